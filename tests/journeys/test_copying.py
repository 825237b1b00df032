"""A past decision as the start of a new one: chosen, copied, looked at value by value, in the real window."""

from __future__ import annotations

import pytest

from desktop.operations import carried, commendations
from desktop.operations.register import create_register
from desktop.records.carried import SAID
from desktop.store.reader import record_tables
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.copy_panel import SOME, CopyPanel
from desktop.ui.commendations.decision_panel import DecisionPanel
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.commendations.rows import UNCHECKED
from desktop.ui.commendations.step_panels import SignPanel
from tests.journeys.office import NOW, Office

PAST = "218/QĐ-UBND"


@pytest.fixture
def working(office: Office) -> Office:
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    with office.look_into() as file:
        found = commendations.find_commendation(file, PAST)
    office.window.open_page("commendations", {"commendation_id": found.id})
    page(office).view.table.view.setFocus()
    return office


def page(office: Office) -> CommendationsPage:
    return office.page(CommendationsPage)


def marks(office: Office) -> tuple[int, int]:
    """How many rows and fields of the opened decision wait."""
    opened = page(office).view.shown()
    assert opened is not None
    with office.look_into() as file:
        found = carried.carried(file.read, opened.commendation.id or 0)
    return len(found.award_ids), len(found.fields)


def copy(office: Office) -> None:
    office.clerk.press("Ctrl+E", "Down", "Ctrl+Return")
    office.wait_said(f"Đã lập dự thảo mới từ quyết định {PAST}, chép 39 trường hợp.")


def test_a_copy_is_one_step_and_its_marks_outlive_the_program(working: Office) -> None:
    office, clerk = working, working.clerk
    with office.look_into() as file:
        before = record_tables(file.read)
    copy(office)
    assert marks(office) == (39, len(SAID))
    states = _states(office)
    assert states == {UNCHECKED}
    assert page(office).view.all_right.text() == f"Đúng cả {39 + len(SAID)}"
    shown = page(office).view.shown()
    assert shown is not None
    new_id = shown.commendation.id
    office.close()
    office.start()
    office.window.open_page("commendations", {"commendation_id": new_id})
    assert marks(office) == (39, len(SAID))
    page(office).view.table.view.setFocus()
    clerk.press("Ctrl+Z")
    office.wait_said("Đã hoàn tác")
    with office.look_into() as file:
        assert record_tables(file.read) == before


def _states(office: Office) -> set[str]:
    table = page(office).view.table.view.copied_table(True)
    place = [column.title for column in table.columns].index("Giấy khen")
    return {str(row.cells[place]) for row in table.rows if not row.heading}


def test_each_row_and_field_is_confirmed_with_enter_or_all_with_one_key(working: Office) -> None:
    office, clerk = working, working.clerk
    copy(office)
    view = page(office).view
    first = view.shown().awards[0].award.id or 0  # type: ignore[union-attr]
    view.table.set_current_id(first)
    view.table.view.setFocus()
    clerk.press("Space")
    office.wait_said(f"Đã soát 1 chỗ chép từ {PAST}.")
    assert marks(office)[0] == 38
    clerk.press("Down", "F2")
    assert isinstance(page(office).panel(), AwardPanel)
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: office.is_at_rest() and marks(office)[0] == 37)
    clerk.press("Esc")
    page(office).change_decision()
    panel = page(office).panel()
    assert isinstance(panel, DecisionPanel)
    problem = panel._named["subject"].problem()
    assert problem is not None
    assert problem.text == f"Chép từ {PAST}, chưa soát. Đúng thì bấm Enter."
    panel.issuer.setFocus()
    clerk.press("Enter", "Enter")
    assert panel.confirmed() == {"issuer_id", "subject"}
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: office.is_at_rest() and marks(office)[1] == len(SAID) - 2)
    clerk.press("Ctrl+J")
    clerk.wait(lambda: office.is_at_rest() and marks(office) == (0, 0))
    assert not page(office).view.all_right.isVisible()
    assert UNCHECKED not in _states(office)


def test_undoing_all_right_shows_the_marks_again(working: Office) -> None:
    office, clerk = working, working.clerk
    copy(office)
    page(office).view.table.view.setFocus()
    clerk.press("Ctrl+J")
    clerk.wait(lambda: office.is_at_rest() and marks(office) == (0, 0))
    assert _states(office) != {UNCHECKED}
    clerk.press("Ctrl+Z")
    office.wait_said("Đã hoàn tác")
    assert _states(office) == {UNCHECKED}
    assert page(office).view.all_right.text() == f"Đúng cả {39 + len(SAID)}"


def test_only_the_chosen_go_along_and_signing_tells_what_waits(working: Office) -> None:
    office, clerk = working, working.clerk
    clerk.press("Ctrl+E")
    panel = page(office).panel()
    assert isinstance(panel, CopyPanel)
    assert panel.who.value() == SOME
    assert panel.chosen() == []
    panel.table.view.setFocus()
    panel.table.set_current_id(panel._rows[2].award.id or 0)
    clerk.press("Space", "Ctrl+Return")
    office.wait_said(f"Đã lập dự thảo mới từ quyết định {PAST}, chép 1 trường hợp.")
    office.window.commands.run("step.sign")
    signing = page(office).panel()
    assert isinstance(signing, SignPanel)
    doubts = [(one.code, one.values.get("count")) for one in signing.doubts.problems()]
    assert ("carried_rows_unchecked", 1) in doubts


def test_one_button_ticks_everybody_and_nobody(working: Office) -> None:
    working.clerk.press("Ctrl+E")
    panel = page(working).panel()
    assert isinstance(panel, CopyPanel)
    assert panel.tick_all.text() == "Chọn cả 39"
    panel.tick_all.click()
    assert (len(panel.chosen()), panel.tick_all.text()) == (39, "Bỏ chọn cả")
    panel.tick_all.click()
    assert panel.chosen() == []
