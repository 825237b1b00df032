"""Reading: every query fetches all its rows at once, because an open cursor blocks a commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from desktop.store import trouble
from desktop.store.rows import SqlValue, from_rows
from desktop.store.tables import BY_NAME, BY_TYPE

T = TypeVar("T")

_STEPS_BETWEEN_LOOKS = 20_000  # virtual machine steps, about a millisecond
_AT_ONCE = 500  # ids in one statement; SQLite's own limit of variables was 999 for long


class Reader:
    """Reads from one connection. A transaction is a reader too, so a deed sees its own changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[SqlValue] = ()) -> list[sqlite3.Row]:
        """All rows of a query; raises `StorageTrouble` for what the environment did."""
        with trouble.translated():
            return self._connection.execute(sql, values).fetchall()

    def records(self, record_type: type[T], where: str = "", values: Sequence[SqlValue] = ()) -> list[T]:
        """All records of a type; `where` is what follows the table's name (WHERE …, ORDER BY …)."""
        table = BY_TYPE[record_type]
        return from_rows(record_type, self.rows(f"SELECT * FROM {table.name} {where}", values))

    def get(self, record_type: type[T], record_id: int) -> T | None:
        """The record with that id, or None."""
        found = self.records(record_type, "WHERE id = ?", (record_id,))
        return found[0] if found else None

    def get_many(self, record_type: type[T], ids: Collection[int]) -> dict[int, T]:
        """The records with those ids, by id; an id that is not there is left out."""
        table = BY_TYPE[record_type]
        found: dict[int, T] = {}
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            rows = self.rows(f"SELECT * FROM {table.name} WHERE id IN ({marks})", part)
            found.update(
                (int(row["id"]), one) for row, one in zip(rows, from_rows(record_type, rows), strict=True)
            )
        return found

    def count(self, record_type: type, where: str = "", values: Sequence[SqlValue] = ()) -> int:
        """How many records of a type there are."""
        table = BY_TYPE[record_type]
        return int(self.rows(f"SELECT count(*) FROM {table.name} {where}", values)[0][0])

    @contextmanager
    def interruptible(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Within the block a query ends early with `Interrupted` once `stop` says so."""
        self._connection.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)


def record_tables(reader: Reader) -> dict[str, list[tuple[SqlValue, ...]]]:
    """Every record table's rows in order of id, for comparing two states.

    Left out are history, search, and `blob`: content never changes, and the rows that name it are here.
    """
    return {
        name: [tuple(row) for row in reader.rows(f"SELECT * FROM {name} ORDER BY id")] for name in BY_NAME
    }
