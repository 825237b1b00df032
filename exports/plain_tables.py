"""Plain tables, one a sheet, as a workbook to read and to filter; it is no paper of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from exports.workbook_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl import Workbook

PlainValue = str | int | float | date | datetime | None
_FONT: Final = "Times New Roman"
_MOST_LETTERS: Final = 32_767  # of a cell in Excel
_NAME_LETTERS: Final = 31  # of a sheet's name in Excel
_NO_NAME: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDEST, _NARROWEST = 60, 8  # characters
_LOOKED_AT = 200  # rows that tell how wide a column is


@dataclass(frozen=True)
class PlainTable:
    """The rows of one kind under their headings."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[PlainValue]]


def write_plain_tables(tables: Sequence[PlainTable], path: Path, mark: str = "") -> None:
    """Write the workbook; text is never a formula, and is cut where a cell ends. Raises `OSError`.

    `mark` stands over every sheet of a workbook that is none of the office's own.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    names: set[str] = set()
    for table in tables:
        _fill(book, table, _sheet_name(table.name, names), mark)
    book.save(path)


def _fill(book: Workbook, table: PlainTable, name: str, mark: str) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(name)
    for place, heading in enumerate(table.headings, start=1):
        seen = [heading, *(str(row[place - 1] or "") for row in table.rows[:_LOOKED_AT])]
        width = min(max(max(map(len, seen)) + 2, _NARROWEST), _WIDEST)
        page.column_dimensions[get_column_letter(place)].width = width
    head = [(mark,), table.headings] if mark else [table.headings]
    page.freeze_panes = f"B{len(head) + 1}"
    plain, bold = Font(_FONT, 12), Font(_FONT, 12, bold=True)
    for number, row in enumerate([*head, *table.rows]):
        cells = []
        for value in row:
            shown = clean(value)[:_MOST_LETTERS] if isinstance(value, str) else value
            cell = WriteOnlyCell(page, shown)  # type: ignore[arg-type]
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = True
            cell.font = bold if number < len(head) else plain
            cells.append(cell)
        page.append(cells)
    page.auto_filter.ref = (
        f"A{len(head)}:{get_column_letter(len(table.headings))}{len(head) + len(table.rows)}"
    )


def _sheet_name(name: str, taken: set[str]) -> str:
    """Fit for Excel, and another one than those before."""
    whole = " ".join(name.translate(_NO_NAME).split())
    short, number = whole[:_NAME_LETTERS].strip(), 2
    while short.casefold() in taken:
        ending = f" {number}"
        short, number = whole[: _NAME_LETTERS - len(ending)] + ending, number + 1
    taken.add(short.casefold())
    return short
