"""Reads the rows of one table: cells by their fields, ditto marks, merged units, names taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.intake.fields import ListField, ListKind, Reads, Value
from desktop.intake.headers import Header
from desktop.intake.kinds import kind_of_heading, kind_of_row
from desktop.intake.lines import without_opening
from desktop.intake.people import household_form, listed_name, names_in, taken_apart, without_form
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Cell, RawSheet
from desktop.intake.values import (
    Context,
    Read,
    choice_of,
    days_of_column,
    is_ditto,
    is_empty,
    read_cell,
    text_of,
)
from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold

_NOT_FILLED_DOWN = frozenset({Reads.NAME, Reads.INDEX, Reads.IGNORED})
_INDEX = re.compile(r"\d{1,6}(?:[.,]\d{1,3})*[.) ]*")  # 7, "07.", "1.2"
_BIRTH_YEARS = ("birth_year", "birth_year_man", "birth_year_woman")
_NAMES = ("name", "family_names", "given_name")

Found = tuple[dict[str, Value], dict[str, str], tuple[Problem, ...]]
"""Values and texts by field, and the problems."""


class RowReader:
    """The reader of one table. It remembers the row above, for ditto marks."""

    def __init__(self, sheet: RawSheet, kind: ListKind, header: Header, today: date) -> None:
        self.header = header
        self._sheet, self._kind = sheet, kind
        self._fields = {key: kind.field(key) for key in header.columns}
        self._above: dict[str, Cell] = {}
        self._met: dict[tuple[str, type, Cell], Read] = {}
        self._unscaled = Context(today)
        points = (one for column in sheet.styles.values() for _row, one in column)
        self._has_struck = any(one.struck for one in points)
        self._contexts = {key: self._context(key, today) for key in header.columns}
        self._named_by = {key for anchor in kind.anchors for key in anchor}
        self._covered = _covered(sheet, header, self._fields)
        body = sheet.rows[header.row :]
        numbered = sum(1 for row in body[:400] if self.is_numbered(row))
        named = sum(1 for row in body[:400] if self.is_named(row))
        self.has_numbers = numbered > 0 and 2 * numbered >= named

    def cell(self, row: Sequence[Cell], key: str) -> Cell:
        """The row's cell of a field."""
        return self.header.cell(row, key)

    def is_numbered(self, row: Sequence[Cell]) -> bool:
        """Whether the index of a row is a number."""
        return _INDEX.fullmatch(text_of(self.cell(row, "index"))) is not None

    def is_named(self, row: Sequence[Cell]) -> bool:
        """Whether a row has what it speaks of: any field of an anchor."""
        return any(not is_empty(self.cell(row, key)) for key in self._named_by)

    def names_somebody(self, row: Sequence[Cell]) -> bool:
        """Whether the name of a row tells a kind; lists of other things always name theirs."""
        if not self._kind.names_people:
            return True
        return kind_of_row(listed_name(text_of(self.cell(row, "name"))), "", (), None) is not None

    def is_filled(self, row: Sequence[Cell]) -> bool:
        """Whether a row has anything in the columns of this table, beyond its index."""
        index = self.header.columns.get("index", ())
        return any(
            place < len(row) and not is_empty(row[place])
            for place in self.header.places
            if place not in index
        )

    def filled(self, row: Sequence[Cell]) -> int:
        """How many fields of a row are filled."""
        return sum(not is_empty(self.cell(row, key)) for key in self.header.columns)

    def filled_words(self, row: Sequence[Cell]) -> int:
        """How many fields of a row hold words, not only figures."""
        cells = (self.cell(row, key) for key in self.header.columns)
        return sum(any(map(str.isalpha, text_of(cell))) for cell in cells)

    def read(self, number: int, row: Sequence[Cell], heading: str, typed: Mapping[str, str]) -> Found:
        """Values, texts and problems of one row; `typed` replaces what stands in its cells."""
        values: dict[str, Value] = {}
        shown: dict[str, str] = {}
        problems: list[Problem] = []
        cells = self._cells(number, row, typed)
        for key, (cell, trouble) in cells.items():
            field = self._field(key)
            if key in typed:
                found = read_cell(cell, field, self._unscaled)
            else:
                found = self._read_cell(cell, field, self._contexts[key])
            shown[key] = text_of(cell)
            if field.reads is Reads.IGNORED:
                continue
            values[key] = found.value
            if field.reads is not Reads.INDEX:
                problems += [one for one in (trouble, found.problem) if one is not None]
        self._from_heading(values, heading)
        if self._kind.names_people:
            problems = [one for one in problems if (one.field, one.code) != ("kind", "choice_not_known")]
            problems[:0] = _person(values, cells, self._stated(row, cells), heading)
        problems[:0] = self._missing(number, row, values)
        problems += self._set_apart(number, row)
        return values, shown, tuple(_unrepeated(problems))

    def _read_cell(self, cell: Cell, field: ListField, context: Context) -> Read:
        """As `read_cell`; the cells of a column repeat."""
        key = (field.key, type(cell), cell)
        if key not in self._met:
            self._met[key] = read_cell(cell, field, context)
        return self._met[key]

    def _cells(
        self, number: int, row: Sequence[Cell], typed: Mapping[str, str]
    ) -> dict[str, tuple[Cell, Problem | None]]:
        """The cells by field: typed ones first, ditto marks and merged ranges resolved."""
        cells: dict[str, tuple[Cell, Problem | None]] = {}
        for key in (*self.header.columns, *(key for key in typed if key not in self.header.columns)):
            if key in typed:
                cells[key] = (typed[key], None)
                continue
            cell, trouble = self.cell(row, key), None
            if cell is None or cell == "":
                cell = self._covered.get((number - 1, key))
            elif is_ditto(cell) and key != "index":
                cell, trouble = self._repeated(key)
            if self._field(key).reads is not Reads.IGNORED:
                self._above[key] = cell
            cells[key] = (cell, trouble)
        return cells

    def _stated(self, row: Sequence[Cell], cells: Mapping[str, tuple[Cell, Problem | None]]) -> list[str]:
        """What the columns of kind say: the typed or repeated cell first, then each of the row's."""
        first = [cells["kind"][0]] if "kind" in cells else []
        places = self.header.columns.get("kind", ())
        return [text_of(cell) for cell in (*first, *(row[place] for place in places if place < len(row)))]

    def _repeated(self, key: str) -> tuple[Cell, Problem | None]:
        """What a ditto mark stands for; never another person's name."""
        above = self._above.get(key)
        if above is None or key in _NAMES:
            return None, Problem(key, "nothing_to_repeat")
        return above, None

    def _field(self, key: str) -> ListField:
        return self._fields.get(key) or self._kind.field(key)

    def _context(self, key: str, today: date) -> Context:
        match = self.header.match(key)
        scale = match.scale if match is not None else 1
        if self._fields[key].reads is not Reads.DATE:
            return Context(today, scale)
        cells = [self.cell(row, key) for row in self._sheet.rows[self.header.row :]]
        month_first, swapped = days_of_column(cells)
        return Context(today, scale, month_first, swapped)

    def _from_heading(self, values: dict[str, Value], heading: str) -> None:
        """What a sub-heading says of the rows below it, where they do not say it themselves."""
        if not heading:
            return
        for key in self._kind.heading_fields:
            if values.get(key):
                continue
            found = self._read_heading(self._kind.field(key), heading)
            if found is not None:
                values[key] = found
                return

    def _read_heading(self, field: ListField, heading: str) -> Value:
        words = without_opening(heading)
        if field.key == "kind" and RecipientKind.INDIVIDUAL in field.choices.values():
            return kind_of_heading((heading,))
        if field.choices:
            return choice_of(words.removeprefix("linh vuc ").removeprefix("cac "), field.choices)
        return heading if any(words.startswith(fold(title)) for title in field.titles) else None

    def _missing(self, number: int, row: Sequence[Cell], values: Mapping[str, Value]) -> Iterator[Problem]:
        """What a row cannot do without: the name of what it speaks of."""
        keys = [key for anchor in self._kind.anchors for key in anchor if len(anchor) == 1]
        named = any(values.get(key) for key in keys)
        if not named:
            yield self._nameless(number)
        elif self.has_numbers and not self.is_numbered(row) and self.filled(row) == 1:
            yield Problem(
                keys[0],
                "row_looks_like_heading",
                {"text": str(next(values[k] for k in keys if values.get(k)))},
            )

    def _set_apart(self, number: int, row: Sequence[Cell]) -> Iterator[Problem]:
        """A row that the sender's own program does not show, or shows crossed out, is asked about."""
        key = next(key for anchor in self._kind.anchors for key in sorted(anchor))
        if number - 1 in self._sheet.hidden_rows:
            yield Problem(key, "row_hidden", severity=Severity.WARNING)
        if not self._has_struck:
            return
        letters = [
            self._sheet.style(number - 1, place)
            for place in self.header.places
            if place < len(row) and isinstance(row[place], str) and not is_empty(row[place])
        ]
        if letters and all(one is not None and one.struck for one in letters):
            yield Problem(key, "row_struck", severity=Severity.WARNING)

    def _nameless(self, number: int) -> Problem:
        above = next(
            (row for (row, key), _cell in self._covered.items() if row == number - 1 and key == "name"), None
        )
        if above is not None:
            return Problem("name", "name_covers_rows")
        key = next(key for anchor in self._kind.anchors for key in sorted(anchor))
        return Problem(key, "name_missing" if self._kind.names_people else "row_without_name")


def _covered(sheet: RawSheet, header: Header, fields: Mapping[str, ListField]) -> dict[tuple[int, str], Cell]:
    """Cells covered by a range merged downwards, with its value, by row (from 0) and field."""
    covered: dict[tuple[int, str], Cell] = {}
    by_place = {place: key for key, places in header.columns.items() for place in places}
    for area in sheet.merged:
        key = by_place.get(area.first_column)
        if key is None or area.last_row == area.first_row or area.first_row < header.row:
            continue
        if area.first_row >= len(sheet.rows) or area.first_column >= len(sheet.rows[area.first_row]):
            continue
        value = sheet.rows[area.first_row][area.first_column]
        for row in range(area.first_row + 1, area.last_row + 1):
            covered[row, key] = None if fields[key].reads in _NOT_FILLED_DOWN else value
    return covered


def _person(
    values: dict[str, Value],
    cells: Mapping[str, tuple[Cell, Problem | None]],
    stated: Sequence[str],
    heading: str,
) -> Iterator[Problem]:
    """Name, form of address, kind and year of birth out of the columns in which lists spread them."""
    parts = [str(values.pop(key) or "") for key in ("family_names", "given_name") if key in values]
    raw = str(cells["name"][0] or "") if "name" in cells else ""
    whole = listed_name(raw) if raw != FORMULA_WITHOUT_VALUE else ""
    name = whole or " ".join(part for part in parts if part)
    form = str(values.get("address_form") or "")
    kind = kind_of_row(name, form, stated, kind_of_heading((heading,)))
    if kind is None and name and any(values.get(key) is not None for key in _BIRTH_YEARS):
        kind = RecipientKind.INDIVIDUAL  # only people are born
    several = names_in(raw) if kind in (None, RecipientKind.INDIVIDUAL) else []
    if several:
        kind = RecipientKind.INDIVIDUAL
        yield Problem("name", "several_names", {"names": "; ".join(several)})
    form, name = _called(name, form, kind)
    if kind is RecipientKind.INDIVIDUAL and not form:
        form = _form_by_column(values)
    values |= {"name": name, "address_form": form, "kind": kind}
    if name and kind is None:
        yield Problem("kind", "kind_unclear", {"name": name})
    yield from _born(values)


def _called(name: str, form: str, kind: RecipientKind | None) -> tuple[str, str]:
    """Form of address and name; a form in a column of its own wins over one before the name."""
    bare = without_form(name, form) if form else name
    if kind is RecipientKind.COLLECTIVE or (form and kind is not RecipientKind.HOUSEHOLD):
        return form, bare
    typed = taken_apart(bare)
    if kind is RecipientKind.HOUSEHOLD:
        return household_form(form or typed.address_form), typed.name
    return typed.address_form, typed.name


def _form_by_column(values: Mapping[str, Value]) -> str:
    """Ông or Bà by the column Nam or Nữ in which the year of birth stands."""
    is_man, is_woman = (values.get(key) is not None for key in ("birth_year_man", "birth_year_woman"))
    return {(True, False): "Ông", (False, True): "Bà"}.get((is_man, is_woman), "")


def _born(values: dict[str, Value]) -> Iterator[Problem]:
    """One year of birth from the columns Nam and Nữ; two are one too many."""
    apart = [values.pop(key) for key in _BIRTH_YEARS[1:] if key in values]
    years = [year for year in (values.get("birth_year"), *apart) if year is not None]
    if len(set(years)) > 1:
        yield Problem("birth_year", "two_birth_years", {"years": ", ".join(map(str, years))})
    elif years:
        values["birth_year"] = years[0]


def _unrepeated(problems: Sequence[Problem]) -> Iterator[Problem]:
    seen = set()
    for problem in problems:
        field = "birth_year" if problem.field.startswith("birth_year") else problem.field
        if (field, problem.code) not in seen:
            seen.add((field, problem.code))
            yield replace(problem, field=field)
