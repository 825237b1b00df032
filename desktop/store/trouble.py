"""What SQLite says, told apart once: the environment's fault is a `StorageTrouble`; the rest is a bug."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.errors import StorageTrouble

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "file_busy",
    sqlite3.SQLITE_LOCKED: "file_busy",
    sqlite3.SQLITE_READONLY: "file_read_only",
    sqlite3.SQLITE_IOERR: "disk_trouble",
    sqlite3.SQLITE_CANTOPEN: "disk_trouble",
    sqlite3.SQLITE_CORRUPT: "file_damaged",
    sqlite3.SQLITE_NOTADB: "file_damaged",
    sqlite3.SQLITE_PERM: "not_permitted",
}

_NO_TEXT = "Could not decode to UTF-8"  # Python's own words: there is no code for it


class Interrupted(Exception):  # noqa: N818 - it is no fault: somebody asked for it
    """A query ended early because its caller wanted to stop."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's environmental errors into `StorageTrouble`; programming errors pass through.

    Raises `Interrupted` where `Reader.interruptible` ended the query.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if str(error).startswith(_NO_TEXT):
            raise StorageTrouble("file_damaged") from None  # what it says quotes the text
        primary = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
        if primary == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted from error
        if primary not in _CODES:
            raise
        raise StorageTrouble(_CODES[primary]) from error
    except UnicodeDecodeError as error:  # what SQLite says of a damaged schema quotes the damage
        raise StorageTrouble("file_damaged") from error
