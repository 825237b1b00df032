"""What was deleted is listed, filtered without marks, and brought back with one key."""

from __future__ import annotations

from desktop.operations import activities, commendations
from desktop.operations.traces import trash
from desktop.ui.trash.page import NOTHING_LIKE_IT
from tests.ui.trash.conftest import Shown


def titles(shown: Shown) -> list[str]:
    return [one.title for one in shown.page.shown]


def test_the_latest_stands_first_with_who_and_what_went_along(shown: Shown) -> None:
    two, decision = shown.page.shown
    assert two.title.startswith("2 hoạt động: ")
    assert decision.kind == "Quyết định"
    assert decision.detail.startswith("cùng ")
    assert {one.step.made_by for one in shown.page.shown} == {"mai"}
    assert shown.page.table.current_id() == two.id
    assert shown.focus_name() == "Thùng rác"


def test_it_is_filtered_without_marks_and_enter_brings_it_back(shown: Shown) -> None:
    before = len(commendations.list_commendations(shown.file))
    shown.press("Ctrl+L")
    shown.type("quyet dinh")
    assert [one.kind for one in shown.page.shown] == ["Quyết định"]
    shown.press("Enter", "Enter")
    shown.wait_notice("Đã lấy lại: ")
    assert len(commendations.list_commendations(shown.file)) == before + 1
    assert shown.page.shown == []
    assert shown.page.table._sentence.text() == NOTHING_LIKE_IT
    shown.page.table.view.setFocus()
    shown.press("F2")
    ((page, argument),) = shown.asked
    assert (page, list(argument)) == ("commendations", ["commendation_id"])  # type: ignore[call-overload]


def test_what_was_brought_back_can_go_again(shown: Shown) -> None:
    before = len(activities.list_activities(shown.file))
    shown.press("Enter")
    shown.wait(lambda: len(activities.list_activities(shown.file)) == before + 2)
    shown.wait(lambda: len(shown.page.shown) == 1)
    shown.press("Ctrl+Y")
    shown.wait(lambda: len(activities.list_activities(shown.file)) == before)
    shown.wait(lambda: len(shown.page.shown) == 2)


def test_whenever_it_is_opened_the_latest_is_at_the_cursor(shown: Shown) -> None:
    two, decision = shown.page.shown
    shown.page.table.set_current_id(decision.id)
    shown.page.refresh(frozenset({"activity"}))
    assert shown.page.table.current_id() == decision.id
    shown.page.opened(None)
    assert shown.page.table.current_id() == two.id


def test_a_refusal_is_said_and_the_line_stays(shown: Shown) -> None:
    (two, _decision) = shown.page.shown
    trash.bring_back(shown.file, two.id).result()
    shown.wait(lambda: len(shown.page.shown) == 1)
    shown.page.shown = [two]
    shown.page.table.set_rows([two])
    shown.page.table.set_current_id(two.id)
    shown.page.bring_back()
    shown.wait_notice("Thao tác này đã được hoàn tác rồi.")


def test_nothing_deleted_says_so(empty: Shown) -> None:
    assert titles(empty) == []
    assert empty.page.empty.isVisible()
    empty.press("Enter")
    assert empty.asked == [("settings", {"section": "history"})]


def test_without_anything_the_command_is_not_offered(empty: Shown) -> None:
    assert not empty.window.commands.enabled("trash.bring_back")
