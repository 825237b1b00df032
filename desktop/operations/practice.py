"""Practice (“Tập làm”): a register of its own to try everything in; what is made in it says so.

The register itself knows that it is one, so that a copy of it never passes for an office's own.
"""

from __future__ import annotations

from pathlib import Path

from desktop.errors import FileRefused, StorageTrouble
from desktop.operations.preferences import get_from
from desktop.settings import PRACTICE
from desktop.store.file import RecordFile
from desktop.store.reader import Reader

MARK = "BẢN TẬP"
"""What every paper of a practice register bears."""


def is_practice(reader: Reader) -> bool:
    """Whether a register is one to practise in."""
    return bool(get_from(reader, PRACTICE))


def mark_of(reader: Reader) -> str:
    """The mark that the papers of a register bear, "" for an office's own register."""
    return MARK if is_practice(reader) else ""


def hold(file: RecordFile) -> None:
    """Keep an open practice register for this program, so that no other makes it anew under its hands.

    Raises `StorageTrouble("practice_open")` while another program has it. One that is only to be read, as a
    copy on a locked stick, needs no holding.
    """
    try:
        file.hold_alone()
    except FileRefused as refusal:
        raise StorageTrouble("practice_open") from refusal
    except StorageTrouble as trouble:
        if trouble.code != "not_permitted":
            raise


def marked_path(path: Path) -> Path:
    """The path with the mark before its name."""
    return path if path.name.startswith(MARK) else path.with_name(f"{MARK} - {path.name}")
