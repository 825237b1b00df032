"""Conferences, their rounds and what is handed over in them, read whole."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.records.award import Award
from desktop.records.conference import Conference, Round
from desktop.store.commendations import VOID
from desktop.store.reader import Reader


def conferences(reader: Reader) -> list[Conference]:
    """All conferences, those without a date first, then the newest first."""
    return reader.records(Conference, "ORDER BY held_on IS NOT NULL, held_on DESC, id DESC")


def rounds(reader: Reader, conference_id: int) -> list[Round]:
    """The rounds of a conference in their order."""
    return reader.records(Round, "WHERE conference_id = ? ORDER BY position, id", (conference_id,))


def all_rounds(reader: Reader) -> list[Round]:
    """The rounds of all conferences."""
    return reader.records(Round, "ORDER BY conference_id, position, id")


def awards_of_round(reader: Reader, round_id: int) -> list[Award]:
    """The awards of a round in the order in which they are handed over."""
    return reader.records(Award, "WHERE round_id = ? ORDER BY round_position, id", (round_id,))


def awards_in_rounds(reader: Reader) -> list[Award]:
    """Every award that has a round, round by round in the order of presentation."""
    return reader.records(Award, "WHERE round_id IS NOT NULL ORDER BY round_id, round_position, id")


def awards_of_conference(reader: Reader, conference_id: int) -> list[Award]:
    """The awards handed over at a conference, in the order of presentation."""
    return reader.records(
        Award,
        "WHERE round_id IN (SELECT id FROM round WHERE conference_id = ?) "
        "ORDER BY (SELECT position FROM round WHERE round.id = round_id), round_position, id",
        (conference_id,),
    )


def waiting_awards(reader: Reader, day: date) -> list[Award]:
    """Awards in no round and not handed over, of commendations without a date or of the year up to `day`.

    A revoked or replaced commendation has nothing left to hand over.
    """
    return reader.records(
        Award,
        "WHERE round_id IS NULL AND presented_on IS NULL AND commendation_id IN (SELECT id FROM commendation "
        f"WHERE NOT {VOID} AND (decision_date IS NULL OR decision_date BETWEEN ? AND ?)) "
        "ORDER BY commendation_id, id",
        ((day - timedelta(days=365)).isoformat(), day.isoformat()),
    )
