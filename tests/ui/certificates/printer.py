"""A printer that prints into a PDF file, for tests."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from desktop.ui.printing.printers import Printers

RESOLUTION = 300
"""Dots per inch: coarse enough to be quick, 0.08 mm a dot."""


class FilePrinters(Printers):
    """Offers printers by name; each writes `path`."""

    def __init__(self, path: Path, names: Sequence[str] = ("Canon LBP 2900",)) -> None:
        self.path = path
        self._names = names

    def names(self) -> Sequence[str]:
        return self._names

    def open(self, _name: str, _tray: str = "") -> QPrinter:
        return file_printer(self.path)


def file_printer(path: Path, resolution: int = RESOLUTION) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer
