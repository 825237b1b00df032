"""One sheet of an .xlsx, told row by row while it is parsed; nothing of it is held."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from desktop.errors import FileRefused
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Area, Cell, CellStyle, TextRun
from desktop.intake.readers.formats import moment, number
from desktop.intake.readers.xlsx_strings import RichText, TextCollector, unescaped
from desktop.intake.readers.xlsx_styles import PLAIN, Style
from desktop.intake.readers.xml_events import End, Events, Start
from desktop.intake.teller import SheetMarks, Teller

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
MAX_COLUMN = 16_384
"""Of Excel itself."""


class SheetEvents(Events):
    """Hears a worksheet part. `value_of` a formula without a stored value is `unvalued`."""

    has_plain_attributes = True

    def __init__(
        self,
        teller: Teller,
        texts: Sequence[str | RichText],
        styles: Sequence[Style],
        *,
        from_1904: bool,
        unvalued: Cell = FORMULA_WITHOUT_VALUE,
    ) -> None:
        self._teller, self._texts, self._styles = teller, texts, styles
        self._from_1904, self._unvalued = from_1904, unvalued
        self._columns: dict[str, int] = {}
        self._known_styles: dict[str, Style] = {}
        self._row_number = -1
        self._row: list[Cell] = []
        self._row_styles: list[CellStyle | None] = []
        self._column = -1
        self._kind = ""
        self._style = PLAIN
        self._has_formula = self._in_value = False
        self._value: list[str] = []
        self._inline = TextCollector()
        self._merged: list[Area] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: set[int] = set()
        self._starts: Mapping[str, Start] = {
            "c": self._start_cell,
            "v": self._start_value,
            "f": self._start_formula,
            "row": self._start_row,
            "col": self._start_column,
            "mergeCell": self._start_merged,
        }
        self._ends: Mapping[str, End] = {
            "c": self._end_cell,
            "v": self._end_value,
            "row": self._end_row,
        }

    def marks(self) -> SheetMarks:
        """What was said beside the rows."""
        return SheetMarks(self._merged, self._hidden_rows, sorted(self._hidden_columns))

    def heard(self, name: str) -> tuple[Start, End]:
        """What hears the elements of a name; most of a sheet is c and v."""
        if name in {"t", "r", "rFont", "rPh"}:
            return partial(self._inline.start, name), partial(self._inline.end, name)
        return self._starts.get(name, _pass), self._ends.get(name, _pass)

    def text(self, text: str) -> None:
        """Letters of a value or of a text inside its cell."""
        if self._in_value:
            self._value.append(text)
        else:
            self._inline.text(text)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        stated = attributes.get("r")
        self._row_number = int(stated) - 1 if stated else self._row_number + 1
        if self._row_number < 0:
            raise FileRefused("list_damaged")
        self._row, self._row_styles, self._column = [], [], -1
        if attributes.get("hidden") in {"1", "true"}:
            self._hidden_rows.append(self._row_number)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        self._column = self._column_of(place) if place else self._column + 1
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = self._known_styles.get(style) or self._style_of(style)
        self._has_formula = False
        self._value.clear()
        self._inline.pieces.clear()

    def _start_value(self, _attributes: Mapping[str, str]) -> None:
        self._in_value = True

    def _end_value(self) -> None:
        self._in_value = False

    def _start_formula(self, _attributes: Mapping[str, str]) -> None:
        self._has_formula = True

    def _end_row(self) -> None:
        self._teller.row(self._row_number, self._row, self._row_styles)

    def _start_merged(self, attributes: Mapping[str, str]) -> None:
        self._merged.append(area(attributes.get("ref", "")))

    def _start_column(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self._hidden_columns.update(range(max(first, 1) - 1, min(last, MAX_COLUMN)))

    def _column_of(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters)
        return column

    def _style_of(self, written: str) -> Style:
        place = int(written)
        style = self._styles[place] if 0 <= place < len(self._styles) else PLAIN
        self._known_styles[written] = style
        return style

    def _end_cell(self) -> None:
        rich = self._text_of_cell() if self._kind in {"s", "inlineStr"} else None
        value = rich if isinstance(rich, str) else self._value_of_cell() if rich is None else str(rich)
        if value is None or value == "":
            return
        letters = self._letters(rich) if isinstance(rich, RichText) else self._style.letters
        if self._column == len(self._row):
            self._row.append(value)
            self._row_styles.append(letters)
        else:
            self._place(self._column, value, letters)

    def _place(self, column: int, value: Cell, letters: CellStyle) -> None:
        if column >= MAX_COLUMN:
            raise FileRefused("list_damaged")
        gap = [None] * (column + 1 - len(self._row))
        self._row += gap
        self._row_styles += gap
        self._row[column], self._row_styles[column] = value, letters

    def _text_of_cell(self) -> str | RichText | None:
        if self._kind == "inlineStr":
            return self._inline.taken()
        if not self._value:
            return None
        place = int("".join(self._value))
        if not 0 <= place < len(self._texts):
            raise FileRefused("list_damaged")
        return self._texts[place]

    def _value_of_cell(self) -> Cell:
        written = "".join(self._value)
        if self._kind == "str":
            return unescaped(written)
        if not written.strip():
            return self._unvalued if self._has_formula else None
        if self._kind == "n":
            return self._number(written)
        if self._kind == "b":
            return written.strip() in {"1", "true"}
        if self._kind == "d":
            return moment(datetime.fromisoformat(written.removesuffix("Z")))
        return written

    def _number(self, written: str) -> Cell:
        if self._style.shape is None:
            return number(written)
        return self._style.shape(float(written), self._from_1904)

    def _letters(self, rich: RichText) -> CellStyle:
        """The text's one font; where it has several, the pieces are told and the cell's font stands."""
        runs = [TextRun(run.text, run.font or self._style.letters.font) for run in rich.runs]
        fonts = {run.font for run in runs if run.text.strip()}
        if len(fonts) > 1:
            self._teller.mixed(self._row_number, self._column, runs)
        return replace(self._style.letters, font=fonts.pop()) if len(fonts) == 1 else self._style.letters


def _pass(*_heard: object) -> None:
    """Elements that say nothing of the list."""


def column_number(letters: str) -> int:
    """A column's number from 0. Raises `FileRefused` for what is no column."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise FileRefused("list_damaged")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def area(reference: str) -> Area:
    """A range such as B2:D5. Raises `FileRefused` for what is none."""
    first, _, last = reference.partition(":")
    ends = [_PLACE.fullmatch(place) for place in (first, last or first)]
    if not ends[0] or not ends[1]:
        raise FileRefused("list_damaged")
    rows = sorted(int(end[2]) - 1 for end in ends if end)
    columns = sorted(column_number(end[1]) for end in ends if end)
    return Area(rows[0], columns[0], rows[1], columns[1])
