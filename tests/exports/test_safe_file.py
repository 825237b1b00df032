from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from exports import safe_file
from exports.safe_file import FileNotWritten, available_name, replacing

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = b"b\xc3\xa1o c\xc3\xa1o c\xc5\xa9" * 1000
NEW = b"b\xc3\xa1o c\xc3\xa1o m\xe1\xbb\x9bi" * 1000
STEPS = ("body", "fsync", "check", "replace")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo quý III.xlsx"
    path.write_bytes(OLD)
    return path


def _untouched(path: Path) -> bool:
    return path.read_bytes() == OLD and list(path.parent.iterdir()) == [path]


def _replace(
    path: Path,
    write: Callable[[Path], object] = lambda temporary: temporary.write_bytes(NEW),
    *,
    check: Callable[[Path], None] | None = None,
    sleep: Callable[[float], None] = lambda _seconds: None,
) -> None:
    with replacing(path, check=check, sleep=sleep) as temporary:
        write(temporary)


def _refused(path: Path, *arguments: Any, **options: Any) -> FileNotWritten:
    with pytest.raises(FileNotWritten) as caught:
        _replace(path, *arguments, **options)
    return caught.value


def test_new_content_replaces_the_old_and_leaves_nothing_else(old: Path) -> None:
    with replacing(old) as temporary:
        assert temporary.parent == old.parent
        temporary.write_bytes(NEW)
        assert old.read_bytes() == OLD
    assert old.read_bytes() == NEW
    assert list(old.parent.iterdir()) == [old]


def test_the_temporary_file_keeps_the_suffix_because_readers_look_at_it(old: Path) -> None:
    with replacing(old) as temporary:
        assert temporary.suffix == ".xlsx"


@pytest.mark.parametrize("letters", ["ế" * 80, "a" * 250, "sổ vàng phường Lý Thái Tổ " * 6])
def test_long_names_with_spaces_and_vietnamese_letters(tmp_path: Path, letters: str) -> None:
    path = tmp_path / f"{letters.strip()}.pdf"
    assert len(str(path)) > 80
    for content in (OLD, NEW):
        with replacing(path) as temporary:
            temporary.write_bytes(content)
        assert path.read_bytes() == content


def test_a_path_past_240_letters_in_deep_folders(tmp_path: Path) -> None:
    folder = tmp_path / ("Năm 2026, quý III " * 5).strip() / ("Báo cáo gửi lên " * 6).strip() / ("x" * 60)
    folder.mkdir(parents=True)
    path = folder / "Báo cáo hoạt động.xlsx"
    assert len(str(path)) > 240
    with replacing(path) as temporary:
        temporary.write_bytes(NEW)
    assert path.read_bytes() == NEW


def test_check_sees_the_finished_file_before_the_old_one_goes(old: Path) -> None:
    seen: list[tuple[bytes, bytes]] = []
    with replacing(old, check=lambda path: seen.append((path.read_bytes(), old.read_bytes()))) as temporary:
        temporary.write_bytes(NEW)
    assert seen == [(NEW, OLD)]


def test_a_file_that_cannot_be_reopened_is_not_put_in_place(old: Path) -> None:
    def unreadable(path: Path) -> None:
        raise ValueError("not a workbook")

    failure = _refused(old, check=unreadable)
    assert (failure.code, failure.values["reason"]) == ("check_failed", "not a workbook")
    assert failure.values["path"] == str(old)
    assert _untouched(old)


@pytest.mark.parametrize("refusals", range(5))
def test_a_file_held_open_for_a_moment_is_replaced(
    old: Path, refusals: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses, attempts = _refusing(monkeypatch, refusals)
    with replacing(old, sleep=pauses.append) as temporary:
        temporary.write_bytes(NEW)
    assert old.read_bytes() == NEW
    assert (len(attempts), pauses) == (refusals + 1, list(safe_file.PAUSES[:refusals]))


def test_a_file_held_open_for_long_is_left_alone_after_five_attempts(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses, attempts = _refusing(monkeypatch, refusals=99)
    assert _refused(old, sleep=pauses.append).code == "file_in_use"
    assert len(attempts) == 5
    assert sum(pauses) == pytest.approx(1.5)
    assert _untouched(old)


def _refusing(monkeypatch: pytest.MonkeyPatch, refusals: int) -> tuple[list[float], list[Path]]:
    attempts: list[Path] = []
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        attempts.append(target)
        if len(attempts) <= refusals:
            raise PermissionError(13, "held by another program")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    return [], attempts


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    failure = _refused(tmp_path / "USB đã rút" / "báo cáo.xlsx")
    assert failure.code == "folder_missing"
    assert "USB đã rút" in failure.values["path"]


def test_a_folder_that_vanishes_meanwhile_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "USB"
    folder.mkdir()

    def pull_out(temporary: Path) -> None:
        temporary.unlink()
        folder.rmdir()

    assert _refused(folder / "a.xlsx", pull_out).code == "folder_missing"


def test_a_folder_of_the_same_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert _refused(tmp_path / "a.xlsx").code == "write_failed"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_folder_that_may_not_be_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path, mode: str) -> IO[bytes]:
        raise PermissionError(13, "read-only folder", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", denied)
        assert _refused(old).code == "not_permitted"
    assert _untouched(old)


def test_a_bug_in_the_block_passes_as_it_is(old: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        _replace(old, lambda temporary: temporary.write_bytes(NEW) // 0)
    assert _untouched(old)


def test_a_full_disk_reported_in_the_words_of_lxml(old: Path) -> None:

    def fail(_temporary: Path) -> None:
        raise ValueError("IO_ENOSPC")

    assert _refused(old, fail).code == "disk_full"
    assert _untouched(old)


@pytest.mark.parametrize("k", range(10))
def test_a_fault_at_the_kth_write(old: Path, k: int) -> None:
    def fail_at_k(temporary: Path) -> None:
        with temporary.open("wb") as handle:
            for number in range(10):
                if number == k:
                    raise OSError(28, "no space left on device")
                handle.write(NEW[:100])

    assert _refused(old, fail_at_k).code == "disk_full"
    assert _untouched(old)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_fault_of_the_disk_at_a_later_step(old: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise OSError(5, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, broken)
        assert _refused(old).code == "write_failed"
    assert _untouched(old)


_CHILD = """
import os, signal, sys
from pathlib import Path
from exports.safe_file import replacing
path, step = Path(sys.argv[1]), sys.argv[2]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
if step in ("fsync", "replace"): setattr(os, step, die)
with replacing(path, check=die if step == "check" else None) as temporary:
    temporary.write_bytes(b"new" * 1000)
    if step == "body": die()
"""


@pytest.mark.parametrize("step", STEPS)
def test_killed_between_two_steps(old: Path, step: str) -> None:
    child = subprocess.run([sys.executable, "-c", _CHILD, str(old), step], check=False)
    assert child.returncode == -signal.SIGKILL
    assert old.read_bytes() == OLD


_LIMITED = """
import sys
from pathlib import Path
from exports.safe_file import FileNotWritten, replacing
try:
    with replacing(Path(sys.argv[1])) as temporary:
        temporary.write_bytes(b"n" * 20_000)
except FileNotWritten as failure:
    sys.exit({"disk_full": 7}.get(failure.code, 1))
"""


@pytest.mark.parametrize("limit", [0, 1, 4096, 19_999])
def test_a_file_that_outgrows_its_limit(old: Path, limit: int) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    child = subprocess.run(
        [sys.executable, "-B", "-c", _LIMITED, str(old)], check=False, preexec_fn=limited, cwd=Path.cwd()
    )
    assert child.returncode == 7
    assert _untouched(old)


def test_a_really_full_disk(tmp_path: Path) -> None:
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mounted, check=False, capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here; RLIMIT_FSIZE is tested beside this")
    try:
        old = tmp_path / "báo cáo.xlsx"
        old.write_bytes(OLD)
        failure = _refused(old, lambda temporary: temporary.write_bytes(b"n" * 100_000))
        assert failure.code == "disk_full"
        assert _untouched(old)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_the_next_free_name(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.xlsx"
    assert available_name(path).name == "báo cáo (2).xlsx"
    (tmp_path / "báo cáo (2).xlsx").touch()
    assert available_name(path).name == "báo cáo (3).xlsx"


def test_the_next_free_name_of_a_name_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    path = tmp_path / ("ế" * 83 + ".xlsx")
    path.touch()
    free = available_name(path)
    free.touch()
    assert free.name.endswith(" (2).xlsx")


def test_a_database_is_replaced_only_where_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "sổ.sovang"
    path.write_bytes(database := b"SQLite format 3\x00" + bytes(84))
    refused = _refused(path)
    assert (refused.code, refused.values) == ("database_there", {"path": str(path)})
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (database, [path])
    with replacing(path, over_database=True) as temporary:
        temporary.write_bytes(NEW)
    assert path.read_bytes() == NEW


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "ống.xlsx"
    os.mkfifo(pipe)
    assert _refused(pipe).code == "not_permitted"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
