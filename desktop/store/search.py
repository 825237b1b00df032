"""The search index: folded words of recipients, commendations, conferences and awards, with prefixes.

A row's place in the index is its id × 16 + the kind's number, so that one entry is found again without a map.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from desktop.store.rows import Row, from_row
from desktop.store.tables import Table, folded_words

_KINDS = 16


def add(connection: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Index rows that were just stored."""
    if table.search_entry is None or table.search_kind is None:
        return
    entries = []
    for row in rows:
        entry = table.search_entry(from_row(table.record_type, row))
        place = int(str(row["id"])) * _KINDS + table.search_kind
        entries.append((place, folded_words(entry), table.name, entry.title, entry.detail))
    connection.executemany("INSERT INTO search (rowid, words, kind, title, detail) VALUES (?, ?, ?, ?, ?)", entries)


def remove(connection: sqlite3.Connection, table: Table, ids: Sequence[int]) -> None:
    """Take rows out of the index."""
    if table.search_kind is not None:
        connection.executemany("DELETE FROM search WHERE rowid = ?", [(i * _KINDS + table.search_kind,) for i in ids])
