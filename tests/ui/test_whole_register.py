"""All of a register goes out from the menu and comes back as a new register, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.operations.register import open_register
from desktop.store.reader import record_tables
from tests.journeys.office import NOW, Office, OfficeFiles


class Answering(OfficeFiles):
    """Answers the dialogs with what is laid ready; nothing laid ready is a user who thinks better of it."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Path | None] = []
        self.asked: list[str] = []

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        del parent, kinds
        self.asked.append(f"{title}: {suggested.name}")
        return self.answers.pop(0)

    def ask_open(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        del parent, folder, kinds
        self.asked.append(title)
        return self.answers.pop(0)


@pytest.fixture
def files() -> Answering:
    return Answering()


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path, files: Answering) -> Iterator[Office]:
    office = Office(qapp, tmp_path / "Tài liệu", tmp_path / "settings.json", files=files)
    yield office
    office.close()
    qapp.setStyleSheet("")


def test_all_of_it_comes_back_as_a_new_register_with_the_same_records(
    office: Office, sample_path: Path, files: Answering, tmp_path: Path
) -> None:
    office.start(sample_path)
    out, new = tmp_path / "tất cả", tmp_path / "mới"
    files.answers = [out]
    office.window.commands.run("whole.json")
    office.wait_said("Đã ghi toàn bộ sổ, ")
    assert files.asked == [f"Xuất toàn bộ sổ: {sample_path.stem} – toàn bộ sổ 2026-10-09.json"]
    files.answers = [out.with_suffix(".json"), new]
    office.window.commands.run("whole.take_over")
    office.wait_said("Đã lập sổ mới.sovang từ tất cả.json: ")
    assert office.program is not None
    assert office.program.register is not None
    assert office.program.register.path == new.with_suffix(".sovang")
    with open_register(sample_path, user="kiểm tra", now=lambda: NOW) as old:
        assert record_tables(office.program.register.desk.file.read) == record_tables(old.read)


def test_a_workbook_of_everything_is_offered_to_be_opened(
    office: Office, sample_path: Path, files: Answering, tmp_path: Path
) -> None:
    office.start(sample_path)
    files.answers = [tmp_path / "tất cả.xlsx"]
    office.window.commands.run("whole.workbook")
    office.wait_said("Đã ghi toàn bộ sổ, ")
    book = openpyxl.load_workbook(tmp_path / "tất cả.xlsx", read_only=True)
    assert "Trường hợp khen thưởng" in book.sheetnames
    book.close()


def test_what_is_no_export_is_refused_and_the_open_register_stays(
    office: Office, sample_path: Path, files: Answering, tmp_path: Path
) -> None:
    office.start(sample_path)
    foreign, new = tmp_path / "lạ.json", tmp_path / "mới.sovang"
    foreign.write_text("{}", "utf-8")
    files.answers = [foreign, new]
    office.window.commands.run("whole.take_over")
    office.clerk.wait(lambda: "không phải bản xuất nguyên vẹn" in office.said())
    assert not new.exists()
    assert office.program is not None
    assert office.program.register is not None
    assert office.program.register.path == sample_path


def test_a_register_that_has_records_takes_nothing_over(
    office: Office, sample_path: Path, files: Answering, tmp_path: Path
) -> None:
    office.start(sample_path)
    out, used = tmp_path / "tất cả.json", tmp_path / "đang dùng.sovang"
    used.write_bytes(sample_path.read_bytes())
    files.answers = [out]
    office.window.commands.run("whole.json")
    office.wait_said("Đã ghi toàn bộ sổ, ")
    files.answers = [out, used]
    office.window.commands.run("whole.take_over")
    office.clerk.wait(lambda: "đã có dữ liệu" in office.said())


@pytest.mark.parametrize("command", ["whole.json", "whole.workbook", "whole.take_over"])
def test_whoever_thinks_better_of_it_changes_nothing(
    office: Office, sample_path: Path, files: Answering, command: str
) -> None:
    office.start(sample_path)
    before = sorted(sample_path.parent.rglob("*"))
    files.answers = [None]
    office.window.commands.run(command)
    assert office.said() == ""
    assert sorted(sample_path.parent.rglob("*")) == before
