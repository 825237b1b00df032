"""Backups under a passphrase, for a stick that may be lost or a folder that others can see; and the way back.

What is not sealed lies only beside the register while the work goes on, never where the sealed copy goes.
The passphrase is kept nowhere: whoever loses it has lost the copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.operations import backups
from desktop.operations.backups import SEALED, Backup
from desktop.operations.output import faults_named, written
from desktop.operations.restore_preview import RestorePreview, restore_preview
from desktop.store import copies
from desktop.store.file import RecordFile
from exports.safe_file import available_name, scratch
from exports.sealed_file import SealRefused, Strength, is_sealed, seal, unseal

LEAST_LETTERS = 8
"""Of a passphrase; Argon2id makes guessing dear, but not that of a birthday."""

Step = Callable[[int, int], None]


def _untold(_done: int, _total: int) -> None:
    """Nobody hears how far it is."""


def refuse_weak(passphrase: str, again: str) -> None:
    """Raises `SoVangError`: "passphrase_empty", "passphrase_short", "passphrase_differs"."""
    if not passphrase:
        raise SoVangError("passphrase_empty")
    if len(passphrase) < LEAST_LETTERS:
        raise SoVangError("passphrase_short", least=LEAST_LETTERS)
    if passphrase != again:
        raise SoVangError("passphrase_differs")


def back_up_sealed(
    file: RecordFile,
    passphrase: str,
    folder: Path | None = None,
    *,
    strength: Strength | None = None,
    step: Step = _untold,
) -> Backup:
    """Copy an open register under a passphrase, then open the copy again and check every page.

    `step` hears of the bytes done and may raise. Raises `SoVangError` as `refuse_weak`, and `StorageTrouble`.
    """
    refuse_weak(passphrase, passphrase)
    made_at = file.now().replace(microsecond=0)
    target = backups.new_place(file.path, folder, made_at, SEALED)

    def check(sealed: Path) -> None:
        unseal(sealed, plain, passphrase)
        copies.refuse_unsound(plain)

    with faults_named(), scratch(file.path) as plain:
        copies.copy(file.path, plain)
        with written(target, check) as temporary:
            seal(plain, temporary, passphrase, strength=strength, step=step)
    return Backup(target, backups.keep_hash(target), made_at)


def needs_passphrase(backup: Path) -> bool:
    """Whether a copy is under a passphrase, by its content or its name: either may have been changed."""
    return backup.name.endswith(SEALED) or is_sealed(backup)


def register_beside(sealed: Path, folder: Path) -> Path:
    """Where the register of a copy goes on a PC that has none: under its own name, or the first free one."""
    place = folder / f"{backups.register_name(sealed)}.sovang"
    return available_name(place) if place.exists() else place


def preview_sealed(sealed: Path, passphrase: str, present: Path) -> RestorePreview:
    """What a restore would change. Raises as `restore_sealed`."""
    with _unsealed(sealed, passphrase, present) as plain:
        return replace(restore_preview(plain, present), backup=sealed)


def restore_sealed(
    sealed: Path, passphrase: str, target: Path, *, now: Callable[[], datetime] = datetime.now
) -> Path | None:
    """Put a backup under a passphrase in the place of `target`; returns the copy kept of an older target.

    Raises `FileRefused`: "passphrase_wrong", "seal_broken", "seal_newer"; and as `backups.restore`.
    """
    with _unsealed(sealed, passphrase, target) as plain:
        return backups.restore(plain, target, now=now)


@contextmanager
def _unsealed(sealed: Path, passphrase: str, beside: Path) -> Iterator[Path]:
    with faults_named(), scratch(beside) as plain:
        try:
            unseal(sealed, plain, passphrase)
        except SealRefused as refusal:
            raise FileRefused(refusal.code, path=str(sealed)) from None
        except FileNotFoundError:
            raise FileRefused("file_missing", path=str(sealed)) from None
        except (PermissionError, IsADirectoryError) as error:
            raise FileRefused("file_unreadable", path=str(sealed), reason=error.strerror or "") from error
        yield plain
