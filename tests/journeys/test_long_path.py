"""The window on a register whose path has spaces, Vietnamese letters and 240 characters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from desktop.operations import backups
from desktop.operations.commendations import list_commendations
from desktop.ui.certificates import page as print_page
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.page import CertificatesPage
from tests.command_line.every_command import LENGTH, long_path
from tests.journeys.office import Office
from tests.journeys.test_printing import FilePrinter

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"


@pytest.fixture
def register(sample_path: Path, tmp_path: Path) -> Path:
    path = Path(long_path(tmp_path))
    assert len(str(path)) == LENGTH
    path.parent.mkdir(parents=True)
    return Path(shutil.copyfile(sample_path, path))


@pytest.fixture
def printer(register: Path, monkeypatch: pytest.MonkeyPatch) -> FilePrinter:
    printer = FilePrinter(register.parent)
    monkeypatch.setattr(print_page, "Printers", lambda: printer)
    return printer


def awards(office: Office) -> int:
    with office.look_into() as file:
        return sum(row.award_count for row in list_commendations(file))


def test_everything_is_done_on_a_path_of_240_characters(
    office: Office, register: Path, printer: FilePrinter
) -> None:
    clerk, folder = office.clerk, register.parent
    office.start()
    clerk.answer(register, "Ctrl+O")
    clerk.wait(lambda: office.window.current_page() is not None)
    before = awards(office)

    run(office, "sao luu")
    office.wait_said("Đã sao lưu và kiểm tra")
    clerk.press("Ctrl+2", "Ins")
    clerk.wait_focus(NAME_FIELD)
    clerk.type("Tổ dân vận số 88")
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: awards(office) == before + 1)

    clerk.press("Ctrl+L")
    clerk.type("218")
    clerk.press("Enter", "Ctrl+P")
    clerk.wait_focus("Các tờ giấy khen, Space để chọn in")
    pdf = folder / "Giấy khen.pdf"
    clerk.press("Ctrl+K")
    clerk.type("xuat pdf giay khen")
    clerk.answer(pdf, "Enter")
    office.wait_said("Đã xuất 39 tờ: Giấy khen.pdf")
    assert pages(pdf) == 39
    clerk.press("Ctrl+P")
    clerk.wait(lambda: isinstance(office.page(CertificatesPage).panel(), OutcomePanel), lambda: office.said())
    clerk.press("Enter")
    office.wait_said("Đã ghi nhận 39 tờ.")
    assert [pages(path) for path in folder.glob("0*.pdf")] == [39]

    clerk.press("Ctrl+6")
    workbook = folder / "Báo cáo.xlsx"
    clerk.press("Ctrl+M")
    clerk.wait_focus("Chỗ nên xem lại")
    clerk.answer(workbook, "Ctrl+Return")
    clerk.wait(lambda: office.files.shown == [workbook.with_suffix(".eml")])
    assert "Báo cáo hoạt động" in CalamineWorkbook.from_path(workbook).sheet_names

    assert office.program is not None
    assert office.program.register is not None
    oldest = backups.list_backups(office.program.register.desk.file)[-1]
    office.program.restore(oldest.path)
    office.wait_said("Đã khôi phục sổ từ")
    assert awards(office) == before

    office.close()
    office.start()
    assert office.program.register is not None
    assert office.program.register.path == register
    assert not [path for path in folder.iterdir() if path.name.startswith(".sovang-")]


def run(office: Office, words: str) -> None:
    office.clerk.press("Ctrl+K")
    office.clerk.type(words)
    office.clerk.press("Enter")


def pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()
