"""The practice register itself: made, and made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.errors import FileRefused, StorageTrouble
from desktop.operations import backups, register
from desktop.operations.output import made_folder
from desktop.store import copies, lock


def begin(path: Path, *, user: str, now: Callable[[], datetime]) -> None:
    """Make the practice register with the sample in it; what was tried before is gone, backups included.

    Raises `StorageTrouble`: "practice_open" while another window has it, and what making a file raises.
    """
    made_folder(path.parent)
    try:
        lock.refuse_if_written(path)
        path.unlink(missing_ok=True)
        for leftover in copies.leftovers(path):
            leftover.unlink()
    except (FileRefused, OSError) as error:
        raise StorageTrouble("practice_open") from error
    shutil.rmtree(path.parent / backups.FOLDER, ignore_errors=True)
    register.create_register(path, user=user, now=now, sample=True, practice=True)
