"""A scan or photo of the blank, straightened by its four corners."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Colours, Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.text import Text, Type

PX_PER_MM = 6
"""The straightened picture has 152 dpi: enough to lay text over it, small enough to keep in the register."""

HINT = (
    "Kéo bốn góc vào bốn góc của phôi trong ảnh. "
    "Bằng phím: Tab chọn góc, mũi tên dời góc, Ctrl + mũi tên dời nhanh."
)
CORNERS = ("trên trái", "trên phải", "dưới phải", "dưới trái")
GRAB_PX = 16
_QUALITY = 85
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


def straightened(picture: QImage, corners: list[QPointF], width_mm: float, height_mm: float) -> QImage | None:
    """The sheet between four corners of a picture (clockwise from top left); None for no quadrangle."""
    size = QSize(round(width_mm * PX_PER_MM), round(height_mm * PX_PER_MM))
    sheet = QPolygonF(
        [
            QPointF(0, 0),
            QPointF(size.width(), 0),
            QPointF(size.width(), size.height()),
            QPointF(0, size.height()),
        ]
    )
    warp = QTransform()
    if not QTransform.quadToQuad(QPolygonF(corners), sheet, warp):
        return None
    result = QImage(size, QImage.Format.Format_RGB32)
    result.fill(Qt.GlobalColor.white)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(warp)
    painter.drawImage(0, 0, picture)
    painter.end()
    return result


def as_jpeg(picture: QImage) -> bytes:
    """The picture as it is kept."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(target, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(target.data().data())


class CornerView(QWidget):
    """The picture with its four corners; the chosen one is moved by mouse or arrows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ink = Colours.named("light")
        self._picture = QImage()
        self._held = False
        self.corners: list[QPointF] = []
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Ảnh phôi")
        self.setMinimumSize(240, 160)

    def show_picture(self, picture: QImage) -> None:
        """Begin with the corners of the picture itself."""
        self._picture = picture
        width, height = picture.width(), picture.height()
        self.corners = [QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)]
        self._go_to(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("bg"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawImage(place, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = [self._to_px(corner) for corner in self.corners]
        painter.setPen(QPen(QColor(self._ink.accent), 2))
        painter.drawPolygon(QPolygonF(points))
        for number, point in enumerate(points):
            chosen = number == self.current
            painter.setBrush(QColor(self._ink.accent if chosen else self._ink.surface))
            painter.drawEllipse(point, 9 if chosen else 7, 9 if chosen else 7)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The nearest corner comes to the mouse: clicking the four corners one after the other is enough."""
        away = [
            abs(at.x() - event.position().x()) + abs(at.y() - event.position().y())
            for at in map(self._to_px, self.corners)
        ]
        self._go_to(away.index(min(away)))
        self._held = True
        self._put(self._to_picture(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._put(self._to_picture(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None or not self.corners:
            super().keyPressEvent(event)
            return
        fast = 10 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        self._put(self.corners[self.current] + way * fast / self._scale())

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _ARROWS
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next corner, after the last one on."""
        there = self.current + (1 if forward else -1)
        if 0 <= there < len(self.corners):
            self._go_to(there)
            return True
        return super().focusNextPrevChild(forward)

    def _go_to(self, number: int) -> None:
        self.current = number
        self.setAccessibleDescription(f"Góc {CORNERS[number]}")
        self.update()

    def _put(self, point: QPointF) -> None:
        x = min(max(point.x(), 0.0), float(self._picture.width()))
        y = min(max(point.y(), 0.0), float(self._picture.height()))
        self.corners[self.current] = QPointF(x, y)
        self.update()

    def _scale(self) -> float:
        across = (self.width() - 2 * GRAB_PX) / max(self._picture.width(), 1)
        return max(min(across, (self.height() - 2 * GRAB_PX) / max(self._picture.height(), 1)), 0.001)

    def _place(self) -> QRectF:
        width, height = self._picture.width() * self._scale(), self._picture.height() * self._scale()
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _to_px(self, corner: QPointF) -> QPointF:
        return self._place().topLeft() + corner * self._scale()

    def _to_picture(self, point: QPointF) -> QPointF:
        return (point - self._place().topLeft()) / self._scale()


class Straighten(QWidget):
    """`used` when the corners are right, `left` when the picture is not wanted."""

    used = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = CornerView(look)
        self.use_button = primary(look, "Dùng ảnh này làm nền", key="Enter")
        self.cancel_button = secondary(look, "Thôi", key="Esc")
        self.use_button.clicked.connect(self.used)
        self.cancel_button.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(Text(look, HINT, Type.SMALL, "text2", wrap=True), 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.use_button)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.cancel_button.hasFocus():
            self.used.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
