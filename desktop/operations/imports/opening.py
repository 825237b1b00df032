"""Lists as they are opened: a file or pasted cells, read once and kept while they are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.fields import ListKind
from desktop.intake.headers import find_headers, header_from_contents, header_of_strange_titles
from desktop.intake.legacy_text import decode_sheet
from desktop.intake.listener import Told, untold
from desktop.intake.parent import read_list, read_pasted
from desktop.intake.raw import Flavour, RawBook, RawSheet
from desktop.long_lists import without_collecting
from desktop.records.pending_row import PendingRow
from desktop.words.imports import PASTED

LINES_ABOVE = 400
"""Letterheads have some twenty lines; a header is looked for in so many first."""


@dataclass(frozen=True)
class OpenedList:
    """What was read. `waiting` are the kept rows that the lines below the header of its sheet stand for.

    With `is_strange` the columns are guessed from their cells where nobody knows the headings.
    """

    name: str
    book: RawBook = field(repr=False)
    is_pasted: bool = False
    is_strange: bool = False
    waiting: tuple[PendingRow, ...] = field(default=(), repr=False)


@without_collecting()
def open_list(path: Path, told: Told = untold) -> OpenedList:
    """Read a stranger's file. `told` hears the rows read so far; what it raises ends it.

    Raises `FileRefused`.
    """
    return OpenedList(path.name, read_list(path, told=told))


@without_collecting()
def open_pasted(payloads: Mapping[Flavour, bytes], told: Told = untold) -> OpenedList:
    """Take the cells of a clipboard. Raises `FileRefused`."""
    return OpenedList(PASTED, read_pasted(payloads, told=told), is_pasted=True)


def sheets_with_lists(opened: OpenedList, kind: ListKind) -> list[RawSheet]:
    """The sheets that have a list of a kind; the only sheet of pasted cells needs no header."""
    found = [sheet for sheet in opened.book.sheets if _has_list(sheet, kind, may_guess=opened.is_pasted)]
    if found or not opened.is_strange:
        return found
    return [sheet for sheet in opened.book.sheets if header_of_strange_titles(sheet, kind) is not None]


def chosen_sheet(opened: OpenedList, found: list[RawSheet], wanted: str | None) -> RawSheet:
    """The sheet asked for, or the first with a list. Raises `list_sheet_unknown`, `list_without_header`."""
    if wanted is not None and wanted not in [sheet.name for sheet in opened.book.sheets]:
        sheets = ", ".join(sheet.name for sheet in opened.book.sheets)
        raise SoVangError("list_sheet_unknown", sheet=wanted, sheets=sheets)
    chosen = next((sheet for sheet in found if wanted in (None, sheet.name)), None)
    if chosen is None:
        raise FileRefused("list_without_header", file=opened.name)
    return chosen


def _has_list(sheet: RawSheet, kind: ListKind, *, may_guess: bool) -> bool:
    """Nearly every header is among the first lines; the whole sheet is searched where it is not."""
    above = replace(sheet, rows=sheet.rows[:LINES_ABOVE])
    return _begins(above, kind, may_guess=may_guess) or (
        len(sheet.rows) > LINES_ABOVE and _begins(sheet, kind, may_guess=may_guess)
    )


def _begins(sheet: RawSheet, kind: ListKind, *, may_guess: bool) -> bool:
    decoded = decode_sheet(sheet).sheet
    return bool(find_headers(decoded, kind)) or (
        may_guess and header_from_contents(decoded, kind) is not None
    )
