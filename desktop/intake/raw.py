"""What the reading child hands over: plain cells of plain sheets, and what a cell alone does not say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Cell = str | int | float | bool | date | None
"""Text is as the file has it. A whole number is an int. A day with a time of day is a `datetime`; a time
alone is the text "08:30". A number that its format shows with leading zeros ("000000") is that text."""

FORMULA_WITHOUT_VALUE = "\ufffc"  # object replacement character: stands where a formula has no stored value
ERROR_VALUES = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)
"""The texts that a failed formula shows; such a cell comes as its text."""


class Container(StrEnum):
    """What the file really is, whatever its name says."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    XML_SPREADSHEET = "xml_spreadsheet"
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"


class Flavour(StrEnum):
    """The forms in which a clipboard holds copied cells, the richest first."""

    XML_SPREADSHEET = "xml_spreadsheet"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True)
class CellStyle:
    """How a text is set: the font's name as the file writes it ("" where it does not), bold, struck out."""

    font: str = ""
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True)
class TextRun:
    """A piece of a text that is set in several fonts."""

    text: str
    font: str


@dataclass(frozen=True)
class Area:
    """A merged range; rows and columns count from 0, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def is_range(self) -> bool:
        """Whether it is more than one cell."""
        return (self.first_row, self.first_column) != (self.last_row, self.last_column)

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


@dataclass(frozen=True)
class Note:
    """Something the clerk is told beside the list; `words.intake` has the sentence of every code."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RawSheet:
    """One visible sheet; `rows[0]` is row 1 of the file, every row as wide as its last filled cell.

    The value of a merged range stands in its first cell, the others are None. `styles` has for a column the
    rows where the style of its texts changes; empty where the file tells no fonts. `mixed` has the pieces
    of the few texts set in several fonts. Rows and columns count from 0.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    styles: Mapping[int, tuple[tuple[int, CellStyle], ...]] = field(default_factory=dict)
    mixed: Mapping[tuple[int, int], tuple[TextRun, ...]] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def style(self, row: int, column: int) -> CellStyle | None:
        """The style of the text in a cell; None where the file does not tell it."""
        points = self.styles.get(column, ())
        place = bisect_right(points, row, key=lambda point: point[0])
        return points[place - 1][1] if place else None


@dataclass(frozen=True)
class RawBook:
    """All visible sheets of a file. `is_own` says that this program wrote it."""

    sheets: tuple[RawSheet, ...]
    container: Container = Container.XLSX
    is_own: bool = False
    notes: tuple[Note, ...] = ()
