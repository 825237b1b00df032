from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import SoVangError, StorageTrouble
from desktop.operations.awards import add_award
from desktop.operations.backups import back_up
from desktop.operations.register import check, create_register
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import RecipientKind
from desktop.store.file import RecordFile
from tests.operations.ward import TEAM, draft, ward


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "ổ nhỏ"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here; RLIMIT_FSIZE is tested beside this")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _fill(disk: Path, leave: int) -> Path:
    ballast = disk / "đầy.bin"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    ballast.write_bytes(b"\0" * (free - leave))
    return ballast


def _save_until_refused(file: RecordFile) -> tuple[list[Award], SoVangError]:
    saved: list[Award] = []
    while True:
        new = NewAward(RecipientKind.COLLECTIVE, f"Tổ dân vận số {len(saved)}", unit_text="x" * 500)
        try:
            saved.append(add_award(file, 1, new).result(30).value)
        except SoVangError as error:
            return saved, error


def test_a_full_disk_refuses_the_save_and_keeps_the_register(small_disk: Path) -> None:
    with ward(small_disk) as file:
        draft(file)
        ballast = _fill(small_disk, leave=120_000)
        saved, error = _save_until_refused(file)
        assert isinstance(error, StorageTrouble)
        assert error.code in {"disk_full", "disk_trouble"}
        assert saved
        assert file.read.records(Award, "ORDER BY id") == saved
        with pytest.raises(StorageTrouble) as caught:
            back_up(file)
        assert caught.value.code in {"output_disk_full", "disk_full"}
        assert [one for one in small_disk.rglob("*") if one.suffix == ".sovang"] == [file.path]
        ballast.unlink()
        assert add_award(file, 1, TEAM).result(30).value.id is not None
        assert check(file).findings == []


def test_a_new_register_is_not_left_half_made_on_a_full_disk(small_disk: Path) -> None:
    _fill(small_disk, leave=60_000)
    with pytest.raises(StorageTrouble) as caught:
        create_register(small_disk / "mới.sovang", user="mai")
    assert caught.value.code in {"disk_full", "output_disk_full"}
    assert [one.name for one in small_disk.iterdir()] == ["đầy.bin"]


def _limited_to(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _sovang(*words: object, limit: int) -> tuple[int, dict[str, dict[str, object]]]:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words), "--json"],
        check=False,
        capture_output=True,
        preexec_fn=lambda: _limited_to(limit),
    )
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("limit", [2048, 4096])
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("report", "REGISTER", "activity", "2026", "-o"), "báo cáo.xlsx"),
        (("certificates", "REGISTER", "--commendation", "218/QĐ-UBND", "-o"), "giấy khen.pdf"),
    ],
)
def test_an_export_that_finds_no_room_leaves_the_old_file(
    tmp_path: Path, words: tuple[str, ...], name: str, limit: int
) -> None:
    with ward(tmp_path) as file:
        draft(file, number="218/QĐ-UBND", decision_date=file.now().date(), signer_id=1)
        add_award(file, 1, TEAM).result(10)
        path = file.path
    target = tmp_path / name
    target.write_bytes(old := b"the old file" * 1000)
    code, said = _sovang(*(path if word == "REGISTER" else word for word in words), target, limit=limit)
    assert (code, said["error"]["code"]) == (1, "output_disk_full")
    assert target.read_bytes() == old
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, name])
