"""The notice: one line above the content that says what happened and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, Kind, link
from desktop.ui.widgets.chip import TINTS
from desktop.ui.widgets.paint import rounded_box
from desktop.ui.widgets.text import Text, Type

ICONS = {"ok": "checkmark_circle", "warn": "warning", "err": "error_circle", "info": "info"}
"""The icon shape that belongs to each tone, so that nothing is said by colour alone."""


@dataclass(frozen=True)
class NoticeAction:
    """A link in a notice; `key` is only shown, e.g. "Ctrl+Z"."""

    text: str
    trigger: Callable[[], object]
    key: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Notice:
    """What happened: `tone` is "ok", "warn", "err" or "info"; `detail` follows in a paler tone.

    `step_id`: the step that an action here takes back; once it is taken back elsewhere the notice leaves.
    """

    text: str
    tone: str = "ok"
    detail: str = ""
    actions: tuple[NoticeAction, ...] = ()
    step_id: int | None = None


class NoticeBar(QWidget):
    """The place of one notice; hidden while there is none. A new notice replaces the old."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._notice: Notice | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self.hide()
        look.changed.connect(self._restyle)
        self._restyle()

    def notice(self) -> Notice | None:
        """What is shown now."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the current one."""
        self._clear()
        self._notice = notice
        words = Text(self._look, notice.text, Type.STRONG if notice.detail else Type.BODY, elide=True)
        self._row.addWidget(words, 0 if notice.detail else 1)
        if notice.detail:
            self._row.addWidget(Text(self._look, notice.detail, tone="text2", elide=True), 1)
        for action in notice.actions:
            button = link(self._look, action.text, key=action.key, icon=action.icon)
            button.clicked.connect(action.trigger)
            self._row.addWidget(button)
        close = IconButton(self._look, "dismiss", "Đóng thông báo", Kind.QUIET)
        close.clicked.connect(self.dismiss)
        self._row.addWidget(close)
        self.setAccessibleName(f"{notice.text} {notice.detail}".strip())
        self.show()
        self.update()

    def dismiss(self) -> None:
        """Take the notice away and tell `closed`."""
        if self._notice is None:
            return
        self._notice = None
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._notice is None:
            return
        theme = self._look.theme
        painter = QPainter(self)
        tone = theme.colour(self._notice.tone)
        edge = theme.colour(self._notice.tone)
        edge.setAlphaF(0.45)
        rounded_box(painter, QRectF(self.rect()), theme.colour(TINTS[self._notice.tone]), edge)
        painter.fillRect(0, 0, 3, self.height(), tone)
        side = theme.px(20)
        icon = self._look.pixmap(ICONS[self._notice.tone], 20, self._notice.tone, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(theme.px(15), (self.height() - side) // 2), icon)

    def _restyle(self) -> None:
        self._row.setContentsMargins(self._look.theme.px(46), 3, 8, 3)
        self.update()

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
