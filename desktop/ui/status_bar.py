"""The line at the bottom: saved time, file, last backup, text size, the menu's key."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.path_text import PathText
from desktop.ui.widgets.text import Text, Type

SAVED_ICONS = {"ok": "checkmark_circle", "warn": "clock", "err": "error_circle"}


class StatusBar(Surface):
    """26 px high; nothing in it needs a click."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "nav", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 14, 0)
        row.setSpacing(6)
        self._sign = IconLabel(look, "")
        self._saved, self._backup, self._size, menu_hint = (
            Text(look, "", Type.SMALL, "text2") for _part in range(4)
        )
        self._file = PathText(look, "", Type.SMALL, "text2", elide=True)
        menu_hint.setText("F10  Trình đơn")
        self._practice = Chip(look, "", "warn", "beaker")
        self._practice.hide()
        row.addWidget(self._practice)
        row.addWidget(self._sign)
        row.addWidget(self._saved)
        row.addSpacing(16)
        row.addWidget(self._file, 1)
        for part in (self._backup, self._size, menu_hint):
            row.addWidget(part)
            row.addSpacing(16 if part is not menu_hint else 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_saved(self, text: str, tone: str = "ok") -> None:
        """E.g. (“Đã lưu lúc 15:40”, "ok"), (“Đang lưu…”, "warn"), or an error; ("", "") shows nothing."""
        self._saved.setText(text)
        self._sign.setVisible(bool(text))
        self._sign.set_icon(SAVED_ICONS[tone] if text else "", tone)

    def set_file(self, path: str) -> None:
        """The path of the open register, or the program's version when none is open."""
        self._file.setText(path)

    def set_practice(self, word: str) -> None:
        """Say before everything else that this is practice."""
        self._practice.set_state(word, "warn", "beaker")
        self._practice.show()

    def set_backup(self, text: str) -> None:
        """E.g. “Sao lưu gần nhất: 03/10/2026”."""
        self._backup.setText(text)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the text size out of a narrow window."""
        self._size.setVisible(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, self._look.theme.colour("line"))

    def _restyle(self) -> None:
        theme = self._look.theme
        self._size.setText(f"Cỡ chữ {round(self._look.scale * 100)} %")
        self.setFixedHeight(theme.line_height(12) + 9)
        self.update()
