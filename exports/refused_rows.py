"""Rows of a list that could not be taken, as a workbook to send back: reasons in a column and in notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exports.workbook_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from openpyxl.comments import Comment
    from openpyxl.worksheet.worksheet import Worksheet

_FONT: Final = "Times New Roman"
_WIDEST, _NARROWEST = 48, 8  # characters
_NOTE_WIDTH, _NOTE_LINE = 320, 26  # px
_GUILTY: Final = "FFF2CC"
"""Light yellow: dark text on it reads well on paper too."""


@dataclass(frozen=True)
class RefusedRow:
    """A row as the sender wrote it, why it was not taken, and what is wrong with single cells (from 0)."""

    cells: tuple[str | int | float | date | None, ...]
    reason: str
    notes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RefusedSheet:
    """The rows of one table under its own headings; `reason_title` heads the column of reasons."""

    name: str
    headings: tuple[str, ...]
    reason_title: str
    rows: tuple[RefusedRow, ...]


def write_refused_rows(sheets: tuple[RefusedSheet, ...], path: Path) -> None:
    """Write the workbook to a path. Raises `OSError`."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.save(path)


def _fill(page: Worksheet, sheet: RefusedSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    headings = (*sheet.headings, sheet.reason_title)
    lines: list[tuple[object, ...]] = [headings, *((*row.cells, row.reason) for row in sheet.rows)]
    fill = PatternFill("solid", fgColor=_GUILTY)
    for number, line in enumerate(lines, start=1):
        for place, value in enumerate(line, start=1):
            cell = page.cell(number, place)
            if isinstance(value, str):
                cell.value = clean(value)
                cell.data_type = "s"  # text that looks like a formula stays text
            else:
                cell.value = value  # type: ignore[assignment]
            cell.font = Font(_FONT, 12, bold=number == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(sheet.rows, start=2):
        for place, note in row.notes.items():
            page.cell(number, place + 1).fill = fill
            page.cell(number, place + 1).comment = _comment(note)
    for place in range(1, len(headings) + 1):
        longest = max(len(str(line[place - 1] or "")) for line in lines)
        page.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    page.freeze_panes = "A2"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _comment(text: str) -> Comment:
    from openpyxl.comments import Comment as CellComment

    return CellComment(clean(text), "Sổ Vàng", height=_NOTE_LINE * (2 + len(text) // 40), width=_NOTE_WIDTH)
