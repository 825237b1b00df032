"""Backups: a checked copy with its SHA-256 beside it, in a folder beside the register; and the way back.

One folder beside the register, thinned with time, and a second place such as a USB stick.
SQLite does not see 24 of 40 single changed bits; the hash sees them all (reliability.md §2 f).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations.output import made_folder, stands, written
from desktop.records.thinning import thinned
from desktop.store import copies, lock
from desktop.store.file import RecordFile
from desktop.store.file_names import fitting
from exports.safe_file import available_name, sweep

FOLDER = "Sao lưu Sổ Vàng"
SEALED = ".sovang-khoa"
"""How the names of backups under a passphrase end."""
_TIME = "%Y-%m-%d %H.%M.%S"
_NAMED_BY_TIME = re.compile(r" (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \(\d+\))?")
_SECOND_PLACE_DAYS = 7  # product.md P89
_LONGEST_ENDING = 16  # letters, such as ".sovang"
_STEM_ROOM = 180  # bytes of the 255 that a name may have
_LEFTOVER_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Backup:
    """One backup. `sha256` is empty when the hash file is missing; then it counts as not verified."""

    path: Path
    sha256: str
    made_at: datetime

    @property
    def is_sealed(self) -> bool:
        """Whether it opens with a passphrase only."""
        return self.path.name.endswith(SEALED)


@dataclass(frozen=True)
class SecondPlace:
    """The folder of the second place, whether it is there now, and this register's latest copy in it."""

    folder: Path
    is_there: bool
    copied_at: datetime | None


def keep_safe(file: RecordFile) -> Backup | None:
    """What the timer and the exit do: back up if anything changed, thin, sweep. None: nothing changed.

    Raises `StorageTrouble`; what was thinned or swept before stays so.
    """
    for folder in (file.path.parent, file.path.parent / FOLDER):
        sweep(folder, before=file.now() - _LEFTOVER_AFTER)
    if not changed_since_backup(file):
        return None
    made = back_up(file)
    thin(file.path, file.now())
    return made


def changed_since_backup(file: RecordFile, folder: Path | None = None) -> bool:
    """Whether no verified backup in `folder` (default: beside it) ends with the register's latest step."""
    last = copies.last_step(file.path)
    known = [one for one in _backups_of(file.path, folder) if one.sha256]
    return not any(_ends_with(one, last) and is_unchanged(one) for one in known)


def thin(path: Path, now: datetime, folder: Path | None = None) -> list[Path]:
    """Delete the backups of a register that `records.thinning` lets go; returns which.

    Only backups with their hash are counted, and none goes unless the newest still is as it was written.
    """
    known = [one for one in _backups_of(path, folder) if one.sha256]
    if not known or not is_unchanged(known[0]):
        return []
    removed = []
    for backup in thinned(known, lambda one: one.made_at, now):
        with suppress(OSError):  # held open by an antivirus: it goes the next time
            backup.path.unlink()
            _hash_place(backup.path).unlink(missing_ok=True)
            removed.append(backup.path)
    return removed


def second_place(file: RecordFile, folder: Path) -> SecondPlace:
    """How the second place is; `copied_at` is None also while the stick is not in."""
    is_there = folder.is_dir()
    found = [one for one in _backups_of(file.path, folder) if one.sha256] if is_there else []
    return SecondPlace(folder, is_there, found[0].made_at if found else None)


def copy_to_second_place(file: RecordFile, folder: Path) -> Backup:
    """Back up into the second place and thin there. Raises `StorageTrouble("second_place_missing")`."""
    if not folder.is_dir():
        raise StorageTrouble("second_place_missing", folder=str(folder))
    made = back_up(file, folder)
    thin(file.path, file.now(), folder)
    return made


def is_overdue(copied_at: datetime | None, now: datetime) -> bool:
    """Whether the second place has waited longer than a week, or has no copy, or one dated ahead."""
    return copied_at is None or not timedelta(0) <= now - copied_at <= timedelta(days=_SECOND_PLACE_DAYS)


def back_up(file: RecordFile, folder: Path | None = None) -> Backup:
    """Copy an open register into `folder` (default: beside it) and check it. Raises `StorageTrouble`."""
    return back_up_path(file.path, now=file.now, folder=folder)


def back_up_path(
    path: Path, *, now: Callable[[], datetime] = datetime.now, folder: Path | None = None
) -> Backup:
    """The same for a register that is not open. Raises `StorageTrouble`."""
    made_at = now().replace(microsecond=0)
    target = new_place(path, folder, made_at)
    with written(target, check=copies.refuse_unsound) as temporary:
        copies.copy(path, temporary)
    return Backup(target, keep_hash(target), made_at)


def list_backups(file: RecordFile, folder: Path | None = None) -> list[Backup]:
    """The register's backups in their usual folder or in another, newest first."""
    return _backups_of(file.path, folder)


def list_sealed(path: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a register under a passphrase, newest first; none of them is ever thinned."""
    return _backups_of(path, folder, SEALED)


def register_name(backup: Path) -> str:
    """The name of the register that a backup is of, without the time and the ending."""
    return re.sub(rf"({_NAMED_BY_TIME.pattern})?\.[^.]*$", "", backup.name)


def described(path: Path) -> Backup:
    """A backup that lies anywhere: when it was made stands in its name, else it is the file's own time.

    Raises `FileRefused("file_missing")`.
    """
    stamped = re.search(rf"{_NAMED_BY_TIME.pattern}\.[^.]*$", path.name)
    named = _moment_in(path.name[stamped.start() :].rpartition(".")[0], "") if stamped else None
    try:
        changed_at = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - the office's own clock
    except OSError:
        raise FileRefused("file_missing", path=str(path)) from None
    return Backup(path, _hash_beside(path), named or changed_at)


def last_backup(path: Path) -> datetime | None:
    """When the latest verified backup of a register was made, None where there is none."""
    return next((backup.made_at for backup in _backups_of(path) if backup.sha256), None)


def newest_sound(path: Path) -> Backup | None:
    """The backup with the latest work that still is as it was written; None where there is none.

    Dates tell only while the PC's clock is right: a copy that goes on where another ends is the later one.
    """
    known = _backups_of(path)
    newest = next((backup for backup in known if is_unchanged(backup)), None)
    for backup in known if newest else ():
        if newest and _continues(backup, newest) and is_unchanged(backup):
            newest = backup
    return newest


def _continues(later: Backup, earlier: Backup) -> bool:
    try:
        return copies.continues(later.path, earlier.path)
    except SoVangError:
        return False


def restore(backup: Path, target: Path, *, now: Callable[[], datetime] = datetime.now) -> Path | None:
    """Put a backup in the place of `target`, whole or not at all; returns the copy kept of an older target.

    Raises `FileRefused("backup_changed")` when the backup is not as it was written, `FileRefused` for one
    that is no sound register and for a target that is open ("register_in_use"),
    `SoVangError("restore_onto_itself")`, and `StorageTrouble`.
    """
    if stands(target) and stands(backup) and backup.samefile(target):
        raise SoVangError("restore_onto_itself", path=str(backup))
    if stands(target):
        lock.refuse_if_written(target)
    verify(backup)
    with written(target, check=copies.refuse_unsound, over_register=True) as temporary:
        copies.copy(backup, temporary)
        kept = _set_aside(target, now().replace(microsecond=0)) if stands(target) else None
        for leftover in copies.leftovers(target):
            leftover.unlink()
        return kept


def verify(backup: Path) -> None:
    """Check a backup: the hash beside it, if there is one, and every page.

    Raises `FileRefused`: "backup_changed", "file_missing", "file_damaged" and what else is no register.
    """
    wanted = _hash_beside(backup)
    if wanted and wanted != _hash_of(backup):
        raise FileRefused("backup_changed", path=str(backup))
    copies.refuse_unsound(backup)


def is_unchanged(backup: Backup) -> bool:
    """Whether a backup still has the hash it was written with; one without a hash is never known to."""
    try:
        return bool(backup.sha256) and _hash_of(backup.path) == backup.sha256
    except FileRefused:
        return False


def _ends_with(backup: Backup, step: tuple[object, ...] | None) -> bool:
    try:
        return copies.last_step(backup.path) == step
    except SoVangError:
        return False


def _set_aside(target: Path, moment: datetime) -> Path:
    """Keep what is about to be replaced: as a backup when it is sound, else byte by byte with its journal."""
    try:
        return back_up_path(target, now=lambda: moment).path
    except SoVangError:
        place = new_place(target, None, moment)
        shutil.copyfile(target, place)
        for leftover in copies.leftovers(target):
            shutil.copyfile(leftover, place.with_name(place.name + leftover.name.removeprefix(target.name)))
        return place


def new_place(path: Path, folder: Path | None, moment: datetime, ending: str | None = None) -> Path:
    """Where a backup of a register goes, in its usual folder or another one, which is made."""
    kept_in = made_folder(path.parent / FOLDER if folder is None else folder)
    stem, suffix = _named(path)
    place = kept_in / f"{stem} {moment:{_TIME}}{suffix if ending is None else ending}"
    return available_name(place) if place.exists() else place


def _backups_of(path: Path, folder: Path | None = None, ending: str | None = None) -> list[Backup]:
    kept_in = path.parent / FOLDER if folder is None else folder
    stem, own = _named(path)
    suffix = own if ending is None else ending
    found = [
        Backup(one, _hash_beside(one), made_at)
        for one in (kept_in.iterdir() if kept_in.is_dir() else ())
        if one.name.endswith(suffix)
        and (made_at := _moment_in(one.name.removesuffix(suffix), stem)) is not None
    ]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def _named(path: Path) -> tuple[str, str]:
    """How the names of a register's backups begin and end: time, a number and ".sha256" still fit in."""
    ending = path.suffix if len(path.suffix) <= _LONGEST_ENDING else ""
    return fitting(path.name.removesuffix(ending), _STEM_ROOM), ending


def _moment_in(name: str, register: str) -> datetime | None:
    found = _NAMED_BY_TIME.fullmatch(name.removeprefix(register)) if name.startswith(register) else None
    try:
        return datetime.fromisoformat(found[1].replace(".", ":")) if found else None
    except ValueError:
        return None


def keep_hash(path: Path) -> str:
    """Write the SHA-256 of a backup beside it. Raises `FileRefused` and `StorageTrouble`."""
    digest = _hash_of(path)
    with written(_hash_place(path)) as temporary:
        temporary.write_bytes(f"{digest}  ".encode() + os.fsencode(path.name) + b"\n")
    return digest


def _hash_beside(path: Path) -> str:
    """The hash that was noted beside a backup; empty where none can be read."""
    try:
        return _hash_place(path).read_bytes().split(b" ", 1)[0].strip().decode("ascii", "replace")
    except OSError:
        return ""


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
