"""Pages of a PDF in memory as pictures, for the screen and the printer."""

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

MM_PER_POINT = 25.4 / 72


class PdfPages:
    """The PDF stays loaded as long as this lives; use it in the thread that made it."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(pdf)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    @property
    def count(self) -> int:
        """Number of pages."""
        return self._document.pageCount()

    def size_mm(self, page: int) -> QSizeF:
        """Width and height of a page in mm, to a hundredth."""
        points = self._document.pagePointSize(page)
        return QSizeF(
            round(points.width() * MM_PER_POINT, 2),
            round(points.height() * MM_PER_POINT, 2),
        )

    def image(self, page: int, size: QSize) -> QImage:
        """The whole page, `size` px large, on a transparent ground."""
        return self._document.render(page, size)

    def strip(self, page: int, size: QSize, top: int, height: int) -> QImage:
        """The `height` rows of pixels from `top` on of a page that is `size` px large as a whole."""
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        # Qt divides by the image's size what it takes from right() - left(), which is one less: without the
        # pixel more, a strip of 512 rows shrinks by 0.2 % (0.4 mm at the foot of A4).
        options.setScaledClipRect(QRect(0, top, size.width() + 1, height + 1))
        return self._document.render(page, QSize(size.width(), height), options)
