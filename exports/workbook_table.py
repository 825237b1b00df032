"""The table of a sheet on its grid: heads of one or two levels, then the rows."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final

from exports.workbook_blocks import Look
from exports.workbook_grid import Formula, Piece, column_letters
from exports.workbook_model import Sum
from exports.workbook_sums import formula
from exports.workbook_text import POINTS_PER_MM, clean, height_of_lines, looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exports.workbook_blocks import Horizontal
    from exports.workbook_grid import Grid
    from exports.workbook_model import Column, ColumnKind, RowKind, Sheet, Value

_AIR: Final = 3.0  # points above and below the text of a cell, together
_ALIGNED: Final[Mapping[ColumnKind, Horizontal]] = {"text": "left", "index": "center", "date": "center"}
_FORMATS: Final[Mapping[ColumnKind, str]] = {
    "number": "#,##0",  # Excel and LibreOffice show the separators of the PC: 1.520.000 on a Vietnamese one
    "change": '+#,##0;"−"#,##0;0',
    "money": "#,##0",
    "percent": '0.0 %;"−"0.0 %',
    "date": "dd/mm/yyyy",
}
_FIRST_YEAR: Final = 1901  # Excel knows no day before
_SPANNING: Final[frozenset[RowKind]] = frozenset({"section", "sum", "note"})
_HEADINGS: Final[frozenset[RowKind]] = frozenset({"section", "group"})


def head_depth(columns: Sequence[Column]) -> int:
    """Return how many rows the table head has: two when columns are grouped."""
    return 2 if any(column.group for column in columns) else 1


def add_head(grid: Grid, sheet: Sheet) -> None:
    """Add the table head."""
    look = Look(sheet.table_size, bold=True, border=True)
    top = len(grid.rows)
    grid.head = range(top, top + head_depth(sheet.columns))
    titles = [Piece(clean(column.title), look) for column in sheet.columns]
    heights = [
        grid.text_height(column.title, look, index, index) + _AIR
        for index, column in enumerate(sheet.columns)
    ]
    if len(grid.head) == 1:
        grid.add(titles, max(heights))
    else:
        _add_grouped_head(grid, sheet.columns, titles, heights)


def _add_grouped_head(
    grid: Grid, columns: Sequence[Column], titles: list[Piece], heights: list[float]
) -> None:
    """Groups stand above their titles; a title without a group stands in both rows, merged."""
    top, look = len(grid.rows), titles[0].look
    upper = lower = alone = 0.0
    above: list[Piece] = []
    below: list[Piece] = []
    for group, run in groupby(range(len(columns)), key=lambda index: columns[index].group):
        members = list(run)
        if group:
            above += [Piece(clean(group), look), *[Piece(None, look)] * (len(members) - 1)]
            below += titles[members[0] : members[-1] + 1]
            grid.merge(top, members[0], top, members[-1])
            upper = max(upper, grid.text_height(group, look, members[0], members[-1]) + _AIR)
            lower = max(lower, *heights[members[0] : members[-1] + 1], 0)
        else:
            above += titles[members[0] : members[-1] + 1]
            below += [Piece(None, look)] * len(members)
            for index in members:
                grid.merge(top, index, top + 1, index)
            alone = max(alone, *heights[members[0] : members[-1] + 1], 0)
    grid.add(above, upper)
    grid.add(below, max(lower, alone - upper))


def add_rows(grid: Grid, sheet: Sheet, sums: Mapping[tuple[int, int], int | float]) -> None:
    """Add the rows under the head; `sums` are the computed values of the sums by (row, column)."""
    looks: dict[RowKind, list[Look]] = {}
    for index, row in enumerate(sheet.rows):
        if row.kind not in looks:
            looks[row.kind] = [_look(column, row.kind, sheet.table_size) for column in sheet.columns]
        pieces: list[Piece] = []
        for column, look in enumerate(looks[row.kind]):
            cell = row.cells[column] if column < len(row.cells) else None
            if isinstance(cell, Sum):
                text = formula(cell, index, column, lambda r, c: table_address(grid.head.stop, r, c))
                pieces.append(_numeric(Formula(text, sums[index, column]), look))
            else:
                pieces.append(_piece(cell, look))
        if _heads(sheet, index):
            grid.headings.add(len(grid.rows))
        least = sheet.row_mm * POINTS_PER_MM if row.kind == "data" else 0.0
        _add_row(grid, row.kind, pieces, sheet.table_size, least)


def table_address(first_row: int, row: int, column: int) -> str:
    """Return the A1 address of a table cell when the table's rows begin at `first_row`; all count from 0."""
    return f"{column_letters(column)}{first_row + row + 1}"


def _heads(sheet: Sheet, index: int) -> bool:
    """Tell whether the row is a heading of data that follow; a note under a heading belongs to it."""
    kind = sheet.rows[index].kind
    below = [row.kind for row in sheet.rows[index + 1 : index + 2]]
    opens = kind in _HEADINGS or (kind == "note" and index > 0 and _heads(sheet, index - 1))
    return opens and (below == ["data"] or below == ["note"])


def _add_row(grid: Grid, kind: RowKind, pieces: list[Piece], size: float, least: float) -> None:
    """Add a row at least `least` points high."""
    spanned = _spanned(pieces) if kind in _SPANNING else 0
    height = height_of_lines(1, size)
    if spanned:
        height = max(height, _span_label(grid, pieces, spanned, "center" if kind == "sum" else "left"))
    for column, piece in enumerate(pieces[spanned:], spanned):
        if piece.look.wrap and isinstance(piece.value, str):
            height = max(height, grid.text_height(piece.value, piece.look, column, column))
    grid.add(pieces, max(height + _AIR, least))


def _spanned(pieces: list[Piece]) -> int:
    """Return how many cells from the left the first text stands across: all up to the next value."""
    filled = [column for column, piece in enumerate(pieces) if piece.value is not None and piece.value != ""]
    if not filled or not isinstance(pieces[filled[0]].value, str):
        return 0
    return filled[1] if len(filled) > 1 else len(pieces)


def _span_label(grid: Grid, pieces: list[Piece], spanned: int, horizontal: Horizontal) -> float:
    """Merge the first `spanned` cells under their one text; return the points it needs."""
    text, look = next(piece for piece in pieces if piece.value is not None and piece.value != "")
    look = look._replace(horizontal=horizontal, wrap=True)
    pieces[:spanned] = [Piece(text, look), *[Piece(None, look)] * (spanned - 1)]
    grid.merge(len(grid.rows), 0, len(grid.rows), spanned - 1)
    return grid.text_height(str(text), look, 0, spanned - 1)


def _look(column: Column, kind: RowKind, size: float) -> Look:
    return Look(
        size,
        bold=kind in {"group", "section", "sum"},
        italic=kind == "note",
        horizontal=_ALIGNED.get(column.kind, "right"),
        wrap=column.kind == "text" and column.wrap,
        border=True,
        number_format=_FORMATS.get(column.kind, "General"),
    )


def _piece(cell: Value, look: Look) -> Piece:
    if isinstance(cell, str):
        text = clean(cell)
        return Piece(text, look._replace(quoted=True) if looks_like_formula(text) else look)
    if isinstance(cell, date):
        return _dated(cell, look)
    return _numeric(cell, look)


def _dated(day: date, look: Look) -> Piece:
    """Return a real date, or its text when Excel does not reach back so far."""
    day = day.date() if isinstance(day, datetime) else day
    if day.year < _FIRST_YEAR:
        return Piece(f"{day.day:02}/{day.month:02}/{day.year:04}", look)
    return Piece(day, look._replace(number_format=_FORMATS["date"]))


def _numeric(value: int | float | Formula | None, look: Look) -> Piece:
    """Return a number; one with a fraction shows one decimal."""
    number = value.value if isinstance(value, Formula) else value
    if isinstance(number, float):
        if number - number != 0:
            raise ValueError(f"{number} is no number for a cell")
        if not number.is_integer() and "0.0" not in look.number_format:
            look = look._replace(number_format=look.number_format.replace("##0", "##0.0"))
    return Piece(value, look)
