"""Reads Excel's XML Spreadsheet of 2003: files saved so, and the richest form of cells copied in Excel."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.errors import FileRefused
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Area, Cell, CellStyle, Container, TextRun
from desktop.intake.readers.formats import clock, moment, number, shape
from desktop.intake.readers.xml_events import Events, hear_xml
from desktop.intake.teller import SheetMarks, Teller

_MAX_COLUMN = 16_384
_MAX_ROW = 1_048_576
_NAMED = frozenset(
    {"General", "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Percent", "Scientific"}
    | {"Yes/No", "True/False", "On/Off"}
)
"""The formats with a name of their own that show a number."""
_NO_DAY = datetime(1899, 12, 31)  # noqa: DTZ001 - the day that Excel writes before a time of day


def read(content: bytes, teller: Teller) -> None:
    """Tell the visible sheets. Raises `FileRefused`, and almost anything else for a damaged file."""
    content = content.rstrip(b"\0")
    hidden = _Hidden()
    hear_xml(io.BytesIO(content), hidden)
    hear_xml(io.BytesIO(content), _Book(teller, hidden.names))
    if hidden.names:
        teller.note("sheets_hidden", sheets=hidden.names)
    teller.finish(Container.XML_SPREADSHEET)


class _Hidden(Events):
    """Hears which sheets are hidden: a file says it behind their rows."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._sheet = ""
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "ss:Worksheet":
            self._sheet = attributes.get("ss:Name", "")
        self._inside = name == "?:Visible"

    def end(self, name: str) -> None:  # noqa: ARG002 - heard
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside and text.strip() in {"SheetHidden", "SheetVeryHidden"}:
            self.names.append(self._sheet)


@dataclass(frozen=True)
class _Style:
    letters: CellStyle = field(default_factory=CellStyle)
    code: str = ""


@dataclass
class _Sheet:
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = -1
    column: int = -1
    next_column: int = 0


class _Book(Events):
    """Hears the whole file and tells it row by row."""

    def __init__(self, teller: Teller, hidden: list[str]) -> None:
        self._teller, self._hidden = teller, hidden
        self._styles: dict[str, _Style] = {}
        self._style_id = ""
        self._sheet: _Sheet | None = None
        self._cells: list[Cell] = []
        self._letters: list[CellStyle | None] = []
        self._style = _Style()
        self._kind = ""
        self._has_formula = False
        self._runs: list[TextRun] = []
        self._faces: list[str] = []
        self._in_data = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the file begins."""
        if self._in_data:
            self._faces.append(_attribute(attributes, "Face") or (self._faces[-1] if self._faces else ""))
        elif name == "ss:Worksheet":
            self._begin_sheet(attributes.get("ss:Name", ""))
        elif self._sheet is not None:
            self._start_in_sheet(self._sheet, name, attributes)
        else:
            self._start_of_style(name, attributes)

    def end(self, name: str) -> None:
        """An element of the file ends."""
        if name == "ss:Data":
            self._in_data = False
        elif self._in_data:
            self._faces.pop()
        elif self._sheet is None:
            return
        elif name == "ss:Cell":
            self._end_cell(self._sheet)
        elif name == "ss:Row":
            self._teller.row(self._sheet.row, self._cells, self._letters)
        elif name == "ss:Worksheet":
            sheet, self._sheet = self._sheet, None
            self._teller.end(SheetMarks(sheet.merged, sheet.hidden_rows, sorted(sheet.hidden_columns)))

    def text(self, text: str) -> None:
        """Letters of a value."""
        if self._in_data:
            self._runs.append(TextRun(text, self._faces[-1] if self._faces else ""))

    def _begin_sheet(self, name: str) -> None:
        if name not in self._hidden:
            self._sheet = _Sheet()
            self._teller.begin(name)

    def _start_of_style(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "ss:Style":
            self._style_id = attributes.get("ss:ID", "")
            parent = attributes.get("ss:Parent", "Default")
            self._styles[self._style_id] = self._styles.get(parent, _Style())
        elif name in {"ss:Font", "ss:NumberFormat"} and self._style_id in self._styles:
            known = self._styles[self._style_id]
            if name == "ss:Font":
                font = attributes.get("ss:FontName", known.letters.font)
                marks = (attributes.get(mark) == "1" for mark in ("ss:Bold", "ss:StrikeThrough"))
                letters = CellStyle(font, *marks)
                known = replace(known, letters=letters)
            else:
                known = replace(known, code=attributes.get("ss:Format", ""))
            self._styles[self._style_id] = known

    def _start_in_sheet(self, sheet: _Sheet, name: str, attributes: Mapping[str, str]) -> None:
        if name == "ss:Column":
            first = _count(attributes, "ss:Index", sheet.next_column + 1) - 1
            last = first + _count(attributes, "ss:Span", 0)
            sheet.next_column = min(last + 1, _MAX_COLUMN)
            if attributes.get("ss:Hidden") == "1":
                sheet.hidden_columns.update(range(first, sheet.next_column))
        elif name == "ss:Row":
            sheet.row = _count(attributes, "ss:Index", sheet.row + 2) - 1
            sheet.column, self._cells, self._letters = -1, [], []
            if attributes.get("ss:Hidden") == "1":
                sheet.hidden_rows.append(sheet.row)
        elif name == "ss:Cell":
            self._start_cell(sheet, attributes)
        elif name == "ss:Data":
            self._kind, self._in_data = attributes.get("ss:Type", "String"), True

    def _start_cell(self, sheet: _Sheet, attributes: Mapping[str, str]) -> None:
        sheet.column = _count(attributes, "ss:Index", sheet.column + 2) - 1
        if not 0 <= sheet.column < _MAX_COLUMN or not 0 <= sheet.row < _MAX_ROW:
            raise FileRefused("list_damaged")
        self._style = self._styles.get(attributes.get("ss:StyleID", "Default"), _Style())
        self._has_formula = "ss:Formula" in attributes
        self._kind, self._runs, self._faces = "", [], []
        across, down = _count(attributes, "ss:MergeAcross", 0), _count(attributes, "ss:MergeDown", 0)
        if across or down:
            sheet.merged.append(Area(sheet.row, sheet.column, sheet.row + down, sheet.column + across))

    def _end_cell(self, sheet: _Sheet) -> None:
        written = "".join(run.text for run in self._runs)
        value = self._value(written)
        if sheet.column < len(self._cells):
            raise FileRefused("list_damaged")
        self._letters += [None] * (sheet.column - len(self._cells)) + [self._letters_of(sheet)]
        self._cells += [None] * (sheet.column - len(self._cells)) + [value]
        self._pass_merged(sheet)

    def _value(self, written: str) -> Cell:
        if not self._kind or (self._has_formula and not written and self._kind != "String"):
            return FORMULA_WITHOUT_VALUE if self._has_formula else None
        if self._kind == "Number":
            form = None if self._style.code in _NAMED else shape(self._style.code)
            return form(float(written), False) if form else number(written)
        if self._kind == "DateTime":
            return _moment(datetime.fromisoformat(written))
        if self._kind == "Boolean":
            return written.strip() == "1"
        return written

    def _letters_of(self, sheet: _Sheet) -> CellStyle:
        """The text's one font; where it has several, the pieces are told and the cell's font stands."""
        letters = self._style.letters
        runs = [TextRun(run.text, run.font or letters.font) for run in self._runs]
        fonts = {run.font for run in runs if run.text.strip()}
        if len(fonts) > 1:
            self._teller.mixed(sheet.row, sheet.column, runs)
        return replace(letters, font=fonts.pop()) if len(fonts) == 1 else letters

    def _pass_merged(self, sheet: _Sheet) -> None:
        """The next cell without an index stands behind the columns that this one takes up."""
        if sheet.merged and (sheet.row, sheet.column) == (
            sheet.merged[-1].first_row,
            sheet.merged[-1].first_column,
        ):
            sheet.column = sheet.merged[-1].last_column


def _moment(written: datetime) -> Cell:
    if written.date() == _NO_DAY.date():
        return clock(written - _NO_DAY)
    return moment(written)


def _attribute(attributes: Mapping[str, str], local: str) -> str:
    """An attribute by its plain name, whatever vocabulary it is written in."""
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == local), "")


def _count(attributes: Mapping[str, str], name: str, otherwise: int) -> int:
    written = attributes.get(name)
    return otherwise if written is None else min(int(written), _MAX_ROW)
