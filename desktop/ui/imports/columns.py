"""The grid's columns: those that the file has, each with its letter and meaning, and what is not taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.intake.fields import ListField, Reads
from desktop.intake.headers import ColumnMatch
from desktop.intake.values import text_of
from desktop.operations.imports import ImportRow, ListPreview, Outcome
from desktop.operations.imports.matching import shown
from desktop.records.problem import Severity
from desktop.ui.imports.file_words import sheet_of
from desktop.ui.imports.rows import WORDS, fate, repair
from desktop.ui.widgets.copied_table import CellValue
from desktop.ui.widgets.letter_header import column_letter
from desktop.ui.widgets.table.columns import Align, Column

NUMBER, TICK, FATE = "row_number", "update", "fate"
"""Keys of the grid's own columns."""

NOT_TAKEN = "Không lấy cột này"
LEFT = "không lấy"
_OWN = frozenset({NUMBER, TICK, FATE})
_FIGURES = frozenset({Reads.COUNT, Reads.AMOUNT, Reads.YEAR, Reads.BIRTH_YEAR})
_PLAIN = frozenset({Reads.YEAR, Reads.BIRTH_YEAR})
_PARTS: Mapping[str, str] = {
    "family_names": "name",
    "given_name": "name",
    "birth_year_man": "birth_year",
    "birth_year_woman": "birth_year",
}
"""Fields of which a list has parts in columns of their own, and the field they make."""

_ASKED_ABOUT = frozenset({"kind", "address_form"})
"""Fields that a list may have no column for, and that a person must say before its rows are taken."""

_WIDTHS: Mapping[str, tuple[int, int]] = {
    "name": (180, 3), "title": (220, 3), "content": (240, 4), "merit": (160, 3), "initiative": (170, 2),
    "unit": (150, 2), "position_and_unit": (150, 3), "position": (120, 1), "address_form": (112, 0),
    "kind": (112, 0), "birth_year": (96, 0), "amount": (124, 0), "note": (120, 1), "owner": (170, 2),
    "answer": (200, 2), "field": (130, 0),
}  # fmt: skip
"""Least width in px and share of the rest."""

_USUAL_WIDTH = (118, 1)


@dataclass(frozen=True)
class Place:
    """A column of the file: the table it belongs to, its place from 0, and what is known of it."""

    table: int
    match: ColumnMatch

    @property
    def letter(self) -> str:
        """Its letter in the sender's file."""
        return column_letter(self.match.place)


@dataclass(frozen=True)
class Head:
    """What stands above a column: its columns of the file by table, and the field they are taken for.

    The program's own columns have no `places`.
    """

    key: str
    title: str
    places: tuple[Place, ...] = ()
    is_taken: bool = True

    def of_table(self, table: int) -> tuple[Place, ...]:
        """The columns of one table."""
        return tuple(one for one in self.places if one.table == table)

    @property
    def is_own(self) -> bool:
        """Whether the program, not the file, has this column."""
        return self.key in _OWN


def heads_of(preview: ListPreview) -> list[Head]:
    """The heads as in the first table, then what only a heading or a name says, then the columns left."""
    kind, tables = preview.read.kind, preview.read.tables
    taken: dict[str, list[Place]] = {}
    left: list[Head] = []
    for number, table in enumerate(tables):
        for match in table.matches:
            field = kind.field(match.field) if match.field else None
            if (field is None or field.reads is Reads.IGNORED) and match.filled:
                place = Place(number, match)
                left.append(Head(f"left:{number}:{match.place}", LEFT, (place,), is_taken=False))
            elif field is not None and field.reads not in (Reads.IGNORED, Reads.INDEX):
                taken.setdefault(_PARTS.get(field.key, field.key), []).append(Place(number, match))
    said = {key for row in preview.rows for key, value in row.read.values.items() if value not in (None, "")}
    said |= {one.field for row in preview.rows for one in row.problems if one.field in _ASKED_ABOUT}
    further = [
        one.key
        for one in kind.fields
        if one.key in said and one.key not in taken and one.key not in _PARTS and one.reads is not Reads.INDEX
    ]
    found = [Head(key, kind.field(key).title, tuple(places)) for key, places in taken.items()]
    found += [Head(key, kind.field(key).title) for key in further]
    own = [
        Head(NUMBER, "Dòng"),
        *([Head(TICK, "Cập nhật")] if _differ(preview) else []),
        Head(FATE, "Kết quả"),
    ]
    return [*own, *found, *left]


def columns_of(
    preview: ListPreview, heads: Sequence[Head], is_updated: Callable[[ImportRow], bool]
) -> list[Column]:
    """A column of the grid for each head."""
    return [_column(head, preview, is_updated) for head in heads]


def meanings(head: Head, table: int, preview: ListPreview) -> list[tuple[str, int, str | None]]:
    """What the columns under a head may be taken for: words, place, field; likely ones first, then none."""
    kind = preview.read.kind
    places = head.of_table(table)
    offered: list[tuple[str, int, str | None]] = []
    for place in places:
        prefix = f"Cột {place.letter}: " if len(places) > 1 else ""
        match = place.match
        known = [key for key in (match.field, *match.alternatives) if key]
        likely = [key for key in known if kind.field(key).reads is not Reads.IGNORED]
        rest = [one.key for one in kind.fields if one.key not in likely and one.reads is not Reads.IGNORED]
        first, more = (
            [(f"{prefix}{kind.field(key).title}", match.place, key) for key in keys]
            for keys in (dict.fromkeys(likely), rest)
        )
        offered += [*first, (f"{prefix}{NOT_TAKEN}", match.place, None), *more]
    return offered


def first_place(heads: Sequence[Head]) -> int:
    """The first column in which a cell may be mended."""
    of_file = [at for at, head in enumerate(heads) if not head.is_own]
    return next((at for at in of_file if heads[at].is_taken), next(iter(of_file), 0))


def _differ(preview: ListPreview) -> bool:
    return any(row.outcome is Outcome.CHANGED for row in preview.rows)


def _column(head: Head, preview: ListPreview, is_updated: Callable[[ImportRow], bool]) -> Column:
    if head.key == NUMBER:
        right = Align.RIGHT
        return Column(NUMBER, head.title, lambda row: row.number, 58, align=right, dim=True, plain=True)
    if head.key == FATE:
        words = lambda row: WORDS[fate(row)][0]  # noqa: E731 - one of a family of readers
        return Column(FATE, head.title, words, 116, mark=lambda row: WORDS[fate(row)][1])
    if head.key == TICK:
        ticked = lambda row: is_updated(row) if row.outcome is Outcome.CHANGED else None  # noqa: E731
        return Column(TICK, head.title, lambda _row: "", 76, tick=ticked)
    if not head.is_taken:
        return _left_column(head, preview)
    return _field_column(head, preview.read.kind.field(head.key))


def _field_column(head: Head, field: ListField) -> Column:
    width, stretch = _WIDTHS.get(field.key, _USUAL_WIDTH)
    letters = ", ".join(one.letter for one in head.places)
    right = field.reads in _FIGURES
    return Column(
        field.key,
        f"{letters} · {head.title}" if letters else head.title,
        lambda row: _value(row, field),
        width,
        stretch,
        Align.RIGHT if right else Align.LEFT,
        problem=lambda row: _tone(row, field.key),
        strong=field.key in ("name", "title"),
        editable=True,
        plain=field.reads in _PLAIN,
    )


def _left_column(head: Head, preview: ListPreview) -> Column:
    """What stands in a column that is not taken, so that nobody finds out too late."""
    (place,) = head.places
    sheet = sheet_of(preview)

    def read(row: ImportRow) -> CellValue:
        if row.read.table != place.table:
            return ""
        cells = sheet.rows[row.read.number - 1]
        return text_of(cells[place.match.place]) if place.match.place < len(cells) else ""

    return Column(head.key, f"{place.letter} · {place.match.title}", read, 118, 1, dim=True)


def _value(row: ImportRow, field: ListField) -> CellValue:
    """The value of a field; what cannot be read is shown as the file has it."""
    value = row.read.values.get(field.key)
    if any(one.field == field.key and one.severity is Severity.ERROR for one in row.problems):
        return row.read.texts.get(field.key) or shown(value)
    is_sum = field.reads is Reads.AMOUNT
    if field.reads in _FIGURES and isinstance(value, int) and not isinstance(value, bool):
        return value
    return shown(value, is_sum)


def _tone(row: ImportRow, key: str) -> str:
    """A cell is framed where it refuses the row, or where a repair is offered for it."""
    own = [one for one in row.problems if one.field == key]
    if row.outcome is Outcome.REFUSED and any(one.severity is Severity.ERROR for one in own):
        return "err"
    return "warn" if any(repair(one) for one in own) else ""
