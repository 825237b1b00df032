"""The grid a sheet is laid out on: cells with their looks, row heights, merged areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from exports.workbook_text import POINTS_PER_MM, Ruler, height_of_lines
from exports.workbook_widths import PADDING_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.workbook_blocks import Look
    from exports.workbook_model import Value

HIGHEST_ROW: Final = 409.5
"""Excel's limit, points."""


class Formula(NamedTuple):
    """A formula and the value it has now."""

    text: str
    value: int | float


class Piece(NamedTuple):
    """One cell of the grid."""

    value: Value | Formula
    look: Look


class GridRow(NamedTuple):
    """One row of the grid: a piece or nothing for each column; height in points."""

    pieces: Sequence[Piece | None]
    height: float


class Area(NamedTuple):
    """Merged cells, rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid:
    """Grows from top to bottom. `head` are the rows of the table head, counted from 0.

    `headings` are rows that must not end a page, `breaks` those that begin a new one.
    """

    def __init__(self, widths_mm: list[float], ruler: Ruler) -> None:
        self.widths_mm = widths_mm
        self.ruler = ruler
        self.rows: list[GridRow] = []
        self.merges: list[Area] = []
        self.head = range(0)
        self.headings: set[int] = set()
        self.breaks: list[int] = []

    @property
    def last(self) -> int:
        """Return the last column."""
        return len(self.widths_mm) - 1

    def add(self, pieces: Sequence[Piece | None], height: float) -> None:
        """Append a row, `height` points high or as high as a row may be."""
        self.rows.append(GridRow(pieces, min(height, HIGHEST_ROW)))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge an area, unless it is a single cell."""
        if (top, left) != (bottom, right):
            self.merges.append(Area(top, left, bottom, right))

    def room(self, first: int, last: int) -> float:
        """Return the points that a text has in the columns `first` to `last`, merged if there are several."""
        return (sum(self.widths_mm[first : last + 1]) - PADDING_MM) * POINTS_PER_MM

    def text_height(self, text: str, look: Look, first: int, last: int) -> float:
        """Return the points that `text` needs in the columns `first` to `last`."""
        lines = self.ruler.lines(text, self.room(first, last), look.size, bold=look.bold) if look.wrap else 1
        return height_of_lines(lines, look.size)


def column_letters(column: int) -> str:
    """Return a column's name: 0 → A, 26 → AA."""
    rest, letter = divmod(column, 26)
    return (column_letters(rest - 1) if rest else "") + chr(ord("A") + letter)
