from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations import backups, sealed_backups
from desktop.operations.awards import add_award
from desktop.operations.register import open_register
from desktop.operations.sealed_backups import back_up_sealed, preview_sealed, refuse_weak, restore_sealed
from desktop.store import copies
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from exports.sealed_file import Strength, is_sealed, seal
from tests.operations.ward import HUONG, NOW, draft, ward

WORDS = "hoa sưa trắng phố Phan Đình Phùng"
QUICK = Strength(passes=1, memory=8)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        draft(opened)
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def made(file: RecordFile, stick: Path) -> backups.Backup:
    return back_up_sealed(file, WORDS, stick, strength=QUICK)


def test_a_sealed_copy_stands_alone_on_the_stick_with_its_hash(file: RecordFile, stick: Path) -> None:
    sealed = made(file, stick)
    assert sealed.path.name == "hoan-kiem 2026-10-09 15.40.00.sovang-khoa"
    assert sealed.is_sealed
    assert is_sealed(sealed.path)
    assert backups.is_unchanged(sealed)
    assert backups.list_sealed(file.path, stick) == [sealed]
    assert backups.list_backups(file, stick) == []
    assert sorted(one.name for one in stick.iterdir()) == [sealed.path.name, f"{sealed.path.name}.sha256"]
    assert not list(file.path.parent.glob(".sovang-*"))
    content = sealed.path.read_bytes()
    assert b"SQLite format 3" not in content
    assert "Hoàn Kiếm".encode() not in content


def test_it_comes_back_with_every_record_and_keeps_what_it_replaces(file: RecordFile, stick: Path) -> None:
    sealed, before, path = made(file, stick), record_tables(file.read), file.path
    add_award(file, 1, HUONG).result()
    told = preview_sealed(sealed.path, WORDS, path)
    assert [(one.kind, one.missing) for one in told.kinds] == [("recipient", 1), ("award", 1)]
    assert told.backup == sealed.path
    file.close()
    kept = restore_sealed(sealed.path, WORDS, path, now=lambda: NOW)
    with open_register(path, user="mai") as back:
        assert record_tables(back.read) == before
    assert kept is not None
    with open_register(kept, user="mai") as older:
        assert record_tables(older.read) != before
    assert not list(path.parent.glob(".sovang-*"))


def refusal(sealed: Path, words: str, target: Path) -> str:
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(SoVangError) as refused:
        restore_sealed(sealed, words, target)
    assert (target.read_bytes() if target.exists() else None) == before
    assert not list(target.parent.glob(".sovang-*"))
    return refused.value.code


def test_a_wrong_passphrase_and_a_damaged_copy_are_two_things(file: RecordFile, stick: Path) -> None:
    sealed, new = made(file, stick).path, stick / "mới.sovang"
    assert refusal(sealed, WORDS + "!", new) == "passphrase_wrong"
    assert refusal(sealed, "", new) == "passphrase_empty"
    whole = sealed.read_bytes()
    for harmed in (whole[:-1], whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:], b"", whole[:90]):
        sealed.write_bytes(harmed)
        assert refusal(sealed, WORDS, new) == "seal_broken"
    sealed.unlink()
    assert refusal(sealed, WORDS, new) == "file_missing"


def test_what_is_sealed_but_no_register_is_refused(stick: Path) -> None:
    (stick / "a").write_bytes(b"anything")
    seal(stick / "a", stick / "b.sovang-khoa", WORDS, strength=QUICK)
    assert refusal(stick / "b.sovang-khoa", WORDS, stick / "mới.sovang") == "file_foreign"


@pytest.mark.parametrize(
    ("first", "again", "code"),
    [
        ("", "", "passphrase_empty"),
        ("bảy chữ", "bảy chữ", "passphrase_short"),
        (WORDS, "", "passphrase_differs"),
    ],
)
def test_a_passphrase_that_protects_nothing_is_refused(first: str, again: str, code: str) -> None:
    with pytest.raises(SoVangError) as refused:
        refuse_weak(first, again)
    assert refused.value.code == code
    refuse_weak(WORDS, WORDS)


def test_a_copy_that_cannot_be_opened_again_does_not_count(
    file: RecordFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(source: Path, target: Path, words: str, **how: object) -> None:
        seal(source, target, words, strength=QUICK)
        harmed = bytearray(target.read_bytes())
        harmed[-1] ^= 1
        target.write_bytes(harmed)

    monkeypatch.setattr(sealed_backups, "seal", forgetful)
    with pytest.raises(StorageTrouble) as refused:
        made(file, stick)
    assert refused.value.code == "output_check_failed"
    assert list(stick.iterdir()) == []


def test_a_register_that_is_not_sound_is_not_sealed(
    file: RecordFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsound(path: Path) -> None:
        raise FileRefused("file_damaged", path=str(path))

    monkeypatch.setattr(copies, "refuse_unsound", unsound)
    with pytest.raises(StorageTrouble):
        made(file, stick)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("place", ["seal", "unseal"])
def test_a_full_disk_leaves_nothing_behind(
    file: RecordFile, stick: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(_source: Path, target: Path, _words: str, **_how: object) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealed_backups, place, full)
    with pytest.raises(StorageTrouble) as refused:
        made(file, stick)
    assert refused.value.code in ("output_disk_full", "output_check_failed")
    assert list(stick.iterdir()) == []
    assert not list(file.path.parent.glob(".sovang-*"))


def test_whoever_wants_no_more_leaves_nothing_behind(file: RecordFile, stick: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises((InterruptedError, StorageTrouble)):
        back_up_sealed(file, WORDS, stick, strength=QUICK, step=stop)
    assert list(stick.iterdir()) == []
    assert not list(file.path.parent.glob(".sovang-*"))


_DYING = """
import os, signal, sys
from pathlib import Path
from desktop.operations import sealed_backups
from desktop.operations.register import open_register
from exports.sealed_file import Strength

def die(done, total):
    os.kill(os.getpid(), signal.SIGKILL)

with open_register(Path(sys.argv[1]), user="mai") as file:
    sealed_backups.back_up_sealed(
        file, sys.stdin.readline(), Path(sys.argv[2]), strength=Strength(1, 8), step=die
    )
"""


def test_killed_in_the_middle_no_half_copy_counts_and_what_is_left_is_swept(
    file: RecordFile, stick: Path
) -> None:
    command = [sys.executable, "-c", _DYING, str(file.path), str(stick)]
    died = subprocess.run(command, check=False, input=WORDS.encode(), capture_output=True)
    assert died.returncode == -signal.SIGKILL
    assert backups.list_sealed(file.path, stick) == []
    left = list(file.path.parent.glob(".sovang-*"))
    assert left
    long_ago = datetime(2026, 10, 7).timestamp()  # noqa: DTZ001
    for one in left:
        os.utime(one, (long_ago, long_ago))
    backups.keep_safe(file)
    assert not list(file.path.parent.glob(".sovang-*"))


def test_opening_it_as_a_register_says_what_it_is(file: RecordFile, stick: Path) -> None:
    sealed = made(file, stick).path
    with pytest.raises(FileRefused) as refused:
        open_register(sealed, user="mai")
    assert refused.value.code == "file_sealed"


def test_the_passphrase_is_nowhere_in_the_register_or_beside_it(file: RecordFile, stick: Path) -> None:
    made(file, stick)
    backups.back_up(file)
    for one in file.path.parent.rglob("*"):
        if one.is_file():
            assert WORDS.encode() not in one.read_bytes(), one
