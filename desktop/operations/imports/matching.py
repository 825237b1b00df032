"""Which record a row is: the nth equal row is the nth equal record, and an empty cell says nothing."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.intake.fields import ListKind, Reads
from desktop.operations.imports.rows import Difference
from desktop.records import codes
from desktop.records.text import fold_tones, format_amount, short_date
from desktop.words import labels

Record = TypeVar("Record")

_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    codes.RecipientKind: labels.RECIPIENT_KINDS,
    codes.Level: labels.LEVELS,
    codes.ConferenceKind: labels.CONFERENCE_KINDS,
    codes.OpinionState: labels.OPINION_STATES,
    codes.Field: labels.FIELDS,
    codes.Novelty: labels.NOVELTIES,
    codes.InitiativeState: labels.INITIATIVE_STATES,
    codes.Grade: labels.GRADES,
    codes.ActivityKind: labels.ACTIVITY_KINDS,
}


@dataclass(frozen=True)
class Sought:
    """What a row is looked for by: the chosen key, and all that it says."""

    key: Hashable
    identity: Hashable


@dataclass(frozen=True)
class Known(Generic[Record]):
    """A record with its key and all of it that a row could say."""

    key: Hashable
    identity: Hashable
    record: Record


@dataclass(frozen=True)
class Pair(Generic[Record]):
    """The record of a row, None where none is left for it; `nth` counts equal rows of the list from 1."""

    record: Record | None
    nth: int


def paired(
    rows: Sequence[Sought], records: Sequence[Known[Record]], may_be: Callable[[int, Record], bool]
) -> list[Pair[Record]]:
    """A record for each row, each record once: equal ones first, then those of the same key in order.

    A key of None is equal to no other; `may_be` has the last word on the row of a place.
    """
    waiting: dict[Hashable, deque[Known[Record]]] = defaultdict(deque)
    equal: dict[Hashable, deque[Known[Record]]] = defaultdict(deque)
    for one in records:
        waiting[one.key].append(one)
        equal[one.key, one.identity].append(one)
    found: dict[int, Known[Record]] = {}
    taken: set[int] = set()
    for place, row in enumerate(rows):
        if same := equal.get((row.key, row.identity)):
            found[place] = same.popleft()
            taken.add(id(found[place]))
    for place, row in enumerate(rows):
        if place not in found and row.key is not None:
            left = (one for one in waiting.get(row.key, ()) if id(one) not in taken)
            chosen = next((one for one in left if may_be(place, one.record)), None)
            if chosen is not None:
                found[place] = chosen
                taken.add(id(chosen))
    return _in_order(rows, found)


def _in_order(rows: Sequence[Sought], found: Mapping[int, Known[Record]]) -> list[Pair[Record]]:
    met: Counter[Hashable] = Counter()
    pairs = []
    for place, row in enumerate(rows):
        met[row.key] += row.key is not None
        known = found.get(place)
        pairs.append(Pair(known.record if known else None, max(met[row.key], 1)))
    return pairs


def is_said(value: object) -> bool:
    """Whether a value says anything: empty text, None and no codes do not."""
    return value is not None and value not in ("", ())


def differs(before: object, after: object) -> bool:
    """Whether a value is another one; capitals, spaces and the place of tone marks do not count."""
    if isinstance(before, str) and isinstance(after, str) and not isinstance(after, StrEnum):
        return before != after and (fold_tones(before) != fold_tones(after) or not fold_tones(after))
    return before != after


def differences(
    kind: ListKind, seen: object, said: Mapping[str, object], columns: Mapping[str, str]
) -> tuple[Difference, ...]:
    """What a row says otherwise than a record: `said` has values by attribute, `columns` their fields."""
    found = []
    for name, value in said.items():
        before = getattr(seen, name)
        if is_said(value) and differs(before, value):
            field = kind.field(columns.get(name, name))
            is_sum = field.reads is Reads.AMOUNT
            found.append(Difference(field.key, field.title, shown(before, is_sum), shown(value, is_sum)))
    return tuple(found)


def shown(value: object, is_sum: bool = False) -> str:
    """A value as the screen shows it; `is_sum` puts dots into an amount of đồng."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, StrEnum):
        return _LABELS[type(value)][value.value]
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, tuple):
        return ", ".join(shown(one) for one in value)
    return format_amount(value) if is_sum and isinstance(value, int) else str(value)


def same_years(one: int | None, other: int | None) -> bool:
    """Whether two years of birth can be one person's: a year nobody wrote down speaks against nothing."""
    return one is None or other is None or one == other
