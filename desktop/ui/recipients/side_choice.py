"""One field of two cards side by side: ← or → says which of the two is kept."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box

KEPT = "Giữ"
EMPTY = "(trống)"
_GAP = 8


class SideChoice(QWidget):
    """`chosen` carries whether the right side is taken."""

    chosen = Signal(bool)

    def __init__(
        self, look: Look, title: str, left: str, right: str, takes_right: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._title = title
        self._texts = (left or EMPTY, right or EMPTY)
        self._right = takes_right
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()
        look.changed.connect(self._restyle)

    def takes_right(self) -> bool:
        """Whether the right side is kept."""
        return self._right

    def take(self, right: bool) -> None:
        """Keep one of the sides."""
        if right is not self._right:
            self._right = right
            self._name()
            self.update()
            self.chosen.emit(right)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = self._look.theme
        metrics = QFontMetrics(theme.font(13, 600))
        room = QRect(0, 0, self._side_width(width) - theme.px(38), 10_000)
        texts = (metrics.boundingRect(room, _FLAGS, text).height() for text in self._texts)
        return theme.line_height(12) + 3 + max(texts) + theme.px(14)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(400), self.heightForWidth(self._look.theme.px(400)))

    def minimumSizeHint(self) -> QSize:
        width = max(self.width(), self._look.theme.px(200))
        return QSize(self._look.theme.px(200), self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & ~_KEYPAD:
            self.take(event.key() == Qt.Key.Key_Right)
        elif event.key() == Qt.Key.Key_Space:
            self.take(not self._right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.take(event.position().x() > self.width() / 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("text2"))
        top = theme.line_height(12) + 3
        painter.drawText(QRect(0, 0, self.width(), top), Qt.AlignmentFlag.AlignLeft, self._title)
        for place, text in enumerate(self._texts):
            self._paint_side(painter, place, text, top)

    def _paint_side(self, painter: QPainter, place: int, text: str, top: int) -> None:
        """The kept side has tint, bar, tick and bold words; the other is a plain outline."""
        theme = self._look.theme
        width = self._side_width(self.width())
        box = QRect(place * (width + _GAP), top, width, self.height() - top)
        is_kept = bool(place) is self._right
        focused = is_kept and self.hasFocus()
        edge = theme.colour("accent" if focused else "line2")
        fill = theme.colour("soft" if is_kept else "surface")
        rounded_box(painter, QRectF(box), fill, edge, thickness=2 if focused else 1)
        if is_kept:
            painter.fillRect(box.left(), box.top(), 3, box.height(), theme.colour("accent"))
            icon = self._look.pixmap("checkmark_circle", 16, "accent", self.devicePixelRatioF())
            painter.drawPixmap(QPoint(box.left() + theme.px(9), box.top() + theme.px(8)), icon)
        painter.setFont(theme.font(13, 600 if is_kept else 400))
        painter.setPen(theme.colour("text" if text != EMPTY else "text3"))
        inner = box.adjusted(theme.px(30), theme.px(7), -theme.px(8), -theme.px(7))
        painter.drawText(inner, _FLAGS, text)

    def _side_width(self, width: int) -> int:
        return (width - _GAP) // 2

    def _name(self) -> None:
        """What a screen reader says: the field, what is kept, and what the other side has."""
        kept, other = self._texts[self._right], self._texts[not self._right]
        self.setAccessibleName(f"{self._title}: {KEPT.lower()} {kept}")
        self.setAccessibleDescription(f"Bên kia: {other}. Phím mũi tên trái, phải để chọn.")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
