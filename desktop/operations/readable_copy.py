"""Beside the backups, once a day: all of the register as a workbook that any PC opens (product.md P93).

It is written by a child process, for minutes of Excel must not hold up the window.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.errors import StorageTrouble
from desktop.intake.parent import child_command
from desktop.operations.backups import FOLDER
from desktop.operations.output import made_folder
from desktop.store.file import RecordFile

NAME = "{stem} – đọc bằng Excel.xlsx"
_PAUSE = 0.2  # seconds between two looks at the child


def place_of(path: Path) -> Path:
    """Where the workbook of a register stands."""
    return path.parent / FOLDER / NAME.format(stem=path.stem)


def is_due(file: RecordFile) -> bool:
    """Whether no workbook of today is there."""
    try:
        written_at = datetime.fromtimestamp(place_of(file.path).stat().st_mtime)  # noqa: DTZ006 - the PC's clock
    except OSError:
        return True
    return written_at.date() != file.now().date()


def write_readable(file: RecordFile, is_stopped: Callable[[], bool] = lambda: False) -> Path | None:
    """Write the workbook of today if it is due; None when it is there already or `is_stopped` ended it.

    The old one stays until the new one is whole. Raises `StorageTrouble`.
    """
    if not is_due(file):
        return None
    target = place_of(file.path)
    made_folder(target.parent)
    child = subprocess.Popen(
        [*child_command("export"), str(file.path.absolute()), "-o", str(target.absolute())],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    while child.poll() is None:
        if is_stopped():
            child.kill()
            child.wait()
            return None
        _wait(child)
    if child.returncode:
        raise StorageTrouble("output_write_failed", path=str(target))
    return target


def _wait(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(_PAUSE)
    except subprocess.TimeoutExpired:
        return
