"""How the reading child tells what it reads: JSON lines, within limits that a whole list never reaches."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.errors import FileRefused
from desktop.intake.raw import Area, Cell, CellStyle, Container, TextRun

MAX_ROWS = 200_000
"""Filled rows of one file."""
MAX_ROW_NUMBER = 1_048_576
"""Of Excel itself; a cell below it is a lie."""
MAX_CELLS = 4_000_000
"""Cells of one file, the empty ones before a row's last filled cell counted too."""
MAX_LETTERS = 80_000_000
MAX_MARKS = 300_000
"""Merged ranges, changes of font and texts in several fonts of one file, each."""
_ROWS_IN_A_LINE = 250


@dataclass(frozen=True)
class SheetMarks:
    """What is said of a sheet beside its rows."""

    merged: Sequence[Area] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()


@dataclass
class _Sheet:
    rows: list[list[Cell]] = field(default_factory=list)
    count: int = 0
    width: int = 0
    styles: dict[int, list[tuple[int, CellStyle]]] = field(default_factory=dict)
    last_styles: dict[int, CellStyle] = field(default_factory=dict)
    mixed: list[tuple[int, int, Sequence[TextRun]]] = field(default_factory=list)


class Teller:
    """Receives sheets, rows and notes from a reader and says them on; raises `FileRefused` past a limit."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._notes: list[tuple[str, Mapping[str, object]]] = []
        self._sheet: _Sheet | None = None
        self._filled = self._cells = self._letters = self._marks = 0

    def note(self, code: str, **values: object) -> None:
        """Something to tell the clerk beside the list, once."""
        if all(known != code for known, _ in self._notes):
            self._notes.append((code, values))

    def begin(self, name: str) -> None:
        """A sheet begins."""
        self._sheet = _Sheet()
        self._line({"sheet": name})

    def row(self, number: int, cells: list[Cell], styles: Sequence[CellStyle | None] = ()) -> None:
        """Row `number` (from 0) with its cells and the styles of its texts.

        Rows come in the order of their numbers, else it is damage; missing ones are empty, a row without a
        value says nothing.
        """
        sheet = self._open()
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if not cells:
            return
        if number < sheet.count:
            raise FileRefused("list_damaged")
        self._count(number, cells)
        for column, (cell, style) in enumerate(zip(cells, styles, strict=False)):
            if style is not None and isinstance(cell, str) and sheet.last_styles.get(column) is not style:
                self._style(number, column, style)
        sheet.width = max(sheet.width, len(cells))
        while sheet.count < number:
            self._add([])
        self._add(cells)

    def mixed(self, row: int, column: int, runs: Sequence[TextRun]) -> None:
        """The pieces of a text that is set in several fonts."""
        self._count_mark()
        self._open().mixed.append((row, column, runs))

    def end(self, marks: SheetMarks) -> None:
        """The sheet ends."""
        self._flush()
        sheet, self._sheet = self._open(), None
        self._marks += len(marks.merged)
        self._count_mark()
        self._line(
            {
                "marks": {
                    "styles": {
                        column: [(row, style.font, style.bold, style.struck) for row, style in points]
                        for column, points in sheet.styles.items()
                    },
                    "mixed": [
                        (row, column, [(run.text, run.font) for run in runs])
                        for row, column, runs in sheet.mixed
                    ],
                    "merged": [
                        (area.first_row, area.first_column, area.last_row, area.last_column)
                        for area in marks.merged
                    ],
                    "hidden_rows": [row for row in marks.hidden_rows if row < sheet.count],
                    "hidden_columns": [column for column in marks.hidden_columns if column < sheet.width],
                }
            }
        )

    def say_form(self, sheet: Mapping[str, object]) -> None:
        """A sheet of a superior's form, whole."""
        self._line({"form": sheet})

    def finish(self, container: Container, *, is_own: bool = False) -> None:
        """Everything was told."""
        self._line({"end": {"container": container, "own": is_own, "notes": self._notes}})

    def refuse(self, code: str, values: Mapping[str, object]) -> None:
        """The file is refused; whatever was told before counts for nothing."""
        self._line({"refused": {"code": code, "values": values}})

    def _open(self) -> _Sheet:
        if self._sheet is None:
            raise FileRefused("list_damaged")
        return self._sheet

    def _count(self, number: int, cells: Sequence[Cell]) -> None:
        self._filled += 1
        self._cells += len(cells)
        self._letters += sum(len(cell) for cell in cells if isinstance(cell, str))
        if self._filled > MAX_ROWS:
            raise FileRefused("list_too_long", rows=MAX_ROWS)
        if number >= MAX_ROW_NUMBER or self._cells > MAX_CELLS or self._letters > MAX_LETTERS:
            raise FileRefused("list_too_large")

    def _style(self, row: int, column: int, style: CellStyle) -> None:
        self._open().last_styles[column] = style
        points = self._open().styles.setdefault(column, [])
        if not points or points[-1][1] != style:
            self._count_mark()
            points.append((row, style))

    def _count_mark(self) -> None:
        self._marks += 1
        if self._marks > MAX_MARKS:
            raise FileRefused("list_too_large")

    def _add(self, cells: list[Cell]) -> None:
        sheet = self._open()
        sheet.rows.append(cells)
        sheet.count += 1
        if len(sheet.rows) >= _ROWS_IN_A_LINE:
            self._flush()

    def _flush(self) -> None:
        sheet = self._open()
        if sheet.rows:
            self._line({"rows": sheet.rows})
            sheet.rows = []

    def _line(self, line: object) -> None:
        self._say(told_line(line))


class Gatherer(Teller):
    """Keeps what a reader tells, for the process itself to understand; `heard` hears the rows so far."""

    def __init__(self, heard: Callable[[int], object]) -> None:
        super().__init__(lambda _line: None)
        self.telling: list[Any] = []
        self._heard = heard

    def _line(self, line: object) -> None:
        self.telling.append(line)
        self._heard(self._filled)


def told_line(line: object) -> str:
    """A line of JSON as the children say it."""
    return json.dumps(line, ensure_ascii=False, default=_day, separators=(",", ":")) + "\n"


def _day(value: object) -> object:
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return str(value)
