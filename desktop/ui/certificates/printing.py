"""Puts the pages of a PDF on a printer, each at its exact place on the paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMarginsF, QPoint, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.ui.certificates.pdf_pages import PdfPages
from desktop.ui.jobs import Stopped

MOST_DPI = 600
"""Finer than this no eye sees, and an A4 page would not fit into the memory of an old PC."""

STRIP_ROWS = 512
"""Rows of pixels drawn at once: 14 MB for A4 at 600 dpi, where the whole page would take 139 MB."""

Report = Callable[[int, int], None]
"""Told (done, total) before the first and after every page; raises Stopped when the user wants no more."""


class Ending(Enum):
    """How a print job ended."""

    DONE = "done"
    STOPPED = "stopped"
    SILENT = "silent"


@dataclass(frozen=True)
class Printed:
    """How many pages the printer took, from the first on, and how it ended."""

    pages: int
    ending: Ending


class Printers:
    """The printers of this PC."""

    def names(self) -> Sequence[str]:
        """Their names, the default one first."""
        default = QPrinterInfo.defaultPrinterName()
        return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default)

    def open(self, name: str) -> QPrinter:
        """A printer at its own resolution."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        return printer


def print_pages(pdf: bytes, printer: QPrinter, title: str, report: Report) -> Printed:
    """Print all pages of a PDF; one page after the other, so that memory holds only a strip of one."""
    pages = PdfPages(pdf)
    printer.setDocName(title)
    printer.setFullPage(True)
    if printer.resolution() > MOST_DPI and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        printer.setResolution(MOST_DPI)
    printer.setPageLayout(page_layout(pages.size_mm(0)))
    try:
        report(0, pages.count)  # before the first sheet is taken in: stopping here must not cost a blank
    except Stopped:
        return Printed(0, Ending.STOPPED)
    painter = QPainter()
    if not painter.begin(printer):
        return Printed(0, Ending.SILENT)
    try:
        return _print_each(pages, printer, painter, report)
    finally:
        painter.end()


def page_layout(size_mm: QSizeF) -> QPageLayout:
    """A page of exactly this size without margins, so that the origin is the paper's corner."""
    wide = size_mm.width() > size_mm.height()
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    upright = size_mm.transposed() if wide else size_mm
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    layout = QPageLayout(size, orientation, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _print_each(pages: PdfPages, printer: QPrinter, painter: QPainter, report: Report) -> Printed:
    for page in range(pages.count):
        if page:
            printer.setPageLayout(page_layout(pages.size_mm(page)))
            if not printer.newPage():
                return Printed(page, Ending.SILENT)
        _draw(pages, page, painter, printer.resolution())
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            return Printed(page, Ending.SILENT)
        try:
            report(page + 1, pages.count)
        except Stopped:
            return Printed(page + 1, Ending.STOPPED)
    return Printed(pages.count, Ending.DONE)


def _draw(pages: PdfPages, page: int, painter: QPainter, resolution: int) -> None:
    """Draw a page in strips at the printer's own pixels, or scaled up from 600 dpi."""
    dpi = min(resolution, MOST_DPI)
    size_mm = pages.size_mm(page)
    size = QSize(round(size_mm.width() / 25.4 * dpi), round(size_mm.height() / 25.4 * dpi))
    painter.save()
    painter.scale(resolution / dpi, resolution / dpi)
    for top in range(0, size.height(), STRIP_ROWS):
        height = min(STRIP_ROWS, size.height() - top)
        painter.drawImage(QPoint(0, top), _on_white(pages.strip(page, size, top, height)))
    painter.restore()


def _on_white(strip: QImage) -> QImage:
    image = QImage(strip.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, strip)
    painter.end()
    return image
