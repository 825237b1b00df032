"""A superior's form as the reading child tells it: texts, and which cells may take something."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from desktop.errors import FileRefused
from desktop.intake.raw import Area

Place = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True)
class FormCell:
    """A cell as it shows itself. `is_closed` says that its sheet is protected and the cell locked."""

    text: str = ""
    is_formula: bool = False
    is_closed: bool = False
    is_percent: bool = False
    is_boxed: bool = False
    is_bold: bool = False
    is_number: bool = False


EMPTY = FormCell()


@dataclass(frozen=True)
class FormSheet:
    """One visible sheet. `widths` are those of columns in letters; hidden rows and columns stay unseen."""

    name: str
    cells: Mapping[Place, FormCell]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    widths: Mapping[int, float] | None = None
    is_protected: bool = False

    @cached_property
    def height(self) -> int:
        """How many rows there are up to the last one that shows something."""
        return max((row + 1 for row, _column in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """How many columns there are up to the last one that shows something."""
        return max((column + 1 for _row, column in self.cells), default=0)

    @cached_property
    def _anchors(self) -> Mapping[Place, Place]:
        return {
            (row, column): (area.first_row, area.first_column)
            for area in self.merged
            for row in range(area.first_row, min(area.last_row + 1, self.height))
            for column in range(area.first_column, min(area.last_column + 1, self.width))
        }

    def anchor(self, place: Place) -> Place:
        """The cell that holds what is seen at a place: the first one of a merged range."""
        return self._anchors.get(place, place)

    def at(self, place: Place) -> FormCell:
        """The cell seen at a place, a merged one everywhere in its range."""
        found = self.cells.get(self.anchor(place))
        return found if found is not None else FormCell(is_closed=self.is_protected)


@dataclass(frozen=True)
class FormBook:
    """The visible sheets of a form, in their order."""

    sheets: tuple[FormSheet, ...]

    def sheet(self, name: str) -> FormSheet | None:
        """The sheet of that name."""
        return next((one for one in self.sheets if one.name == name), None)


def cell_name(place: Place) -> str:
    """The name of a cell: (13, 3) is "D14"."""
    row, column = place
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def cell_place(name: str) -> Place:
    """Row and column of a cell's name: "D14" is (13, 3)."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


def hear_form(lines: Iterable[bytes]) -> FormBook:
    """The form that the child's lines tell. Raises its `FileRefused`, ValueError for a torn telling."""
    sheets = []
    for line in lines:
        said = json.loads(line)
        if "form" in said:
            sheets.append(_sheet(said["form"]))
        elif "refused" in said:
            raise FileRefused(said["refused"]["code"], **said["refused"]["values"])
        elif "end" in said:
            return FormBook(tuple(sheets))
    raise ValueError("the telling ends in the middle")


def _sheet(told: Mapping[str, Any]) -> FormSheet:
    return FormSheet(
        told["name"],
        {(row, column): FormCell(text, *map(bool, flags)) for row, column, text, *flags in told["cells"]},
        tuple(Area(*area) for area in told["merged"]),
        frozenset(told["hidden_rows"]),
        frozenset(told["hidden_columns"]),
        dict(told["widths"]),
        told["is_protected"],
    )
