from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import FileRefused, StorageTrouble
from desktop.operations import backups
from desktop.operations.awards import add_award, delete_awards
from desktop.operations.commendations import record_step
from desktop.operations.history import undo
from desktop.operations.restore_preview import KindDifference, restore_preview
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, HUONG, NOW, TEAM, added, draft, ward

DAYS = timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        draft(opened)
        yield opened


def test_a_backup_is_made_only_when_something_changed(file: RecordFile) -> None:
    first = backups.keep_safe(file)
    assert first is not None
    assert backups.keep_safe(file) is None
    add_award(file, 1, HUONG).result()
    assert backups.changed_since_backup(file)
    assert backups.keep_safe(file) is not None
    undo(file).result()
    assert backups.keep_safe(file) is not None
    assert backups.keep_safe(file) is None
    assert len(backups.list_backups(file)) == 3


@pytest.mark.parametrize("harm", ["changed", "without hash", "gone"])
def test_a_backup_that_is_not_as_it_was_written_does_not_count(file: RecordFile, harm: str) -> None:
    made = backups.back_up(file)
    if harm == "changed":
        content = bytearray(made.path.read_bytes())
        content[-1] ^= 1
        made.path.write_bytes(content)
    elif harm == "without hash":
        made.path.with_name(f"{made.path.name}.sha256").unlink()
    else:
        made.path.unlink()
    assert backups.keep_safe(file) is not None


def test_what_is_done_after_a_restore_is_not_taken_for_what_was_lost(file: RecordFile) -> None:
    old = backups.back_up(file)
    add_award(file, 1, HUONG).result()
    path = file.path
    file.close()
    backups.restore(old.path, path, now=lambda: NOW + DAYS)
    with RecordFile(path, user="mai", now=lambda: NOW + 2 * DAYS) as again:
        assert not backups.changed_since_backup(again)
        add_award(again, 1, HUONG).result()  # the step has the number of the one that was lost
        assert backups.changed_since_backup(again)


def _many(file: RecordFile, folder: Path | None = None) -> list[backups.Backup]:
    return [
        backups.back_up_path(file.path, now=lambda at=NOW - one * DAYS: at, folder=folder)  # type: ignore[misc]
        for one in range(40)
    ]


def test_old_backups_go_with_their_hashes(file: RecordFile) -> None:
    made = _many(file)
    stranger = made[0].path.with_name("hoan-kiem cũ.sovang")
    stranger.touch()
    removed = backups.thin(file.path, NOW)
    left = backups.list_backups(file)
    assert {one.path for one in made} == {*removed, *(one.path for one in left)}
    assert len(left) == 10 + 12 + 2  # 40 days: the newest ten, twelve days, and what is left of the weeks
    hashes = {path.name for path in stranger.parent.glob("*.sha256")}
    assert hashes == {f"{one.path.name}.sha256" for one in left}
    assert stranger.exists()


def test_nothing_goes_while_the_newest_backup_is_damaged(file: RecordFile) -> None:
    made = _many(file)
    made[0].path.write_bytes(b"SQLite format 3\x00 and no more")
    assert backups.thin(file.path, NOW) == []
    assert len(backups.list_backups(file)) == 40


def test_a_backup_without_its_hash_is_neither_counted_nor_deleted(file: RecordFile) -> None:
    made = _many(file)
    made[-1].path.with_name(f"{made[-1].path.name}.sha256").unlink()
    backups.thin(file.path, NOW)
    assert made[-1].path.exists()


def test_the_second_place_is_a_folder_that_may_be_away(file: RecordFile, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    assert backups.second_place(file, stick) == backups.SecondPlace(stick, is_there=False, copied_at=None)
    with pytest.raises(StorageTrouble) as caught:
        backups.copy_to_second_place(file, stick)
    assert caught.value.code == "second_place_missing"
    assert not stick.exists()
    stick.mkdir()
    _many(file, stick)
    made = backups.copy_to_second_place(file, stick)
    place = backups.second_place(file, stick)
    assert place == backups.SecondPlace(stick, is_there=True, copied_at=NOW)
    assert made.path.parent == stick
    assert len(backups.list_backups(file, stick)) < 40
    assert backups.list_backups(file) == []


@pytest.mark.parametrize(
    ("copied_at", "overdue"),
    [(None, True), (NOW, False), (NOW - 7 * DAYS, False), (NOW - 8 * DAYS, True), (NOW + DAYS, True)],
)
def test_after_a_week_the_second_place_is_named(copied_at: datetime | None, overdue: bool) -> None:
    assert backups.is_overdue(copied_at, NOW) is overdue


def test_leftovers_of_a_killed_program_go_after_a_day(file: RecordFile) -> None:
    folder = file.path.parent
    old, young = folder / ".sovang-0123456789ab.xlsx", folder / ".sovang-ba9876543210.sovang"
    journal, others = folder / ".sovang-0123456789ab.sovang-journal", folder / ".sovang-của tôi"
    for path in (old, young, journal, others):
        path.touch()
        hours = 1 if path == young else 25
        moment = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(path, (moment, moment))
    backups.keep_safe(file)
    assert {path for path in (old, young, journal, others) if path.exists()} == {young, others}
    assert file.path.exists()


def test_what_a_restore_would_change_is_shown_by_kind(file: RecordFile) -> None:
    decision = draft(file)
    rows = added(file, decision, HUONG, TEAM)
    made = backups.back_up(file)
    add_award(file, 1, HUONG).result()
    delete_awards(file, [rows[0].id or 0]).result()
    record_step(file, decision, minutes_date=DAY).result()
    before = file.path.read_bytes()
    found = restore_preview(made.path, file.path)
    assert found.kinds == (
        KindDifference("recipient", added=0, changed=0, missing=1),
        KindDifference("commendation", added=0, changed=1, missing=0),
        KindDifference("award", added=1, changed=0, missing=1),
    )
    assert [step.code for step in found.steps_lost] == ["step_recorded", "award_deleted", "award_added"]
    assert found.last_step is not None
    assert found.last_step.code == "awards_added"
    assert file.path.read_bytes() == before


def test_an_equal_backup_changes_nothing(file: RecordFile) -> None:
    found = restore_preview(backups.back_up(file).path, file.path)
    assert (found.kinds, found.steps_lost, found.present_is_readable) == ((), (), True)


@pytest.mark.parametrize("present", [b"", b"SQLite format 3\x00", None])
def test_a_present_register_that_cannot_be_read_hides_nothing_of_the_backup(
    file: RecordFile, present: bytes | None
) -> None:
    made, path = backups.back_up(file), file.path
    file.close()
    if present is None:
        path.unlink()
    else:
        path.write_bytes(present)
    found = restore_preview(made.path, path)
    assert not found.present_is_readable
    counts = {one.kind: (one.added, one.changed, one.missing) for one in found.kinds}
    assert counts["commendation"] == (1, 0, 0)
    assert found.steps_lost == ()


def test_a_damaged_page_of_the_present_register_is_no_way_around_the_backup(file: RecordFile) -> None:
    made, path = backups.back_up(file), file.path
    file.close()
    content = bytearray(path.read_bytes())
    content[4096 : 40 * 4096] = bytes(39 * 4096)
    path.write_bytes(content[: path.stat().st_size])
    assert not restore_preview(made.path, path).present_is_readable


def test_a_changed_backup_has_no_preview(file: RecordFile) -> None:
    made = backups.back_up(file)
    made.path.write_bytes(made.path.read_bytes() + b"x")
    with pytest.raises(FileRefused) as caught:
        restore_preview(made.path, file.path)
    assert caught.value.code == "backup_changed"
