"""Drawing shared by the widgets that paint themselves."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.ui.theme import Theme


def rounded_box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    outline: QColor | None = None,
    *,
    radius: float = 4,
    thickness: float = 1,
) -> None:
    """Fill and outline a box, the line drawn inside `rect`; lengths in px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(outline, thickness) if outline is not None else Qt.PenStyle.NoPen)
    inset = thickness / 2 if outline is not None else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def hairline(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """A horizontal line one px high whose upper edge is at `y`."""
    painter.fillRect(QRectF(left, y, right - left, 1), colour)


def current_row(painter: QPainter, rect: QRect, theme: Theme, *, focused: bool = False) -> None:
    """What marks the current row of a list; `focused` when the list itself has the keyboard."""
    painter.fillRect(rect, theme.colour("soft"))
    painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))
    if focused:
        painter.setPen(theme.colour("accent"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """The tick mark of a ticked box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    unit = box.width() / 16
    corner = box.topLeft()
    painter.drawPolyline(
        [corner + QPointF(x * unit, y * unit) for x, y in ((3.5, 8.2), (6.6, 11.2), (12.4, 5.2))]
    )
    painter.restore()
