"""A consistent copy of a register, also while it is being written, by SQLite's backup API."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.errors import FileRefused
from desktop.store import integrity, trouble
from desktop.store.connection import connect
from desktop.store.file import read_header
from desktop.store.reader import Reader

_BESIDE = ("-journal", "-wal", "-shm")


def copy(source: Path, target: Path) -> None:
    """Copy every committed page; `target` is an empty file or none. Raises `FileRefused`, `StorageTrouble`.

    What is no register is left as it is: SQLite would play a journal beside it into it.
    """
    read_header(source)
    with (
        trouble.translated(),
        closing(connect(source)) as reading,
        closing(sqlite3.connect(target, isolation_level=None)) as writing,
    ):
        reading.backup(writing)


def refuse_unsound(path: Path) -> None:
    """Raises `FileRefused` unless the file is a register whose pages all hold together."""
    read_header(path)
    with trouble.translated(), closing(connect(path)) as connection:
        if integrity.faults(Reader(connection)):
            raise FileRefused("file_damaged", path=str(path))


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """A reader of a register that need not be open. Raises `FileRefused` and `StorageTrouble`."""
    read_header(path)
    with trouble.translated(), closing(connect(path)) as connection:
        yield Reader(connection)


def last_step(path: Path) -> tuple[object, ...] | None:
    """The latest step of a register's history as it stands there; None where nothing was done yet."""
    with reading(path) as reader:
        found = reader.rows("SELECT * FROM step ORDER BY id DESC LIMIT 1")
    return tuple(found[0]) if found else None


def continues(later: Path, earlier: Path) -> bool:
    """Whether the history of one register holds the other's last step and goes on behind it."""
    last = last_step(earlier)
    if last is None:
        return last_step(later) is not None
    with reading(later) as reader:
        found = reader.rows("SELECT * FROM step WHERE id >= ? ORDER BY id LIMIT 2", (int(str(last[0])),))
    return len(found) > 1 and tuple(found[0]) == last


def leftovers(path: Path) -> list[Path]:
    """What SQLite left beside a register to finish or undo a write that was cut off.

    It goes by the name alone: beside another register it would be played into that one.
    """
    beside = (path.with_name(path.name + ending) for ending in _BESIDE)
    return [one for one in beside if one.exists()]
