"""A register as the first version wrote it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from desktop.store import migrations, schema


def make_old_register(path: Path) -> None:
    """Write an empty register of schema version 1."""
    first = Migrations("sovang")
    first()(migrations.m001_the_thin_slice)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        first.apply(Database(connection, strict=True, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
