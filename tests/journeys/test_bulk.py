"""J: many rows changed at once, from the choosing with keys to the undo, in the real window."""

from __future__ import annotations

import pytest

from desktop.operations import commendations
from desktop.operations.register import create_register
from desktop.records.codes import CommendationState
from desktop.store.reader import record_tables
from desktop.ui.bulk.panel import BulkPanel
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.recipients.page import RecipientsPage
from tests.journeys.office import NOW, Office


@pytest.fixture
def working(office: Office) -> Office:
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    return office


def opened(office: Office, state: CommendationState) -> int:
    """The decision of that state with the longest list, in sight with the keyboard on its list."""
    with office.look_into() as file:
        rows = [row for row in commendations.list_commendations(file) if row.commendation.state is state]
    found = max(rows, key=lambda row: row.award_count).commendation.id or 0
    office.window.open_page("commendations", {"commendation_id": found})
    page = office.page(CommendationsPage)
    page.view.table.view.setFocus()
    return found


def merits(office: Office, commendation_id: int) -> list[str]:
    with office.look_into() as file:
        return [line.award.merit for line in commendations.open_commendation(file, commendation_id).awards]


def panel(office: Office) -> BulkPanel:
    page = office.window.current_page()
    found = page.panel() if page is not None else None
    assert isinstance(found, BulkPanel)
    return found


def choose(office: Office, which: str) -> None:
    """Choose the field by typing its first letters, then go on to the value."""
    clerk = office.clerk
    shown = panel(office)
    shown.which.setFocus()
    clerk.type(which)
    clerk.wait(lambda: shown.which.text().startswith(which))


def test_every_row_of_a_draft_gets_one_merit_and_loses_it_again(working: Office) -> None:
    office, clerk = working, working.clerk
    found = opened(office, CommendationState.DRAFT)
    before = merits(office, found)
    with office.look_into() as file:
        tables = record_tables(file.read)
    clerk.press("Ctrl+A", "F2")
    choose(office, "Thành tích")
    panel(office).values.text.setFocus()
    clerk.type("Khéo trong vận động hiến đất mở ngõ")
    clerk.wait(lambda: panel(office).save_button.text() == f"Sửa {len(before)} dòng")
    clerk.press("Ctrl+Return")
    office.wait_said(f"Đã sửa hàng loạt {len(before)} trường hợp: Thành tích.")
    assert set(merits(office, found)) == {"Khéo trong vận động hiến đất mở ngõ"}
    assert office.page(CommendationsPage).panel() is None
    clerk.press("Ctrl+Z")
    office.wait_said("Đã hoàn tác")
    with office.look_into() as file:
        assert record_tables(file.read) == tables


def test_a_word_is_replaced_in_a_signed_list_only_with_a_reason(working: Office) -> None:
    office, clerk = working, working.clerk
    opened(office, CommendationState.SIGNED)
    clerk.press("Ctrl+A", "Ctrl+H")
    shown = panel(office)
    clerk.press("Enter")
    clerk.type("Tìm")
    clerk.wait(lambda: shown.how.text() == "Tìm và thay")
    clerk.press("Enter")
    clerk.type("phường")
    clerk.press("Enter")
    clerk.type("Phường")
    clerk.press("Ctrl+Return")
    assert shown.form.errors()[0].editor is shown.reason
    clerk.type("ghi sai chữ hoa")
    clerk.press("Ctrl+Return")
    office.wait_said("Đã sửa hàng loạt")


def test_cards_are_chosen_with_shift_and_arrows(working: Office) -> None:
    office, clerk = working, working.clerk
    office.window.open_page("recipients", None)
    page = office.page(RecipientsPage)
    page.list.view.setFocus()
    clerk.press("Shift+Down", "Shift+Down", "Shift+Down", "Shift+Up")
    assert len(page.list.selected_ids()) == 3
    clerk.press("Ctrl+H")
    assert panel(office).accessibleName() == "Sửa hàng loạt 3 hồ sơ"
    clerk.press("Esc")
    page.list.view.go_to(1)
    clerk.press("Ctrl+H")
    assert office.said().startswith("Chọn từ hai dòng trở lên")


def test_what_was_typed_comes_back_with_its_field_and_its_way(working: Office) -> None:
    office, clerk = working, working.clerk
    opened(office, CommendationState.DRAFT)
    clerk.press("Ctrl+A", "Ctrl+H")
    choose(office, "Thành tích")
    shown = panel(office)
    shown.how.setFocus()
    clerk.type("Thêm vào s")
    clerk.wait(lambda: shown.how.text() == "Thêm vào sau")
    shown.values.added.setFocus()
    clerk.type("năm 2026")
    clerk.press("Esc", "Ctrl+A", "Ctrl+H")
    again = panel(office)
    assert (again.which.text(), again.how.text(), again.values.added.value()) == (
        "Thành tích",
        "Thêm vào sau",
        "năm 2026",
    )
    assert again.values.added.isVisible()
    clerk.press("Ctrl+Return")
    office.wait_said("Đã sửa hàng loạt")
