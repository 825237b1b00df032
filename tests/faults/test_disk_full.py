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
from desktop.words.errors import error_sentence
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


EXPORTS = {
    "giấy khen.pdf": ("certificates", "{register}", "--commendation", "218/QĐ-UBND", "-o"),
    "báo cáo.xlsx": ("report", "{register}", "activity", "2026", "-o"),
    "thư.eml": ("email", "{register}", "--report", "{sent}", "--period", "2026", "-o"),
}


class Office:
    """A register, a report made from it, and a file of an earlier day where the next export goes."""

    def __init__(self, folder: Path, disk: Path, name: str) -> None:
        with ward(folder) as file:
            draft(file, number="218/QĐ-UBND", decision_date=file.now().date(), signer_id=1)
            add_award(file, 1, TEAM).result(10)
            self.register = file.path
        self.sent, self.target = folder / "đã gửi.xlsx", disk / name
        assert _sovang("report", self.register, "activity", "2026", "-o", self.sent).returncode == 0
        self.target.write_bytes(b"the old file" * 1000)
        self.words = [word.format(register=self.register, sent=self.sent) for word in EXPORTS[name]]

    def export(self, *more: str, limit: int | None = None) -> subprocess.CompletedProcess[bytes]:
        return _sovang(*self.words, self.target, *more, limit=limit)


def _sovang(*words: object, limit: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a command; no file that it writes gets larger than `limit` bytes."""
    command = [sys.executable, "-m", "desktop", *map(str, words)]
    most = limit or resource.RLIM_INFINITY
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def _kept(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("limit", [1024, 2048])
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_that_finds_no_room_leaves_the_old_file(tmp_path: Path, name: str, limit: int) -> None:
    office = Office(tmp_path, tmp_path, name)
    before = _kept(tmp_path)
    done = office.export("--json", limit=limit)
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["error"]["code"] == "output_disk_full"
    assert _kept(tmp_path) == before
    assert office.export().returncode == 0
    assert office.target.read_bytes() != before[str(office.target)]


@pytest.mark.parametrize("name", EXPORTS)
def test_a_full_disk_is_said_in_words_and_the_old_file_stays(
    small_disk: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    office = Office(tmp_path_factory.mktemp("sổ"), small_disk, name)
    _fill(small_disk, leave=0)
    before = _kept(small_disk)
    done = office.export()
    assert (done.returncode, done.stdout) == (1, b"")
    sentence = done.stderr.decode()
    assert sentence.strip() == error_sentence("output_disk_full", {"path": str(office.target)})
    assert "Traceback" not in sentence
    assert _kept(small_disk) == before
