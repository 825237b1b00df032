"""`sovang consolidate`: one JSON object whose counts add up; refused, it writes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.consolidation import remember_senders
from desktop.operations.register import open_register
from desktop.records.senders import Expected
from tests.command_line.sovang import program, sovang
from tests.intake.workbooks import write

HEADER = ("STT", "Họ và tên", "Năm sinh")
HUONG = (1, "Bà Đặng Thị Hường", 1968)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "đã nhận"
    place.mkdir()
    write(place / "TDP 1.xlsx", [HEADER, HUONG])
    write(place / "TDP 2.xlsx", [HEADER, HUONG, (2, "Ông Lê Văn Tâm", "không rõ")])
    (place / "TDP 3.pdf").write_bytes(b"%PDF-1.7")
    return place


def test_the_counts_add_up_and_every_file_and_sender_is_told(folder: Path, tmp_path: Path) -> None:
    out, errors = tmp_path / "out.xlsx", tmp_path / "lỗi"
    said = program("consolidate", folder, "-o", out, "--errors", errors, "--json")
    assert said.code == 0
    data = said.data
    wanted = {"files": 3, "read": 2, "refused_files": 1, "rows": 3, "taken": 2, "refused": 1, "repeats": 1}
    assert {key: data[key] for key in wanted} == wanted
    assert [(one["file"], one["rows"], one["code"]) for one in data["by_file"]] == [
        ("TDP 1.xlsx", 1, None),
        ("TDP 2.xlsx", 2, None),
        ("TDP 3.pdf", 0, "list_not_a_workbook"),
    ]
    assert data["errors"] == [{"sender": "TDP 2", "path": str(errors / "Cần sửa - TDP 2.xlsx"), "rows": 1}]
    assert out.exists()


def test_a_person_reads_the_same_in_a_few_lines(folder: Path, tmp_path: Path) -> None:
    lines = sovang("consolidate", folder, "-o", tmp_path / "out.xlsx").out.splitlines()
    assert lines[1:4] == [
        "3 tệp: 2 đọc được, 1 không đọc được.",
        "3 dòng: 2 nhận, 1 cần nơi gửi sửa.",
        "1 cặp có thể trùng giữa các tệp.",
    ]


def test_a_register_says_who_is_missing_and_late(folder: Path, tmp_path: Path, sample: Path) -> None:
    with open_register(sample, user="mai") as file:
        names = ("Tổ dân phố số 1", "Tổ dân phố số 9")
        remember_senders(file, Expected(names, date(2000, 1, 1))).result()
    said = sovang("consolidate", folder, "-o", tmp_path / "out.xlsx", "--register", sample, "--json")
    states = {one["name"]: one["state"] for one in said.data["senders"] if one["expected"]}
    assert states == {"Tổ dân phố số 1": "late", "Tổ dân phố số 9": "missing"}


def test_what_is_written_may_go_into_the_folder_again_and_again(folder: Path) -> None:
    for _time in range(2):
        words = ("-o", folder / "tổng hợp.xlsx", "--errors", folder / "lỗi", "--json")
        assert sovang("consolidate", folder, *words).data["files"] == 3
        assert (folder / "lỗi" / "Cần sửa - TDP 2.xlsx").exists()


@pytest.mark.parametrize(
    ("place", "code"), [("nowhere", "folder_missing"), ("empty", "folder_without_files")]
)
def test_without_files_nothing_is_written(tmp_path: Path, place: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    said = sovang("consolidate", tmp_path / place, "-o", tmp_path / "out.xlsx", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, code)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_register_is_never_overwritten(folder: Path, sample: Path) -> None:
    before = sample.read_bytes()
    said = sovang("consolidate", folder, "-o", sample, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "output_is_register")
    assert sample.read_bytes() == before


def test_a_received_file_is_never_written_over(folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    link = tmp_path / "link.xlsx"
    link.symlink_to(folder / "TDP 1.xlsx")
    for out in (folder / "TDP 1.xlsx", folder / ".." / folder.name / "TDP 3.pdf", link):
        said = sovang("consolidate", folder, "-o", out, "--errors", tmp_path / "lỗi")
        assert said.code != 0
        assert f"Tệp {out.name} nằm trong số tệp đã nhận." in said.out + said.error
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert not (tmp_path / "lỗi").exists()


def test_error_workbooks_do_not_go_among_the_received_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    said = sovang("consolidate", folder, "-o", out, "--errors", folder / "..", "--json")
    assert said.data["files"] == 3
    out.unlink()
    said = sovang("consolidate", folder, "-o", out, "--errors", folder)
    assert said.code != 0
    assert f"Thư mục {folder} là thư mục các tệp đã nhận." in said.out + said.error
    assert not out.exists()
    assert len([*folder.iterdir()]) == 3
