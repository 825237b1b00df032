"""Several files read in turn: each is refused or read on its own, whatever another one does to the child."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake.sent_files import SentFile
from desktop.intake.several import Sent, read_several
from tests.intake.workbooks import write

TODAY = date(2026, 11, 22)
CHILD = (sys.executable, "-m", "desktop", "--read-child")
ROWS = [("STT", "Họ và tên", "Năm sinh"), (1, "Bà Đặng Thị Hường", 1968), (2, "Ông Lê Văn Tâm", "?")]
FAITHLESS = """
import json, os, sys, threading
from desktop.intake.child import tell_several
def ask():
    for line in open(0, "rb"):
        name = os.path.basename(json.loads(line)["path"])
        if "dies" in name: os._exit(1)
        if "hangs" in name: threading.Event().wait()
        if "lies" in name: print('{"file": 3}', flush=True); continue
        if "babbles" in name: print('{', flush=True); continue
        yield line
tell_several(ask(), lambda line: print(line, end="", flush=True))
"""


def codes(found: list[Sent]) -> list[str]:
    return [one.code if isinstance(one, FileRefused) else "read" for one in found]


def lists(folder: Path, *names: str) -> list[Path]:
    return [write(folder / f"{name}.xlsx", ROWS) for name in names]


def test_rows_come_with_their_numbers_their_fields_and_their_problems(tmp_path: Path) -> None:
    (sent,) = read_several(lists(tmp_path, "a"), TODAY, command=CHILD)
    assert isinstance(sent, SentFile)
    (sheet,) = sent.sheets
    assert (sheet.name, sheet.kind) == ("Danh sách", "awards")
    good, bad = sheet.rows
    assert (good.number, good.problems, good.cells) == (2, (), ())
    assert dict(zip(sheet.fields, good.values, strict=True)) == {
        "index": "1",
        "address_form": "Bà",
        "name": "Đặng Thị Hường",
        "birth_year": 1968,
        "kind": "individual",
    }
    assert bad.is_refused
    assert [one.field for one in bad.problems] == ["birth_year"]
    assert bad.cells == (2, "Ông Lê Văn Tâm", "?")


def test_answers_stand_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = lists(tmp_path, *(f"{number}" for number in range(9)))
    paths[4].write_bytes(b"%PDF")
    paths[7].unlink()
    found = read_several(paths, TODAY, command=CHILD)
    assert codes(found) == [*["read"] * 4, "list_not_a_workbook", "read", "read", "file_missing", "read"]


@pytest.mark.parametrize("bad", ["dies", "lies", "babbles"])
def test_a_child_that_ends_or_lies_costs_only_the_file_it_read(tmp_path: Path, bad: str) -> None:
    found = read_several(
        lists(tmp_path, "a", bad, "b", "c"), TODAY, command=(sys.executable, "-c", FAITHLESS)
    )
    assert codes(found) == ["read", "list_reader_ended", "read", "read"]


def test_a_child_that_says_nothing_is_given_up_after_its_time(tmp_path: Path) -> None:
    found = read_several(
        lists(tmp_path, "hangs"), TODAY, command=(sys.executable, "-c", FAITHLESS), time_limit=0.3
    )
    assert codes(found) == ["list_took_too_long"]


def test_what_the_caller_raises_ends_children_that_hang(tmp_path: Path) -> None:
    class Enough(Exception):  # noqa: N818
        pass

    def told(_done: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_several(
            lists(tmp_path, "hangs", "hangs too"), TODAY, told, command=(sys.executable, "-c", FAITHLESS)
        )


def test_a_name_that_is_no_text_is_a_file_like_others(tmp_path: Path) -> None:
    path = tmp_path / "danh s\udce1ch.xlsx"
    path.write_bytes(write(tmp_path / "a.xlsx", ROWS).read_bytes())
    assert codes(read_several([path], TODAY, command=CHILD)) == ["read"]


def test_no_files_are_no_answers() -> None:
    assert read_several([], TODAY, command=CHILD) == []
