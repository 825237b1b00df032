from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from desktop.errors import FileRefused, SoVangError
from desktop.records.recipient import Recipient
from desktop.store import migrations, schema
from desktop.store.file import RecordFile, read_header
from desktop.store.history import next_undo, steps, undoing
from desktop.store.reader import record_tables
from tests.store.deeds import add, person


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later program: one more index, made by one more migration."""
    later = Migrations("sovang")
    first = schema.STATEMENTS

    @later()
    def m001_the_thin_slice(db: Database) -> None:
        for statement in first:
            db.execute(statement)

    @later()
    def m002_units_by_name(db: Database) -> None:
        db.execute("CREATE INDEX unit_name ON unit (name)")

    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "STATEMENTS", (*schema.STATEMENTS, "CREATE INDEX unit_name ON unit (name)"))


@pytest.fixture
def old(path: Path) -> Path:
    """A register of the present version with one deed in it."""
    with RecordFile(path, user="mai") as file:
        add(file, person())
    return path


def test_an_older_register_is_lifted_and_keeps_its_records(old: Path, next_version: None) -> None:
    assert read_header(old).is_older
    with pytest.raises(FileRefused) as caught:
        RecordFile(old, user="mai")
    assert caught.value.code == "file_older"
    migrations.lift(old)
    with RecordFile(old, user="mai") as file:
        assert file.read.count(Recipient) == 1
        assert file.header.schema_version == schema.VERSION


def test_undo_ends_at_a_migration_and_history_stays_readable(old: Path, next_version: None) -> None:
    migrations.lift(old)
    with RecordFile(old, user="mai") as file:
        assert [step.code for step in steps(file.read)] == ["added"]
        assert next_undo(file.read, "mai") is None
        with pytest.raises(SoVangError) as caught:
            file.write(undoing("mai", 1)).result(10)
        assert caught.value.code == "not_undoable"
        add(file, person())
        assert next_undo(file.read, "mai") is not None


def test_a_lifted_register_has_the_schema_of_a_fresh_one(
    old: Path, next_version: None, tmp_path: Path
) -> None:
    migrations.lift(old)
    migrations.create(tmp_path / "mới.sovang")
    with closing(sqlite3.connect(old)) as lifted, closing(sqlite3.connect(tmp_path / "mới.sovang")) as fresh:
        assert sorted(schema.stored(lifted)) == sorted(schema.stored(fresh))


def test_a_migration_that_fails_leaves_the_old_register(
    old: Path, next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    @migrations.migrations()
    def m003_fails(db: Database) -> None:
        db.execute("DROP INDEX unit_name")
        db.execute("CREATE INDEX again ON no_such_table (name)")

    before = old.read_bytes()
    with pytest.raises(FileRefused) as caught:
        migrations.lift(old)
    assert caught.value.code == "file_damaged"
    monkeypatch.undo()
    with RecordFile(old, user="mai") as file:
        assert len(record_tables(file.read)["recipient"]) == 1
    assert old.read_bytes() == before


def test_a_file_that_is_not_what_its_version_says_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM _sqlite_migrations")
        connection.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    with pytest.raises(FileRefused) as caught:
        migrations.lift(path)
    assert caught.value.code == "file_damaged"
