"""Pairs of cards marked “khác người”, and every place that names a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from desktop.records.award import Award
from desktop.records.initiative import Initiative
from desktop.records.not_same import NotSame
from desktop.records.recipient import Recipient
from desktop.records.team import Team
from desktop.records.under_review import UnderReview
from desktop.store.reader import Reader

T = TypeVar("T")
NAMING: Mapping[type[Any], Sequence[str]] = {
    Award: ("recipient_id",),
    Initiative: ("owner_id",),
    Recipient: ("parent_id", "predecessor_id"),
    Team: ("recipient_id",),
    UnderReview: ("recipient_id",),
    NotSame: ("one_id", "other_id"),
}
"""The fields of every kind of record that name a card; a test compares them with the schema."""


def of_card(reader: Reader, recipient_id: int) -> list[NotSame]:
    """The marks of a card."""
    return reader.records(
        NotSame, "WHERE one_id = ? OR other_id = ? ORDER BY id", (recipient_id, recipient_id)
    )


def others_of(reader: Reader, recipient_id: int) -> list[int]:
    """The cards that a card is marked not to be."""
    return [
        mark.other_id if mark.one_id == recipient_id else mark.one_id
        for mark in of_card(reader, recipient_id)
    ]


def marked(reader: Reader, one_id: int, other_id: int) -> NotSame | None:
    """The mark of two cards, in whichever order."""
    pair = (min(one_id, other_id), max(one_id, other_id))
    found = reader.records(NotSame, "WHERE one_id = ? AND other_id = ? ORDER BY id", pair)
    return found[0] if found else None


def all_pairs(reader: Reader) -> frozenset[tuple[int, int]]:
    """Every marked pair, the smaller id first."""
    return frozenset(
        (int(row[0]), int(row[1])) for row in reader.rows("SELECT one_id, other_id FROM not_same")
    )


def naming(reader: Reader, record_type: type[T], field: str, recipient_id: int) -> list[T]:
    """The records of a kind whose field names a card."""
    return reader.records(record_type, f"WHERE {field} = ? ORDER BY id", (recipient_id,))
