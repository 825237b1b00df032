"""The navigation at the left: pages with icon, word and key; folded to icons in narrow windows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.page import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.paint import rounded_box

WIDE = 208
FOLDED = 56
"""Widths in px at 100 % text."""


class Place(Enum):
    """Where a page is reached from: the upper group, the lower group, or only from another page."""

    MAIN = "main"
    BOTTOM = "bottom"
    TASK = "task"


@dataclass(frozen=True)
class PageEntry:
    """A page of the program; `factory` builds it at its first visit. A TASK page belongs to page `parent`."""

    id: str
    title: str
    icon: str
    factory: Callable[[], Page]
    place: Place = Place.MAIN
    parent: str = ""


class _NavButton(QAbstractButton):
    """One page in the navigation."""

    def __init__(self, look: Look, entry: PageEntry, key: str) -> None:
        super().__init__()
        self._look = look
        self._icon = entry.icon
        self._key = key
        self._folded = False
        self.setText(entry.title)
        self.setAccessibleName(f"{entry.title} ({key})" if key else entry.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.setToolTip(self.accessibleName() if folded else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(10, self._look.theme.control_height + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            rounded_box(painter, rect, theme.colour("surface"), theme.colour("line"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        elif self.underMouse():
            rounded_box(painter, rect, theme.colour("inset"))
        if self.hasFocus():
            rounded_box(painter, rect, None, theme.colour("accent"), thickness=2)
        side = theme.px(20)
        tone = "accent" if self.isChecked() else "text2"
        icon = self._look.pixmap(self._icon, 20, tone, self.devicePixelRatioF(), filled=self.isChecked())
        x = (self.width() - side) // 2 if self._folded else theme.px(13)
        painter.drawPixmap(QPoint(x, (self.height() - side) // 2), icon)
        if not self._folded:
            self._paint_words(painter, x + side + theme.px(10))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        theme = self._look.theme
        hint = theme.font(11)
        key_width = QFontMetrics(hint).horizontalAdvance(self._key)
        key_room = QRect(self.width() - key_width - theme.px(10), 0, key_width + 2, self.height())
        painter.setFont(hint)
        painter.setPen(theme.colour("text3"))
        painter.drawText(key_room, Qt.AlignmentFlag.AlignVCenter, self._key)
        room = QRect(left, 0, key_room.left() - left - 4, self.height())
        font = theme.font(13, 600 if self.isChecked() else 400)
        if QFontMetrics(font).horizontalAdvance(self.text()) > room.width():
            font = theme.font(12, 600 if self.isChecked() else 400)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Navigation(Surface):
    """The column of pages; `chosen` carries the page id."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "nav", parent)
        self._folded = False
        self._buttons: dict[str, _NavButton] = {}
        self.setAccessibleName("Các trang")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._upper = 0
        look.changed.connect(self._restyle)
        self._restyle()

    def add(self, entry: PageEntry, key: str) -> None:
        """Add a page at the end of its group; `key` is only shown."""
        button = _NavButton(self._look, entry, key)
        button.set_folded(self._folded)
        button.clicked.connect(lambda: self.chosen.emit(entry.id))
        if entry.place is Place.MAIN:
            self._column.insertWidget(self._upper, button)
            self._upper += 1
        else:
            self._column.addWidget(button)
        self._buttons[entry.id] = button

    def set_current(self, key: str) -> None:
        """Mark the page in sight."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_folded(self, folded: bool) -> None:
        """Show only the icons."""
        self._folded = folded
        margin = 10 if folded else 8
        self._column.setContentsMargins(margin, 10, margin, 8)
        for button in self._buttons.values():
            button.set_folded(folded)
        self._restyle()

    def is_folded(self) -> bool:
        """Whether only the icons are shown."""
        return self._folded

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), -1)
        if step is None or focused < 0:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_current(self) -> None:
        """Put the keyboard on the current page's button (F6)."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.theme.colour("line"))

    def _restyle(self) -> None:
        width = FOLDED if self._folded else WIDE
        self.setFixedWidth(self._look.theme.px(width))
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()
