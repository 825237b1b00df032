"""Every file that leaves the program is written here: beside its target, synced, reopened, then put in place.

The old file stays byte-identical until the new one is complete on the disk: a full disk, a pulled stick
or a killed process costs the new file, never the old one.
"""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

Code = Literal[
    "disk_full", "file_in_use", "folder_missing", "not_permitted", "check_failed", "write_failed",
    "database_there",
]  # fmt: skip
"""Why a file was not written; `desktop.words` has a sentence for each."""

PAUSES: Final = (0.1, 0.2, 0.4, 0.8)
"""Seconds between the five attempts to replace a file that another program holds open (1.5 s in all)."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR})
_WINDOWS_DISK_FULL: Final = frozenset({39, 112})
_NAME_BYTES: Final = 255
_DATABASE: Final = b"SQLite format 3\x00"
_TEMPORARY: Final = re.compile(r"\.sovang-[0-9a-f]{12}(\..*)?$")


class FileNotWritten(Exception):  # noqa: N818 - the name says what happened, as every code of the house does
    """The file was not written and an older file of that name is untouched.

    `code` is one of `Code`; `values` holds `path` and, where it helps, `reason`.
    """

    def __init__(self, code: Code, values: Mapping[str, str]) -> None:
        super().__init__(code, dict(values))
        self.code = code
        self.values = dict(values)


@contextmanager
def replacing(
    path: Path,
    *,
    check: Callable[[Path], None] | None = None,
    over_database: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Path]:
    """Yield a temporary path in the folder of `path`; put it in place of `path` when the block succeeds.

    `check` reopens the finished file and raises if it cannot be read. `sleep` waits (seconds) while
    another program holds the old file. A database is replaced only with `over_database`: it is nobody's
    report of yesterday. Raises `FileNotWritten`; an exception that is no fault of the
    disk (a bug in the block) passes unchanged. In both cases the temporary file is gone.
    """
    _refuse_what_is_no_old_file(path, over_database)
    temporary = _reserved(path)
    try:
        try:
            yield temporary
            _sync(temporary)
        except Exception as error:
            code = _code(error, path)
            if code is None:
                raise
            raise _failure(code, path, error) from error
        _checked(temporary, path, check)
        _put_in_place(temporary, path, sleep)
    finally:
        with suppress(
            OSError
        ):  # a writer that failed may still hold it on Windows; the old file matters more
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


@contextmanager
def scratch(place: Path) -> Iterator[Path]:
    """Yield an empty file beside `place`, with its ending, for the work in between; afterwards it is gone.

    `sweep` finds what a killed program left. Raises `FileNotWritten` where none can be made or filled.
    """
    temporary = _reserved(place)
    try:
        yield temporary
    except OSError as error:
        raise _failure(_code(error, place) or "write_failed", place, error) from error
    finally:
        with suppress(OSError):  # held open by an antivirus: it is swept later
            temporary.unlink(missing_ok=True)


def sweep(folder: Path, *, before: datetime) -> list[Path]:
    """Delete temporary files that a killed program left behind before a moment; return them."""
    removed = []
    for path in folder.glob(".sovang-*"):
        with suppress(OSError):  # gone meanwhile, or held open: it goes the next time
            if _TEMPORARY.match(path.name) and path.stat().st_mtime < before.timestamp():
                path.unlink()
                removed.append(path)
    return removed


def available_name(path: Path) -> Path:
    """Return the first free neighbour of `path`: “báo cáo.xlsx” → “báo cáo (2).xlsx”."""
    number = 2
    while (candidate := path.with_name(_numbered(path, number))).exists():
        number += 1
    return candidate


def _numbered(path: Path, number: int) -> str:
    stem, ending = path.stem, f" ({number}){path.suffix}"
    while len((stem + ending).encode()) > _NAME_BYTES:
        stem = stem[:-1]
    return stem.rstrip() + ending


def _reserved(path: Path) -> Path:
    """Create an empty file with a short name (the target's own may be as long as the disk allows)."""
    temporary = path.with_name(f".sovang-{os.urandom(6).hex()}{path.suffix[:16]}")
    try:
        temporary.open("xb").close()
    except OSError as error:
        raise _failure(_code(error, path) or "write_failed", path, error) from error
    return temporary


def _refuse_what_is_no_old_file(path: Path, over_database: bool) -> None:
    """A device or a pipe is not to be replaced by a file, nor a database by a document."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise FileNotWritten("not_permitted", {"path": str(path)})
        if over_database or not path.is_file():
            return
        with path.open("rb") as old:
            is_database = old.read(len(_DATABASE)) == _DATABASE
    except OSError:  # said when the temporary file is made, or nothing to look at
        return
    if is_database:
        raise FileNotWritten("database_there", {"path": str(path)})


def _sync(file: Path) -> None:
    with file.open("rb+") as handle:  # Windows flushes only a handle that may write
        os.fsync(handle.fileno())


def _checked(temporary: Path, path: Path, check: Callable[[Path], None] | None) -> None:
    if check is None:
        return
    try:
        check(temporary)
    except Exception as error:
        raise _failure("check_failed", path, error) from error


def _put_in_place(temporary: Path, path: Path, sleep: Callable[[float], None]) -> None:
    for pause in (*PAUSES, None):
        try:
            os.replace(temporary, path)  # noqa: PTH105 - one name to watch for in the fault tests
        except PermissionError as error:
            if pause is None:
                code: Code = "not_permitted" if _is_read_only(path) else "file_in_use"
                raise _failure(code, path, error) from error
            sleep(pause)
        except OSError as error:
            raise _failure(_code(error, path) or "write_failed", path, error) from error
        else:
            return


def _is_read_only(path: Path) -> bool:
    """Whether the old file itself is marked so; Windows refuses to replace it as it does one held open."""
    return path.exists() and not os.access(path, os.W_OK)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable. Windows has no such call; the new file is in place whatever happens here."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _code(error: Exception, path: Path) -> Code | None:
    """Tell a fault of the disk from a bug (None). lxml reports a full disk as IO_ENOSPC in its own error."""
    if not isinstance(error, OSError):
        return "disk_full" if any(mark in str(error) for mark in ("IO_ENOSPC", "IO_EFBIG")) else None
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_DISK_FULL:
        return "disk_full"
    if error.errno in _GONE and not path.parent.is_dir():
        return "folder_missing"
    return "not_permitted" if error.errno in _REFUSED else "write_failed"


def _failure(code: Code, path: Path, error: Exception) -> FileNotWritten:
    return FileNotWritten(code, {"path": str(path), "reason": str(error)})
