"""The sample register: the case of 2022 in the report, a list taken in, and what undoes it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication, QMenu

from desktop.operations.commendations import list_commendations
from desktop.operations.reports import list_sheet
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.reports.page import ReportsPage
from tests.intake.workbooks import write
from tests.journeys.clerk import Clerk
from tests.journeys.office import Office

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"
MOST_ACTIONS_TO_IMPORT = 8
"""product.md §7, J2: a list of 38 into a new decision."""

HEADER = ("TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Mức thưởng")
GOOD = tuple(
    (
        number,
        f"Bà Trịnh Thị Thử {number}",
        1950 + number,
        "Tổ viên",
        f"Tổ dân vận số {number % 7 + 1}",
        760_000,
    )
    for number in range(1, 38)
)
BAD = (38, "Bà Trịnh Thị Thử 38", 1988, "Tổ viên", "Tổ dân vận số 1", "theo quy định")


def test_the_case_of_2022_and_what_stands_behind_a_figure(office: Office) -> None:
    clerk = open_sample(office)
    clerk.press("Ctrl+L")
    clerk.type("2022")
    clerk.press("Enter", "Enter")
    clerk.wait_focus("Danh sách khen thưởng")
    assert office.page(CommendationsPage).view.bar.title.text() == "Quyết định số 143/QĐ-UBND"
    clerk.press("Ctrl+6", "Shift+F6")
    clerk.wait_focus("Kỳ báo cáo")
    clerk.type("nam 2022")
    clerk.press("Enter")
    within = figures(office)
    for figure in (
        ("Số lượt khen thưởng", "39"),
        ("– Tập thể", "36"),
        ("– Cá nhân", "3"),
        ("– Cấp phường", "38"),
        ("– Cấp quận", "1"),
        ("Số hội nghị", "1"),
        ("Số đợt trao thưởng", "4"),
    ):
        assert figure in within
    clerk.press("F6")
    current = office.page(ReportsPage).sheet.view.currentIndex().row()
    clerk.press(*["Down"] * (within.index(("– Cá nhân", "3")) - current))
    pane = office.page(ReportsPage).pane
    assert (pane.figure.text(), pane.proof.text()) == ("3", "Cộng các dòng = 3")
    clerk.press("Enter")
    clerk.wait_focus("Các bản ghi")
    clerk.press("Enter")
    clerk.wait_focus("Danh sách khen thưởng")
    opened = office.page(CommendationsPage).view.shown()
    assert opened is not None
    assert opened.commendation.number == "15-QĐ/ĐU"


def test_a_list_of_38_and_undo(office: Office, tmp_path: Path) -> None:
    path = write(tmp_path / "danh_sach_38.xlsx", [HEADER, *GOOD, BAD])
    clerk = open_sample(office)
    clerk.actions.clear()
    clerk.press("Ctrl+N")
    clerk.type("Khen thưởng đợt xuất quân")
    clerk.press("Ctrl+Return")
    clerk.wait_focus(NAME_FIELD)
    clerk.press("Ctrl+K")
    clerk.type("nhap tu excel")
    clerk.press("Enter")
    clerk.answer(path, "Enter")
    clerk.wait_focus("Các dòng của danh sách")
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: isinstance(office.window.current_page(), CommendationsPage) and office.is_at_rest())
    assert len(clerk.actions) <= MOST_ACTIONS_TO_IMPORT
    assert office.said() == "Đã thêm 37 trường hợp từ danh_sach_38.xlsx. Còn 1 dòng trong Chờ sửa."
    assert added(office) == len(GOOD)
    clerk.press("Ctrl+Z")
    clerk.wait(lambda: added(office) == 0)


def test_a_workbook_is_written_by_keys_alone(office: Office, tmp_path: Path) -> None:
    clerk = open_sample(office)
    clerk.press("Ctrl+6", "Ctrl+K")
    clerk.type("xuat excel")
    clerk.press("Enter")
    clerk.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    clerk.press("Down")
    clerk.answer(tmp_path / "khen thuong.xlsx", "Enter")
    path = tmp_path / "BẢN TẬP - khen thuong.xlsx"  # the sample register is one to practise in
    clerk.wait(lambda: office.said() == f"Đã ghi {path.name}.", office.said)
    with office.look_into() as register:
        rows = list_sheet(register, "awards", office.page(ReportsPage).bar.period).rows
    expected = {cell for row in rows for cell in row.cells if isinstance(cell, str) and cell}
    assert expected
    assert expected <= {cell for row in openpyxl.load_workbook(path).worksheets[0].values for cell in row}


def open_sample(office: Office) -> Clerk:
    office.start()
    office.clerk.press("Ctrl+T")
    office.clerk.wait(lambda: office.window.current_page() is not None)
    office.clerk.press("Ctrl+2")
    return office.clerk


def added(office: Office) -> int:
    """The awards of the newest decision, as another process reads them."""
    with office.look_into() as register:
        newest = max(list_commendations(register), key=lambda row: row.commendation.id or 0)
        return newest.award_count


def figures(office: Office) -> list[tuple[str, str]]:
    """The figures sheet in sight: each row's words and its figure within the period."""
    model = office.page(ReportsPage).sheet.view.model()
    return [(model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())]
