"""The schema, one migration after another. `user_version` is the number of the last one applied.

A migration never changes once it has shipped. The operation that runs one makes a backup first.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from desktop.errors import FileRefused
from desktop.store import schema, search, trouble
from desktop.store.connection import connect
from desktop.store.first_schema import FIRST_STATEMENTS
from desktop.store.second_schema import SECOND_STATEMENTS
from desktop.store.third_schema import THIRD_STATEMENTS

migrations = Migrations("sovang")


def create(path: Path) -> None:
    """Make an empty record file of the present schema at a path where nothing, or an empty file, stands."""
    with trouble.translated(), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _apply(connection)


def lift(path: Path) -> None:
    """Bring an older file to the present schema, all or nothing; undo ends here, history stays readable.

    Raises `FileRefused("file_damaged")` when the file is not what its version says.
    """
    with trouble.translated(), closing(connect(path)) as connection:
        try:
            _apply(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # a table is there already, or is missing
                raise FileRefused("file_damaged", path=str(path)) from error
            raise
        schema.check(connection, str(path))


def _apply(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(connection, strict=True, execute_plugins=False))
        search.refill(connection)
        connection.execute(
            "UPDATE step SET undoable = 0 WHERE undoable = 1"
        )  # their images have the old columns
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@migrations()
def m001_the_thin_slice(db: Database) -> None:
    """Units, issuers, rates, recipients, commendations, awards, conferences, history and search."""
    for statement in FIRST_STATEMENTS:
        db.execute(statement)


@migrations()
def m002_the_whole_house(db: Database) -> None:
    """Opinions, attendance, pledges, initiatives, teams, activities, attachments."""
    for statement in SECOND_STATEMENTS:
        db.execute(statement)


@migrations()
def m003_blanks_and_printing(db: Database) -> None:
    """Blanks with their stock, and what printing, finding and taking in lists remember."""
    for statement in THIRD_STATEMENTS:
        db.execute(statement)
