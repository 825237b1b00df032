"""Files that the user chooses or wants opened: the system's own dialogs and programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def documents() -> Path:
    """The user's documents folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home())


class Files:
    """The dialogs of the system. A page gets one, so that a test can answer in the user's place."""

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        """Where to write a file, None when the user thinks better of it; `kinds` e.g. "PDF (*.pdf)"."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
        return Path(chosen) if chosen else None

    def ask_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        """A folder that is there."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(suggested))
        return Path(chosen) if chosen else None

    def ask_open(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        """A file that is there."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def show(self, path: Path) -> bool:
        """Open a file or a folder with the program that the PC has for it; False when it has none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
