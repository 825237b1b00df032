"""Prints a PDF into a PDF at 600 dpi in a process of its own and says how much memory that took at most.

Arguments: the PDF, where it is printed to, and the six numbers of the adjustment.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.records.affine import Affine
from desktop.ui.printing.printers import print_pages
from tests.ui.certificates.printer import file_printer


def peak_memory() -> float:
    """In MB, of this process alone: getrusage would tell that of whoever started it, if that was more."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def main(pdf: str, target: str, *numbers: str) -> None:
    app = QApplication([])
    adjust = Affine(*map(float, numbers))
    printed = print_pages(
        Path(pdf).read_bytes(), file_printer(Path(target), 600), "thử", lambda _done, _total: None, adjust
    )
    sys.stdout.write(f"{printed.pages} {peak_memory():.0f}")
    app.quit()


main(*sys.argv[1:])
