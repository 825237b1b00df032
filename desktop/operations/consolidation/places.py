"""Where what is made of a folder may be written: never over what was received."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.sent_files import SentFile
from desktop.intake.several import read_several
from desktop.words.consolidation import SENDERS


def check_output(folder: Path, path: Path, today: date) -> None:
    """A workbook may take the place of an earlier one of ours, and of no received file.

    Raises `SoVangError` "output_is_received".
    """
    place = path.resolve()
    if folder.resolve() not in place.parents or not place.is_file():
        return
    (there,) = read_several([place], today)
    if not is_consolidation(there):
        raise SoVangError("output_is_received", name=path.name)


def check_errors_folder(folder: Path, errors: Path) -> None:
    """Error workbooks lie apart from the received files. Raises `SoVangError` "errors_among_received"."""
    if errors.resolve() == folder.resolve():
        raise SoVangError("errors_among_received", folder=str(errors))


def is_consolidation(sent: SentFile | FileRefused) -> bool:
    """Whether a file is a consolidated workbook of this program."""
    return isinstance(sent, SentFile) and any(sheet.name == SENDERS for sheet in sent.sheets)
