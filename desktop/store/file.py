"""The record file: created, recognised by its header before SQLite sees it, opened with the measured pragmas."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from desktop.errors import FileRefused
from desktop.store import trouble
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Writer

T = TypeVar("T")

APPLICATION_ID = 0x536F5669
SCHEMA_VERSION = 1

_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
)


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes say, read without SQLite."""

    application_id: int
    schema_version: int


def read_header(path: Path) -> Header:
    """Raises `FileRefused` for a missing, empty, foreign or truncated file."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(path), reason=error.strerror or "") from error
    if not head:
        raise FileRefused("file_empty", path=str(path))
    if len(head) < 100 or not head.startswith(b"SQLite format 3\x00"):
        raise FileRefused("file_foreign", path=str(path))
    header = Header(int.from_bytes(head[68:72]), int.from_bytes(head[60:64]))
    if header.application_id != APPLICATION_ID:
        raise FileRefused("file_foreign", path=str(path))
    if header.schema_version > SCHEMA_VERSION:
        raise FileRefused("file_newer", path=str(path), version=header.schema_version, known=SCHEMA_VERSION)
    return header


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the pragmas of reliability.md §0; usable by one thread at a time."""
    with trouble.translated():
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=10, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
    return connection


def create(path: Path) -> None:
    """Make an empty record file at a path that does not exist yet."""
    from desktop.store import migrations  # imports sqlite-utils: 80 ms that opening a file must not pay

    migrations.create(path)


class RecordFile:
    """An open register: one writer thread, and a reading connection for each thread that reads."""

    def __init__(self, path: Path, *, user: str, now: Callable[[], datetime] = datetime.now) -> None:
        self.header = read_header(path)
        self.path = path
        self.user = user
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._writer: Writer | None = None
        self._now = now
        self._lock = threading.Lock()

    @property
    def read(self) -> Reader:
        """The calling thread's reader."""
        reader: Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            connection = connect(self.path)
            with self._lock:
                self._readers.append(connection)
            reader = self._local.reader = Reader(connection)
        return reader

    @property
    def writer(self) -> Writer:
        """The one writer, started at the first write."""
        with self._lock:
            if self._writer is None:
                self._writer = Writer(lambda: connect(self.path), self.user, self._now)
            return self._writer

    def write(self, deed: Deed[T]) -> Future[Done[T]]:
        """Queue a deed; its future is done after the commit."""
        return self.writer.submit(deed)

    def now(self) -> datetime:
        """The clock that steps are dated by."""
        return self._now()

    def close(self) -> None:
        """End the writer and every reading connection."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        for connection in self._readers:
            connection.close()
        self._readers.clear()
        self._local = threading.local()

    def __enter__(self) -> RecordFile:
        return self

    def __exit__(self, *_exception: Any) -> None:
        self.close()
