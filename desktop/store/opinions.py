"""Opinions with the conferences at which they were said, read whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import state_on
from desktop.records.report import OpinionEntry
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader

_BY_CONFERENCE = (
    "ORDER BY (SELECT held_on FROM conference WHERE id = conference_id), conference_id, position, id"
)


def opinions(reader: Reader, conference_id: int) -> list[Opinion]:
    """The opinions of a conference in their order."""
    return reader.records(Opinion, "WHERE conference_id = ? ORDER BY position, id", (conference_id,))


def said_by(reader: Reader, day: date, as_of: date) -> list[OpinionEntry]:
    """All opinions of conferences held up to a day, in their state at the end of `as_of`; oldest first."""
    found = reader.records(
        Opinion,
        f"WHERE conference_id IN (SELECT id FROM conference WHERE held_on <= ?) {_BY_CONFERENCE}",
        (day.isoformat(),),
    )
    return entries(reader, found, as_of)


def waiting(reader: Reader) -> list[Opinion]:
    """All opinions that wait for an answer, the first due first, those without a due date last."""
    return reader.records(
        Opinion, "WHERE state = 'in_progress' ORDER BY due_on IS NULL, due_on, conference_id, position, id"
    )


def with_a_name(reader: Reader) -> list[Opinion]:
    """The opinions of which is known who said them."""
    return reader.records(Opinion, f"WHERE said_by <> '' {_BY_CONFERENCE}")


def undated(reader: Reader) -> int:
    """How many opinions belong to conferences without a date."""
    return reader.count(Opinion, "WHERE conference_id IN (SELECT id FROM conference WHERE held_on IS NULL)")


def entries_by_ids(reader: Reader, ids: Sequence[int]) -> list[OpinionEntry]:
    """Opinions with their conferences in the order of the ids, in their present state."""
    return entries(reader, by_ids(reader, Opinion, ids), date.max)


def entries(reader: Reader, found: Sequence[Opinion], day: date) -> list[OpinionEntry]:
    """Opinions with their conferences and their state at the end of a day."""
    held = reader.get_many(Conference, [opinion.conference_id for opinion in found])
    return [OpinionEntry(one, held[one.conference_id], state_on(one, day)) for one in found]


def offices(reader: Reader) -> list[str]:
    """Every office that was ever responsible for an answer, the latest first."""
    return _used(reader, "responsible")


def superiors(reader: Reader) -> list[str]:
    """Every superior that an opinion was ever passed up to, the latest first."""
    return _used(reader, "passed_to")


def _used(reader: Reader, column: str) -> list[str]:
    rows = reader.rows(
        f"SELECT {column} AS words FROM opinion WHERE {column} <> '' GROUP BY {column} ORDER BY max(id) DESC"
    )
    return [str(row["words"]) for row in rows]
