"""Files that leave the program, with the exports' faults as codes that `words` has sentences for."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import StorageTrouble
from exports.safe_file import Code, FileNotWritten, replacing

_CODES: Mapping[Code, str] = {
    "disk_full": "output_disk_full",
    "file_in_use": "output_in_use",
    "folder_missing": "output_folder_missing",
    "not_permitted": "output_not_permitted",
    "check_failed": "output_check_failed",
    "write_failed": "output_write_failed",
    "database_there": "output_is_register",
}


@contextmanager
def written(
    path: Path, check: Callable[[Path], None] | None = None, *, over_register: bool = False
) -> Iterator[Path]:
    """Yield a temporary path that takes the place of `path` when the block succeeds.

    `check` reopens the finished file and raises if it cannot be read; only a restore writes `over_register`.
    Raises what `faults_named` raises.
    """
    with faults_named(), replacing(path, check=check, over_database=over_register) as temporary:
        yield temporary


def stands(path: Path) -> bool:
    """Whether something is there; under a name that the disk does not take nothing is."""
    try:
        return path.exists()
    except OSError:
        return False


def made_folder(path: Path) -> Path:
    """Make a folder that is not there yet. Raises `StorageTrouble`: "output_disk_full", "…not_permitted"."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageTrouble("output_disk_full", path=str(path)) from error
        raise StorageTrouble("output_not_permitted", path=str(path), reason=str(error)) from error
    return path


@contextmanager
def faults_named() -> Iterator[None]:
    """Turn an export's `FileNotWritten` into a `StorageTrouble` that `words` has a sentence for.

    Raises `StorageTrouble`: "output_disk_full", "output_in_use", "output_folder_missing",
    "output_not_permitted", "output_check_failed", "output_write_failed", "output_is_register".
    """
    try:
        yield
    except FileNotWritten as failure:
        raise StorageTrouble(_CODES[failure.code], **failure.values) from failure
