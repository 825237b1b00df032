"""The strip: facts, what is missing, and what each step does."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.operations import commendations
from desktop.records.codes import CommendationState
from desktop.ui.commendations.step_panels import FilePanel, RegisterPanel, ReviewPanel, SignPanel
from tests.ui.commendations.conftest import CONTROL, DRAFT, PARTY, SHIFT, SIGNED, Clerk


def press(clerk: Clerk, title: str) -> None:
    """The step as a button, by key."""
    buttons = clerk.page.view.strip.findChildren(QAbstractButton)
    step = next(button for button in buttons if button.text() == title)
    step.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press(Qt.Key.Key_Space)


def facts(clerk: Clerk) -> list[str]:
    return [step.fact for step in clerk.page.view.strip._steps]


def test_facts_and_what_is_missing(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    assert facts(clerk) == [
        "39 trường hợp",
        "Trình 05/10/2026",
        "09/10/2026",
        "Chưa in 39 tờ",
        "Trao 15/10/2026",
        "Chưa công khai",
    ]
    assert [step.id for step in clerk.page.view.strip._steps if step.missing] == ["print"]


def test_minutes_and_proposal_are_written_down(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    press(clerk, "Họp xét, trình")
    panel = clerk.page.panel()
    assert isinstance(panel, ReviewPanel)
    clerk.fill(panel.minutes_day, "08/10/26")
    clerk.fill(panel.counts["members_total"], "9")
    clerk.fill(panel.counts["members_present"], "mười")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.focus() is panel.counts["members_present"]
    clerk.fill(panel.counts["members_present"], "10")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    problem = panel.form.errors()[0].problem()
    assert problem is not None
    assert problem.text == "Có mặt 10 người, nhiều hơn 9 thành viên."
    clerk.fill(panel.counts["members_present"], "7")
    clerk.fill(panel.proposal_number, "31/TTr-VHXH")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.page.panel() is None)
    stored = clerk.opened().commendation
    assert (stored.minutes_date, stored.members_present) == (date(2026, 10, 8), 7)
    assert facts(clerk)[1] == "Tờ trình 31/TTr-VHXH"


def test_signing_offers_the_next_number_and_locks_the_list(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    press(clerk, "Ký, cấp số")
    panel = clerk.page.panel()
    assert isinstance(panel, SignPanel)
    assert panel.number.text() == "219/QĐ-UBND"
    assert panel.signer.text() == "Trần Quang Bình"
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.focus() is panel.day  # the day is never guessed
    clerk.type("hn")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.state is CommendationState.SIGNED)
    assert clerk.page.view.bar.chip.text() == "Đã ký 09/10/2026"
    assert clerk.opened().total_amount == 2 * 1_520_000 + 1_140_000 + 760_000
    assert not clerk.page.view.add_line.row.isVisible()


def test_digits_alone_are_completed_when_the_field_is_left_and_when_it_is_saved(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    press(clerk, "Ký, cấp số")
    panel = clerk.page.panel()
    assert isinstance(panel, SignPanel)
    clerk.fill(panel.number, "300")
    assert panel.number.text() == "300"  # nothing changes while it is being typed
    clerk.press(Qt.Key.Key_Return)
    assert panel.number.text() == "300/QĐ-UBND"
    clerk.fill(panel.day, "hn")
    clerk.fill(panel.number, "301")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.number == "301/QĐ-UBND")


def test_a_number_in_use_is_warned_of_beside_the_field(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    press(clerk, "Ký, cấp số")
    panel = clerk.page.panel()
    assert isinstance(panel, SignPanel)
    clerk.fill(panel.number, SIGNED)
    clerk.press(Qt.Key.Key_Return)
    clerk.fill(panel.day, "hn")
    clerk.press(Qt.Key.Key_Return)
    panel.form.fields()[0].check()
    problem = panel.form.fields()[0].problem()
    assert problem is not None
    assert problem.tone == "warn"
    assert problem.text.startswith("Số 218/QĐ-UBND đã dùng cho quyết định ngày 09/10/2026")


def test_register_numbers_come_before_the_certificates(clerk: Clerk) -> None:
    commendation_id = clerk.open(DRAFT).commendation.id
    press(clerk, "Vào sổ, in")
    assert clerk.notice().startswith("Quyết định (chưa có số) chưa có ngày")
    seen = clerk.opened().commendation
    commendations.fill_number_and_date(
        clerk.file, seen, number="219/QĐ-UBND", decision_date=date(2026, 10, 9), signer_id=seen.signer_id
    ).result()
    clerk.wait(lambda: clerk.opened().commendation.number == "219/QĐ-UBND")
    press(clerk, "Vào sổ, in")
    panel = clerk.page.panel()
    assert isinstance(panel, RegisterPanel)
    assert panel.save_button.text() == "Vào sổ 4 trường hợp"
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.opened().life.unregistered == 0)
    assert clerk.asked == []
    press(clerk, "Vào sổ, in")
    assert clerk.asked == [("certificates", commendation_id)]
    clerk.press(Qt.Key.Key_P, CONTROL)
    assert clerk.asked[1:] == [("certificates", commendation_id)]


def test_a_form_without_certificates_has_no_button_and_says_why(clerk: Clerk) -> None:
    clerk.open(PARTY)
    assert not clerk.page.view.bar.print_button.isVisible()
    assert facts(clerk)[3] == "Không in giấy khen"
    clerk.press(Qt.Key.Key_P, CONTROL)
    assert clerk.asked == []
    assert clerk.opened().life.unregistered == 0
    press(clerk, "Vào sổ, in")
    assert clerk.notice().startswith("Quyết định “Công nhận và thưởng” không in giấy khen")


def test_handing_over_is_ticked_in_the_list_one_key_each(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    press(clerk, "Trao, chi thưởng")
    view = clerk.page.view
    assert view.present.day.text() == "15/10/2026"
    clerk.press(Qt.Key.Key_Space)
    clerk.wait(lambda: clerk.opened().awards[0].award.presented_on == date(2026, 10, 15))
    clerk.press(Qt.Key.Key_Down)
    clerk.press(Qt.Key.Key_Space, SHIFT)
    clerk.wait(lambda: clerk.opened().awards[1].award.paid_on == date(2026, 10, 15))
    clerk.press(Qt.Key.Key_F2)
    clerk.type("con gái")
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.opened().awards[1].award.received_by == "con gái")
    clerk.press(Qt.Key.Key_Up)
    clerk.press(Qt.Key.Key_Space)
    clerk.wait(lambda: clerk.opened().awards[0].award.presented_on is None)
    assert view.is_presenting()
    clerk.press(Qt.Key.Key_Escape)
    assert not view.is_presenting()
    assert clerk.focus() is view.table.view


def test_many_are_handed_over_at_once(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    press(clerk, "Trao, chi thưởng")
    clerk.press(Qt.Key.Key_A, CONTROL)
    clerk.press(Qt.Key.Key_Space)
    clerk.wait(lambda: clerk.opened().life.presented == 39)
    assert clerk.notice() == "Đã ghi ngày trao 15/10/2026 cho 39 trường hợp của quyết định 218/QĐ-UBND."


def test_filing(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    press(clerk, "Lưu hồ sơ")
    panel = clerk.page.panel()
    assert isinstance(panel, FilePanel)
    clerk.fill(panel.kept_at, "Cặp 12")
    clerk.fill(panel.public_day, "hn")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.page.panel() is None)
    stored = clerk.opened().commendation
    assert (stored.original_kept_at, stored.made_public_on) == ("Cặp 12", date(2026, 10, 9))
