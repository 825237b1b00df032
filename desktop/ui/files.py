"""Files that the user chooses, drops on the window or wants opened: the system's own dialogs and programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from desktop.operations.letters.mail_program import Handed
    from desktop.operations.letters.mapi import Letter

LISTS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".docx", ".html", ".htm")
"""Lists of others that can be taken in."""

REGISTER = ".sovang"
LAYOUT = ".sovang-layout"


def documents() -> Path:
    """The user's documents folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home())


def dropped(data: QMimeData, endings: Sequence[str]) -> Path | None:
    """The first of the dragged files that has one of these endings."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in endings), None)


def all_dropped(data: QMimeData, endings: Sequence[str]) -> list[Path]:
    """All the dragged files that have one of these endings."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in endings]


def dropped_folder(data: QMimeData) -> Path | None:
    """The first of the dragged folders."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.is_dir()), None)


class Files:
    """The dialogs of the system, or Qt's own where `native` is False.

    The pages get one, so that a test can answer in the user's place.
    """

    def __init__(self, *, native: bool = True) -> None:
        kind = QFileDialog.Option
        self._options = kind(0) if native else kind.DontUseNativeDialog

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        """Where to write a file, None when the user thinks better of it; `kinds` e.g. "PDF (*.pdf)"."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds, options=self._options)
        return Path(chosen) if chosen else None

    def ask_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        """A folder that is there."""
        options = self._options | QFileDialog.Option.ShowDirsOnly
        chosen = QFileDialog.getExistingDirectory(parent, title, str(suggested), options)
        return Path(chosen) if chosen else None

    def ask_open(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        """A file that is there."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds, options=self._options)
        return Path(chosen) if chosen else None

    def ask_open_many(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        """Several files that are there; none when the user thinks better of it."""
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds, options=self._options)
        return [Path(one) for one in chosen]

    def unasked(self, path: Path, kinds: str) -> Path:
        """Where a file goes without a dialog: one without a folder into that of its kind."""
        del kinds
        return documents() / path

    def remember_place(self, kinds: str, folder: Path) -> None:
        """Files of a kind were put into a folder."""

    def hand_to_mail(self, letter: Letter) -> Handed:
        """Open a letter in the PC's mail program; waits a few seconds, so never in the window's thread."""
        from desktop.operations.letters.mail_program import hand_over  # no start pays for a letter

        return hand_over(letter)

    def show_in_folder(self, path: Path) -> bool:
        """Open the folder of a file with the file chosen, the bare folder where that cannot be asked for."""
        from desktop.ui.file_manager import show_selected  # no start pays for it

        return show_selected(path) or self.show(path.parent)

    def copy_files(self, paths: Sequence[Path]) -> None:
        """Put files on the clipboard, to be pasted in Zalo, in a mail or in a folder."""
        from desktop.ui.file_manager import copied_files

        QGuiApplication.clipboard().setMimeData(copied_files(paths))

    def show(self, path: Path) -> bool:
        """Open a file or a folder with the program that the PC has for it; False when it has none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
