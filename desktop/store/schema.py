"""The schema of the record file, and the check that a file has it and nothing that could act on its own.

When the schema changes, add a migration (`migrations.py`, where `m001` must then hold its own text) and write
its result here: a test compares.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from desktop.errors import FileRefused
from desktop.store.first_schema import FIRST_STATEMENTS
from desktop.store.second_schema import ALTERATIONS, SECOND_STATEMENTS, altered
from desktop.store.third_schema import REPLACED, REPLACEMENTS, THIRD_STATEMENTS

APPLICATION_ID = 0x536F5669
VERSION = 3

STATEMENTS: tuple[str, ...] = (
    *(altered(statement) for statement in FIRST_STATEMENTS if statement not in REPLACED),
    *(statement for statement in SECOND_STATEMENTS if statement not in ALTERATIONS),
    *(statement for statement in THIRD_STATEMENTS if statement not in REPLACEMENTS),
)

# sqlite-utils keeps the names of the applied migrations in the first; FTS5 makes the rest of `search` itself.
_NOT_COMPARED = (
    "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '_sqlite_migrations' "
    "AND name NOT IN ('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config')"
)


def check(connection: sqlite3.Connection, path: str) -> None:
    """Compare a file's schema with the present one.

    Raises `FileRefused`: "file_acts" for a trigger or a view (it would run on our own writing),
    "file_older" for one that a migration must lift first, "file_newer", "file_damaged" for any other schema.
    """
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall():
        raise FileRefused("file_acts", path=path, kind=kind, name=name)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version < VERSION:
        raise FileRefused("file_older", path=path, version=version, known=VERSION)
    if version > VERSION:
        raise FileRefused("file_newer", path=path, version=version, known=VERSION)
    found, known = set(_as_they_stand(connection)), set(STATEMENTS)
    if set(map(_plain, found - known)) != set(map(_plain, known - found)):
        raise FileRefused("file_damaged", path=path)


def present() -> set[str]:
    """The statements of the present schema, white space made plain."""
    return {_plain(statement) for statement in STATEMENTS}


def stored(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements of a file's schema, white space made plain."""
    return map(_plain, _as_they_stand(connection))


def _as_they_stand(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND {_NOT_COMPARED}"
    ).fetchall()
    return (row[0] for row in rows)


def _plain(statement: str) -> str:
    """One blank between words, none at commas and brackets: ALTER TABLE sets them otherwise than we do."""
    return re.sub(r" ?([(),]) ?", r"\1", " ".join(statement.split()))
