"""The search index: folded words of recipients, commendations, conferences and awards, with prefixes.

A row's place in the index is its id × 16 + the kind's number, so that one entry is found again without a map.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.records.text import fold
from desktop.store.reader import Reader
from desktop.store.rows import Row, SqlValue, from_row
from desktop.store.tables import BY_NAME, BY_SEARCH_KIND, Table

_KINDS = 16


@dataclass(frozen=True)
class Found:
    """Which records match: table name and id, at most as many as asked for; `total` is how many there are."""

    places: Sequence[tuple[str, int]]
    total: int


def find(reader: Reader, folded: str, kind: str | None = None, limit: int = 50) -> Found:
    """Records that hold, for each folded word, a word beginning with it; recipients first, newest first.

    `kind` is a table's name. Folded text is letters and digits only, so nothing in it is read as a query.
    """
    if not folded:
        return Found((), 0)
    condition = "search MATCH ?"
    values: list[SqlValue] = [" ".join(f'"{word}"*' for word in folded.split())]
    if kind is not None:
        condition += f" AND rowid % {_KINDS} = ?"
        values.append(BY_NAME[kind].search_kind)
    total = reader.rows(f"SELECT count(*) FROM search WHERE {condition}", values)[0][0]
    rows = reader.rows(
        f"SELECT rowid FROM search WHERE {condition} ORDER BY rowid % {_KINDS}, rowid DESC LIMIT ?",
        [*values, limit],
    )
    return Found([(BY_SEARCH_KIND[row[0] % _KINDS].name, row[0] // _KINDS) for row in rows], int(total))


def add(connection: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Index rows that were just stored."""
    if table.search_words is not None:
        add_records(connection, table, [from_row(table.record_type, row) for row in rows])


def add_records(connection: sqlite3.Connection, table: Table, records: Sequence[Any]) -> None:
    """Index records that were just stored."""
    if table.search_words is not None:
        entries = [(_place(table, one.id), fold(table.search_words(one))) for one in records]
        connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", entries)


def remove(connection: sqlite3.Connection, table: Table, ids: Sequence[int]) -> None:
    """Take rows out of the index."""
    if table.search_words is not None:
        connection.executemany("DELETE FROM search WHERE rowid = ?", [(_place(table, i),) for i in ids])


def out_of_step(reader: Reader) -> int:
    """How many records the index holds other words for, or none; and how many entries have no record."""
    indexed = {int(row["rowid"]): str(row["words"]) for row in reader.rows("SELECT rowid, words FROM search")}
    wanted = {
        _place(table, row["id"]): fold(table.search_words(from_row(table.record_type, row)))
        for table in BY_SEARCH_KIND.values()
        if table.search_words is not None
        for row in reader.rows(f"SELECT * FROM {table.name}")
    }
    return sum(indexed.get(place) != wanted.get(place) for place in indexed.keys() | wanted.keys())


def _place(table: Table, row_id: SqlValue) -> int:
    return int(str(row_id)) * _KINDS + (table.search_kind or 0)
