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


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's environmental errors into `StorageTrouble`; programming errors pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _CODES.get((getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF)
        if code is None:
            raise
        raise StorageTrouble(code) from error
