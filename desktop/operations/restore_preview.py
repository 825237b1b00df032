"""What a restore would change, by kind of record, before anything is replaced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.errors import FileRefused, StorageTrouble
from desktop.operations import backups
from desktop.records.step import Step
from desktop.store import copies, history
from desktop.store.differences import differences
from desktop.store.file import read_header
from desktop.store.reader import Reader


@dataclass(frozen=True)
class KindDifference:
    """One kind of record: how many come back, change back, and are lost by the restore.

    `kind` is the table's name; `words.tables` has its Vietnamese word.
    """

    kind: str
    added: int
    changed: int
    missing: int


@dataclass(frozen=True)
class RestorePreview:
    """`present_is_readable` is False where the present register is damaged: then everything counts as added.

    `last_step` is what was done last in the backup; `steps_lost` are the later ones, newest first.
    """

    backup: Path
    kinds: tuple[KindDifference, ...]
    present_is_readable: bool
    last_step: Step | None
    steps_lost: tuple[Step, ...]


def restore_preview(backup: Path, present: Path) -> RestorePreview:
    """Compare a backup with the register that it would replace, which may be open, damaged or gone.

    Raises `FileRefused` as `backups.verify` does, and `StorageTrouble`.
    """
    backups.verify(backup)
    with _lifted(backup) as second:
        try:
            with _lifted(present) as first:
                return _compared(backup, first, second)
        except FileRefused:
            return _compared(backup, None, second)
        except StorageTrouble as trouble:
            if trouble.code != "file_damaged":
                raise
            return _compared(backup, None, second)


def _compared(backup: Path, first: Reader | None, second: Reader) -> RestorePreview:
    kinds = tuple(
        KindDifference(one.table, one.only_second, one.changed, one.only_first)
        for one in differences(first, second)
    )
    done = history.steps(second)
    known = {(step.id, step.made_at, step.code) for step in done}
    present = history.steps(first) if first else []
    lost = tuple(step for step in present if (step.id, step.made_at, step.code) not in known)
    return RestorePreview(backup, kinds, first is not None, done[0] if done else None, lost)


@contextmanager
def _lifted(path: Path) -> Iterator[Reader]:
    """A reader of a register of the present schema: an older one is lifted as a copy, and left as it is."""
    if not read_header(path).is_older:
        with copies.reading(path) as reader:
            yield reader
        return
    from desktop.store import migrations  # imports sqlite-utils, needed for an older register only

    with TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / path.name))
        migrations.lift(copy)
        with copies.reading(copy) as reader:
            yield reader
