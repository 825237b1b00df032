from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import FileRefused, StorageTrouble
from desktop.store.file import RecordFile, create
from desktop.store.lock import Lock
from desktop.words.errors import error_sentence
from tests.store.deeds import add, person


def _locks(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if ".khoa." in one.name]


def test_reading_holds_nothing_and_writing_holds_until_the_end(path: Path) -> None:
    with RecordFile(path, user="mai") as file:
        assert file.verify()
        assert _locks(path) == []
        add(file, person())
        assert len(_locks(path)) == 1
    assert _locks(path) == []


def test_another_pc_may_read_but_not_write(path: Path) -> None:
    theirs = Lock(path, "lưu.thanh mai", host="MÁY 2.phường")
    theirs.take()
    with RecordFile(path, user="an") as file:
        assert file.read.rows("SELECT * FROM recipient") == []
        with pytest.raises(FileRefused) as caught:
            add(file, person())
        refusal = caught.value
        assert refusal.code == "open_elsewhere"
        assert (refusal.values["user"], refusal.values["host"]) == ("lưu.thanh mai", "MÁY 2.phường")
        assert str(theirs.path) in error_sentence(refusal.code, refusal.values)
        assert _locks(path) == [theirs.path]
        theirs.release()
        assert add(file, person()).id == 1


def test_programs_on_one_pc_write_side_by_side(path: Path) -> None:
    with RecordFile(path, user="mai") as one, RecordFile(path, user="an") as other:
        assert add(one, person()).id == 1
        assert add(other, person()).id == 2
        assert len(_locks(path)) == 2


def test_what_a_killed_program_of_this_pc_left_is_cleared_away(path: Path) -> None:
    left = (
        "import os, sys; from pathlib import Path; from desktop.store.lock import Lock\n"
        "Lock(Path(sys.argv[1]), 'mai').take(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", left, str(path)], check=False)
    assert len(_locks(path)) == 1
    with RecordFile(path, user="mai") as file:
        add(file, person())
        assert len(_locks(path)) == 1
    assert _locks(path) == []


def test_a_file_that_only_looks_like_a_lock_is_left_alone(path: Path) -> None:
    strange = path.with_name(f".{path.name}.khoa.x")
    strange.touch()
    with RecordFile(path, user="mai") as file:
        add(file, person())
    assert strange.exists()


def test_a_folder_that_may_not_be_written_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_arguments: object) -> int:
        raise PermissionError(13, "read-only")

    with RecordFile(path, user="mai") as file, monkeypatch.context() as patch:
        patch.setattr("desktop.store.lock.os.open", denied)
        with pytest.raises(StorageTrouble) as caught:
            add(file, person())
    assert caught.value.code == "not_permitted"


def test_taking_twice_is_taking_once(path: Path) -> None:
    lock = Lock(path, "mai")
    lock.take()
    lock.take()
    lock.release()
    lock.release()
    assert _locks(path) == []


@pytest.mark.parametrize("name", ["ả" * 80 + ".sovang", "x" * 240 + ".sovang"])
def test_long_names_of_files_people_and_pcs_still_fit(tmp_path: Path, name: str) -> None:
    path, who = tmp_path / name, "Nguyễn Thị Phương Thảo, Văn phòng HĐND và UBND phường Hoàn Kiếm"
    create(path)
    theirs = Lock(path, who, host="MÁY TRẠM " * 20)
    theirs.take()
    with RecordFile(path, user=who) as file, pytest.raises(FileRefused) as caught:
        add(file, person())
    assert caught.value.code == "open_elsewhere"
    assert who.startswith(str(caught.value.values["user"]))
    theirs.release()
    with RecordFile(path, user=who) as file:
        assert add(file, person()).id == 1
