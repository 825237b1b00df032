from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations import backups
from desktop.operations.awards import add_award
from desktop.operations.register import create_register, open_register
from desktop.store.copies import leftovers
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.store.rows import SqlValue
from tests.operations.ward import HUONG, NOW, TEAM, draft, ward


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        draft(opened)
        yield opened


def _tables(path: Path) -> dict[str, list[tuple[SqlValue, ...]]]:
    with open_register(path, user="mai") as file:
        return record_tables(file.read)


def test_a_backup_stands_beside_the_register_with_its_hash(file: RecordFile) -> None:
    made = backups.back_up(file)
    assert made.path == file.path.parent / "Sao lưu Sổ Vàng" / "hoan-kiem 2026-10-09 15.40.00.sovang"
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert (
        made.path.with_name(f"{made.path.name}.sha256").read_text("utf-8")
        == f"{made.sha256}  {made.path.name}\n"
    )
    assert _tables(made.path) == record_tables(file.read)
    assert backups.list_backups(file) == [made]
    assert backups.last_backup(file.path) == NOW


@pytest.mark.parametrize(
    "name",
    ["ả" * 80 + ".sovang", "s[1]*.so[v]ang", "sổ", "sổ." + "d" * 230, os.fsdecode(b"s\xff\xfe.sovang")],
)
def test_a_register_of_any_name_is_backed_up_found_again_and_restored(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_register(path, user="mai", now=lambda: NOW)
    made = backups.back_up_path(path, now=lambda: NOW)
    assert backups.newest_sound(path) == made
    assert backups.last_backup(path) == NOW
    path.unlink()
    assert backups.restore(made.path, path, now=lambda: NOW) is None
    open_register(path, user="mai").close()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"no hash", None])
def test_a_hash_that_cannot_be_read_is_no_hash(file: RecordFile, content: bytes | None) -> None:
    made = backups.back_up(file)
    beside = made.path.with_name(f"{made.path.name}.sha256")
    beside.unlink()
    if content is None:
        beside.mkdir()
    else:
        beside.write_bytes(content)
    assert not backups.is_unchanged(backups.list_backups(file)[0])
    assert backups.newest_sound(file.path) is None


def test_two_backups_of_one_second_are_two(file: RecordFile) -> None:
    first, second = backups.back_up(file), backups.back_up(file)
    assert first.path != second.path
    assert set(backups.list_backups(file)) == {first, second}


def test_a_backup_may_go_to_another_folder(file: RecordFile, tmp_path: Path) -> None:
    made = backups.back_up(file, tmp_path / "USB" / "sổ")
    assert made.path.parent == tmp_path / "USB" / "sổ"
    assert backups.list_backups(file) == []


def test_backups_stand_newest_first_and_only_verified_ones_count(file: RecordFile) -> None:
    old = backups.back_up_path(file.path, now=lambda: NOW - timedelta(days=2))
    new = backups.back_up_path(file.path, now=lambda: NOW - timedelta(days=1))
    assert backups.list_backups(file) == [new, old]
    new.path.with_name(f"{new.path.name}.sha256").unlink()
    assert [one.sha256 for one in backups.list_backups(file)] == ["", old.sha256]
    assert backups.last_backup(file.path) == NOW - timedelta(days=2)


def test_the_latest_work_is_offered_when_the_clock_was_set_back(file: RecordFile) -> None:
    first = backups.back_up_path(file.path, now=lambda: NOW)
    add_award(file, 1, HUONG).result()
    later = backups.back_up_path(file.path, now=lambda: NOW - timedelta(days=3650))
    assert backups.list_backups(file) == [first, later]
    assert backups.newest_sound(file.path) == later
    later.path.write_bytes(later.path.read_bytes() + b"x")
    assert backups.newest_sound(file.path) == first


def test_other_files_in_the_folder_are_no_backups_of_this_register(file: RecordFile) -> None:
    made = backups.back_up(file)
    for name in ("hoan-kiem cũ.sovang", "khác 2026-10-09 15.40.00.sovang", "hoan-kiem.sovang"):
        made.path.with_name(name).touch()
    assert backups.list_backups(file) == [made]


def test_a_backup_while_the_register_is_written(file: RecordFile) -> None:
    futures = [add_award(file, 1, HUONG) for _ in range(5)]
    made = backups.back_up(file)
    assert all(future.result() for future in futures)
    tables = _tables(made.path)
    assert tables["award"] == record_tables(file.read)["award"][: len(tables["award"])]


def test_a_damaged_register_is_not_backed_up_over_anything(file: RecordFile) -> None:
    path = file.path
    file.close()
    content = bytearray(path.read_bytes())
    content[5 * 4096 : 9 * 4096] = random.Random(7).randbytes(4 * 4096)
    path.write_bytes(content)
    with pytest.raises((StorageTrouble, FileRefused)):
        backups.back_up_path(path)
    assert list((path.parent / backups.FOLDER).iterdir()) == []


def test_a_backup_comes_back_whole(file: RecordFile, tmp_path: Path) -> None:
    before = record_tables(file.read)
    made = backups.back_up(file)
    add_award(file, 1, TEAM).result()
    target = tmp_path / "khôi phục.sovang"
    assert backups.restore(made.path, target) is None
    assert _tables(target) == before
    assert target.exists()
    assert not leftovers(target)


def test_what_a_restore_replaces_is_kept(file: RecordFile) -> None:
    before = record_tables(file.read)
    made = backups.back_up(file)
    add_award(file, 1, TEAM).result()
    later = record_tables(file.read)
    path = file.path
    file.close()
    kept = backups.restore(made.path, path, now=lambda: NOW)
    assert kept is not None
    assert _tables(path) == before
    assert _tables(kept) == later


def test_a_damaged_register_is_kept_byte_by_byte_and_its_journal_does_no_harm(file: RecordFile) -> None:
    before = record_tables(file.read)
    made, path = backups.back_up(file), file.path
    file.close()
    path.write_bytes(damaged := path.read_bytes()[:9000])
    path.with_name(f"{path.name}-journal").write_bytes(
        b"\xd9\xd5\x05\xf9 a journal that must not be rolled back"
    )
    kept = backups.restore(made.path, path, now=lambda: NOW)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert _tables(path) == before


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_is_left_of_a_register_that_is_gone_does_no_harm(file: RecordFile, ending: str) -> None:
    before = record_tables(file.read)
    made, path = backups.back_up(file), file.path
    file.close()
    path.unlink()
    path.with_name(path.name + ending).write_bytes(b"of the register that stood here")
    assert backups.restore(made.path, path, now=lambda: NOW) is None
    assert leftovers(path) == []
    assert _tables(path) == before
    path.unlink()
    path.with_name(path.name + ending).write_bytes(b"of the register that stood here")
    create_register(path, user="mai", now=lambda: NOW)
    assert leftovers(path) == []


def test_what_is_no_register_is_kept_with_its_journal_as_it_is(file: RecordFile) -> None:
    """SQLite would begin by playing the journal into the file."""
    made, path = backups.back_up(file), file.path
    file.close()
    subprocess.run([sys.executable, "-c", _CUT_OFF, str(path)], check=False)
    damaged, journal = b"\xff" * 30 + path.read_bytes()[30:], leftovers(path)[0].read_bytes()
    path.write_bytes(damaged)
    kept = backups.restore(made.path, path, now=lambda: NOW)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert leftovers(kept)[0].read_bytes() == journal


_CUT_OFF = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE bonus_rate SET legal_basis = hex(randomblob(4000))")
os._exit(9)
"""


def test_a_write_that_was_cut_off_is_rolled_back_before_the_register_is_replaced(file: RecordFile) -> None:
    before = record_tables(file.read)
    made, path = backups.back_up(file), file.path
    add_award(file, 1, TEAM).result()
    later = record_tables(file.read)
    file.close()
    subprocess.run([sys.executable, "-c", _CUT_OFF, str(path)], check=False)
    assert [one.name for one in leftovers(path)] == [f"{path.name}-journal"]
    kept = backups.restore(made.path, path, now=lambda: NOW)
    assert kept is not None
    assert _tables(kept) == later
    assert _tables(path) == before


@pytest.mark.parametrize("place", [0, 30, 5000, -1])
def test_one_changed_bit_is_seen(file: RecordFile, tmp_path: Path, place: int) -> None:
    made = backups.back_up(file)
    content = bytearray(made.path.read_bytes())
    content[place] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(FileRefused) as caught:
        backups.restore(made.path, tmp_path / "a.sovang")
    assert caught.value.code == "backup_changed"
    assert not (tmp_path / "a.sovang").exists()


@pytest.mark.parametrize(
    ("content", "code"), [(None, "file_missing"), (b"", "file_empty"), (b"PK\x03\x04" * 99, "file_foreign")]
)
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    backup, target = tmp_path / "b.sovang", tmp_path / "a.sovang"
    create_register(target, user="mai")
    before = target.read_bytes()
    if content is not None:
        backup.write_bytes(content)
    with pytest.raises(FileRefused) as caught:
        backups.restore(backup, target)
    assert caught.value.code == code
    assert target.read_bytes() == before
    assert not (tmp_path / backups.FOLDER).exists()


def test_a_backup_without_its_hash_is_checked_by_its_pages(file: RecordFile, tmp_path: Path) -> None:
    made = backups.back_up(file)
    made.path.with_name(f"{made.path.name}.sha256").unlink()
    backups.restore(made.path, tmp_path / "a.sovang")
    made.path.write_bytes(made.path.read_bytes()[:-4096])
    with pytest.raises((FileRefused, StorageTrouble)) as caught:
        backups.restore(made.path, tmp_path / "b.sovang")
    assert caught.value.code == "file_damaged"


def test_a_register_is_not_restored_onto_itself(file: RecordFile) -> None:
    with pytest.raises(SoVangError) as caught:
        backups.restore(file.path, file.path)
    assert caught.value.code == "restore_onto_itself"


def test_a_backup_of_the_register_is_a_register(file: RecordFile) -> None:
    made = backups.back_up(file)
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_an_open_register_is_not_replaced(file: RecordFile) -> None:
    made = backups.back_up(file)
    before = file.path.read_bytes()
    with pytest.raises(FileRefused) as caught:
        backups.restore(made.path, file.path)
    assert caught.value.code == "register_in_use"
    assert file.path.read_bytes() == before
