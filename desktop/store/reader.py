"""Reading: every query fetches all its rows at once, because an open cursor blocks a commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TypeVar

from desktop.store import trouble
from desktop.store.rows import SqlValue, from_row
from desktop.store.tables import BY_TYPE

T = TypeVar("T")


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
        return [from_row(record_type, row) for row in self.rows(f"SELECT * FROM {table.name} {where}", values)]  # noqa: S608

    def get(self, record_type: type[T], record_id: int) -> T | None:
        """The record with that id, or None."""
        found = self.records(record_type, "WHERE id = ?", (record_id,))
        return found[0] if found else None

    def count(self, record_type: type, where: str = "", values: Sequence[SqlValue] = ()) -> int:
        """How many records of a type there are."""
        table = BY_TYPE[record_type]
        return int(self.rows(f"SELECT count(*) FROM {table.name} {where}", values)[0][0])  # noqa: S608
