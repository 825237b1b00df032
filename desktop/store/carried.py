"""The marks of what was copied from a past decision."""

from __future__ import annotations

from collections.abc import Collection

from desktop.records.carried import CarriedValue
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader
from desktop.store.writer import Transaction


def marks_of(reader: Reader, commendation_id: int) -> list[CarriedValue]:
    """What of a decision waits for the clerk's look."""
    return reader.records(CarriedValue, "WHERE commendation_id = ? ORDER BY id", (commendation_id,))


def drop_row_marks(transaction: Transaction, award_ids: Collection[int]) -> int:
    """Take the marks of rows away, as they were looked at or go; returns how many there were."""
    return _drop(transaction, by_ids(transaction, CarriedValue, list(award_ids), column="award_id"))


def drop_field_marks(transaction: Transaction, commendation_id: int, fields: Collection[str]) -> int:
    """Take the marks of a decision's own fields away; returns how many there were."""
    marks = marks_of(transaction, commendation_id)
    return _drop(transaction, [mark for mark in marks if mark.field in fields])


def drop_marks(transaction: Transaction, commendation_id: int) -> int:
    """Take every mark of a decision away; returns how many there were."""
    return _drop(transaction, marks_of(transaction, commendation_id))


def _drop(transaction: Transaction, marks: Collection[CarriedValue]) -> int:
    for mark in marks:
        transaction.delete(CarriedValue, mark.id or 0)
    return len(marks)
