"""People are typed into the add row one after the other."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.operations import awards, commendations
from desktop.operations.awards import NewAward
from desktop.operations.register import open_register
from desktop.records.codes import RecipientKind
from desktop.ui.commendations.page import UNFINISHED
from tests.ui.commendations.conftest import ALT, CONTROL, DRAFT, NOW, SIGNED, Clerk
from tests.ui.unikey import METHODS

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"


def start(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    clerk.actions = 0


def test_a_known_person_takes_four_actions_and_no_mouse(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("huong")
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.actions == 4
    assert clerk.focus_name() == NAME_FIELD  # at once, before the register has answered
    clerk.wait(lambda: "Đặng Thị Hường" in clerk.names())
    added = clerk.opened().awards[-1]
    assert (added.award.kind, added.award.address_form) == (RecipientKind.INDIVIDUAL, "Bà")
    assert added.award.second_line == "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm"
    assert added.recipient.birth_year == 1968  # the card that was there, not a new one
    assert clerk.page.view.add_line.name.text() == ""
    assert clerk.notice() == "Đã thêm Đặng Thị Hường vào quyết định (chưa có số)."


@pytest.mark.parametrize("method", METHODS)
def test_a_name_typed_through_a_keyboard_program_stays_as_typed(clerk: Clerk, method: str) -> None:
    start(clerk)
    METHODS[method](clerk.focus(), "Bà Đặng Thị Hường")
    assert clerk.page.view.add_line.name.value() == "Bà Đặng Thị Hường"
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Đặng Thị Hường" in clerk.names())


@pytest.mark.parametrize(
    ("typed", "kind", "address_form", "name"),
    [
        ("Tổ dân vận số 88", RecipientKind.COLLECTIVE, "", "Tổ dân vận số 88"),
        ("Hộ ông Trần Văn Ất", RecipientKind.HOUSEHOLD, "Hộ gia đình ông", "Trần Văn Ất"),
        ("Bà Lê Thị Út", RecipientKind.INDIVIDUAL, "Bà", "Lê Thị Út"),
    ],
)
def test_the_name_tells_the_kind(
    clerk: Clerk, typed: str, kind: RecipientKind, address_form: str, name: str
) -> None:
    start(clerk)
    clerk.type(typed)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.page.view.switch.current() == kind.value
    clerk.type("phường Hoàn Kiếm")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: name in clerk.names())
    added = next(line.award for line in clerk.opened().awards if line.award.printed_name == name)
    assert (added.kind, added.address_form) == (kind, address_form)
    assert added.second_line == "phường Hoàn Kiếm"


def test_alt_and_a_digit_put_the_row_under_another_heading(clerk: Clerk) -> None:
    start(clerk)
    for key, kind in (
        (Qt.Key.Key_1, RecipientKind.COLLECTIVE),
        (Qt.Key.Key_2, RecipientKind.HOUSEHOLD),
        (Qt.Key.Key_3, RecipientKind.INDIVIDUAL),
    ):
        clerk.press(key, ALT)
        assert clerk.page.view.add_line.kind is kind
        assert clerk.focus_name() == NAME_FIELD
    clerk.press(Qt.Key.Key_1, ALT)
    clerk.type("Xuân")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Xuân" in clerk.names())
    assert clerk.opened().counts[RecipientKind.COLLECTIVE] == 3


def test_enter_in_the_last_field_adds_and_money_that_is_no_number_is_refused_there(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("Bà Lê Thị Út")
    for _ in range(3):
        clerk.press(Qt.Key.Key_Return)
    clerk.type("1,52 tr")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.page.view.add_line.row.problem == (
        "Mức thưởng “1,52 tr” không phải số. Gõ lại, ví dụ 1.520.000."
    )
    assert clerk.focus() is clerk.page.view.add_line.amount
    clerk.fill(clerk.page.view.add_line.amount, "1520000")
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: "Lê Thị Út" in clerk.names())
    assert clerk.opened().awards[-1].award.amount == 1_520_000


def test_the_rule_gives_the_amount_once_there_is_a_day(clerk: Clerk) -> None:
    start(clerk)
    view = clerk.page.view
    assert view.add_line.amount.text() == ""
    commendation = clerk.opened().commendation
    dated = replace(commendation, decision_date=date(2026, 10, 9))
    commendations.change_commendation(clerk.file, commendation, dated).result()
    clerk.wait(lambda: view.add_line.amount.text() == "760.000")
    view.start_adding(RecipientKind.COLLECTIVE)
    assert view.add_line.amount.text() == "1.520.000"
    clerk.type("Tổ dân phố số 40")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Tổ dân phố số 40" in clerk.names())
    added = next(
        line.award for line in clerk.opened().awards if line.award.printed_name == "Tổ dân phố số 40"
    )
    assert (added.amount, added.amount_reason) == (1_520_000, "")
    assert added.amount_rule.startswith("0,6 × 2.530.000")


def test_a_name_that_stands_in_the_list_already_is_doubted_not_refused(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("Ông Lưu A Phủ")
    clerk.press(Qt.Key.Key_Return)
    assert "Lưu A Phủ" in clerk.page.view.add_line.row.problem
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.names().count("Lưu A Phủ") == 2)


def test_ctrl_enter_on_an_open_list_takes_who_is_highlighted_first(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("huong")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.page.view.add_line.name.text() == "Đặng Thị Hường"
    assert len(clerk.names()) == 4
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: len(clerk.names()) == 5)


def test_a_name_written_out_is_never_replaced_by_a_known_one(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("Bà Đặng Thị Hườ")
    assert clerk.page.view.add_line.completion.is_open()
    clerk.press(Qt.Key.Key_Return)
    assert clerk.page.view.add_line.name.text() == "Bà Đặng Thị Hườ"


def test_what_is_typed_stays_when_another_process_writes(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("Bà Ngô Thị Dở Da")
    commendation_id = clerk.opened().commendation.id or 0
    with open_register(clerk.file.path, user="khác", now=lambda: NOW) as other:
        awards.add_award(
            other, commendation_id, NewAward(RecipientKind.COLLECTIVE, "Tổ từ máy khác")
        ).result()
    clerk.wait(lambda: "Tổ từ máy khác" in clerk.names())
    assert clerk.page.view.add_line.name.text() == "Bà Ngô Thị Dở Da"
    assert clerk.focus_name() == NAME_FIELD


def test_what_is_typed_stays_with_its_own_decision(clerk: Clerk) -> None:
    start(clerk)
    clerk.type("Bà Ngô Thị Dở Dang")
    clerk.open(SIGNED)
    assert clerk.page.view.add_line.name.text() == ""
    clerk.open(DRAFT)
    assert clerk.page.view.add_line.name.text() == "Bà Ngô Thị Dở Dang"


def test_another_name_than_the_cards_takes_back_what_the_card_filled_in(clerk: Clerk) -> None:
    start(clerk)
    line = clerk.page.view.add_line
    clerk.type("huong")
    clerk.press(Qt.Key.Key_Return)
    assert line.unit.text() == "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm"
    line.name.setFocus()
    line.name.selectAll()
    clerk.type("Đỗ Thị Khác")
    assert line.unit.text() == ""
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Đỗ Thị Khác" in clerk.names())
    added = next(line for line in clerk.opened().awards if line.award.printed_name == "Đỗ Thị Khác")
    assert (added.award.address_form, added.award.second_line) == ("", "")
    assert added.recipient.birth_year is None


def test_another_name_than_the_cards_goes_back_under_the_heading_that_was_typed_for(clerk: Clerk) -> None:
    start(clerk)
    line = clerk.page.view.add_line
    clerk.press(Qt.Key.Key_1, ALT)
    clerk.type("huong")
    clerk.press(Qt.Key.Key_Return)
    assert line.kind is RecipientKind.INDIVIDUAL
    line.name.setFocus()
    line.name.selectAll()
    clerk.type("Ban công tác Mặt trận số 9")
    assert (line.kind, line.name.text()) == (RecipientKind.COLLECTIVE, "Ban công tác Mặt trận số 9")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Ban công tác Mặt trận số 9" in clerk.names())
    kinds = {one.award.printed_name: one.award.kind for one in clerk.opened().awards}
    assert kinds["Ban công tác Mặt trận số 9"] is RecipientKind.COLLECTIVE


def test_a_heading_chosen_after_the_card_stays_with_another_name(clerk: Clerk) -> None:
    start(clerk)
    line = clerk.page.view.add_line
    clerk.press(Qt.Key.Key_1, ALT)
    clerk.type("huong")
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_2, ALT)
    line.name.setFocus()
    line.name.selectAll()
    clerk.type("Nguyễn Thị Khác")
    assert line.kind is RecipientKind.HOUSEHOLD


def test_a_unit_that_the_user_changed_stays_with_another_name(clerk: Clerk) -> None:
    start(clerk)
    line = clerk.page.view.add_line
    clerk.type("huong")
    clerk.press(Qt.Key.Key_Return)
    clerk.fill(line.unit, "Tổ dân phố số 9")
    line.name.setFocus()
    line.name.selectAll()
    clerk.type("Đỗ Thị Khác")
    assert line.unit.text() == "Tổ dân phố số 9"


def add_with_merit(clerk: Clerk, name: str, merit: str) -> None:
    clerk.fill(clerk.page.view.add_line.name, name)
    clerk.fill(clerk.page.view.add_line.merit, merit)
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: any(name.endswith(one) for one in clerk.names()))


def test_an_achievement_is_carried_within_its_group_only(clerk: Clerk) -> None:
    start(clerk)
    line = clerk.page.view.add_line
    clerk.press(Qt.Key.Key_3, ALT)
    add_with_merit(clerk, "Bà Lê Thị Út", "Đã hiến 14 m² đất")
    assert (line.kind, line.merit.text()) == (RecipientKind.INDIVIDUAL, "Đã hiến 14 m² đất")
    clerk.press(Qt.Key.Key_1, ALT)
    assert line.merit.text() == ""
    clerk.press(Qt.Key.Key_3, ALT)
    assert line.merit.text() == "Đã hiến 14 m² đất"


def test_an_initiative_is_not_carried_to_the_next_person(clerk: Clerk) -> None:
    start(clerk)
    clerk.press(Qt.Key.Key_3, ALT)
    add_with_merit(clerk, "Bà Lê Thị Út", "Khéo trong vận động giữ vỉa hè")
    added = next(line.award for line in clerk.opened().awards if line.award.printed_name == "Lê Thị Út")
    assert added.initiative == "Khéo trong vận động giữ vỉa hè"
    assert clerk.page.view.add_line.merit.text() == ""


def test_the_list_of_known_names_says_when_a_card_is_of_another_kind(clerk: Clerk) -> None:
    start(clerk)
    line = clerk.page.view.add_line
    clerk.press(Qt.Key.Key_3, ALT)
    assert not line._suggestions("huong")[0].detail.startswith("Cá nhân")
    clerk.press(Qt.Key.Key_1, ALT)
    assert line._suggestions("huong")[0].detail.startswith("Cá nhân · ")


def test_the_window_closes_over_a_row_being_typed_only_the_second_time(clerk: Clerk) -> None:
    start(clerk)
    assert clerk.page.may_close()
    clerk.type("Bà Ngô Thị Dở Dang")
    assert not clerk.window.close()
    assert clerk.notice() == UNFINISHED
    assert clerk.page.leave()  # another page may be looked at: the text stays
    clerk.type("g")
    assert not clerk.window.close()  # other text than the one warned of
    assert clerk.window.close()
