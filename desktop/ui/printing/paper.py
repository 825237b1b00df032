"""The sheet of paper between two rulers in mm: the PDF page itself, at true proportion."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.ui.printing.pdf_pages import PdfPages
from desktop.ui.printing.ruler import Ruler
from desktop.ui.theme import Look

PX_PER_MM = 96 / 25.4
"""Logical px of one mm at 100 %."""

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
FAINT = 0.36
"""Strength of what the blank carries already."""

EDGE = 14
"""Least px round the paper."""


@dataclass(frozen=True)
class Preview:
    """One sheet: `whole` with frame and all; `printed` what comes onto a blank, None for white paper."""

    whole: PdfPages
    printed: PdfPages | None

    @property
    def size_mm(self) -> QSizeF:
        """The paper's size."""
        return self.whole.size_mm(0)


class PaperView(QAbstractScrollArea):
    """Ctrl + wheel zooms, Page Up and Page Down turn the sheets; `zoomed` when the scale has changed."""

    zoomed = Signal()
    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._preview: Preview | None = None
        self._zoom = 0.0
        self._image: QImage | None = None
        self._image_size = QSize()
        self._top_ruler = Ruler(look, self, vertical=False)
        self._left_ruler = Ruler(look, self, vertical=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_preview(self, preview: Preview | None) -> None:
        """Show a sheet, or an empty desk."""
        self._preview = preview
        self._image = None
        self._lay_out()

    def paint_under(self, painter: QPainter, paper: QRect) -> None:
        """What lies between the white paper and its page; `paper` in px of the viewport."""

    def paint_over(self, painter: QPainter, paper: QRect) -> None:
        """What lies over the page: handles and guides."""

    def paper_rect(self) -> QRect:
        """Where the paper lies in the viewport."""
        return self._paper()

    @property
    def scale(self) -> float:
        """The scale in use, 1.0 = true size."""
        return self._zoom or self._fitting()

    def fits_page(self) -> bool:
        """Whether the whole page is kept in sight."""
        return not self._zoom

    def fit_page(self) -> None:
        """“Vừa trang”: the whole page, whatever size the window has."""
        self._set_zoom(0.0)

    def zoom(self, by: int) -> None:
        """Next larger (1) or smaller (-1) of the usual scales."""
        now = self.scale
        further = [zoom for zoom in ZOOMS if zoom > now + 0.005] if by > 0 else []
        nearer = [zoom for zoom in ZOOMS if zoom < now - 0.005] if by < 0 else []
        self._set_zoom(further[0] if further else nearer[-1] if nearer else now)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self.viewport())
        desk = theme.colour("line" if not theme.dark else "bg")
        painter.fillRect(self.viewport().rect(), desk)
        if self._preview is None:
            return
        paper = self._paper()
        for spread in (3, 2, 1):
            painter.fillRect(paper.adjusted(-spread, -spread + 1, spread, spread + 1), QColor(0, 0, 0, 18))
        painter.fillRect(paper, QColor("white"))
        self.paint_under(painter, paper)
        painter.drawImage(QRectF(paper), self._drawn(paper.size()))
        self.paint_over(painter, paper)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the focus ring lies on the viewport, which Qt does not paint again

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        self._tell_rulers()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns:
            self.turned.emit(turns[key])
        elif key in zooms and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(zooms[key])
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._image = None
        self._lay_out()
        self.zoomed.emit()

    def _fitting(self) -> float:
        if self._preview is None:
            return 1.0
        size, room = self._preview.size_mm, self._room()
        across = (room.width() - 2 * EDGE) / (size.width() * PX_PER_MM)
        down = (room.height() - 2 * EDGE) / (size.height() * PX_PER_MM)
        return max(min(across, down), ZOOMS[0] / 2)

    def _room(self) -> QSize:
        """The viewport without scroll bars, so that fitting does not depend on whether they are shown."""
        band = self._band()
        return QSize(self.width() - band, self.height() - band)

    def _paper_size(self) -> QSize:
        if self._preview is None:
            return QSize()
        size, scale = self._preview.size_mm, self.scale * PX_PER_MM
        return QSize(round(size.width() * scale), round(size.height() * scale))

    def _paper(self) -> QRect:
        """Where the paper lies in the viewport."""
        size, port = self._paper_size(), self.viewport().size()
        left = max((port.width() - size.width()) // 2, EDGE) - self.horizontalScrollBar().value()
        top = max((port.height() - size.height()) // 2, EDGE) - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), size)

    def _drawn(self, size: QSize) -> QImage:
        """The page on a transparent ground at the screen's pixels, drawn once for each size."""
        ratio = self.devicePixelRatioF()
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._image is None or self._image_size != pixels:
            self._image, self._image_size = self._draw(pixels), pixels
        return self._image

    def _draw(self, pixels: QSize) -> QImage:
        if self._preview is None:
            return QImage()
        image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setOpacity(FAINT if self._preview.printed else 1.0)
        painter.drawImage(0, 0, self._preview.whole.image(0, pixels))
        if self._preview.printed is not None:
            painter.setOpacity(1.0)
            painter.drawImage(0, 0, self._preview.printed.image(0, pixels))
        painter.end()
        return image

    def _lay_out(self) -> None:
        size, port = self._paper_size(), self.viewport().size()
        for bar, length, room in (
            (self.horizontalScrollBar(), size.width(), port.width()),
            (self.verticalScrollBar(), size.height(), port.height()),
        ):
            fits = self.fits_page() or length + 2 * EDGE <= room
            bar.setRange(0, 0 if fits else length + 2 * EDGE - room)
            bar.setPageStep(room)
            bar.setSingleStep(24)
        band = self._band()
        self._top_ruler.setGeometry(band, 0, self.width() - band, band)
        self._left_ruler.setGeometry(0, band, band, self.height() - band)
        self._tell_rulers()
        self.viewport().update()

    def _tell_rulers(self) -> None:
        if self._preview is None:
            return
        paper, size = self._paper(), self._preview.size_mm
        self._top_ruler.measure(paper.left(), self.scale * PX_PER_MM, size.width())
        self._left_ruler.measure(paper.top(), self.scale * PX_PER_MM, size.height())

    def _band(self) -> int:
        return self._look.theme.px(21)

    def _restyle(self) -> None:
        self.setViewportMargins(self._band(), self._band(), 0, 0)
        self._image = None
        self._lay_out()
