"""Rows are changed, moved and deleted by key; nothing is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.operations import awards
from desktop.operations.awards import NewAward
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.row_deeds import can_move, moved_before
from desktop.ui.commendations.rows import groups_of, reasons
from tests.ui.commendations.conftest import ALT, CONTROL, DRAFT, SHIFT, SIGNED, Clerk


def choose(clerk: Clerk, name: str) -> Award:
    award = next(line.award for line in clerk.opened().awards if line.award.printed_name == name)
    clerk.page.view.table.set_current_id(award.id or 0)
    clerk.page.view.table.view.setFocus()
    return award


def panel(clerk: Clerk) -> AwardPanel:
    shown = clerk.page.panel()
    assert isinstance(shown, AwardPanel)
    return shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_row_opens_and_saving_goes_on_to_the_next(clerk: Clerk, key: Qt.Key) -> None:
    clerk.open(DRAFT)
    first, second = clerk.opened().awards[0].award, clerk.opened().awards[1].award
    choose(clerk, first.printed_name)
    clerk.press(key)
    assert panel(clerk).accessibleName() == "Sửa tập thể"
    clerk.press(Qt.Key.Key_End)  # the name is chosen: typing at once would replace it
    clerk.type(" mới")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: f"{first.printed_name} mới" in clerk.names())
    clerk.wait(lambda: panel(clerk).name.text() == second.printed_name)
    assert clerk.page.view.table.selected_ids() == [second.id]
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.page.panel() is None
    assert clerk.focus() is clerk.page.view.table.view


def test_a_correction_reaches_the_card_and_one_undo_takes_both_back(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    award = choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    clerk.fill(panel(clerk).birth_year, "1968")
    clerk.fill(panel(clerk).name, "Lưu A Phú")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Lưu A Phú" in clerk.names())
    recipient = clerk.opened().awards[-1].recipient
    assert (recipient.name, recipient.birth_year, recipient.id) == ("Lưu A Phú", 1968, award.recipient_id)
    clerk.press(Qt.Key.Key_Z, CONTROL)
    clerk.wait(lambda: "Lưu A Phủ" in clerk.names())
    assert clerk.opened().awards[-1].recipient.name == "Lưu A Phủ"


def test_a_row_corrected_after_printing_says_that_it_is_to_be_printed_again(clerk: Clerk) -> None:
    clerk.open("171/QĐ-UBND")
    award = clerk.opened().awards[0].award
    corrected = replace(award, printed_name=f"{award.printed_name} mới")
    awards.change_award(clerk.file, award, corrected, "ghi nhầm").result()
    clerk.wait(lambda: clerk.names()[0] == corrected.printed_name)
    said = reasons(clerk.opened())[award.id or 0]
    assert (said.text, said.tone) == ("Đã in – đã sửa, in lại.", "warn")
    assert clerk.page.view.strip._steps[3].fact == "Chưa in 1 tờ"


def test_a_year_ahead_is_repaired_by_one_key(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    year = panel(clerk).birth_year
    clerk.fill(year, "2068")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert len(panel(clerk).form.errors()) == 1
    problem = panel(clerk).form.errors()[0].problem()
    assert problem is not None
    assert (problem.text, problem.repair_text) == ("Năm sinh 2068 chưa tới. Có phải 1968?", "Sửa thành 1968")
    clerk.press(Qt.Key.Key_Return, ALT)
    assert year.text() == "1968"
    assert not panel(clerk).form.errors()


def test_a_draft_in_the_panel_survives_escape(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    clerk.fill(panel(clerk).unit, "Tổ dân phố số 5")
    clerk.press(Qt.Key.Key_Escape)
    choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    assert panel(clerk).unit.text() == "Tổ dân phố số 5"
    assert panel(clerk).name.text() == "Lưu A Phủ"


def test_a_panel_keeps_its_typing_when_another_row_changes(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    other = clerk.opened().awards[0].award
    choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    clerk.fill(panel(clerk).unit, "Tổ dân phố số 5")
    awards.delete_awards(clerk.file, [other.id or 0]).result()
    clerk.wait(lambda: other.printed_name not in clerk.names())
    assert panel(clerk).unit.text() == "Tổ dân phố số 5"


def test_a_manual_amount_keeps_its_reason(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    clerk.fill(panel(clerk).amount, "900.000")
    clerk.fill(panel(clerk).amount_reason, "Theo Kế hoạch 12")
    clerk.fill(panel(clerk).no_certificate, "Cấp trên đã tặng")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().awards[-1].award.amount == 900_000)
    line = clerk.opened().awards[-1]
    assert (line.award.amount_reason, line.printed) == ("Theo Kế hoạch 12", "none")


def test_delete_takes_the_chosen_rows_and_undo_brings_them_back(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    before = clerk.names()
    choose(clerk, before[0])
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_Delete)
    clerk.wait(lambda: clerk.names() == before[2:])
    assert clerk.notice() == "Đã xóa 2 trường hợp khỏi quyết định (chưa có số)."
    clerk.press(Qt.Key.Key_Z, CONTROL)
    clerk.wait(lambda: clerk.names() == before)


def test_delete_in_a_field_deletes_no_row(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    before = clerk.names()
    choose(clerk, before[0])
    clerk.page.view.start_adding()
    clerk.press(Qt.Key.Key_Delete)
    clerk.type("Bà Lê Thị Út")  # written after whatever the key may have queued
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.names() == [*before, "Lê Thị Út"])


def test_alt_and_arrows_move_a_row_within_its_kind(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    before = clerk.names()
    choose(clerk, before[1])
    clerk.press(Qt.Key.Key_Up, ALT)
    clerk.wait(lambda: clerk.names()[:2] == [before[1], before[0]])
    assert clerk.page.view.table.current_id() == clerk.opened().awards[0].award.id
    clerk.press(Qt.Key.Key_Down, ALT)
    clerk.wait(lambda: clerk.names() == before)


def test_a_signed_list_changes_only_with_a_reason_asked_once(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    before = clerk.names()
    choose(clerk, before[-1])
    clerk.press(Qt.Key.Key_Delete)
    assert clerk.focus_name() == "Lý do, bắt buộc"
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.names() == before
    clerk.type("Thông báo 12")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.names() == before[:-1])
    clerk.press(Qt.Key.Key_Insert)
    assert clerk.focus_name() == "Thêm dòng: họ và tên, tên tập thể"
    clerk.type("Bà Ngô Thị Bốn")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Ngô Thị Bốn" in clerk.names())
    clerk.open(DRAFT)
    clerk.open(SIGNED)
    clerk.press(Qt.Key.Key_Insert)
    assert clerk.focus_name() == "Lý do, bắt buộc"


def test_the_panel_of_a_signed_row_wants_its_reason(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    award = choose(clerk, clerk.names()[-1])
    clerk.press(Qt.Key.Key_F2)
    clerk.fill(panel(clerk).name, "Tên khác")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert len(panel(clerk).form.errors()) == 1
    clerk.fill(panel(clerk).reason, "Văn thư ghi nhầm")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Tên khác" in clerk.names())
    assert award.kind is RecipientKind.INDIVIDUAL


@pytest.mark.parametrize(
    ("chosen", "by", "possible", "before"),
    [
        ([1], -1, False, None),
        ([2], -1, True, 1),
        ([2, 3], -1, True, 1),
        ([1], 1, True, 3),
        ([2, 3], 1, True, None),
        ([3], 1, True, None),
        ([4], 1, False, None),
    ],
)
def test_where_rows_go(chosen: list[int], by: int, possible: bool, before: int | None) -> None:
    order = [1, 2, 3, 4]
    assert can_move(order, chosen, by) is possible
    if possible:
        assert moved_before(order, chosen, by) == before


def test_a_doubt_stands_under_its_row_and_is_counted_in_the_strip(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    seen = clerk.opened().awards[-1].award
    again = NewAward(seen.kind, seen.printed_name, seen.address_form, second_line=seen.second_line)
    added = awards.add_award(clerk.file, seen.commendation_id, again).result().value
    clerk.wait(lambda: len(clerk.names()) == 5)
    row = clerk.page.view.table._model.row_of(added.id or 0)
    reason = clerk.page.view.table._model.lines[row + 1].reason
    assert reason is not None
    groups = groups_of(clerk.opened(), None)
    section, number = next(
        (group.title.split(".")[0], line.number)
        for group in groups
        for line in group.rows
        if line.award.id == seen.id
    )
    assert reason.text == f"{seen.printed_name} đã có trong danh sách này: mục {section}, số {number}."
    assert clerk.page.view.strip._steps[0].fact == "5 trường hợp · 1 nhắc"


def test_deleting_a_printed_row_is_refused_before_a_reason_is_asked(clerk: Clerk) -> None:
    clerk.open("171/QĐ-UBND")
    before = clerk.names()
    choose(clerk, before[0])
    clerk.press(Qt.Key.Key_Delete)
    assert clerk.page.panel() is None
    assert clerk.notice().startswith("Có trường hợp đã in giấy khen")
    assert clerk.names() == before


def test_the_reason_stands_first_in_the_panel_of_a_signed_row(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    choose(clerk, clerk.names()[0])
    clerk.press(Qt.Key.Key_F2)
    assert panel(clerk).form.fields()[0].editor is panel(clerk).reason
    assert clerk.focus() is panel(clerk).name


def test_enter_in_the_last_field_of_a_signed_row_asks_for_the_reason(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    choose(clerk, clerk.names()[0])
    clerk.press(Qt.Key.Key_F2)
    last = panel(clerk).no_certificate
    clerk.fill(panel(clerk).name, "Tên khác")
    last.setFocus()
    clerk.press(Qt.Key.Key_Return)
    assert clerk.focus() is panel(clerk).reason
    (field,) = panel(clerk).form.errors()
    assert field.editor is panel(clerk).reason
    clerk.type("Văn thư ghi nhầm")
    last.setFocus()
    clerk.press(Qt.Key.Key_Return)
    assert isinstance(clerk.focus(), QAbstractButton)
    last.setFocus()
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Tên khác" in clerk.names())


def test_ctrl_enter_without_the_reason_goes_to_it(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    choose(clerk, clerk.names()[0])
    clerk.press(Qt.Key.Key_F2)
    clerk.type("Tên khác")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.focus() is panel(clerk).reason
    assert [field.editor for field in panel(clerk).form.errors()] == [panel(clerk).reason]


def test_ctrl_p_in_a_printed_row_saves_it_and_opens_the_print_page_with_its_sheet(clerk: Clerk) -> None:
    clerk.open("171/QĐ-UBND")
    asked: list[tuple[str, object]] = []
    clerk.page.page_asked.disconnect()
    clerk.page.page_asked.connect(lambda page, argument: asked.append((page, argument)))
    award = choose(clerk, clerk.opened().awards[0].award.printed_name)
    clerk.press(Qt.Key.Key_F2)
    clerk.type("Tên viết lại")
    clerk.press(Qt.Key.Key_P, CONTROL)
    assert clerk.focus() is panel(clerk).reason
    clerk.type("văn thư ghi nhầm")
    clerk.press(Qt.Key.Key_P, CONTROL)
    clerk.wait(lambda: bool(asked))
    assert "Tên viết lại" in clerk.names()
    wanted = {"commendation_id": award.commendation_id, "award_ids": (award.id,)}
    assert asked == [("certificates", wanted)]
    assert clerk.page.panel() is None


def test_a_row_that_was_never_printed_offers_no_reprint(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    choose(clerk, "Lưu A Phủ")
    clerk.press(Qt.Key.Key_F2)
    assert not panel(clerk).prints
    assert not any(
        button.text() == "Lưu, in lại tờ này" for button in panel(clerk).findChildren(QAbstractButton)
    )


def test_a_frame_is_noted_in_the_form_and_in_the_list_of_handing_over(clerk: Clerk) -> None:
    row = clerk.open(SIGNED).awards[0].award
    assert row.framed
    clerk.page._rows.edit(row.id or 0)
    form = clerk.page.panel()
    assert isinstance(form, AwardPanel)
    form.framed.set_value(False)
    assert not form.draft().framed
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: not clerk.opened().awards[0].award.framed)
    clerk.page.hide_panel()
    clerk.page.view.show_presenting()
    table = clerk.page.view.present.table
    table.set_current_id(row.id or 0)
    clerk.page.view.present.framed.emit([row.id or 0], True)
    clerk.wait(lambda: clerk.opened().awards[0].award.framed)
