"""Puts the pages of a PDF on a printer, each at its exact place on the paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.records.affine import IDENTITY, Affine
from desktop.records.printable import Margins
from desktop.ui.jobs import Stopped
from desktop.ui.printing.page_drawing import MOST_DPI, draw_page
from desktop.ui.printing.pdf_pages import PdfPages
from desktop.ui.printing.trays import choose_tray, tray_names

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

    def trays(self, name: str) -> Sequence[str]:
        """The names of a printer's trays; none where it leaves no choice."""
        return tray_names(self.open(name))

    def open(self, name: str, tray: str = "") -> QPrinter:
        """A printer at its own resolution, which takes its paper from a tray ("": from where it likes)."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        choose_tray(printer, tray)
        return printer

    def margins(self, name: str, tray: str, width_mm: float, height_mm: float) -> Margins:
        """The strips at the edges of a sheet of this size that a printer leaves white."""
        printer = self.open(name, tray)
        printer.setPageLayout(page_layout(QSizeF(width_mm, height_mm)))
        layout = printer.pageLayout()
        layout.setUnits(QPageLayout.Unit.Millimeter)
        least = layout.minimumMargins()
        return Margins(least.left(), least.top(), least.right(), least.bottom())


def print_pages(
    pdf: bytes, printer: QPrinter, title: str, report: Report, adjust: Affine = IDENTITY
) -> Printed:
    """Print all pages of a PDF; one page after the other, so that memory holds only a strip of one.

    Each page goes through `adjust` (mm): what the calibration and the clerk's nudge ask for.
    """
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
        return _print_each(pages, printer, painter, report, adjust)
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


def _print_each(
    pages: PdfPages, printer: QPrinter, painter: QPainter, report: Report, adjust: Affine
) -> Printed:
    for page in range(pages.count):
        if page:
            printer.setPageLayout(page_layout(pages.size_mm(page)))
            if not printer.newPage():
                return Printed(page, Ending.SILENT)
        draw_page(pages, page, painter, printer.resolution(), adjust)
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            return Printed(page, Ending.SILENT)
        try:
            report(page + 1, pages.count)
        except Stopped:
            return Printed(page + 1, Ending.STOPPED)
    return Printed(pages.count, Ending.DONE)
