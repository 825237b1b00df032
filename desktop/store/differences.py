"""What differs between two registers, record by record."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.store.reader import Reader
from desktop.store.tables import BY_NAME


@dataclass(frozen=True)
class Difference:
    """How many records of one table only one register has, and how many both have in another form."""

    table: str
    only_first: int
    only_second: int
    changed: int


def differences(first: Reader | None, second: Reader) -> list[Difference]:
    """The tables that differ, in the schema's order; without a first register, all of the second."""
    found = [_difference(name, first, second) for name in BY_NAME]
    return [one for one in found if one.only_first or one.only_second or one.changed]


def _difference(table: str, first: Reader | None, second: Reader) -> Difference:
    here, there = _rows(table, first), _rows(table, second)
    both = here.keys() & there.keys()
    changed = sum(here[row_id] != there[row_id] for row_id in both)
    return Difference(table, len(here) - len(both), len(there) - len(both), changed)


def _rows(table: str, reader: Reader | None) -> dict[int, tuple[object, ...]]:
    if reader is None:
        return {}
    return {int(row["id"]): tuple(row) for row in reader.rows(f"SELECT * FROM {table}")}
