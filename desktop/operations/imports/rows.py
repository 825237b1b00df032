"""What a preview of a list is made of: where it goes, what will become of each row, and the counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.intake.sheet_reading import ReadRow
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient


class Outcome(StrEnum):
    """What becomes of a row: a new record, one that stands already, one that differs, or refused."""

    ADDED = "added"
    MATCHED = "matched"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Into:
    """Where a list goes: a kind of record by its word after `--into`, and what its rows do not say.

    Awards go into `commendation`, which is created with the list where it has no id; `merit` stands for a
    row without one, `unit_text` is the ward of every row as it was called then. Opinions go to
    `conference_id` unless the row names its conference. Initiatives without a year are of `year`.
    """

    kind: str
    commendation: Commendation | None = None
    conference_id: int | None = None
    year: int | None = None
    merit: str = ""
    unit_text: str = ""


@dataclass(frozen=True)
class MatchKey:
    """What makes a row and a record the same, for the user to choose; `fields` are keys of its kind."""

    id: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """The record that a row was found to be, and the fields that say so."""

    record_type: type
    record_id: int
    title: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """A field that the list has another value for, both as the screen shows them."""

    key: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class ImportRow:
    """A row with what will become of it. `place` counts from 0, `number` is its row in the sender's file.

    `card` is the recipient that an award or an initiative will be tied to. `draft` and `seen` are what its
    kind writes and found; they belong to the kind alone.
    """

    place: int
    number: int
    read: ReadRow
    outcome: Outcome
    title: str = ""
    problems: tuple[Problem, ...] = ()
    matched: Matched | None = None
    differences: tuple[Difference, ...] = ()
    card: Recipient | None = None
    draft: object = field(default=None, repr=False)
    seen: object = field(default=None, repr=False)


@dataclass(frozen=True)
class Counts:
    """`rows` = `added` + `matched` + `refused`; `changed` are those of `matched` that differ."""

    rows: int = 0
    added: int = 0
    matched: int = 0
    changed: int = 0
    refused: int = 0

    def __add__(self, other: Counts) -> Counts:
        """The counts of two lists together."""
        return Counts(
            self.rows + other.rows,
            self.added + other.added,
            self.matched + other.matched,
            self.changed + other.changed,
            self.refused + other.refused,
        )


def counted(rows: Iterable[ImportRow]) -> Counts:
    """The counts of some rows."""
    outcomes = [row.outcome for row in rows]
    changed = outcomes.count(Outcome.CHANGED)
    return Counts(
        len(outcomes),
        outcomes.count(Outcome.ADDED),
        outcomes.count(Outcome.MATCHED) + changed,
        changed,
        outcomes.count(Outcome.REFUSED),
    )


@dataclass(frozen=True)
class Written:
    """What a kind wrote: the record that owns the rows, and the cards that were new or found again."""

    owner_id: int | None = None
    recipients_added: int = 0
    recipients_matched: int = 0
