"""The sheet for trying the program on a ward's PC, to be printed before it is installed there.

`python -m tests.pictures.trial_sheet FILE.pdf` writes the chapter of the help as one A4 page.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.help.paper import print_chapter
from desktop.ui.help.view import HelpView
from desktop.ui.theme import Look

CHAPTER = "trial"
DOTS_PER_INCH = 300


def write_sheet(app: QApplication, path: Path) -> None:
    """Write the PDF; raises OSError when it cannot be written."""
    window = QWidget()
    help_view = HelpView(Look(app), window)
    writer = QPdfWriter(str(path))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle("Phiếu thử Sổ Vàng trên máy của phường")
    family = app.font().family()
    print_chapter(help_view.book.chapters[CHAPTER], family, help_view.text.picture, writer)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    write_sheet(QApplication(sys.argv[:1]), Path(sys.argv[1]).absolute())
