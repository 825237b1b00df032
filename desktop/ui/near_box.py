"""The box under a name that is being typed: who may be meant, and three choices. It never blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.finding.near_cards import NearCard, near_cards, ward_heirs
from desktop.records.near_units import Heirs
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.ui.near_words import card_lines, near_detail, near_title
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, Kind, secondary
from desktop.ui.widgets.chip import TINTS
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.notice import ICONS
from desktop.ui.widgets.paint import rounded_box
from desktop.ui.widgets.text import Text, Type

PAUSE = 300
"""Milliseconds without a key after which the register is looked through."""

USE, OTHER, COMPARE = "Alt+7", "Alt+8", "Alt+9"
THIS, THAT = "Đang gõ", "Trong sổ"


class NearBox(QWidget):
    """Hidden while nobody is near. `used` carries the card of the first choice, `parted` one that it is not.

    `not_same` are the cards that the typed one was said not to be; the next near one comes into sight.
    """

    used = Signal(object)
    parted = Signal(object)

    def __init__(
        self,
        look: Look,
        file: RecordFile,
        draft: Callable[[], Recipient | None],
        use_words: str = "Dùng hồ sơ này",
        parent: QWidget | None = None,
    ) -> None:
        """`draft` is the card as it stands in the form, None while it is not to be looked for."""
        super().__init__(parent)
        self._look = look
        self._file = file
        self._draft = draft
        self.not_same: tuple[int, ...] = ()
        self._near: NearCard | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look_up)
        self._sign = IconLabel(look, ICONS["warn"], tone="warn")
        self._title = Text(look, "", Type.STRONG, wrap=True)
        self._detail = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.use_button = secondary(look, use_words, key=USE, height=28)
        self.other_button = secondary(look, "Khác người", key=OTHER, height=28)
        self.compare_button = Button(look, "So sánh", Kind.QUIET, key=COMPARE, height=28)
        self._sides = QWidget()
        self._grid = QGridLayout(self._sides)
        self._lay_out()
        self._keys = [
            self._key(USE, self._use), self._key(OTHER, self._part), self._key(COMPARE, self.compare)
        ]  # fmt: skip
        self.hide()
        look.changed.connect(self.update)

    def follow(self, *fields: LineField) -> None:
        """Look again after a pause in typing into these fields, and at once when one is left."""
        for field in fields:
            field.textEdited.connect(self.wait)
            field.left.connect(self.look_up)

    def near(self) -> NearCard | None:
        """Whom the box shows now."""
        return self._near

    def wait(self) -> None:
        """Another key: look once they stop; what is shown may be wrong by now."""
        self._pause.start(PAUSE)

    def look_up(self) -> None:
        """Look for a near card now."""
        self._pause.stop()
        if self._file.is_closed:  # the pause outlived the register
            return
        draft = self._draft()
        found = near_cards(self._file, draft, self._heirs, self.not_same) if draft is not None else []
        self._show(found[0] if found else None)

    def clear(self) -> None:
        """Another card is typed: forget who it was said not to be."""
        self._pause.stop()
        self.not_same = ()
        self._show(None)

    def compare(self) -> None:
        """Show both sides under the words, or take them away again."""
        self._sides.setVisible(self._sides.isHidden())
        self._fill_sides()

    def hold_keys_in(self, widget: QWidget) -> None:
        """Hear the three keys while the keyboard is in this widget; by default in the box alone."""
        for key in self._keys:
            key.setParent(widget)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        edge = theme.colour("warn")
        edge.setAlphaF(0.45)
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), theme.colour(TINTS["warn"]), edge)
        painter.fillRect(0, 0, 3, self.height(), theme.colour("warn"))

    @cached_property
    def _heirs(self) -> Heirs:
        return ward_heirs(self._file)

    def _key(self, key: str, run: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self, run)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut  # heard without a near card too: a field would take Alt+7 for a 7

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.use_button, self.other_button, self.compare_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter goes from field to field: keys do it
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._detail)
        column.addWidget(self._sides)
        column.addLayout(buttons)
        self.use_button.clicked.connect(self._use)
        self.other_button.clicked.connect(self._part)
        self.compare_button.clicked.connect(self.compare)

    def _show(self, near: NearCard | None) -> None:
        if near is not None and self._near is not None and near.id == self._near.id:
            self._near = near
        else:
            self._near = near
            self._sides.hide()
        self.setVisible(near is not None)
        if near is not None:
            self._title.setText(near_title(near.card))
            self._detail.setText(near_detail(near.card, near.years))
            self.setAccessibleName(f"{self._title.text()} {self._detail.text()}")
            self._fill_sides()

    def _fill_sides(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        draft = self._draft()
        if self._near is None or draft is None or self._sides.isHidden():
            return
        lines = [("", THIS, THAT), *card_lines(draft, self._near.card)]
        for row, (name, mine, theirs) in enumerate(lines):
            style = Type.SMALL_STRONG if mine != theirs else Type.SMALL
            for column, text in enumerate((name, mine, theirs)):
                tone, own = ("text", style) if column and row else ("text2", Type.SMALL)
                self._grid.addWidget(Text(self._look, text, own, tone, wrap=column > 0), row, column)

    def _use(self) -> None:
        if self._near is not None:
            self.used.emit(self._near.card)

    def _part(self) -> None:
        if self._near is not None:
            card = self._near.card
            self.not_same = (*self.not_same, card.id or 0)
            self.look_up()
            self.parted.emit(card)
