"""The search index: folded words of every kind of record that is searched, found by their beginnings.

A row's place in the index is made of the kind and the id, so that one entry is found again without a map, one
kind is one range of places, and all places backwards are kind after kind with the newest first. The index
keeps no positions and has its own lists for beginnings of up to six letters, which is what nearly every word
has (desktop/store/third_schema.py): with a million awards an answer is there before a tenth of a frame.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.records.text.search_words import Term, Wanted, entry_words
from desktop.store.reader import Reader
from desktop.store.rows import Row, from_row
from desktop.store.tables import BY_NAME, BY_SEARCH_KIND, Table

_KINDS = 16
_ID_BITS = 40

Place = tuple[str, int]
"""Table name and id."""


@dataclass(frozen=True)
class Found:
    """Which records match, at most as many as asked for; `total` is how many there are."""

    places: Sequence[Place]
    total: int


def find(reader: Reader, folded: str, kind: str | None = None, limit: int = 50) -> Found:
    """Records that hold, for each folded word, a word beginning with it; recipients first, newest first.

    `kind` is a table's name. Folded text is letters and digits only, so nothing in it is read as a query.
    """
    wanted = [[[Term(word)]] for word in entry_words(folded).split()]
    return Found(first(reader, wanted, kind, limit), count(reader, wanted, kind))


def first(reader: Reader, wanted: Wanted, kind: str | None = None, limit: int = 50) -> list[Place]:
    """The first records that meet every typed word: recipients first, newest first."""
    return _between(reader, wanted, *_range(kind), limit) if wanted else []


def ids_with(reader: Reader, text: str, kind: str) -> list[int]:
    """The ids of all records of a kind that hold every word of a text, the newest first."""
    wanted = [[[Term(word, begun=False)]] for word in entry_words(text).split()]
    return [row_id for _kind, row_id in first(reader, wanted, kind, -1)]


def first_of_each(reader: Reader, wanted: Wanted, limit: int) -> dict[str, list[Place]]:
    """The first records of every kind that has any.

    From one kind to the next that has some: what is common is found at once, what is rare by one walk.
    """
    found: dict[str, list[Place]] = {}
    below = _range(None)[1]
    while part := _between(reader, wanted, 0, below, limit):
        for place in part:
            found.setdefault(place[0], []).append(place)
        if len(part) < limit:
            return found
        last = part[-1][0]
        if len(found[last]) < limit:
            del found[last]  # cut off by the others; from its beginning again
            below = _range(last)[1]
        else:
            below = _range(last)[0]
    return found


def count(reader: Reader, wanted: Wanted, kind: str | None = None) -> int:
    """How many records meet every typed word."""
    if not wanted:
        return 0
    return int(reader.rows(f"SELECT count(*) {_MATCHING}", (_match(wanted), *_range(kind)))[0][0])


def add(connection: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Index rows that were just stored."""
    if table.search_words is not None:
        add_records(connection, table, [from_row(table.record_type, row) for row in rows])


def add_records(connection: sqlite3.Connection, table: Table, records: Sequence[Any]) -> None:
    """Index records that were just stored."""
    if table.search_words is not None:
        entries = [(_place(table, one.id), _entry(table, one)) for one in records]
        connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", entries)


def remove(connection: sqlite3.Connection, table: Table, ids: Sequence[int]) -> None:
    """Take rows out of the index."""
    if table.search_words is not None:
        connection.executemany("DELETE FROM search WHERE rowid = ?", [(_place(table, i),) for i in ids])


def refill(connection: sqlite3.Connection) -> None:
    """Index every record anew."""
    connection.execute("DELETE FROM search")
    reader = Reader(connection)
    for table in BY_SEARCH_KIND.values():
        add_records(connection, table, reader.records(table.record_type))


def out_of_step(reader: Reader) -> int:
    """How many records the index holds other words for, or none; and how many entries have no record."""
    indexed = {int(row["rowid"]): str(row["words"]) for row in reader.rows("SELECT rowid, words FROM search")}
    wanted = {
        _place(table, row["id"]): _entry(table, from_row(table.record_type, row))
        for table in BY_SEARCH_KIND.values()
        for row in reader.rows(f"SELECT * FROM {table.name}")
    }
    return sum(indexed.get(place) != wanted.get(place) for place in indexed.keys() | wanted.keys())


def _between(reader: Reader, wanted: Wanted, low: int, below: int, limit: int) -> list[Place]:
    rows = reader.rows(
        f"SELECT rowid {_MATCHING} ORDER BY rowid DESC LIMIT ?", (_match(wanted), low, below, limit)
    )
    return [_found_at(int(row[0])) for row in rows]


_MATCHING = "FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ?"


def _range(kind: str | None) -> tuple[int, int]:
    """The places of a kind, or of all: the first, and the one behind the last."""
    if kind is None:
        return 0, _KINDS << _ID_BITS
    number = _KINDS - 1 - (BY_NAME[kind].search_kind or 0)
    return number << _ID_BITS, (number + 1) << _ID_BITS


def _found_at(place: int) -> Place:
    return BY_SEARCH_KIND[_KINDS - 1 - (place >> _ID_BITS)].name, place & (1 << _ID_BITS) - 1


def _match(wanted: Wanted) -> str:
    return " AND ".join(f"({' OR '.join(map(_all_of, readings))})" for readings in wanted)


def _all_of(terms: Sequence[Term]) -> str:
    found = " AND ".join(f'"{term.word}"{"*" if term.begun else ""}' for term in terms)
    return f"({found})" if len(terms) > 1 else found


def _entry(table: Table, record: object) -> str:
    texts = table.search_words(record) if table.search_words else ()
    return entry_words(*texts, name=table.search_name(record) if table.search_name else "")


def _place(table: Table, row_id: int) -> int:
    return (_KINDS - 1 - (table.search_kind or 0)) << _ID_BITS | row_id
