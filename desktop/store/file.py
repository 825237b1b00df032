"""The record file: recognised by its header before SQLite sees it, opened with the measured pragmas.

Order of opening (reliability.md §0): header → `mode=rw` → pragmas → schema. `quick_check` runs later, in
`RecordFile.verify`, after the window has painted and in any case before the first write.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.store import integrity, schema, trouble
from desktop.store.connection import connect
from desktop.store.lock import Lock
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Writer

T = TypeVar("T")

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes say, read without SQLite."""

    application_id: int
    schema_version: int

    @property
    def is_older(self) -> bool:
        """Whether a migration must lift the file before it is opened."""
        return self.schema_version < schema.VERSION


def read_header(path: Path) -> Header:
    """Raises `FileRefused` for a missing, unreadable, empty, foreign, cut off or newer file."""
    try:
        if path.is_fifo():  # reading would wait for whoever writes
            raise FileRefused("file_unreadable", path=str(path), reason="")
        with path.open("rb") as stream:
            head = stream.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(path), reason=error.strerror or "") from error
    if not head:
        raise FileRefused("file_empty", path=str(path))
    if not head.startswith(_MAGIC[: len(head)]):
        raise FileRefused("file_foreign", path=str(path))
    if len(head) < _HEADER_BYTES:
        raise FileRefused("file_damaged", path=str(path))
    header = Header(int.from_bytes(head[68:72]), int.from_bytes(head[60:64]))
    if header.application_id != schema.APPLICATION_ID:
        raise FileRefused("file_foreign", path=str(path))
    if header.schema_version > schema.VERSION:
        raise FileRefused("file_newer", path=str(path), version=header.schema_version, known=schema.VERSION)
    return header


def create(path: Path) -> None:
    """Make an empty record file where nothing, or an empty file, stands."""
    from desktop.store import migrations  # imports sqlite-utils: 80 ms that opening a file must not pay

    migrations.create(path)


class RecordFile:
    """An open register: one writer thread, and a reading connection for each thread that reads.

    `to_look`: nothing of it can be written, neither the file nor a lock beside it (product.md P96).
    `kept_before`: where the register stands as it was before it was lifted to the present version just now.
    Raises `FileRefused` for a file that is no sound register of the present version.
    """

    def __init__(
        self,
        path: Path,
        *,
        user: str,
        now: Callable[[], datetime] = datetime.now,
        to_look: bool = False,
        kept_before: Path | None = None,
    ) -> None:
        self.header = read_header(path)
        self.path = path
        self.user = user
        self.to_look = to_look
        self.kept_before = kept_before
        self._now = now
        self._local = threading.local()
        self._readers: weakref.WeakKeyDictionary[Reader, Callable[[], object]] = weakref.WeakKeyDictionary()
        self._writer: Writer | None = None
        self._lock = threading.Lock()
        self._checking = threading.Lock()
        self._is_checked = False
        self._is_closing = False
        self._is_closed = False
        self._writing_lock = Lock(path, user)
        self._check_schema()

    @property
    def read(self) -> Reader:
        """The calling thread's reader. Its connection ends with the thread, or with the file."""
        reader: Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            self._refuse_if_closed()
            connection = connect(self.path, to_look=self.to_look)
            reader = self._local.reader = Reader(connection)
            with self._lock:
                self._readers[reader] = weakref.finalize(reader, connection.close)
        return reader

    def write(self, deed: Deed[T]) -> Future[Done[T]]:
        """Queue a deed; its future is done after the commit.

        Raises `SoVangError`: "register_closed", "opened_to_look".
        """
        if self.to_look:
            raise SoVangError("opened_to_look")
        return self._started_writer().submit(deed)

    def when_written(self, listener: Callable[[Done[Any]], None]) -> None:
        """Call `listener` after every commit of this process, in the writer's thread."""
        if self.to_look:
            return
        self._started_writer().when_written(listener)

    def verify(self, stop: Callable[[], bool] = lambda: False) -> bool:
        """Run the quick check unless it has been run; False when `stop` ended it early.

        Raises `FileRefused("file_damaged")`.
        """
        with self._checking:
            if not self._is_checked:
                self._is_checked = self._quick_check(self.read, lambda: stop() or self._is_closing)
            return self._is_checked

    def data_version(self) -> int:
        """A number that is another one after any commit that this thread's reader has not seen yet."""
        return int(self.read.rows("PRAGMA data_version")[0][0])

    def now(self) -> datetime:
        """The clock that steps are dated by."""
        return self._now()

    def hold_alone(self) -> None:
        """Let no other program write it, here or elsewhere, until it is closed.

        Raises `FileRefused`: "register_in_use" or "open_elsewhere", and `StorageTrouble("not_permitted")`.
        """
        self._writing_lock.take_alone()

    def close(self) -> None:
        """Write what is queued, stop a check that still runs, end the writer and every reading connection."""
        self._is_closing = True
        if self._writer is not None:
            self._writer.close()
        self._writing_lock.release()
        with self._checking, self._lock:
            self._is_closed = True
        for close in list(self._readers.values()):
            close()
        self._local = threading.local()

    def __enter__(self) -> RecordFile:
        return self

    def __exit__(self, *_exception: Any) -> None:
        self.close()

    def _started_writer(self) -> Writer:
        with self._lock:
            self._refuse_if_closed()
            if self._writer is None:
                self._writer = Writer(self._writing_connection, self.user, self._now)
            return self._writer

    def _writing_connection(self) -> sqlite3.Connection:
        """A check is good for one connection: the next is made after trouble, perhaps with another stick."""
        self._writing_lock.take()
        connection = connect(self.path)
        try:
            with self._checking:
                if not self._is_checked:
                    self._quick_check(Reader(connection), lambda: False)
                self._is_checked = False
        except BaseException:
            connection.close()
            raise
        return connection

    def _quick_check(self, reader: Reader, stop: Callable[[], bool]) -> bool:
        sound = integrity.quick_check(reader, stop)
        if sound is False:
            raise FileRefused("file_damaged", path=str(self.path))
        return sound is True

    def _check_schema(self) -> None:
        try:
            with closing(connect(self.path, to_look=self.to_look)) as connection, trouble.translated():
                schema.check(connection, str(self.path))
        except StorageTrouble as error:
            if error.code == "file_damaged":
                raise FileRefused("file_damaged", path=str(self.path)) from error
            raise

    @property
    def is_closed(self) -> bool:
        """Whether the register has been let go of."""
        return self._is_closed

    def _refuse_if_closed(self) -> None:
        if self._is_closed:
            raise SoVangError("register_closed")
