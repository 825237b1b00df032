"""The list of backups: day, size, and whether each still is as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop.operations import backups
from desktop.operations.backups import Backup
from desktop.store.file import RecordFile
from desktop.ui.backups.words import day, size
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable


class State(Enum):
    """How a backup was found."""

    SOUND = ("Đã kiểm tra", "shield_checkmark", "ok")
    CHANGED = ("Đã thay đổi, không dùng được", "error_circle", "err")
    SEALED = ("Có mật khẩu, đã kiểm tra", "shield_checkmark", "ok")
    UNKNOWN = ("Không có dấu kiểm tra", "warning", "warn")


@dataclass(frozen=True)
class Copy:
    """One line of the list; `size` in bytes."""

    id: int
    backup: Backup
    size: int
    state: State
    is_second: bool = False


@dataclass(frozen=True)
class Places:
    """What a look at the folders found; `second` is None where no second place was chosen."""

    copies: tuple[Copy, ...]
    second: backups.SecondPlace | None


def look_at(file: RecordFile, second: backups.SecondPlace | None) -> Places:
    """Read both folders and check every backup against its hash: seconds where there are many."""
    beside = [(one, False) for one in _all_in(file, None)]
    away = _all_in(file, second.folder) if second and second.is_there else []
    found = [*beside, *((one, True) for one in away)]
    return Places(tuple(_copy(place, *one) for place, one in enumerate(found, start=1)), second)


def _all_in(file: RecordFile, folder: Path | None) -> list[Backup]:
    found = [*backups.list_backups(file, folder), *backups.list_sealed(file.path, folder)]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _copy(place: int, backup: Backup, is_second: bool) -> Copy:
    if not backup.sha256:
        state = State.UNKNOWN
    else:
        sound = State.SEALED if backup.is_sealed else State.SOUND
        state = sound if backups.is_unchanged(backup) else State.CHANGED
    return Copy(place, backup, backup.path.stat().st_size, state, is_second)


def copies_table(look: Look) -> GroupedTable:
    """The table of `Copy` lines."""
    columns: Sequence[Column] = (
        Column("day", "Ngày", lambda one: day(one.backup.made_at), 190, strong=True),
        Column("time", "Giờ", lambda one: f"{one.backup.made_at:%H:%M}", 70, align=Align.RIGHT),
        Column("size", "Cỡ tệp", lambda one: size(one.size), 90, align=Align.RIGHT),
        Column("state", "Kiểm tra", lambda one: one.state.value[0], 220, mark=_mark),
        Column("path", "Tệp", lambda one: one.backup.path.name, 220, 1, dim=True, drop=1),
    )
    return GroupedTable(look, columns, lambda one: one.id, "Các bản sao lưu")


def groups(places: Places) -> list[Group]:
    """The backups beside the register, then those of the second place."""
    beside = [one for one in places.copies if not one.is_second]
    away = [one for one in places.copies if one.is_second]
    found = [Group("beside", beside, "Trên máy này", f"{len(beside)} bản")] if beside else []
    if away and places.second:
        found.append(Group("second", away, f"Ở {places.second.folder}", f"{len(away)} bản"))
    return found


def _mark(one: Copy) -> Mark:
    return Mark(one.state.value[1], one.state.value[2])
