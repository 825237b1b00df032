"""Small pictures of the sheets, drawn one by one while nothing else is to be done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.errors import SoVangError
from desktop.ui.printing.pdf_pages import PdfPages

SIZE = (62, 44)
"""Room of a small picture in px at 100 % text: A4 lying."""


class Thumbnails(QObject):
    """Ask for a picture when its row is painted; `drawn` tells when it is there."""

    drawn = Signal()

    def __init__(self, pdf_of: Callable[[int], bytes], parent: QObject) -> None:
        """`pdf_of` gives the one-page PDF of an award's sheet, frame and all."""
        super().__init__(parent)
        self._pdf_of = pdf_of
        self._pictures: dict[tuple[int, int], QImage | None] = {}
        self._wanted: list[tuple[int, QSize]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_next)

    def clear(self) -> None:
        """Forget all pictures: the sheets are others now."""
        self._pictures.clear()
        self._wanted.clear()

    def picture(self, award_id: int, size: QSize) -> QImage | None:
        """The picture of `size` device px, or None while it is not drawn yet or cannot be."""
        key = (award_id, size.width())
        if key not in self._pictures:
            self._pictures[key] = None
            self._wanted.append((award_id, size))
            self._timer.start(0)
        return self._pictures[key]

    def _draw_next(self) -> None:
        if not self._wanted:
            return
        award_id, size = self._wanted.pop(0)
        try:
            page = PdfPages(self._pdf_of(award_id)).image(0, size)
        except SoVangError:  # a letter that the font lacks: the panel names it
            page = QImage()
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.drawImage(0, 0, page)
        painter.end()
        self._pictures[award_id, size.width()] = picture
        self.drawn.emit()
        if self._wanted:
            self._timer.start(0)
