"""What the office keeps up is changed by keys, kept with its history, and taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop.operations import initiatives, offices, preferences, submissions
from desktop.operations.cut_offs import cut_offs
from desktop.operations.letters.mail_texts import MailTexts, mail_texts
from desktop.operations.report_due import Habits, habits
from desktop.records.codes import Family, Field, Level
from desktop.records.issuer import Issuer
from desktop.records.period import CALENDAR, quarter
from desktop.records.submission import Way
from desktop.settings import REPORT_ADDRESS, REPORT_ISSUER, TEXT_SIZE_PERCENT, THEME
from desktop.ui.settings.issuers import IssuerPanel
from desktop.ui.settings.names import NAMES
from desktop.ui.settings.rates import RatePanel
from desktop.ui.settings.salaries import SalaryPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.settings.signers import SignerPanel
from desktop.ui.theme import Look, ThemeChoice
from desktop.ui.widgets.form_panel import FormPanel
from desktop.wiring import PcSettings
from desktop.words.letters import DEFAULT_TEXT
from tests.ui.settings.conftest import Shown


def section(shown: Shown, key: str) -> TableSection:
    shown.page.opened({"section": key})
    found = shown.page.current()
    assert isinstance(found, TableSection)
    return found


def problems(shown: Shown) -> list[str]:
    panel = shown.page.panel()
    assert isinstance(panel, FormPanel)
    return [found.text for field in panel.form.fields() if (found := field.problem())]


def test_every_section_is_reached_by_keys(shown: Shown) -> None:
    assert shown.focus_name() == "Các mục cài đặt"
    for place in range(len(NAMES)):
        assert shown.page.current() is shown.page.sections[place]
        shown.press("Down")
    shown.press("Up", "Enter")
    assert shown.focus_name() == "Nhật ký"


def test_address_and_office_of_reports_are_kept(shown: Shown) -> None:
    shown.press("Enter")
    assert shown.focus_name() == "Đơn vị lập báo cáo"
    shown.press("Down", "Enter")
    shown.type("bandanvan@hanoi.gov.vn, btg@hanoi.gov.vn")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã lưu đơn vị và địa chỉ báo cáo.")
    shown.wait(lambda: not shown.desk.is_saving())
    assert preferences.get(shown.file, REPORT_ADDRESS) == "bandanvan@hanoi.gov.vn, btg@hanoi.gov.vn"
    party = offices.find_issuer(shown.file, "Ban Thường vụ Đảng ủy phường Hoàn Kiếm")
    assert preferences.get(shown.file, REPORT_ISSUER) == party.id


def test_an_address_that_is_none_is_told(shown: Shown) -> None:
    shown.press("Enter", "Enter")
    shown.type("bandanvan.hanoi.gov.vn")
    shown.press("Ctrl+Enter")
    (error,) = shown.page.office.form.errors()
    problem = error.problem()
    assert problem is not None
    assert problem.text == (
        "“bandanvan.hanoi.gov.vn” không phải địa chỉ thư. Gõ lại, ví dụ ten@hanoi.gov.vn."
    )
    assert preferences.get(shown.file, REPORT_ADDRESS) == ""


def test_an_issuer_is_changed_and_undone(shown: Shown) -> None:
    section(shown, "issuers")
    assert shown.focus_name() == "Cơ quan ban hành"
    shown.press("Enter")
    panel = shown.page.panel()
    assert isinstance(panel, IssuerPanel)
    assert panel.pattern.value() == "…/QĐ-UBND"
    shown.go_to(panel.place)
    panel.place.selectAll()
    shown.type("Hà Nội")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa cơ quan ban hành Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm.")
    assert offices.issuers(shown.file)[0].place == "Hà Nội"
    assert shown.focus_name() == "Cơ quan ban hành"
    shown.press("Ctrl+Z")
    shown.wait(lambda: offices.issuers(shown.file)[0].place == "Hoàn Kiếm")


def test_a_new_issuer_needs_a_name_and_a_place_for_the_number(shown: Shown) -> None:
    section(shown, "issuers")
    before = len(offices.issuers(shown.file))
    shown.press("Insert")
    panel = shown.page.panel()
    assert isinstance(panel, IssuerPanel)
    panel.pattern.set_value("QĐ-HLHPN")
    shown.press("Ctrl+Enter")
    assert problems(shown) == [
        "Chưa có tên cơ quan.",
        "Chưa có chỗ của số. Gõ ba dấu chấm, ví dụ …/QĐ-UBND.",
    ]
    assert shown.focus_name() == "Tên cơ quan, bắt buộc"
    shown.type("Hội Liên hiệp Phụ nữ phường Hoàn Kiếm")
    panel.pattern.set_value(".../QĐ-HLHPN")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm cơ quan ban hành")
    added = offices.find_issuer(shown.file, "phụ nữ")
    assert added.number_pattern == "{n}/QĐ-HLHPN"
    assert len(offices.issuers(shown.file)) == before + 1


def test_a_span_that_ends_before_it_begins_is_told(shown: Shown) -> None:
    section(shown, "signers")
    shown.press("Enter")
    panel = shown.page.panel()
    assert isinstance(panel, SignerPanel)
    shown.go_to(panel.form.fields()[-1].editor)
    shown.type("30/6/2025")
    shown.press("Ctrl+Enter")
    assert problems(shown) == ["Ngày cuối trước ngày đầu."]


def test_a_signer_is_added_to_the_issuer_of_the_row_in_hand(shown: Shown) -> None:
    found = section(shown, "signers")
    party = offices.find_issuer(shown.file, "Ban Thường vụ Đảng ủy phường Hoàn Kiếm")
    secretary = offices.signers(shown.file, party.id or 0)[0]
    found.table.set_current_id(secretary.id or 0)
    shown.press("Insert")
    panel = shown.page.panel()
    assert isinstance(panel, SignerPanel)
    assert panel.issuer.value() == party.id
    shown.press("Enter")
    shown.type("Ngô Xuân Hải")
    shown.press("Enter")
    shown.type("T/M BAN THƯỜNG VỤ")
    shown.press("Enter")
    shown.type("PHÓ BÍ THƯ")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm người ký Ngô Xuân Hải.")
    added = next(one for one in offices.signers(shown.file, party.id or 0) if one.name == "Ngô Xuân Hải")
    assert added.title_lines == "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ"


def test_a_salary_is_added_from_its_day(shown: Shown) -> None:
    section(shown, "salaries")
    shown.press("Insert")
    assert isinstance(shown.page.panel(), SalaryPanel)
    shown.type("1/7/27")
    shown.press("Enter")
    shown.type("2,53 tr")
    shown.press("Ctrl+Enter")
    assert problems(shown) == ["“2,53 tr” không phải số tiền. Gõ lại, ví dụ 2.530.000."]
    shown.press("Ctrl+A")
    shown.type("2.700.000")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm mức lương cơ sở từ ngày 01/07/2027.")
    newest = offices.base_salaries(shown.file)[-1]
    assert (newest.valid_from, newest.amount) == (date(2027, 7, 1), 2_700_000)


def test_a_salary_needs_day_and_amount(shown: Shown) -> None:
    section(shown, "salaries")
    shown.press("Insert", "Ctrl+Enter")
    assert problems(shown) == ["Chưa có ngày bắt đầu.", "Chưa có mức lương."]


def test_a_rate_is_ended_and_its_multiplier_typed_with_a_comma(shown: Shown) -> None:
    found = section(shown, "rates")
    rate = next(one for one in offices.bonus_rates(shown.file) if one.multiplier_thousandths == 300)
    found.table.set_current_id(rate.id or 0)
    shown.press("F2")
    panel = shown.page.panel()
    assert isinstance(panel, RatePanel)
    assert panel.multiplier.value() == "0,3"
    shown.go_to(panel.multiplier)
    panel.multiplier.selectAll()
    shown.type("0,35")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa mức thưởng từ ngày")
    changed = next(one for one in offices.bonus_rates(shown.file) if one.id == rate.id)
    assert changed.multiplier_thousandths == 350
    assert changed.legal_basis == rate.legal_basis


def test_a_multiplier_that_is_none_is_told(shown: Shown) -> None:
    section(shown, "rates")
    shown.press("Insert")
    panel = shown.page.panel()
    assert isinstance(panel, RatePanel)
    panel.multiplier.set_value("một nửa")
    shown.press("Ctrl+Enter")
    assert problems(shown) == ["Hệ số “một nửa” không đọc được. Gõ lại, ví dụ 0,3.", "Chưa có ngày bắt đầu."]


def test_the_look_follows_at_once_and_is_kept_on_this_pc(
    shown: Shown, look: Look, pc_settings: PcSettings
) -> None:
    shown.page.opened({"section": "appearance"})
    assert shown.focus_name() == "Sáng"
    shown.press("Right")
    assert look.choice is ThemeChoice.DARK
    assert look.theme.dark
    assert pc_settings.get(THEME) == "dark"
    shown.press("Tab", "Right")
    assert round(look.scale * 100) == 110
    assert pc_settings.get(TEXT_SIZE_PERCENT) == 110


def test_an_earlier_step_is_undone_from_the_history_and_done_again(shown: Shown) -> None:
    issuers = offices.issuers(shown.file)
    first = issuers[0]
    step = offices.save_issuer(shown.file, first, replace(first, place="Hà Nội")).result().step
    offices.save_issuer(shown.file, issuers[1], replace(issuers[1], place="Hà Nội")).result()
    assert step is not None
    shown.page.opened({"section": "history"})
    shown.wait(lambda: shown.page.history.table.view.model().rowCount() == 5)
    shown.page.history.table.set_current_id(step.id)
    shown.press("Delete")
    shown.wait_notice("Đã hoàn tác: Đã sửa cơ quan ban hành Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm.")
    assert [one.place for one in offices.issuers(shown.file)[:2]] == ["Hoàn Kiếm", "Hà Nội"]
    shown.press("Ctrl+Y")
    shown.wait(lambda: offices.issuers(shown.file)[0].place == "Hà Nội")


def test_a_step_in_the_way_is_named(shown: Shown) -> None:
    first = offices.issuers(shown.file)[0]
    done = offices.save_issuer(shown.file, first, replace(first, place="Hà Nội")).result()
    offices.save_issuer(shown.file, done.value, replace(done.value, place="Ba Đình")).result()
    assert done.step is not None
    earlier = done.step.id
    shown.page.opened({"section": "history"})
    shown.wait(lambda: shown.page.history.table.view.model().rowCount() == 5)
    shown.page.history.table.set_current_id(earlier)
    shown.press("Delete")
    shown.wait_notice("Chưa hoàn tác được vì có thao tác làm sau")
    assert "Đã sửa cơ quan ban hành" in shown.notice()
    assert offices.issuers(shown.file)[0].place == "Ba Đình"


def test_what_cannot_be_undone_says_so(shown: Shown) -> None:
    shown.page.opened({"section": "history"})
    shown.press("Delete")
    shown.wait_notice("Thao tác này không hoàn tác được.")


def test_about_tells_version_and_that_nothing_leaves_this_pc(shown: Shown) -> None:
    shown.page.opened({"section": "about"})
    texts = [label.text() for label in shown.page.current().findChildren(QLabel)]
    assert any("Không kết nối mạng; dữ liệu chỉ nằm trên máy này." in text for text in texts)
    assert any(text.startswith("Sổ Vàng ") for text in texts)
    assert any("trường hợp khen thưởng" in text for text in texts)


def test_what_was_typed_survives_esc(shown: Shown) -> None:
    section(shown, "salaries")
    shown.press("Insert")
    shown.type("1/7/27")
    shown.press("Escape")
    assert shown.page.panel() is None
    shown.press("Insert")
    assert isinstance(panel := shown.page.panel(), SalaryPanel)
    assert panel.day.value() == "01/07/2027"


def test_another_section_closes_the_panel_and_keeps_the_keyboard_in_the_list(shown: Shown) -> None:
    section(shown, "salaries")
    shown.press("F2")
    shown.go_to(shown.page.list.view)
    shown.press("Down")
    assert shown.page.panel() is None
    assert shown.focus_name() == "Các mục cài đặt"


@pytest.mark.parametrize("key", ["issuers", "signers", "salaries", "rates"])
def test_f2_and_enter_open_the_row_and_esc_gives_the_keyboard_back(shown: Shown, key: str) -> None:
    found = section(shown, key)
    for press in ("F2", "Enter"):
        shown.press(press)
        assert shown.page.panel() is not None
        shown.press("Escape")
        assert shown.page.panel() is None
        assert shown.focus() is found.table.view


def test_a_signer_needs_an_issuer_first(beginner: Shown) -> None:
    section(beginner, "signers")
    beginner.press("Insert")
    assert beginner.page.panel() is None
    assert beginner.notice() == "Chưa có cơ quan ban hành nào. Thêm cơ quan ban hành rồi thêm người ký."


def test_the_form_of_the_office_is_never_wider_than_its_section(shown: Shown, look: Look) -> None:
    office = shown.page.office
    look.set_scale(1.6)
    shown.window.resize(1093, 542)
    shown.wait(lambda: office.width() < look.theme.px(560))
    assert office.form.geometry().right() < office.width()


def test_the_ends_of_report_periods_are_kept(shown: Shown) -> None:
    shown.page.opened({"section": "periods"})
    assert shown.focus() is shown.page.periods.first_focus()
    shown.type("15/3")
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã lưu ngày chốt, hạn gửi các kỳ báo cáo.")
    assert cut_offs(shown.file).first_quarter == (3, 15)
    assert habits(shown.file) == Habits(15, 50)


def test_the_deadline_and_the_jump_are_the_offices_own(shown: Shown) -> None:
    shown.page.opened({"section": "periods"})
    shown.go_to(shown.page.periods.deadline)
    shown.page.periods.deadline.selectAll()
    shown.type("7")
    shown.press("Enter")
    assert shown.focus() is shown.page.periods.jump
    shown.page.periods.jump.selectAll()
    shown.type("30")
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã lưu ngày chốt")
    assert habits(shown.file) == Habits(7, 30)


def test_a_period_that_would_end_before_the_last_one_is_not_kept(shown: Shown) -> None:
    shown.page.opened({"section": "periods"})
    shown.type("1/7")
    shown.press("Ctrl+Return")
    (error,) = shown.page.periods.form.errors()
    assert error.editor is shown.page.periods.days.editors["half_year"]
    assert cut_offs(shown.file) == CALENDAR


def test_a_field_of_the_offices_own_is_added_changed_and_deleted(shown: Shown) -> None:
    shown.page.opened({"section": "local_fields"})
    shown.press("Insert")
    shown.type("Chuyển đổi số")
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã thêm lĩnh vực Chuyển đổi số.")
    (added,) = [one for one in initiatives.local_fields(shown.file) if one.name == "Chuyển đổi số"]
    assert added.counted_as is Field.ECONOMY
    shown.wait(lambda: shown.page.panel() is None)
    table = section(shown, "local_fields").table
    table.set_current_id(added.id or 0)
    shown.go_to(table.view)
    shown.press("Delete")
    shown.wait(lambda: added not in initiatives.local_fields(shown.file))


def test_an_issuer_with_decisions_stays_and_one_without_goes(shown: Shown) -> None:
    shown.page.opened({"section": "issuers"})
    table = shown.page.current()
    assert isinstance(table, TableSection)
    used = offices.find_issuer(shown.file, "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm")
    table.table.set_current_id(used.id or 0)
    shown.go_to(table.table.view)
    shown.press("Delete")
    shown.wait_notice(f"{used.name} còn đứng tên")
    new = Issuer("Hội Khuyến học phường", Family.FRONT, Level.WARD)
    unused = offices.save_issuer(shown.file, None, new).result().value
    shown.wait(lambda: table.table._model.row_of(unused.id or 0) >= 0)
    table.table.set_current_id(unused.id or 0)
    shown.press("Delete")
    shown.wait_notice("Đã xóa cơ quan ban hành Hội Khuyến học phường.")
    assert unused.id not in {one.id for one in offices.issuers(shown.file)}


def test_the_letter_of_each_kind_is_written_in_the_offices_words(shown: Shown) -> None:
    shown.page.opened({"section": "mail"})
    part = shown.page.mail
    shown.type("Quận ủy")
    shown.press("Enter")
    shown.type("Thành ủy")
    part.text.setPlainText("Gửi {người nhận}.\n\n{tệp}")
    shown.go_to(part.kind)
    shown.press("Down", "Down")
    assert part.text.toPlainText() == DEFAULT_TEXT
    part.text.setPlainText("Gửi {nơi nhận}.")
    shown.press("Ctrl+Enter")
    problem = part.form.errors()[0].problem()
    assert problem is not None
    assert problem.text.startswith("Không có chỗ thay {nơi nhận}.")
    part.text.setPlainText("")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã lưu thư gửi báo cáo.")
    shown.wait(lambda: part.text.toPlainText() == DEFAULT_TEXT)
    assert mail_texts(shown.file) == MailTexts(
        {"report": "Gửi {người nhận}.\n\n{tệp}"}, "Quận ủy", "Thành ủy"
    )


def test_an_address_of_before_is_offered(shown: Shown, tmp_path: Path) -> None:
    workbook = tmp_path / "b.xlsx"
    workbook.write_bytes(b"x")
    for to in ("cu@hanoi.gov.vn", "Ban Dân vận", "moi@hanoi.gov.vn"):
        sending = submissions.Sending("activity", quarter(2026, 3), workbook, Way.MAIL, to)
        submissions.submit(shown.file, sending, submissions.FrozenReport([], {})).result()
    shown.press("Enter", "Enter")
    assert shown.focus() is shown.page.office.address
    shown.press("F4", "Down", "Enter")
    assert shown.page.office.address.value() == "moi@hanoi.gov.vn"
