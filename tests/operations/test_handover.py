"""The folder for a successor: whole, with counts that agree, or not there at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from desktop.errors import StorageTrouble
from desktop.operations import handover
from desktop.operations.backups import described, is_unchanged
from desktop.operations.handover import hand_over
from desktop.operations.printing import layouts
from desktop.operations.printing.layout_files import read_layout
from desktop.operations.register import open_register
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.words.handover import KINDS
from exports.layout import bundled_layout
from tests.operations.printing.test_layouts import printed
from tests.operations.ward import HOUSE, HUONG, TEAM, added, draft, signed, ward

NAME = "Bàn giao sổ vàng phường Hoàn Kiếm 09-10-2026"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    (tmp_path / "sổ").mkdir()
    with ward(tmp_path / "sổ") as opened:
        first = draft(opened)
        added(opened, first, TEAM, HUONG)
        printed(opened, signed(opened, first, "210/QĐ-UBND", date(2025, 8, 19)))
        second = draft(opened)
        added(opened, second, HOUSE)
        printed(opened, signed(opened, second))
        added(opened, draft(opened, subject="Về việc khen thưởng năm 2026"), TEAM, HUONG)
        layouts.add_layout(opened, bundled_layout("state-individual"), "Phôi đỏ: A4/A3", None).result()
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "USB"
    place.mkdir()
    return place


def sheet(path: Path, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows: list[tuple[object, ...]] = [tuple(row) for row in book[name].iter_rows(values_only=True)]
    book.close()
    return rows


def test_the_folder_has_everything_and_says_what_is_what(file: RecordFile, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    done = hand_over(file, folder, step=lambda at, total: told.append((at, total)))
    assert [one.name for one in folder.iterdir()] == [NAME]
    assert done.path == folder / NAME
    found = sorted(one.relative_to(done.path).as_posix() for one in done.path.rglob("*") if one.is_file())
    assert found == [
        "1 Đọc trước.xlsx",
        "2 hoan-kiem.sovang",
        "2 hoan-kiem.sovang.sha256",
        "3 Toàn bộ sổ, đọc bằng Excel.xlsx",
        "4 Giấy khen đã cấp/2025.pdf",
        "4 Giấy khen đã cấp/2026.pdf",
        "5 Mẫu in/Phôi đỏ- A4-A3.sovang-layout",
    ]
    assert told == [(at, 6) for at in range(1, 7)]
    assert (done.certificates, done.layouts) == (3, 1)
    rows = sheet(done.path / "1 Đọc trước.xlsx", "Đọc trước")
    assert rows[0] == ("Tệp, thư mục", "Là gì", "Số lượng")
    counts = {row[0]: row[2] for row in rows[1:] if row[0]}
    assert counts["4 Giấy khen đã cấp"] == 3
    assert counts["4 Giấy khen đã cấp/2025.pdf"] == 2
    assert counts["2 hoan-kiem.sovang"] == done.records
    assert counts["1 Đọc trước.xlsx"] == done.open_work
    assert ("Người nhận (ký, ghi rõ họ tên)", None, None) in rows
    numbers = {row[0]: row[1] for row in sheet(done.path / "1 Đọc trước.xlsx", "Số liệu")[1:]}
    assert (numbers["Quyết định"], numbers["Trường hợp khen thưởng"]) == (3, 5)


def test_its_register_is_the_same_and_sound_and_its_layout_can_be_read(
    file: RecordFile, folder: Path
) -> None:
    place = hand_over(file, folder).path
    copy = place / "2 hoan-kiem.sovang"
    assert is_unchanged(described(copy))
    with open_register(copy, user="người mới") as opened:
        assert opened.verify()
        assert record_tables(opened.read) == record_tables(file.read)
    assert read_layout(next((place / "5 Mẫu in").iterdir())).layout.name == "Phôi đỏ: A4/A3"


def test_certificates_stand_as_they_were_issued_year_by_year(file: RecordFile, folder: Path) -> None:
    place = hand_over(file, folder).path / "4 Giấy khen đã cấp"
    texts = {}
    for path in place.iterdir():
        document = pypdfium2.PdfDocument(path)
        texts[path.stem] = [page.get_textpage().get_text_range() for page in document]
        document.close()
    assert {year: len(pages) for year, pages in texts.items()} == {"2025": 2, "2026": 1}
    assert any("Đặng Thị Hường" in text for text in texts["2025"])
    assert "Lê Văn Tâm" in texts["2026"][0]


def test_open_work_names_what_is_left(file: RecordFile, folder: Path) -> None:
    rows = handover.open_work(file)
    assert [row[0] for row in rows].count(KINDS["draft"]) == 1
    assert "Về việc khen thưởng năm 2026" in str(rows[0][1])
    assert rows[0][3] == 2
    unpaid = [row for row in rows if row[0] == KINDS["unpaid"]]
    assert {row[3] for row in unpaid} == {1, 2}
    assert KINDS["unprinted"] not in {row[0] for row in rows}


def test_a_second_handover_of_a_day_gets_a_name_of_its_own(file: RecordFile, folder: Path) -> None:
    first, second = hand_over(file, folder), hand_over(file, folder)
    assert second.path == folder / f"{NAME} (2)"
    assert first.path.is_dir()


def test_an_empty_register_is_handed_over_too(tmp_path: Path, folder: Path) -> None:
    with ward(tmp_path) as empty:
        done = hand_over(empty, folder)
    assert (done.certificates, done.layouts, done.open_work) == (0, 0, 0)
    assert sheet(done.path / "1 Đọc trước.xlsx", "Nợ việc")[1][0] == "Không còn việc dở."


@pytest.mark.parametrize("stops_at", [1, 3, 5])
def test_whoever_wants_no_more_leaves_no_half_folder(file: RecordFile, folder: Path, stops_at: int) -> None:
    def stop(at: int, _total: int) -> None:
        if at == stops_at:
            raise InterruptedError

    with pytest.raises((InterruptedError, StorageTrouble)):
        hand_over(file, folder, step=stop)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("deed", ["export_register", "write_year", "export_layout", "write_plain_tables"])
def test_a_full_disk_leaves_no_half_folder(
    file: RecordFile, folder: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handover, deed, full)
    with pytest.raises(StorageTrouble):
        hand_over(file, folder)
    assert list(folder.iterdir()) == []


_DYING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from desktop.operations.handover import hand_over
from desktop.operations.register import open_register

def die(at, total):
    if at == 3:
        os.kill(os.getpid(), signal.SIGKILL)

with open_register(Path(sys.argv[1]), user="mai", now=lambda: datetime(2026, 10, 9, 15, 40)) as file:
    hand_over(file, Path(sys.argv[2]), step=die)
"""


def test_killed_in_the_middle_the_folder_says_it_is_unfinished_and_the_next_one_replaces_it(
    file: RecordFile, folder: Path
) -> None:
    died = subprocess.run([sys.executable, "-c", _DYING, str(file.path), str(folder)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert [one.name for one in folder.iterdir()] == [f"{NAME} – chưa xong"]
    hand_over(file, folder)
    assert [one.name for one in folder.iterdir()] == [NAME]


def test_a_folder_that_may_not_be_written_is_said(file: RecordFile, folder: Path) -> None:
    (folder / "tệp").write_text("no folder", "utf-8")
    with pytest.raises(StorageTrouble):
        hand_over(file, folder / "tệp")
    assert [one.name for one in folder.iterdir()] == ["tệp"]
