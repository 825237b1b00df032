"""Text and tables in the order of a document, told as rows: a line between tables is a row of one cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desktop.intake.raw import Area, Cell, CellStyle, TextRun
from desktop.intake.teller import SheetMarks, Teller

MAX_SPAN = 1_000
"""Rows or columns that one cell may take up; more is a lie."""


@dataclass
class FlowCell:
    """A cell being read: its pieces of text, and the columns and rows that it takes up.

    `merge` is "restart" where it begins a range that only later rows will tell, "continue" where it belongs
    to the range above it.
    """

    columns: int = 1
    rows: int = 1
    merge: str = ""
    runs: list[TextRun] = field(default_factory=list)
    bold: bool = False
    number: int | float | None = None

    def __post_init__(self) -> None:
        self.columns = min(max(self.columns, 1), MAX_SPAN)
        self.rows = min(max(self.rows, 1), MAX_SPAN)

    def __bool__(self) -> bool:
        return any(run.text.strip() for run in self.runs)

    def add(self, text: str, font: str, *, bold: bool = False) -> None:
        """More of the text; the cell is bold where all of it is."""
        if text.strip():
            self.bold = bold and (self.bold or not self)
        if self.runs and self.runs[-1].font == font:
            self.runs[-1] = TextRun(self.runs[-1].text + text, font)
        elif text:
            self.runs.append(TextRun(text, font))

    def break_line(self) -> None:
        """What follows stands on a line of its own."""
        if self and not self.runs[-1].text.endswith("\n"):
            self.add("\n", self.runs[-1].font)


@dataclass
class _Table:
    cells: list[tuple[int, FlowCell]] = field(default_factory=list)
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    """How many of the coming rows a cell from above takes up in a column."""
    fresh: dict[int, int] = field(default_factory=dict)
    growing: dict[int, int] = field(default_factory=dict)
    """Which merged range, by its place, still grows downwards in a column."""


class Flow:
    """Places cells of tables, nested ones too, and tells their rows. Nothing is lost: a table inside a cell
    comes as rows of its own before the row of that cell."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._tables: list[_Table] = []
        self._number = 0
        self._merged: list[Area] = []
        self._hidden: list[int] = []

    def begin(self, name: str) -> None:
        """A sheet begins."""
        self._number, self._merged, self._hidden = 0, [], []
        self._teller.begin(name)

    def end(self) -> None:
        """The sheet ends; tables left open end with it."""
        while self._tables:
            self.end_table()
        areas = [area for area in self._merged if area.is_range]
        self._teller.end(SheetMarks(areas, self._hidden))

    def line(self, cell: FlowCell) -> None:
        """A line outside of tables."""
        self._tell([(0, cell)])

    def begin_table(self) -> None:
        """A table begins, inside another one or not."""
        self._tables.append(_Table())

    def end_table(self) -> None:
        """The innermost table ends."""
        if self._tables:
            if self._tables[-1].cells:
                self.end_row()
            self._tables.pop()

    def skip(self, columns: int) -> None:
        """Leave columns of this row empty."""
        if self._tables:
            self._tables[-1].column += min(max(columns, 0), MAX_SPAN)

    def place(self, cell: FlowCell) -> None:
        """The next cell of the row; columns taken up from above are passed over."""
        table = self._tables[-1]
        while table.taken.get(table.column, 0):
            table.column += 1
        table.cells.append((table.column, cell))
        if cell.rows > 1:
            taken = range(table.column, table.column + cell.columns)
            table.fresh.update(dict.fromkeys(taken, cell.rows - 1))
        table.column += cell.columns

    def end_row(self, *, is_hidden: bool = False) -> None:
        """The row is told; one without any text keeps its place."""
        if not self._tables:
            return
        table = self._tables[-1]
        if is_hidden:
            self._hidden.append(self._number)
        for column, cell in table.cells:
            self._merge(table, column, cell)
        self._tell(table.cells)
        taken = {column: rows - 1 for column, rows in table.taken.items() if rows > 1}
        taken.update({column: rows for column, rows in table.fresh.items() if rows})
        self._tables[-1] = _Table(taken=taken, growing=table.growing)

    def _merge(self, table: _Table, column: int, cell: FlowCell) -> None:
        last = (self._number + cell.rows - 1, column + cell.columns - 1)
        if cell.merge == "continue" and column in table.growing:
            place = table.growing[column]
            self._merged[place] = replace(self._merged[place], last_row=self._number)
        elif cell.columns > 1 or cell.rows > 1 or cell.merge == "restart":
            table.growing[column] = len(self._merged)
            self._merged.append(Area(self._number, column, *last))

    def _tell(self, placed: list[tuple[int, FlowCell]]) -> None:
        width = max((column for column, _ in placed), default=-1) + 1
        cells: list[Cell] = [None] * width
        styles: list[CellStyle | None] = [None] * width
        for column, cell in placed:
            text = "".join(run.text for run in cell.runs).strip()
            cells[column] = text if cell.number is None else cell.number
            fonts = {run.font for run in cell.runs if run.text.strip()}
            if len(fonts) > 1:
                self._teller.mixed(self._number, column, _trimmed(cell.runs))
            if any(fonts) or cell.bold:
                styles[column] = CellStyle(fonts.pop() if len(fonts) == 1 else "", cell.bold)
        self._teller.row(self._number, cells, styles)
        self._number += 1


def _trimmed(runs: list[TextRun]) -> list[TextRun]:
    """The pieces without the space around their text."""
    first, last = runs[0], runs[-1]
    inner = [TextRun(first.text.lstrip(), first.font), *runs[1:]]
    return [*inner[:-1], TextRun(inner[-1].text.rstrip(), last.font)]
