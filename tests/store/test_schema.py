from __future__ import annotations

import dataclasses
import sqlite3
import typing
from contextlib import closing
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from desktop.store import schema
from desktop.store.file import RecordFile
from desktop.store.rows import from_row, to_row
from desktop.store.tables import BY_NAME, Table

_SQL_TYPE = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", date: "TEXT", datetime: "TEXT"}


def _columns(file: RecordFile, table: str) -> dict[str, tuple[str, bool]]:
    """Type and "may be empty" of each column."""
    rows = file.read.rows(f"PRAGMA table_info({table})")
    return {row["name"]: (row["type"], not row["notnull"]) for row in rows}


def _declared(table: Table) -> dict[str, tuple[str, bool]]:
    hints = typing.get_type_hints(table.record_type)
    return {field.name: _of(hints[field.name]) for field in dataclasses.fields(table.record_type)}


def _of(hint: object) -> tuple[str, bool]:
    parts = [part for part in (typing.get_args(hint) or (hint,)) if part is not type(None)]
    kind = parts[0]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        kind = str
    return _SQL_TYPE[kind], len(typing.get_args(hint)) > len(parts)


@pytest.mark.parametrize("table", BY_NAME.values(), ids=lambda table: table.name)
def test_a_table_has_the_columns_of_its_record_and_the_derived_ones(file: RecordFile, table: Table) -> None:
    columns, declared = _columns(file, table.name), _declared(table)
    derived = columns.keys() - declared.keys()
    assert declared.keys() <= columns.keys()
    assert bool(derived) == table.has_derived
    assert {name: columns[name] for name in declared} == declared


def test_every_record_table_has_a_record(file: RecordFile) -> None:
    tables = {row["name"] for row in file.read.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    own = {name for name in tables if not name.startswith(("sqlite_", "search", "_sqlite_"))}
    assert own - {"step", "change", "blob"} == set(BY_NAME)


def test_ids_are_never_used_again_and_types_are_kept(file: RecordFile) -> None:
    for name in BY_NAME:
        sql = file.read.rows("SELECT sql FROM sqlite_master WHERE name = ?", (name,))[0]["sql"]
        assert "INTEGER PRIMARY KEY AUTOINCREMENT" in sql
        assert sql.endswith("STRICT")


def test_the_migrations_lead_to_the_schema_that_is_written_down(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert sorted(schema.stored(connection)) == sorted(schema.present())


def test_a_column_type_that_no_row_can_hold_is_a_bug() -> None:
    @dataclasses.dataclass(frozen=True)
    class Strange:
        value: object
        id: int | None = None

    with pytest.raises(TypeError, match="complex"):
        to_row(Strange(1j))


def test_moments_come_back_to_the_second() -> None:
    @dataclasses.dataclass(frozen=True)
    class Dated:
        at: datetime
        on: date | None
        done: bool
        id: int | None = None

    record = Dated(datetime.fromisoformat("2026-10-09T07:58:01"), None, done=True)
    assert from_row(Dated, to_row(record)) == record


@pytest.mark.parametrize("table", ["recipient", "award", "issued_page", "round", "change"])
def test_what_grows_large_is_found_by_what_it_names(file: RecordFile, table: str) -> None:
    """Without the index, deleting one row reads the whole table that may name it: 20,000 took 20 seconds."""
    names = [
        row["from"]
        for row in file.read.rows(f"PRAGMA foreign_key_list({table})")
        if row["table"] in {"recipient", "commendation", "award", "round", "conference", "step"}
    ]
    indexes = [row["name"] for row in file.read.rows(f"PRAGMA index_list({table})")]
    first = {file.read.rows(f"PRAGMA index_info({index})")[0]["name"] for index in indexes}
    assert set(names) <= first
    assert names
