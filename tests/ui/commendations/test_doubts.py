"""What is to be looked at before signing: one list, Enter opens each, and the list comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.operations import awards, commendations, offices, under_reviews
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import Family, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.under_review import UnderReview
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.decision_panel import DecisionPanel
from desktop.ui.commendations.doubts import DoubtsPanel
from desktop.ui.commendations.step_panels import ReasonPanel, SignPanel
from tests.ui.commendations.conftest import Clerk

HUONG = NewAward(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bà", "Tổ trưởng", "Tổ dân vận số 3")
OLD = NewAward(RecipientKind.COLLECTIVE, "Tổ dân vận số 3", unit_text="phường Lý Thái Tổ")


def written(clerk: Clerk, subject: str, *rows: NewAward) -> tuple[Commendation, list[Award]]:
    """A draft with these rows, opened on the page."""
    draft = Commendation(1, Form.GIAY_KHEN, subject=subject, merit="Đã có thành tích")
    made = commendations.create_commendation(clerk.file, draft).result().value
    added = list(awards.add_awards(clerk.file, made.id or 0, rows).result().value.awards)
    clerk.page.refresh(frozenset({"commendation", "award", "recipient"}))
    clerk.page.opened({"commendation_id": made.id})
    return made, added


def panel(clerk: Clerk) -> DoubtsPanel:
    shown = clerk.page.panel()
    assert isinstance(shown, DoubtsPanel)
    return shown


def codes(clerk: Clerk) -> list[str]:
    return [one.code for one in panel(clerk).table.problems()]


def test_enter_opens_the_row_with_its_field_and_esc_leads_back(beginner: Clerk) -> None:
    written(beginner, "Đợt 1", OLD, HUONG)
    beginner.press(Qt.Key.Key_F5)
    assert codes(beginner) == ["unit_is_gone"]
    beginner.press(Qt.Key.Key_Return)
    form = beginner.page.panel()
    assert isinstance(form, AwardPanel)
    assert form.draft().printed_name == "Tổ dân vận số 3"
    assert beginner.focus() is form.unit
    beginner.press(Qt.Key.Key_Escape)
    beginner.wait(lambda: isinstance(beginner.page.panel(), DoubtsPanel))
    beginner.press(Qt.Key.Key_Return)
    form = beginner.page.panel()
    assert isinstance(form, AwardPanel)
    beginner.fill(form.unit, "phường Hoàn Kiếm")
    beginner.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    beginner.wait(lambda: beginner.page.panel() is None)
    assert beginner.opened().problems == []


def test_a_former_unit_in_the_line_under_the_name_is_told_when_it_is_left(beginner: Clerk) -> None:
    written(beginner, "Đợt 1", HUONG)
    beginner.page.view.start_adding(RecipientKind.COLLECTIVE)
    beginner.type("Chi hội Phụ nữ số 2")
    beginner.press(Qt.Key.Key_Return)
    beginner.type("phường Lý Thái Tổ")
    beginner.press(Qt.Key.Key_Return)
    assert "nay thuộc phường Hoàn Kiếm" in beginner.page.view.add_line.row.problem
    assert beginner.page.view.add_line.unit.property("problem") == "warn"


def test_enter_on_a_repeat_opens_the_row_of_the_other_decision(beginner: Clerk) -> None:
    first, (row,) = written(beginner, "Đợt 1", HUONG)
    written(beginner, "Đợt 2", replace(HUONG, recipient_id=row.recipient_id))
    beginner.press(Qt.Key.Key_F5)
    assert codes(beginner) == ["same_form_in_year"]
    beginner.press(Qt.Key.Key_Return)
    assert beginner.page.panel() is None
    assert beginner.opened().commendation.id == first.id
    assert beginner.page.view.table.current_id() == row.id


def test_a_doubt_about_the_decision_opens_its_field(beginner: Clerk) -> None:
    made, _rows = written(beginner, "Đợt 1", HUONG)
    commendations.change_commendation(beginner.file, made, replace(made, number="5/QĐ-UBND")).result()
    beginner.page.refresh(frozenset({"commendation"}))
    beginner.press(Qt.Key.Key_F5)
    assert codes(beginner) == ["number_without_date"]
    beginner.press(Qt.Key.Key_Return)
    form = beginner.page.panel()
    assert isinstance(form, DecisionPanel)
    assert beginner.focus() is form.day


def test_without_doubts_the_panel_says_so_and_esc_closes_it(beginner: Clerk) -> None:
    written(beginner, "Đợt 1", HUONG)
    beginner.press(Qt.Key.Key_F5)
    assert codes(beginner) == []
    assert panel(beginner).words.isVisible()
    beginner.press(Qt.Key.Key_Escape)
    assert beginner.page.panel() is None


def test_the_step_of_the_list_shows_the_doubts(beginner: Clerk) -> None:
    written(beginner, "Đợt 1", OLD)
    beginner.page.view.strip.pressed.emit("list")
    assert codes(beginner) == ["unit_is_gone"]


def test_signing_shows_the_doubts_of_the_day_that_is_typed(beginner: Clerk) -> None:
    _made, (row,) = written(beginner, "Đợt 1", HUONG)
    mark = UnderReview(row.recipient_id, "có đơn thư", beginner.file.now().date())
    under_reviews.save_mark(beginner.file, None, mark).result()
    beginner.window.commands.run("step.sign")
    form = beginner.page.panel()
    assert isinstance(form, SignPanel)
    assert [one.code for one in form.doubts.problems()] == ["under_review"]
    beginner.fill(form.day, "1/10/26")
    beginner.press(Qt.Key.Key_Return)
    assert form.doubts.isHidden()
    beginner.fill(form.day, "hn")
    beginner.press(Qt.Key.Key_Return)
    assert not form.doubts.isHidden()


@pytest.mark.parametrize(
    ("unit", "said"),
    [("phường Lý Thái Tổ", "nay thuộc phường Hoàn Kiếm"), ("quận Hoàn Kiếm", "không còn từ 01/07/2025")],
)
def test_a_former_unit_is_told_while_the_row_is_typed(beginner: Clerk, unit: str, said: str) -> None:
    written(beginner, "Đợt 1", HUONG)
    beginner.page.view.start_adding(RecipientKind.COLLECTIVE)
    beginner.type(f"Ban công tác Mặt trận {unit}")
    beginner.press(Qt.Key.Key_Return)
    assert said in beginner.page.view.add_line.row.problem


def test_where_no_rule_gives_a_sum_the_empty_field_says_so(beginner: Clerk) -> None:
    front = next(one for one in offices.issuers(beginner.file) if one.family is Family.FRONT)
    day = beginner.file.now().date()
    for issuer_id, form, words in (
        (front.id, Form.GIAY_KHEN, "chưa có quy định mức thưởng"),
        (front.id, Form.BIEU_DUONG, ""),
        (1, Form.GIAY_KHEN, ""),
    ):
        draft = Commendation(issuer_id or 0, form, decision_date=day, merit="Đã có thành tích")
        made = commendations.create_commendation(beginner.file, draft).result().value
        (row,) = awards.add_awards(beginner.file, made.id or 0, [HUONG]).result().value.awards
        beginner.page.refresh(frozenset({"commendation", "award", "recipient"}))
        beginner.page.opened({"commendation_id": made.id, "award_id": row.id})
        assert beginner.page.view.add_line.amount.placeholderText() == words
        beginner.press(Qt.Key.Key_Return)
        form_of_row = beginner.page.panel()
        assert isinstance(form_of_row, AwardPanel)
        assert form_of_row.amount.placeholderText() == words
        beginner.page.hide_panel()


def test_a_sum_by_an_unverified_rule_says_what_is_not_verified(beginner: Clerk) -> None:
    day = beginner.file.now().date()
    draft = Commendation(1, Form.GIAY_KHEN, decision_date=day, merit="Đã có thành tích")
    made = commendations.create_commendation(beginner.file, draft).result().value
    house = NewAward(RecipientKind.HOUSEHOLD, "Lê Văn Tâm", "Hộ gia đình ông", unit_text="Số 12")
    rows = awards.add_awards(beginner.file, made.id or 0, [house, HUONG]).result().value.awards
    beginner.page.refresh(frozenset({"commendation", "award", "recipient"}))
    for row, unverified in zip(rows, (True, False), strict=True):
        beginner.page.opened({"commendation_id": made.id, "award_id": row.id})
        beginner.press(Qt.Key.Key_Return)
        texts = [label.text() for label in beginner.page.panel().findChildren(QLabel)]  # type: ignore[union-attr]
        (rule,) = (text for text in texts if text.startswith("Theo quy định: "))
        assert ("Chưa kiểm chứng: hệ số hộ gia đình" in rule) is unverified
        beginner.page.hide_panel()


def test_a_corrected_day_offers_the_sums_of_its_rule(beginner: Clerk) -> None:
    made, _rows = written(beginner, "Đợt 1", HUONG)
    commendations.fill_number_and_date(
        beginner.file, made, number="5/QĐ-UBND", decision_date=date(2026, 6, 30), signer_id=None
    ).result()
    beginner.page.refresh(frozenset({"commendation", "award"}))
    beginner.window.commands.run("record.change")
    form = beginner.page.panel()
    assert isinstance(form, DecisionPanel)
    beginner.fill(form.day, "1/7/26")
    beginner.fill(form.reason, "ghi nhầm ngày")
    beginner.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    said = "1 dòng ghi 710.000 đ, quy định của ngày 01/07/2026 là 760.000 đ."
    beginner.wait(lambda: beginner.notice() == said)
    assert beginner.opened().awards[0].award.amount == 710_000
    beginner.press(Qt.Key.Key_F5)
    assert codes(beginner) == ["amounts_off_rule"]
    notice = beginner.page.view.notices.notice()
    assert notice is not None
    notice.actions[0].trigger()
    beginner.wait(lambda: beginner.opened().awards[0].award.amount == 760_000)
    assert codes(beginner) == []


def test_enter_in_the_list_takes_the_sums_with_a_reason(beginner: Clerk) -> None:
    made, _rows = written(beginner, "Đợt 1", HUONG)
    stored = commendations.fill_number_and_date(
        beginner.file, made, number="5/QĐ-UBND", decision_date=date(2026, 6, 30), signer_id=None
    ).result()
    moved = replace(stored.value, decision_date=date(2026, 7, 1))
    commendations.change_commendation(beginner.file, stored.value, moved, "ghi nhầm").result()
    beginner.page.refresh(frozenset({"commendation", "award"}))
    beginner.press(Qt.Key.Key_F5)
    beginner.press(Qt.Key.Key_Return)
    form = beginner.page.panel()
    assert isinstance(form, ReasonPanel)
    beginner.fill(form.reason, "ghi nhầm ngày")
    beginner.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    beginner.wait(lambda: beginner.opened().awards[0].award.amount == 760_000)
