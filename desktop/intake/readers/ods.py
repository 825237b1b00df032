"""Reads an .ods of LibreOffice; macros, links, comments and drawings are passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from desktop.errors import FileRefused
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Area, Cell, CellStyle, Container, TextRun
from desktop.intake.readers.formats import clock, moment, number
from desktop.intake.readers.ods_styles import OdsStyles
from desktop.intake.readers.xml_events import Events
from desktop.intake.readers.zip_parts import Parts
from desktop.intake.teller import MAX_ROW_NUMBER, SheetMarks, Teller

_DURATION = re.compile(r"PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d+)?)S)?")
_MAX_COLUMN = 16_384
_NOT_CELL_TEXT = frozenset(
    {"office:annotation", "table:shapes", "?:frame", "?:g", "?:custom-shape", "?:line"}
)
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})


def read(content: bytes, teller: Teller) -> None:
    """Tell the visible sheets. Raises `FileRefused`, and almost anything else for a damaged file."""
    parts = Parts(content)
    styles = OdsStyles()
    if parts.has("styles.xml"):
        parts.hear("styles.xml", styles)
    book = _Content(teller, styles)
    parts.hear("content.xml", book)
    if book.hidden:
        teller.note("sheets_hidden", sheets=book.hidden)
    if parts.named("Basic/") or parts.named("Scripts/"):
        teller.note("macros_ignored")
    teller.finish(Container.ODS)


@dataclass
class _Sheet:
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    """Up to which column (from 0, not it itself) a default style reaches."""
    row: int = 0


@dataclass
class _Row:
    cells: list[Cell] = field(default_factory=list)
    letters: list[CellStyle | None] = field(default_factory=list)
    column: int = 0
    repeated: int = 1
    style: str = ""
    mixed: list[tuple[int, list[TextRun]]] = field(default_factory=list)


class _Content(Events):
    """Hears content.xml and tells it row by row."""

    def __init__(self, teller: Teller, styles: OdsStyles) -> None:
        self.hidden: list[str] = []
        self._teller, self._styles = teller, styles
        self._sheet: _Sheet | None = None
        self._depth = 0
        """How deep tables lie in one another; only the outermost is a sheet."""
        self._row = _Row()
        self._cell: Mapping[str, str] = {}
        self._in_cell = False
        self._silent = 0
        self._runs: list[TextRun] = []
        self._spans: list[str] = []
        self._paragraphs = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._silent or name in _NOT_CELL_TEXT:
            self._silent += 1
        elif name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._begin_sheet(attributes)
        elif self._sheet is None:
            self._styles.start(name, attributes)
        elif self._depth > 1:
            return
        elif self._in_cell:
            self._start_of_text(name, attributes)
        elif name in _CELLS:
            self._cell, self._in_cell = attributes, True
            self._runs, self._spans, self._paragraphs = [], [], 0
        elif name == "table:table-row":
            self._begin_row(self._sheet, attributes)
        elif name == "table:table-column":
            _add_columns(self._sheet, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._silent:
            self._silent -= 1
        elif name == "table:table":
            self._depth -= 1
            if self._depth == 0:
                self._end_sheet()
        elif self._sheet is None:
            self._styles.end(name)
        elif self._depth > 1:
            return
        elif name in _CELLS:
            self._in_cell = False
            self._end_cell(self._sheet, self._row)
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name == "table:table-row":
            self._end_row(self._sheet, self._row)

    def text(self, text: str) -> None:
        """Letters of a cell."""
        if self._in_cell and self._paragraphs and not self._silent and self._depth == 1:
            self._add(text)

    def _begin_sheet(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("table:name", "")
        if self._styles.hides(attributes.get("table:style-name", "")):
            self.hidden.append(name)
        else:
            self._teller.begin(name)
            self._sheet = _Sheet()

    def _end_sheet(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            self._teller.end(SheetMarks(sheet.merged, sheet.hidden_rows, sorted(sheet.hidden_columns)))

    def _begin_row(self, sheet: _Sheet, attributes: Mapping[str, str]) -> None:
        repeated = _count(attributes, "table:number-rows-repeated", MAX_ROW_NUMBER)
        self._row = _Row(repeated=repeated, style=attributes.get("table:default-cell-style-name", ""))
        if attributes.get("table:visibility", "visible") != "visible":
            sheet.hidden_rows += range(sheet.row, min(sheet.row + repeated, MAX_ROW_NUMBER))

    def _end_row(self, sheet: _Sheet, row: _Row) -> None:
        for number_ in range(sheet.row, sheet.row + (row.repeated if any(row.letters) else 0)):
            self._teller.row(number_, list(row.cells), row.letters)
            for column, runs in row.mixed:
                self._teller.mixed(number_, column, runs)
        sheet.row += row.repeated

    def _start_of_text(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "text:p":
            if self._paragraphs:
                self._add("\n")
            self._paragraphs += 1
        elif name == "text:span":
            font = self._styles.font(attributes.get("text:style-name", ""))
            self._spans.append(font or (self._spans[-1] if self._spans else ""))
        elif name == "text:s":
            self._add(" " * _count(attributes, "text:c", 1_000))
        elif name in {"text:tab", "text:line-break"}:
            self._add("\t" if name == "text:tab" else "\n")

    def _add(self, text: str) -> None:
        self._runs.append(TextRun(text, self._spans[-1] if self._spans else ""))

    def _end_cell(self, sheet: _Sheet, row: _Row) -> None:
        column = row.column
        repeated = _count(self._cell, "table:number-columns-repeated", _MAX_COLUMN)
        row.column += repeated
        self._add_merged(sheet, column)
        style = self._cell.get("table:style-name") or row.style or _column_style(sheet, column)
        value = self._value(style)
        if value is None or value == "":
            return
        if row.column > _MAX_COLUMN:
            raise FileRefused("list_damaged")
        gap = [None] * (column - len(row.cells))
        row.cells += [*gap, *([value] * repeated)]
        row.letters += [*gap, *([self._letters(row, column, self._styles.letters(style))] * repeated)]

    def _add_merged(self, sheet: _Sheet, column: int) -> None:
        rows = _count(self._cell, "table:number-rows-spanned", MAX_ROW_NUMBER)
        columns = _count(self._cell, "table:number-columns-spanned", _MAX_COLUMN)
        if rows > 1 or columns > 1:
            sheet.merged.append(Area(sheet.row, column, sheet.row + rows - 1, column + columns - 1))

    def _value(self, style: str) -> Cell:
        kind = self._cell.get("office:value-type", "")
        text = "".join(run.text for run in self._runs)
        if kind in {"float", "percentage", "currency"}:
            return self._number(number(self._cell["office:value"]), style)
        if kind == "date":
            return moment(datetime.fromisoformat(self._cell["office:date-value"]))
        if kind == "time":
            return _time(self._cell["office:time-value"]) or text
        if kind == "boolean":
            return self._cell.get("office:boolean-value") == "true"
        if kind == "string":
            return text or self._cell.get("office:string-value", "")
        if "table:formula" in self._cell and not text:
            return FORMULA_WITHOUT_VALUE
        return text

    def _number(self, value: int | float, style: str) -> Cell:
        digits = self._styles.digits(style)
        return str(value).zfill(digits) if digits > 1 and isinstance(value, int) and value >= 0 else value

    def _letters(self, row: _Row, column: int, letters: CellStyle) -> CellStyle:
        """The text's one font; where it has several, the pieces are told and the cell's font stands."""
        runs = [TextRun(run.text, run.font or letters.font) for run in self._runs]
        fonts = {run.font for run in runs if run.text.strip()}
        if len(fonts) > 1:
            row.mixed.append((column, runs))
        return replace(letters, font=fonts.pop()) if len(fonts) == 1 else letters


def _add_columns(sheet: _Sheet, attributes: Mapping[str, str]) -> None:
    first = sheet.column_styles[-1][0] if sheet.column_styles else 0
    end = min(first + _count(attributes, "table:number-columns-repeated", _MAX_COLUMN), _MAX_COLUMN)
    sheet.column_styles.append((end, attributes.get("table:default-cell-style-name", "")))
    if attributes.get("table:visibility", "visible") != "visible":
        sheet.hidden_columns.update(range(first, end))


def _column_style(sheet: _Sheet, column: int) -> str:
    return next((style for end, style in sheet.column_styles if column < end), "")


def _time(written: str) -> str | None:
    """A duration such as PT08H30M00S; None for what some programs write instead."""
    found = _DURATION.fullmatch(written)
    if found is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return clock(timedelta(hours=hours, minutes=minutes, seconds=seconds))


def _count(attributes: Mapping[str, str], name: str, most: int) -> int:
    return max(1, min(int(attributes.get(name, "1")), most))
