"""Backups: a checked copy with its SHA-256 beside it, in a folder beside the register; and the way back.

SQLite does not see 24 of 40 single changed bits; the hash sees them all (reliability.md §2 f).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations.output import written
from desktop.store import copies, lock
from desktop.store.file import RecordFile
from exports.safe_file import available_name

FOLDER = "Sao lưu Sổ Vàng"
_TIME = "%Y-%m-%d %H.%M.%S"
_TIME_LETTERS = len("2026-11-21 07.58.00")


@dataclass(frozen=True)
class Backup:
    """One backup. `sha256` is empty when the hash file is missing; then it counts as not verified."""

    path: Path
    sha256: str
    made_at: datetime


def back_up(file: RecordFile, folder: Path | None = None) -> Backup:
    """Copy an open register into `folder` (default: beside it) and check it. Raises `StorageTrouble`."""
    return back_up_path(file.path, now=file.now, folder=folder)


def back_up_path(
    path: Path, *, now: Callable[[], datetime] = datetime.now, folder: Path | None = None
) -> Backup:
    """The same for a register that is not open. Raises `StorageTrouble`."""
    made_at = now().replace(microsecond=0)
    target = _new_place(path, folder, made_at)
    with written(target, check=copies.refuse_unsound) as temporary:
        copies.copy(path, temporary)
    return Backup(target, _keep_hash(target), made_at)


def list_backups(file: RecordFile) -> list[Backup]:
    """The register's backups in their usual folder, newest first."""
    return _backups_of(file.path)


def last_backup(path: Path) -> datetime | None:
    """When the latest verified backup of a register was made, None where there is none."""
    return next((backup.made_at for backup in _backups_of(path) if backup.sha256), None)


def restore(backup: Path, target: Path, *, now: Callable[[], datetime] = datetime.now) -> Path | None:
    """Put a backup in the place of `target`, whole or not at all; returns the copy kept of an older target.

    Raises `FileRefused("backup_changed")` when the backup is not as it was written, `FileRefused` for one
    that is no sound register and for a target that is open ("register_in_use"),
    `SoVangError("restore_onto_itself")`, and `StorageTrouble`.
    """
    if target.exists() and backup.exists() and backup.samefile(target):
        raise SoVangError("restore_onto_itself", path=str(backup))
    if target.exists():
        lock.refuse_if_written(target)
    wanted = _hash_beside(backup)
    if wanted and wanted != _hash_of(backup):
        raise FileRefused("backup_changed", path=str(backup))
    copies.refuse_unsound(backup)
    with written(target, check=copies.refuse_unsound) as temporary:
        copies.copy(backup, temporary)
        return _set_aside(target, now().replace(microsecond=0)) if target.exists() else None


def _set_aside(target: Path, moment: datetime) -> Path:
    """Keep what is about to be replaced: as a backup when it is sound, else byte by byte.

    Its journal goes too: SQLite would roll it back into the restored file.
    """
    try:
        return back_up_path(target, now=lambda: moment).path
    except SoVangError:
        place = _new_place(target, None, moment)
        shutil.copyfile(target, place)
        journal = copies.journal_of(target)
        if journal.exists():
            shutil.copyfile(journal, copies.journal_of(place))
            journal.unlink()
        return place


def _new_place(path: Path, folder: Path | None, moment: datetime) -> Path:
    kept_in = path.parent / FOLDER if folder is None else folder
    try:
        kept_in.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageTrouble("output_not_permitted", path=str(kept_in), reason=str(error)) from error
    place = kept_in / f"{path.stem} {moment:{_TIME}}{path.suffix}"
    return available_name(place) if place.exists() else place


def _backups_of(path: Path) -> list[Backup]:
    found = [
        Backup(one, _hash_beside(one), made_at)
        for one in (path.parent / FOLDER).glob(f"*{path.suffix}")
        if (made_at := _moment_in(one.stem, path.stem)) is not None
    ]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def _moment_in(name: str, register: str) -> datetime | None:
    if not name.startswith(f"{register} "):
        return None
    try:
        return datetime.fromisoformat(name[len(register) + 1 :][:_TIME_LETTERS].replace(".", ":"))
    except ValueError:
        return None


def _keep_hash(path: Path) -> str:
    digest = _hash_of(path)
    with written(_hash_place(path)) as temporary:
        temporary.write_text(f"{digest}  {path.name}\n", "utf-8")
    return digest


def _hash_beside(path: Path) -> str:
    place = _hash_place(path)
    return place.read_text("utf-8").split(" ", 1)[0].strip() if place.exists() else ""


def _hash_place(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _hash_of(path: Path) -> str:
    import hashlib  # brings OpenSSL along: 5 MB that a start would pay for

    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(path), reason=str(error)) from error
