"""A sheet laid out on its grid, from the document head to the signatures."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from exports.workbook_blocks import above_table, below_table, rule
from exports.workbook_grid import Grid, Piece
from exports.workbook_sums import computed
from exports.workbook_table import add_head, add_rows, head_depth, table_address
from exports.workbook_text import POINTS_PER_MM, SCREEN_SLACK, Ruler, clean, looks_like_formula
from exports.workbook_widths import column_widths, printable_height_mm, printable_mm

if TYPE_CHECKING:
    from exports.workbook_blocks import Line, Look, Span
    from exports.workbook_model import Sheet

_KEPT_ROWS: Final = 2  # of the table, on the page of the signatures
_HEADING_ROOM: Final = 0.97  # of a page: Excel rounds the scale, so where a page ends is known that well
_AFTER_RULE: Final = 4.0  # points
_GAP: Final = 9.0  # points of an empty line between blocks
_SHRINKS: Final = (0.0, 0.5, 1.0, 1.5, 2.0)  # points off the document head until both halves fit


def address(sheet: Sheet, row: int, column: int) -> str:
    """Return the A1 address of the cell that shows `sheet.rows[row].cells[column]`."""
    return table_address(len(above_table(sheet)) + head_depth(sheet.columns), row, column)


def plan(sheet: Sheet) -> Grid:
    """Lay a sheet out. Raises `ValueError` for fewer than two columns or a sum that contains itself."""
    if len(sheet.columns) < 2:
        raise ValueError(f"sheet {sheet.name!r} has fewer than two columns")
    ruler, sums = Ruler(), computed(sheet.rows)
    grid = Grid(column_widths(sheet, sums, ruler), ruler)
    shrink, split = _head_fit(grid, sheet)
    for line in above_table(sheet, shrink):
        _add_line(grid, line, split)
    add_head(grid, sheet)
    add_rows(grid, sheet, sums)
    table_end = len(grid.rows)
    below = below_table(sheet)
    split = _middle(grid, below)
    for line in below:
        _add_line(grid, line, split)
    page = printable_height_mm(sheet) * POINTS_PER_MM * max(1.0, sum(grid.widths_mm) / printable_mm(sheet))
    kept_from = max(grid.head.stop, table_end - _KEPT_ROWS) if below else len(grid.rows)
    while kept_from - 1 in grid.headings:
        kept_from -= 1
    grid.breaks = _page_breaks(grid, page, kept_from)
    return grid


def _page_breaks(grid: Grid, page: float, kept_from: int) -> list[int]:
    """Return the rows before which a page must end; `page` is its height in points.

    No heading stands alone at the foot of a page, and the rows from `kept_from` on share one page if it can
    hold them, so that signatures never stand alone. Excel may ignore breaks, as it fits the page's width.
    """
    head = sum(grid.rows[number].height for number in grid.head)
    used, last, breaks = 0.0, 0, list[int]()
    for number, row in enumerate(grid.rows):
        heads = number in grid.headings
        needed = _height_with_headed(grid, number)
        if used + needed > page * (_HEADING_ROOM if heads else 1):
            used, last = head, number
            breaks += [number] if heads else []
        used += row.height
    if last > kept_from and head + sum(row.height for row in grid.rows[kept_from:]) <= page:
        return [*(row for row in breaks if row < kept_from), kept_from]
    return breaks


def _height_with_headed(grid: Grid, number: int) -> float:
    """Return the points of a row; of a heading with the headings that follow it and the first row of data."""
    last = number
    while last in grid.headings:
        last += 1
    return sum(row.height for row in grid.rows[number : last + 1])


def _head_fit(grid: Grid, sheet: Sheet) -> tuple[float, int]:
    """Return the points to take off the document head and the column at which its right half begins."""
    choices = [(shrink, split) for shrink in _SHRINKS for split in range(1, grid.last + 1)]
    return min(choices, key=lambda choice: (_lack(grid, above_table(sheet, choice[0]), choice[1]), choice[0]))


def _lack(grid: Grid, lines: list[Line], split: int) -> float:
    """Return by how many points the halves are too narrow for their lines."""
    lack = {"left": 0.0, "right": 0.0, "all": 0.0}
    for span in (span for line in lines for span in line if span.place != "all"):
        first, last = _columns(grid, span, split)
        lines_of_span = span.text.split("\n")
        width = max(grid.ruler.width(one, span.look.size, bold=span.look.bold) for one in lines_of_span)
        lack[span.place] = max(lack[span.place], width * SCREEN_SLACK - grid.room(first, last))
    return sum(lack.values())


def _middle(grid: Grid, lines: list[Line]) -> int:
    """Return the column that begins nearest to the middle of the page and leaves both halves wide enough."""
    edges = list(accumulate(grid.widths_mm, initial=0.0))
    half = edges[-1] / 2
    splits = range(1, grid.last + 1)
    return min(splits, key=lambda split: (_lack(grid, lines, split), abs(edges[split] - half)))


def _add_line(grid: Grid, line: Line, split: int) -> None:
    pieces: list[Piece | None] = [None] * (grid.last + 1)
    height = 0.0 if line else _GAP
    for span in line:
        first, last = _columns(grid, span, split)
        text, look = _drawn(grid, span)
        pieces[first] = Piece(text, look)
        grid.merge(len(grid.rows), first, len(grid.rows), last)
        height = max(
            height, grid.text_height(text, look, first, last) + (_AFTER_RULE if span.rule_share else 0)
        )
    grid.add(pieces, height)


def _drawn(grid: Grid, span: Span) -> tuple[str, Look]:
    if span.rule_share:
        return rule(grid.ruler.width(span.text, span.look.size, bold=span.look.bold) * span.rule_share)
    text = clean(span.text)
    return text, span.look._replace(quoted=True) if looks_like_formula(text) else span.look


def _columns(grid: Grid, span: Span, split: int) -> tuple[int, int]:
    return {"left": (0, split - 1), "right": (split, grid.last), "all": (0, grid.last)}[span.place]
