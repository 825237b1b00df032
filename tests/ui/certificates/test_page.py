from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import awards, certificates
from desktop.ui.certificates.entries import SheetEntry
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.panel import TEXT_ONLY, WHOLE
from desktop.ui.certificates.panel_notice import PanelNotice
from desktop.ui.widgets.buttons import Button
from desktop.wiring import PcSettings
from tests.ui.certificates.conftest import Open, Opened
from tests.ui.certificates.desks import CONTROL

DRAFT = ""
"""The sample's draft has no number, no day and no register numbers."""

PRINTED = "171/QĐ-UBND"
PARTY = "11-QĐ/ĐU"


def said(shown: Opened) -> list[str]:
    """The notices of the panel, from the top."""
    return [
        notice.accessibleName()
        for notice in shown.page.side.findChildren(PanelNotice)
        if not notice.isHidden()
    ]


def entry(shown: Opened, award_id: int) -> SheetEntry:
    return next(one for one in shown.page.sheets.view.entries() if one.id == award_id)


def print_all(shown: Opened, qtbot: QtBot) -> None:
    shown.bench.window.commands.run("certificates.print")
    qtbot.waitUntil(lambda: isinstance(shown.page.panel(), OutcomePanel), timeout=20000)


def test_the_sheets_stand_in_the_order_of_presentation_with_their_count_in_the_button(opened: Open) -> None:
    shown = opened()
    ids = [sheet.award.id for sheet in shown.batch.sheets]
    assert [one.id for one in shown.page.sheets.view.entries()] == ids
    assert shown.page.side.foot.print_button.text() == "In 39 giấy khen"
    assert shown.bench.window.commands.text("certificates.print") == "In 39 giấy khen"
    assert shown.page.preview.foot.sentence() == "39 tên đều vừa khung."
    assert shown.page.sheets.current_id() == ids[0]
    assert shown.page.sheets.view.hasFocus()


def test_space_takes_a_sheet_out_and_ctrl_a_turns_all(opened: Open) -> None:
    shown = opened()
    first, second = (sheet.award.id or 0 for sheet in shown.batch.sheets[:2])
    shown.key(Qt.Key.Key_Space)
    assert shown.page.side.foot.print_button.text() == "In 38 giấy khen"
    assert not entry(shown, first).ticked
    assert entry(shown, first).second == "không chọn"
    shown.key(Qt.Key.Key_Down)
    assert shown.page.sheets.current_id() == second
    shown.key(Qt.Key.Key_A, CONTROL)
    assert shown.page.side.foot.print_button.text() == "In 39 giấy khen"
    shown.key(Qt.Key.Key_A, CONTROL)
    assert shown.page.side.foot.print_button.text() == "In giấy khen"
    assert shown.page.sheets.current_id() == second


def test_opened_for_some_awards_only_these_are_ticked(opened: Open, desk: object) -> None:
    whole = opened()
    wanted = [sheet.award.id for sheet in whole.batch.sheets[3:5]]
    whole.bench.window.open_page(
        "certificates", {"commendation_id": whole.commendation_id, "award_ids": wanted}
    )
    assert whole.page.ticked_ids() == wanted
    assert whole.page.sheets.current_id() == wanted[0]
    assert len(whole.page.sheets.view.entries()) == 39


def test_the_switch_shows_printed_and_waiting_sheets_with_their_counts(opened: Open) -> None:
    shown = opened(PRINTED)
    count = len(shown.batch.sheets)
    switch = shown.page.sheets.switch
    assert [button.text() for button in switch.findChildren(QAbstractButton)] == [
        f"Tất cả {count}",
        "Chưa in 0",
        f"Đã in {count}",
    ]
    assert shown.page.ticked_ids() == []
    assert all(one.detail.startswith("Đã in ") for one in shown.page.sheets.view.entries())
    switch.setFocus()
    shown.bench.press(switch, Qt.Key.Key_Right)
    assert shown.page.sheets.view.entries() == []


def test_f7_goes_through_the_five_fullest_sheets_and_says_why(opened: Open) -> None:
    shown = opened()
    seen, said = [], []
    for _ in range(6):
        shown.bench.window.commands.run("certificates.longest")
        seen.append(shown.page.sheets.current_id())
        said.append(shown.page.preview._why.text())
    assert len(set(seen)) == 5
    assert seen[0] == seen[5]
    assert said[0] == "1/5: tên dài nhất"
    assert {words.split(": ")[1] for words in said} >= {
        "tên dài nhất",
        "đơn vị dài nhất",
        "thành tích dài nhất",
    }
    easy = next(one for sheet in shown.batch.sheets if (one := sheet.award.id or 0) not in seen)
    shown.page.sheets.set_current(easy)
    assert shown.page.preview._why.text() == ""


def test_what_the_blank_carries_is_faint_and_white_paper_gets_all(opened: Open) -> None:
    shown = opened()
    paper = shown.page.preview.paper
    faint = paper.grab().toImage()
    shown.page.side.way.button(WHOLE).click()
    full = paper.grab().toImage()
    assert not shown.page.side.text_only
    assert darkness(full) > darkness(faint) * 1.3
    shown.page.side.way.button(TEXT_ONLY).click()
    assert paper.grab().toImage() == faint


def darkness(image: object) -> int:
    grey = image.convertToFormat(image.Format.Format_Grayscale8)  # type: ignore[attr-defined]
    return sum(255 - value for value in bytes(grey.constBits()))


def test_zooming_leaves_the_whole_page_and_comes_back(opened: Open) -> None:
    paper = opened().page.preview.paper
    fitting = paper.scale
    paper.setFocus()
    assert paper.fits_page()
    for _ in range(3):
        paper.zoom(1)
    assert paper.scale > fitting
    assert paper.horizontalScrollBar().maximum() > 0
    paper.fit_page()
    assert paper.scale == pytest.approx(fitting)
    assert paper.horizontalScrollBar().maximum() == 0


def test_what_is_missing_is_said_and_nothing_is_blocked(opened: Open) -> None:
    shown = opened(DRAFT)
    sentences = said(shown)
    assert any("Chưa có số quyết định" in one for one in sentences)
    assert any("Chưa có ngày quyết định" in one for one in sentences)
    assert any("chưa có số sổ vàng" in one for one in sentences)
    assert shown.page.side.foot.print_button.isEnabled()
    assert shown.bench.window.commands.enabled("certificates.print")


def test_alt_enter_reserves_register_numbers_and_the_sheets_have_them(opened: Open, qtbot: QtBot) -> None:
    from datetime import date

    from desktop.operations import commendations

    shown = opened(DRAFT)
    file = shown.bench.desk.file
    seen = commendations.open_commendation(file, shown.commendation_id).commendation
    signing = {"number": "230/QĐ-UBND", "decision_date": date(2026, 10, 9), "signer_id": seen.signer_id or 1}
    commendations.fill_number_and_date(file, seen, **signing).result()  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(said(shown)) == 1)
    assert "chưa có số sổ vàng" in said(shown)[0]
    shown.key(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said(shown) == [])
    assert all(sheet.award.register_number for sheet in shown.batch.sheets)
    assert "Đã vào sổ vàng" in shown.bench.notice().text


def test_a_name_corrected_after_printing_is_ticked_again(opened: Open, qtbot: QtBot) -> None:
    shown = opened(PRINTED)
    award = shown.batch.sheets[0].award
    assert shown.page.ticked_ids() == []
    corrected = replace(award, printed_name=f"{award.printed_name} mới")
    awards.change_award(shown.bench.desk.file, award, corrected, "ghi nhầm tên").result()
    qtbot.waitUntil(lambda: shown.page.ticked_ids() == [award.id])
    row = entry(shown, award.id or 0)
    assert (row.detail, row.mark.tone) == ("Đã in – đã sửa, in lại", "warn")
    assert shown.page.side.foot.print_button.text() == "In 1 giấy khen"


def test_without_a_printer_the_pdf_is_offered(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(printers=())
    assert any("chưa có máy in" in one for one in said(shown))
    shown.tick(2)
    shown.files.answer = tmp_path / "hai tờ"
    shown.bench.window.commands.run("certificates.print")
    shown.bench.take("Xuất PDF")
    qtbot.waitUntil(
        lambda: (tmp_path / "hai tờ.pdf").exists() and not shown.page.side.foot.stop_button.isVisible()
    )
    assert len(pypdfium2.PdfDocument(tmp_path / "hai tờ.pdf")) == 2


def test_the_paper_holds_what_was_ticked(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    shown.tick(2)
    print_all(shown, qtbot)
    document = pypdfium2.PdfDocument(shown.printers.path)
    assert len(document) == 2
    document.close()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_silent_printer_is_told_with_what_is_safe(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    shown.tick(2)
    shown.printers.path = Path("/nowhere/at/all.pdf")
    shown.bench.window.commands.run("certificates.print")
    qtbot.waitUntil(lambda: shown.page.side.foot.print_button.isVisible())
    assert shown.bench.notice().text == (
        "Chưa in được: máy in Canon LBP 2900 không trả lời. Bật máy in rồi bấm In tiếp."
    )
    assert len(shown.page.ticked_ids()) == 2


def test_while_printing_the_page_stays_and_says_how_to_stop(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    shown.tick(2)
    shown.bench.window.commands.run("certificates.print")
    assert shown.page.side.foot.running_button.text() == "Đang in 0/2…"
    assert shown.page.side.foot.stop_button.isVisible()
    assert not shown.bench.window.open_page("commendations")
    assert "Bấm Dừng" in shown.bench.notice().text
    qtbot.waitUntil(lambda: isinstance(shown.page.panel(), OutcomePanel), timeout=20000)


def test_the_pdf_has_its_name_and_is_printed_only_on_the_users_word(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = opened()
    shown.tick(2)
    shown.files.answer = tmp_path / "Giay-khen_218-QD-UBND.pdf"
    shown.page.side.foot.pdf_button.click()
    assert shown.files.suggested[0].name == "Giay-khen_218-QD-UBND.pdf"
    qtbot.waitUntil(lambda: shown.bench.window.notices.notice() is not None)
    assert shown.bench.notice().text == "Đã xuất 2 tờ: Giay-khen_218-QD-UBND.pdf"
    shown.bench.take("Mở thư mục")
    shown.bench.take("Mở tệp")
    assert shown.files.shown == [tmp_path, shown.files.answer]
    assert shown.printed() == 0
    shown.bench.take("Ghi là đã in")
    qtbot.waitUntil(lambda: isinstance(shown.page.panel(), OutcomePanel))
    QTest.keyClick(shown.bench.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.printed() == 2)


def test_one_file_for_each_goes_into_a_folder_of_its_own(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    shown = opened()
    shown.tick(3)
    shown.files.answer = tmp_path
    shown.bench.window.commands.run("certificates.separate")
    qtbot.waitUntil(lambda: shown.bench.window.notices.notice() is not None)
    assert len(list((tmp_path / "Giay-khen_218-QD-UBND").glob("*.pdf"))) == 3


def test_nothing_is_written_when_the_user_thinks_better_of_it(opened: Open) -> None:
    shown = opened()
    shown.page.export_pdf()
    shown.page.export_separate()
    assert shown.bench.window.notices.notice() is None


def test_a_decision_of_another_form_says_why_and_the_way_back(opened: Open) -> None:
    shown = opened(PARTY)
    button = next(one for one in shown.page.findChildren(Button) if one.text() == "Quay lại quyết định")
    assert button.isVisible()
    assert not shown.page.sheets.isVisible()
    button.click()
    assert shown.bench.window.current_page() is shown.bench.home


def test_a_letter_that_the_font_lacks_is_named_and_the_other_sheets_are_shown(
    opened: Open, qtbot: QtBot
) -> None:
    from dataclasses import replace

    from desktop.operations import awards

    shown = opened(DRAFT)
    award = shown.batch.sheets[0].award
    changed = replace(award, second_line="Tổ 漢字")
    awards.change_award(shown.bench.desk.file, award, changed).result()
    qtbot.waitUntil(lambda: any("phông không có" in one for one in said(shown)))
    assert shown.page.preview.foot.sentence() == "1 tờ cần xem lại."
    shown.bench.window.commands.run("certificates.print")
    qtbot.waitUntil(lambda: shown.bench.window.notices.notice() is not None)
    assert "漢字" in shown.bench.notice().text
    assert shown.page.side.foot.print_button.isVisible()


def test_every_control_has_a_name_and_no_key_is_lost(opened: Open) -> None:
    shown = opened()
    nameless = [
        one
        for one in shown.page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and not one.accessibleName()
    ]
    assert nameless == []


def test_the_next_time_begins_with_the_same_way_and_printer(opened: Open, settings: PcSettings) -> None:
    names = ("HP LaserJet P1102", "Canon LBP 2900")
    shown = opened(printers=names)
    assert shown.page.side.printer == names[0]
    shown.page.side.way.button(WHOLE).click()
    shown.page.side.printer_choice.setFocus()
    shown.bench.press(shown.page.side.printer_choice, Qt.Key.Key_Down)
    again = opened(printers=names)
    assert again.page.side.printer == names[1]
    assert not again.page.side.text_only
    assert not opened(printers=names[:1]).page.side.text_only


def test_a_narrow_window_keeps_the_print_button_in_sight(opened: Open) -> None:
    shown = opened()
    shown.bench.window.resize(1093, 542)
    button = shown.page.side.foot.print_button
    bottom = button.mapTo(shown.bench.window, button.rect().bottomRight())
    assert shown.bench.window.rect().contains(bottom)
    assert shown.bench.window.size().width() == 1093
    assert shown.page.preview.paper.width() >= 400


def test_the_preview_is_what_the_file_holds(opened: Open) -> None:
    shown = opened()
    first = shown.batch.only([shown.batch.sheets[0].award.id or 0])
    pdf = certificates.pdf_of(first, text_only=False)
    assert pypdfium2.PdfDocument(pdf)[0].get_size() == pytest.approx((841.89, 595.28), abs=0.01)
    assert shown.page.preview.paper.accessibleDescription().startswith("Tờ 1 trên 39: ")
