"""Finds the header row under a letterhead and says which column means what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.intake.raw import Cell, RawSheet
from desktop.records.text import fold

_SEARCHED_ROWS = 40


class ListColumn(StrEnum):
    """What a column of a list may mean."""

    INDEX = "index"
    ADDRESS_FORM = "address_form"
    NAME = "name"
    POSITION = "position"
    UNIT = "unit"
    POSITION_AND_UNIT = "position_and_unit"
    KIND = "kind"
    FORM = "form"
    FIELD = "field"
    BIRTH_YEAR = "birth_year"
    MERIT = "merit"
    INITIATIVE = "initiative"
    AMOUNT = "amount"
    NOTE = "note"


# Folded beginnings of headers, the longer ones first where one begins another. The first nine are the
# columns of the form used across provinces (domain.md §4.5); the others are the program's own annex.
_HEADERS: tuple[tuple[str, ListColumn], ...] = (
    ("stt", ListColumn.INDEX),
    ("tt", ListColumn.INDEX),
    ("so thu tu", ListColumn.INDEX),
    ("ten goi", ListColumn.ADDRESS_FORM),
    ("cach xung ho", ListColumn.ADDRESS_FORM),
    ("xung ho", ListColumn.ADDRESS_FORM),
    ("ong ba", ListColumn.ADDRESS_FORM),
    ("ho va ten ten tap the", ListColumn.NAME),
    ("ten tap the", ListColumn.NAME),
    ("tap the ca nhan", ListColumn.NAME),
    ("ho va ten", ListColumn.NAME),
    ("ho ten", ListColumn.NAME),
    ("chuc vu don vi", ListColumn.POSITION_AND_UNIT),
    ("chuc vu", ListColumn.POSITION),
    ("don vi cong tac", ListColumn.UNIT),
    ("don vi", ListColumn.UNIT),
    ("dia chi", ListColumn.UNIT),
    ("phan loai khen thuong", ListColumn.KIND),
    ("phan loai doi tuong", ListColumn.KIND),
    ("phan loai", ListColumn.KIND),
    ("danh hieu thi dua", ListColumn.FORM),
    ("hinh thuc", ListColumn.FORM),
    ("linh vuc", ListColumn.FIELD),
    ("nam sinh", ListColumn.BIRTH_YEAR),
    ("mo hinh", ListColumn.INITIATIVE),
    ("ten mo hinh", ListColumn.INITIATIVE),
    ("thanh tich", ListColumn.MERIT),
    ("noi dung", ListColumn.MERIT),
    ("muc thuong", ListColumn.AMOUNT),
    ("so tien", ListColumn.AMOUNT),
    ("tien thuong", ListColumn.AMOUNT),
    ("ghi chu", ListColumn.NOTE),
)


@dataclass(frozen=True)
class Header:
    """The header row (1-based, as in the file) and the meaning of its columns (0-based)."""

    row: int
    columns: Mapping[ListColumn, tuple[int, ...]]

    def cell(self, row: Sequence[Cell], column: ListColumn) -> Cell:
        """The row's first filled cell among the columns of that meaning."""
        for place in self.columns.get(column, ()):
            if place < len(row) and row[place] not in (None, ""):
                return row[place]
        return None


def find_header(sheet: RawSheet) -> Header | None:
    """The row among the first forty that names a name column and the most others; None where none does."""
    best: Header | None = None
    for number, row in enumerate(sheet.rows[:_SEARCHED_ROWS], start=1):
        columns = _meanings(row)
        if ListColumn.NAME in columns and len(columns) > (len(best.columns) if best else 1):
            best = Header(number, columns)
    return best


def _meanings(row: Sequence[Cell]) -> Mapping[ListColumn, tuple[int, ...]]:
    found: dict[ListColumn, tuple[int, ...]] = {}
    for place, cell in enumerate(row):
        meaning = _meaning(cell)
        if meaning is not None:
            found[meaning] = (*found.get(meaning, ()), place)
    return found


def _meaning(cell: Cell) -> ListColumn | None:
    if not isinstance(cell, str) or len(cell) > 120:
        return None
    words = f"{fold(cell)} "
    return next((meaning for start, meaning in _HEADERS if words.startswith(f"{start} ")), None)
