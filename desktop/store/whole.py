"""A whole register as plain values: every record and every content, to take out and to put in again."""

from __future__ import annotations

import dataclasses
import math
import sqlite3
import typing
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.errors import FileRefused, StorageTrouble
from desktop.store import blobs, schema
from desktop.store.reader import Reader
from desktop.store.rows import Row, from_row, plain_type, to_row
from desktop.store.tables import BY_NAME, Table
from desktop.store.writer import Transaction

_LARGEST = 2**63
FIRST_STEP = "register_made"
"""The one deed that a register may know which still counts as new."""


@dataclass(frozen=True)
class Whole:
    """`tables` are the rows of every kind by its name, without derived columns; `contents` blobs by hash."""

    schema_version: int
    tables: Mapping[str, Sequence[Mapping[str, object]]]
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def count(self) -> int:
        """How many records there are."""
        return sum(map(len, self.tables.values()))


def taken_out(reader: Reader) -> Whole:
    """Everything that the register holds but its history."""
    tables = {name: [to_row(one) for one in all_of(reader, table)] for name, table in BY_NAME.items()}
    contents = {row["sha256"]: bytes(row["content"]) for row in reader.rows("SELECT * FROM blob ORDER BY 1")}
    return Whole(schema.VERSION, tables, contents)


def all_of(reader: Reader, table: Table) -> list[Any]:
    """Every record of one kind, in order of id."""
    return reader.records(table.record_type, "ORDER BY id")


def is_new(reader: Reader) -> bool:
    """Whether nobody has worked in this register yet."""
    return all(row["code"] == FIRST_STEP for row in reader.rows("SELECT code FROM step"))


def put_in(transaction: Transaction, whole: Whole) -> None:
    """Put everything in the place of what a new register begins with; every record keeps its id.

    Raises `FileRefused("export_damaged")` for rows that are no records of this schema.
    """
    try:
        records = {name: [_record(BY_NAME[name], row) for row in rows] for name, rows in whole.tables.items()}
        for content_hash, content in whole.contents.items():
            _put_content(transaction, content_hash, content)
        for name, table in BY_NAME.items():
            transaction.drop_rows(
                table, [int(row["id"]) for row in transaction.rows(f"SELECT id FROM {name}")]
            )
        for name, table in BY_NAME.items():
            _put(transaction, table, [table.full_row(one) for one in records.get(name, ())])
    except (ValueError, KeyError, StorageTrouble, sqlite3.IntegrityError) as error:
        if isinstance(error, StorageTrouble) and error.code != "file_damaged":
            raise
        raise FileRefused("export_damaged") from None  # what was said may quote a name


def _put_content(transaction: Transaction, content_hash: str, content: bytes) -> None:
    if blobs.put(transaction, content) != content_hash:
        raise ValueError(content_hash)


def _put(transaction: Transaction, table: Table, rows: Sequence[Row]) -> None:
    transaction.put_rows(table, rows)
    transaction.changes.extend((table.name, int(str(row["id"])), None, row) for row in rows)


def _record(table: Table, row: Mapping[str, object]) -> object:
    """The record that plain values are; a field that is not named has its default."""
    hints = typing.get_type_hints(table.record_type)
    defaults = {one.name: one.default for one in dataclasses.fields(table.record_type)}
    if row.keys() - defaults.keys() or row.get("id") is None:
        raise ValueError(table.name)
    values: dict[str, Any] = {}
    for name, default in defaults.items():
        if name in row:
            values[name] = _checked(row[name], hints[name])
        elif default is dataclasses.MISSING:
            raise ValueError(name)
        else:
            values[name] = default
    return from_row(table.record_type, values)


def _checked(value: object, hint: Any) -> object:
    """The value, if a field of this type may have it. Raises `ValueError`."""
    plain = plain_type(hint)
    if value is None and plain is not hint:
        return value
    if plain is bool and value in (0, 1):
        return value
    if plain is int and type(value) is int and -_LARGEST <= value < _LARGEST:
        return value
    if plain is float and isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    if plain not in (int, bool, float) and isinstance(value, str):
        value.encode()  # half a letter cannot be stored
        return unicodedata.normalize("NFC", value)
    raise ValueError(hint)
