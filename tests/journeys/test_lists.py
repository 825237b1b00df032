"""J2: 38 recipients from somebody's Excel list into a new decision (product.md §7), and the other ways in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.operations import commendations
from desktop.operations.register import create_register
from desktop.ui.clipboard_rows import has_rows
from desktop.ui.imports.page import ImportPage
from tests.intake.workbooks import write
from tests.journeys.office import NOW, Office
from tests.pictures.import_lists import copied_cells

MOST_ACTIONS = 8
SUBJECT = "Khen thưởng phong trào “Dân vận khéo” quý IV năm 2026"
GRID = "Các dòng của danh sách"


def list_of_38(path: Path) -> Path:
    """33 collectives, 2 households, 2 people, and one whose amount is no number."""
    rows: list[tuple[object, ...]] = [
        (number, "", f"Tổ dân vận số {100 + number}", "Khu dân cư Lý Thái Tổ", "Khéo", 1_520_000)
        for number in range(1, 34)
    ]
    rows += [
        (34, "Hộ gia đình ông", "Lê Văn Cả", "Tổ dân phố số 5", "Hiến đất", 1_140_000),
        (35, "Hộ gia đình ông", "Lê Văn Tư", "Tổ dân phố số 5", "Hiến đất", 1_140_000),
        (36, "Bà", "Vũ Thị Xuyến", "Tổ dân phố số 2", "Khéo", 760_000),
        (37, "Bà", "Vũ Thị Vành", "Tổ dân phố số 2", "Khéo", 760_000),
    ]
    wrong = (38, "Ông", "Nguyễn Hoàng Long", "Công an phường", "Khéo", "một triệu")
    head = ("TT", "Tên gọi", "Họ và tên / tên tập thể", "Chức vụ, đơn vị", "Thành tích", "Mức thưởng")
    return write(path, [("UBND PHƯỜNG",), ("DANH SÁCH",), head, *rows, wrong])


@pytest.fixture
def working(office: Office) -> Office:
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    return office


def awards(office: Office) -> int:
    """How many the newest decision has."""
    with office.look_into() as file:
        decisions = [one.commendation for one in commendations.list_commendations(file)]
        newest = max(one.id or 0 for one in decisions)
        return len(commendations.open_commendation(file, newest).awards)


def new_decision(office: Office) -> None:
    clerk = office.clerk
    clerk.press("Ctrl+2", "Ctrl+N")
    clerk.type(SUBJECT)
    clerk.press("Ctrl+Return")
    clerk.wait(office.is_at_rest)


def take_in(office: Office) -> None:
    office.clerk.wait_focus(GRID)
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(lambda: office.said().startswith("Đã thêm"))


def test_38_recipients_from_a_list_into_a_new_decision(
    working: Office,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    office, clerk = working, working.clerk
    path = list_of_38(tmp_path / "danh_sach_218.xlsx")
    clerk.actions.clear()
    new_decision(office)
    clerk.press("Ctrl+K")
    clerk.type("nhap tu excel")
    clerk.answer(path, "Enter")
    clerk.wait_focus(GRID)
    counts = office.page(ImportPage).lists[0].counts
    assert (counts.rows, counts.added + counts.matched, counts.refused) == (38, 37, 1)
    take_in(office)
    actions = list(clerk.actions)
    record_property("actions_for_38_recipients", len(actions))
    with capsys.disabled():
        print(f"\nJ2 took {len(actions)} actions: {', '.join(actions)}")  # noqa: T201
    assert len(actions) <= MOST_ACTIONS
    assert office.said() == "Đã thêm 37 trường hợp từ danh_sach_218.xlsx. Còn 1 dòng trong Chờ sửa."
    assert awards(office) == 37
    clerk.press("Ctrl+Z")
    clerk.wait(lambda: awards(office) == 0)


def test_rows_copied_elsewhere_are_pasted_over_the_name_being_typed(working: Office) -> None:
    office, clerk = working, working.clerk
    new_decision(office)
    clerk.wait_focus("Thêm dòng: họ và tên, tên tập thể")
    copied_cells()
    assert has_rows()
    clerk.press("Ctrl+V")
    take_in(office)
    assert awards(office) == 3
