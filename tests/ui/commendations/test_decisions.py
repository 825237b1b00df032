"""Decisions are written down, changed, deleted and found again."""

import pytest
from PySide6.QtCore import Qt

from desktop.operations import commendations
from desktop.records.codes import CommendationState, CommendationType, Form
from desktop.ui.commendations.decision_panel import DecisionPanel
from desktop.ui.widgets.record_list import Entry
from tests.ui.commendations.conftest import CONTROL, DRAFT, PARTY, SIGNED, Clerk


def panel(clerk: Clerk) -> DecisionPanel:
    shown = clerk.page.panel()
    assert isinstance(shown, DecisionPanel)
    return shown


def test_a_new_decision_takes_three_actions_and_ends_in_the_name_field(beginner: Clerk) -> None:
    clerk = beginner
    clerk.press(Qt.Key.Key_N, CONTROL)
    assert clerk.focus_name() == "Trích yếu"
    clerk.type("Khen thưởng phong trào “Dân vận khéo” năm 2026")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.actions == 3
    clerk.wait(lambda: clerk.page.view.shown() is not None)
    clerk.wait(lambda: clerk.focus_name() == "Thêm dòng: họ và tên, tên tập thể")
    made = clerk.opened().commendation
    assert made.subject == "Khen thưởng phong trào “Dân vận khéo” năm 2026"
    assert (made.form, made.type, made.state) == (
        Form.GIAY_KHEN,
        CommendationType.MOVEMENT,
        CommendationState.DRAFT,
    )
    assert made.merit == "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026"
    assert clerk.opened().issuer.name == "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm"


def test_digits_alone_are_completed_by_the_issuer_of_the_new_decision(beginner: Clerk) -> None:
    beginner.press(Qt.Key.Key_N, CONTROL)
    beginner.fill(panel(beginner).number, "300")
    beginner.press(Qt.Key.Key_Return)
    assert panel(beginner).number.text() == "300/QĐ-UBND"
    beginner.press(Qt.Key.Key_Return, CONTROL)
    beginner.wait(lambda: beginner.page.view.shown() is not None)
    assert beginner.opened().commendation.number == "300/QĐ-UBND"


def test_a_second_press_while_the_first_is_being_saved_makes_no_second_decision(beginner: Clerk) -> None:
    beginner.press(Qt.Key.Key_N, CONTROL)
    beginner.press(Qt.Key.Key_Return, CONTROL)
    beginner.press(Qt.Key.Key_Return, CONTROL)
    beginner.wait(lambda: beginner.page.view.shown() is not None)
    beginner.wait(lambda: not beginner.desk.is_saving())
    assert len(commendations.list_commendations(beginner.file)) == 1


def test_the_empty_page_says_the_first_step(beginner: Clerk) -> None:
    texts = [label.text() for label in beginner.page.findChildren(type(beginner.page.view.bar.title))]
    assert "Chưa có quyết định nào. Bấm Quyết định mới, hoặc kéo tệp Excel vào đây." in texts
    assert not beginner.page.records.isVisible()
    beginner.press(Qt.Key.Key_N, CONTROL)
    beginner.press(Qt.Key.Key_Escape)
    assert beginner.page.panel() is None
    assert not beginner.page.records.isVisible()


def test_undoing_the_only_decision_shows_the_empty_page_again(beginner: Clerk) -> None:
    beginner.press(Qt.Key.Key_N, CONTROL)
    beginner.press(Qt.Key.Key_Return, CONTROL)
    beginner.wait(lambda: beginner.page.view.shown() is not None)
    beginner.press(Qt.Key.Key_Z, CONTROL)
    beginner.wait(lambda: beginner.page.view.shown() is None)
    assert not beginner.page.records.isVisible()


@pytest.mark.parametrize("chosen", [False, True])
def test_a_recognition_prints_a_certificate_only_where_it_is_chosen(clerk: Clerk, chosen: bool) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    shown = panel(clerk)
    assert not shown.certified.isVisible()
    shown.form_choice.set_value(Form.CONG_NHAN_VA_THUONG)
    shown.form_choice.chosen.emit(Form.CONG_NHAN_VA_THUONG)
    assert shown.certified.isVisible()
    assert shown.certified.value() is False
    shown.certified.set_value(chosen)
    shown.form.submit()
    clerk.wait(lambda: clerk.page.panel() is None)
    clerk.wait(lambda: clerk.opened().commendation.form is Form.CONG_NHAN_VA_THUONG)
    clerk.wait(lambda: clerk.opened().commendation.certified is chosen)
    assert (clerk.opened().certificate_refusal == "") is chosen


def test_a_choice_of_paper_is_forgotten_with_the_form_that_has_it(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    shown = panel(clerk)
    shown.form_choice.set_value(Form.CONG_NHAN)
    shown.certified.set_value(True)
    assert shown.draft().certified
    shown.form_choice.set_value(Form.GIAY_KHEN)
    assert not shown.draft().certified


def test_a_number_in_use_is_warned_of_beside_its_field_and_does_not_block(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    clerk.fill(panel(clerk).number, SIGNED)
    clerk.fill(panel(clerk).day, "10/10/26")
    panel(clerk).form.submit()
    clerk.wait(lambda: clerk.page.panel() is None)
    clerk.wait(lambda: clerk.opened().commendation.state is CommendationState.DRAFT)
    made = clerk.opened()
    assert made.commendation.number == SIGNED
    assert [one.code for one in made.problems if one.field == "number"] == ["number_repeated"]


def test_a_day_that_cannot_be_read_keeps_the_panel_open(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    clerk.fill(panel(clerk).day, "32/13")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert [field.problem() for field in panel(clerk).form.errors()] != []
    assert clerk.focus() is panel(clerk).day


def test_another_form_brings_its_own_achievement_unless_one_was_written(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    shown = panel(clerk)
    shown.form_choice.set_value(Form.BIEU_DUONG)
    shown.form_choice.chosen.emit(Form.BIEU_DUONG)
    assert shown.merit.value() == "Tích cực tham gia phong trào thi đua “Dân vận khéo” năm 2026"
    shown.merit.set_value("Lời riêng")
    shown.form_choice.set_value(Form.GIAY_KHEN)
    shown.form_choice.chosen.emit(Form.GIAY_KHEN)
    assert shown.merit.value() == "Lời riêng"


def test_a_signed_decision_changes_only_with_a_reason(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    clerk.page.change_decision()
    assert panel(clerk).accessibleName() == "Sửa quyết định đã ký"
    panel(clerk).subject.set_value("Trích yếu đã sửa")
    panel(clerk).form.submit()
    assert len(panel(clerk).form.errors()) == 1
    clerk.fill(panel(clerk).reason, "Đánh máy nhầm")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.subject == "Trích yếu đã sửa")
    assert clerk.opened().commendation.state is CommendationState.SIGNED


def test_a_new_decision_typed_halfway_is_there_after_escape(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    clerk.type("Nửa chừng")
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_N, CONTROL)
    assert panel(clerk).subject.value() == "Nửa chừng"


def test_a_draft_is_deleted_and_undone(clerk: Clerk) -> None:
    commendation_id = clerk.open(DRAFT).commendation.id
    clerk.window.commands.run("record.delete")
    clerk.wait(lambda: clerk.opened().commendation.id != commendation_id)
    clerk.press(Qt.Key.Key_Z, CONTROL)
    clerk.wait(lambda: commendation_id in clerk.page.records.ids())


def test_the_menu_names_what_can_be_done(clerk: Clerk) -> None:
    def words() -> list[str]:
        clerk.page.view.bar.menu.aboutToShow.emit()
        return [action.text().split("\t")[0] for action in clerk.page.view.bar.menu.actions()]

    clerk.open(DRAFT)
    assert words() == [
        "Sửa quyết định",
        "Lập quyết định mới từ quyết định này",
        "Soạn văn bản",
        "Xuất danh sách kèm theo",
        "Danh sách ký nhận tiền thưởng",
        "Xóa quyết định",
    ]
    clerk.open(SIGNED)
    assert words()[:2] == ["Sửa quyết định đã ký", "Bổ sung"]


def test_both_lists_are_written_and_offered_for_opening(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    clerk.window.commands.run("workbook.export")
    clerk.wait(lambda: clerk.notice() == "Đã xuất danh_sach_218_qd_ubnd_2026.xlsx.")
    clerk.press(Qt.Key.Key_F8)
    clerk.wait(lambda: clerk.notice() == "Đã xuất ky_nhan_218_qd_ubnd_2026.xlsx.")
    assert all((clerk.files.folder / name).stat().st_size > 5_000 for name in clerk.files.names)
    notice = clerk.page.view.notices.notice()
    assert notice is not None
    assert [action.text for action in notice.actions] == ["Mở tệp", "Mở thư mục", "Sao chép tệp"]
    for action in notice.actions[:2]:
        action.trigger()
    assert clerk.files.shown == [clerk.files.folder / clerk.files.names[1], clerk.files.folder]


def test_an_empty_list_is_not_exported(beginner: Clerk) -> None:
    beginner.press(Qt.Key.Key_N, CONTROL)
    beginner.press(Qt.Key.Key_Return, CONTROL)
    beginner.wait(lambda: beginner.page.view.shown() is not None)
    beginner.window.commands.run("workbook.export")
    beginner.wait(lambda: beginner.notice().startswith("Quyết định này chưa có ai"))


@pytest.mark.parametrize("wanted", ["award_id", "recipient_id"])
def test_search_opens_the_row(clerk: Clerk, wanted: str) -> None:
    clerk.open(SIGNED)
    line = clerk.opened().awards[-1]
    clerk.open(DRAFT)
    record_id = line.award.id if wanted == "award_id" else line.recipient.id
    clerk.page.opened({wanted: record_id})
    assert clerk.opened().commendation.number == SIGNED
    assert clerk.page.view.table.current_id() == line.award.id
    assert clerk.focus() is clerk.page.view.table.view


def test_the_list_says_what_is_so(clerk: Clerk) -> None:
    rows: dict[str, Entry] = {}
    headings: dict[str, list[str]] = {}
    for section in clerk.page.records._sections:
        headings[section.title] = [entry.title for entry in section.entries]
        rows |= {entry.title: entry for entry in section.entries}
    assert headings == {
        "Đang làm": ["(chưa có số)", SIGNED],
        "Đã xong năm 2026": [PARTY, "171/QĐ-UBND", "164/QĐ-UBND", "09/QĐ-MTTQ"],
        "Trước 01/7/2025 – phường cũ": ["143/QĐ-UBND", "142/QĐ-UBND", "15-QĐ/ĐU", "286-QĐ/QU"],
    }
    assert (rows[SIGNED].right, rows[SIGNED].second, rows[SIGNED].state) == (
        "09/10/2026",
        "Ngày hội 15/10 · 39 trường hợp",
        "Chưa in 39",
    )
    assert (rows["(chưa có số)"].state, rows["171/QĐ-UBND"].state) == ("Đang lập", "Đã trao")


def test_the_filter_and_enter_lead_into_the_list(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_L, CONTROL)
    clerk.type("ngay hoi 218")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.opened().commendation.number == SIGNED
    clerk.press(Qt.Key.Key_Return)
    assert clerk.focus() is clerk.page.view.table.view


def test_another_process_takes_the_opened_decision_away(clerk: Clerk) -> None:
    opened = clerk.open(DRAFT)
    commendations.delete_commendation(clerk.file, opened.commendation.id or 0).result()
    clerk.wait(lambda: clerk.opened().commendation.number == SIGNED)


def test_where_a_file_cannot_be_opened_its_place_is_said(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.open(SIGNED)
    clerk.press(Qt.Key.Key_F8)
    clerk.wait(lambda: clerk.notice().startswith("Đã xuất"))
    monkeypatch.setattr(clerk.files, "show", lambda _path: False)
    notice = clerk.page.view.notices.notice()
    assert notice is not None
    notice.actions[0].trigger()
    path = clerk.files.folder / clerk.files.names[0]
    assert clerk.notice() == f"Máy này chưa có chương trình để mở. Tệp nằm ở {path}"


def test_a_new_decision_has_its_legal_basis_which_follows_issuer_and_day(beginner: Clerk) -> None:
    beginner.press(Qt.Key.Key_N, CONTROL)
    shown = panel(beginner)
    assert "06/2026/QH16" in shown.legal_basis.value()
    beginner.fill(shown.day, "15/9/26")
    beginner.press(Qt.Key.Key_Return)
    assert "06/2026/QH16" not in shown.legal_basis.value()
    assert "15/2025/TT-BNV" in shown.legal_basis.value()
    party = next(one for one in shown.issuer.choices() if "Đảng ủy" in one.text)
    shown.issuer.set_value(party.payload)
    shown.issuer.chosen.emit(party.payload)
    basis = shown.legal_basis.value()
    assert basis.startswith("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;")
    beginner.press(Qt.Key.Key_Return, CONTROL)
    beginner.wait(lambda: beginner.page.view.shown() is not None)
    assert beginner.opened().commendation.legal_basis == basis


def test_a_legal_basis_in_own_words_stays_when_the_day_changes(beginner: Clerk) -> None:
    beginner.press(Qt.Key.Key_N, CONTROL)
    shown = panel(beginner)
    shown.legal_basis.setPlainText("Căn cứ Kế hoạch số 12/KH-UBND;")
    beginner.fill(shown.day, "15/9/26")
    beginner.press(Qt.Key.Key_Return)
    assert shown.legal_basis.value() == "Căn cứ Kế hoạch số 12/KH-UBND;"
