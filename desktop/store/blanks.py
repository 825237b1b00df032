"""Blanks and their movements, read whole: a ward moves its blanks some dozens of times in a year."""

from __future__ import annotations

from desktop.records.blank import Blank, BlankMovement
from desktop.store.reader import Reader


def blanks(reader: Reader) -> list[Blank]:
    """All blanks, those in use first, each group in the order in which they were added."""
    return reader.records(Blank, "ORDER BY in_use DESC, id")


def movements(reader: Reader) -> dict[int, list[BlankMovement]]:
    """The movements of every blank that has any, by its id, by day."""
    found: dict[int, list[BlankMovement]] = {}
    for movement in reader.records(BlankMovement, "ORDER BY moved_on, id"):
        found.setdefault(movement.blank_id, []).append(movement)
    return found


def movements_of(reader: Reader, blank_id: int) -> list[BlankMovement]:
    """The movements of a blank, by day."""
    return reader.records(BlankMovement, "WHERE blank_id = ? ORDER BY moved_on, id", (blank_id,))


def decision_numbers(reader: Reader, blank_id: int) -> dict[int, str]:
    """Number by id of the decisions that were printed on a blank; empty for one without a number."""
    rows = reader.rows(
        "SELECT id, number FROM commendation WHERE id IN "
        "(SELECT commendation_id FROM blank_movement WHERE blank_id = ?)",
        (blank_id,),
    )
    return {int(row["id"]): str(row["number"]) for row in rows}
