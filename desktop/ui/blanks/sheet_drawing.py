"""A small drawing of the test sheet: what is measured now, and how the printer distorts the page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.records.affine import IDENTITY, Affine
from desktop.records.calibration_rules import Page, Spot
from desktop.ui.theme import Look

CROSS_AT = 0.16
"""Where the crosses stand in the drawing, in parts of its shorter side: 15 mm would be too near the edge."""

ROUND = 0.1
"""Room round the paper for a page that is printed beside it, in parts of the drawing's shorter side."""

EXAGGERATED = 5
"""The distortion is drawn so many times larger than it is."""


class SheetDrawing(QWidget):
    """The paper with its four crosses; an arrow from the edge shows the distance that is typed now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = Page(297, 210)
        self._active = ""
        self._printed = IDENTITY
        self.setAccessibleName("Hình tờ thử")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_page(self, page: Page) -> None:
        """Draw a sheet of this size."""
        self._page = page
        self.update()

    def set_active(self, field: str) -> None:
        """Show what one field asks for; "" for none."""
        self._active = field
        self.update()

    def set_printed(self, printed: Affine) -> None:
        """Show where the printer puts the page."""
        self._printed = printed
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(300), self._look.theme.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(160), self._look.theme.px(220))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        sheet = self._sheet()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setPen(QPen(theme.colour("line2"), 1))
        painter.drawRect(sheet)
        if self._printed != IDENTITY:
            self._paint_distortion(painter, sheet)
        for spot in self._page.spots(1)[::2]:
            self._paint_cross(painter, sheet, spot)
        self._paint_measured(painter, sheet)

    def _sheet(self) -> QRectF:
        """The paper, as large as there is room for."""
        room = QRectF(self.rect())
        edge = min(room.width(), room.height()) * ROUND
        room.adjust(edge, edge, -edge, -edge)
        scale = min(room.width() / self._page.width_mm, room.height() / self._page.height_mm)
        size = QPointF(self._page.width_mm * scale, self._page.height_mm * scale)
        corner = room.center() - size / 2
        return QRectF(corner, corner + size)

    def _place(self, sheet: QRectF, spot: Spot) -> QPointF:
        inset = min(sheet.width(), sheet.height()) * CROSS_AT
        x = sheet.left() + inset if spot.x < self._page.width_mm / 2 else sheet.right() - inset
        y = sheet.top() + inset if spot.y < self._page.height_mm / 2 else sheet.bottom() - inset
        return QPointF(x, y)

    def _paint_cross(self, painter: QPainter, sheet: QRectF, spot: Spot) -> None:
        place, arm = self._place(sheet, spot), self._look.theme.px(9)
        painter.setPen(QPen(Qt.GlobalColor.black, 1.4))
        painter.drawLine(place - QPointF(arm, 0), place + QPointF(arm, 0))
        painter.drawLine(place - QPointF(0, arm), place + QPointF(0, arm))
        painter.setFont(self._look.theme.font(15, 600))
        inward = QPointF(
            1 if place.x() < sheet.center().x() else -1, 1 if place.y() < sheet.center().y() else -1
        )
        middle = place + inward * self._look.theme.px(17)
        half = self._look.theme.px(14)
        painter.drawText(
            QRectF(middle - QPointF(half, half), middle + QPointF(half, half)),
            Qt.AlignmentFlag.AlignCenter,
            spot.letter,
        )

    def _paint_measured(self, painter: QPainter, sheet: QRectF) -> None:
        spot = next((one for one in self._page.spots(1) if one.field == self._active), None)
        if spot is None:
            return
        place = self._place(sheet, spot)
        edges = {
            "left": QPointF(sheet.left(), place.y()),
            "right": QPointF(sheet.right(), place.y()),
            "top": QPointF(place.x(), sheet.top()),
            "bottom": QPointF(place.x(), sheet.bottom()),
        }
        edge = edges[spot.edge]
        painter.setPen(QPen(self._look.theme.colour("accent"), 3))
        painter.drawLine(edge, place)
        back = (edge - place) / max((edge - place).manhattanLength(), 1.0)
        aside = QPointF(back.y(), back.x())
        tip = self._look.theme.px(5)
        for end, way in ((edge, -1), (place, 1)):
            painter.drawLine(end, end + (back * way + aside) * tip)
            painter.drawLine(end, end + (back * way - aside) * tip)

    def _paint_distortion(self, painter: QPainter, sheet: QRectF) -> None:
        """The page's edges as the printer puts them, larger than life."""
        scale = sheet.width() / self._page.width_mm
        corners = []
        for x, y in self._page.corners():
            there = self._printed.at(x, y)
            across, down = x + (there[0] - x) * EXAGGERATED, y + (there[1] - y) * EXAGGERATED
            corners.append(sheet.topLeft() + QPointF(across, down) * scale)
        painter.save()
        painter.setClipRect(QRectF(self.rect()))
        painter.setPen(QPen(self._look.theme.colour("warn"), 1.6, Qt.PenStyle.DashLine))
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()
