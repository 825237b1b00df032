"""One change made to many records at once: of which field, how, and what comes of it in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.records.problem import Problem, Severity


class How(StrEnum):
    """What is done with the field: a new value, or a text changed in part."""

    SET = "set"
    REPLACE = "replace"
    BEFORE = "before"
    AFTER = "after"


class ValueKind(StrEnum):
    """What a field holds; only the two kinds of text can be changed in part."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    MONEY = "money"
    YEAR = "year"
    CHOICE = "choice"


TEXTS = frozenset({ValueKind.TEXT, ValueKind.LINES})


@dataclass(frozen=True)
class BulkField:
    """A field that may be changed in many rows; `part` is the record of a row that has it."""

    name: str
    value: ValueKind
    part: str = ""


@dataclass(frozen=True)
class BulkChange:
    """`value` is the new value (None empties the field) or the text that is put in; `find` what it replaces.

    `amount_reason` says why an amount is not the rule's.
    """

    field: str
    value: object = None
    how: How = How.SET
    find: str = ""
    amount_reason: str = ""


@dataclass(frozen=True)
class BulkRow:
    """A row as a person sees it: its name, and the records it is made of, by part."""

    id: int
    name: str
    records: Mapping[str, Any]


class Fate(StrEnum):
    """What becomes of a row."""

    CHANGES = "changes"
    STAYS = "stays"
    REFUSED = "refused"


@dataclass(frozen=True)
class BulkLine:
    """One row of the preview. A refused row says why in a problem that is an error; the others only warn."""

    seen: BulkRow
    changed: BulkRow
    before: object
    after: object
    fate: Fate
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> int:
        """The row's id."""
        return self.seen.id

    @property
    def updates(self) -> list[tuple[Any, Any]]:
        """The records as seen and as they shall be, without those that stay."""
        pairs = ((seen, self.changed.records[part]) for part, seen in self.seen.records.items())
        return [(seen, new) for seen, new in pairs if seen != new]


@dataclass(frozen=True)
class BulkPreview:
    """What a change would do to every chosen row; changing + staying + refused = chosen."""

    kind: str
    change: BulkChange
    reason: str
    lines: tuple[BulkLine, ...]

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(line.fate is fate for line in self.lines)

    @property
    def changing(self) -> list[BulkLine]:
        """The rows that will be other than before."""
        return [line for line in self.lines if line.fate is Fate.CHANGES]


def value_after(before: object, change: BulkChange) -> object:
    """The field's value after the change; what is put before or behind a text stands there only once."""
    if change.how is How.SET:
        return "" if change.value is None and isinstance(before, str) else change.value
    text, put = str(before or ""), str(change.value or "")
    if change.how is How.REPLACE:
        return text.replace(change.find, put) if change.find else text
    bare = put.lstrip(_JOINING)
    if not text or not bare or text == bare:
        return text or bare
    if change.how is How.BEFORE:
        return text if text.startswith(f"{put} ") else f"{put} {text}"
    added = put if put[0] in _JOINING else f" {put}"
    return text if text.endswith(added) else text + added


def fate_of(seen: BulkRow, changed: BulkRow, problems: Sequence[Problem]) -> Fate:
    """A row that stays as it is cannot be refused."""
    if seen.records == changed.records:
        return Fate.STAYS
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return Fate.REFUSED if wrong else Fate.CHANGES


_JOINING = ",;.: "
"""What follows a word without a space."""
