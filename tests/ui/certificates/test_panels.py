"""The panels beside the sheets: second reader, options, sheets issued already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.operations import awards
from desktop.operations.printing import reprints
from desktop.operations.printing.print_plans import Order
from desktop.records.printable import Margins
from desktop.ui.certificates import work
from desktop.ui.certificates.options_panel import OptionsPanel
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.panel import WHOLE
from desktop.ui.certificates.panel_notice import PanelNotice
from desktop.ui.certificates.print_options import PrintOptions, nudge_words, typed_sheet
from desktop.ui.certificates.proof_panel import ProofPanel
from desktop.ui.certificates.reprint_panel import MARKED, ReprintPanel
from desktop.ui.printing.printers import Ending, Printed
from desktop.wiring import PcSettings
from tests.ui.certificates.conftest import Open, Opened
from tests.ui.certificates.desks import CONTROL
from tests.ui.certificates.test_outcome import answered, press, type_in
from tests.ui.certificates.test_page import PRINTED, entry, print_all, said


def options(shown: Opened) -> OptionsPanel:
    shown.bench.window.commands.run("certificates.options")
    panel = shown.page.panel()
    assert isinstance(panel, OptionsPanel)
    return panel


def proof(shown: Opened) -> ProofPanel:
    press(shown, Qt.Key.Key_F9)
    panel = shown.page.panel()
    assert isinstance(panel, ProofPanel)
    return panel


def reprint(shown: Opened) -> ReprintPanel:
    panel = shown.page.panel()
    assert isinstance(panel, ReprintPanel)
    return panel


def test_f9_and_enter_print_the_proof_sheet_and_keep_nothing(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    proof(shown)
    press(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.bench.window.notices.notice() is not None, timeout=20000)
    assert "Soát xong, cho phôi vào rồi in." in shown.bench.notice().text
    document = pypdfium2.PdfDocument(shown.printers.path)
    assert 2 <= len(document) <= 8
    document.close()
    assert shown.printed() == 0
    assert isinstance(shown.page.panel(), ProofPanel)


def test_without_a_printer_the_proof_sheet_becomes_a_file(opened: Open, tmp_path: Path) -> None:
    shown = opened(printers=())
    proof(shown)
    shown.files.answer = tmp_path / "soát"
    press(shown, Qt.Key.Key_Return)
    assert shown.files.suggested[0].name == "Ban-soat-loi_218-QD-UBND.pdf"
    assert (tmp_path / "soát.pdf").exists()
    shown.bench.take("Mở tệp")
    assert shown.files.shown == [tmp_path / "soát.pdf"]


def test_space_ticks_what_was_read_and_a_correction_lets_the_tick_fall(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    first, second = (sheet.award.id or 0 for sheet in shown.batch.sheets[:2])
    ticked = shown.page.ticked_ids()
    proof(shown)
    assert entry(shown, first).detail == "Chưa soát"
    for one in (first, second):
        shown.page.sheets.set_current(one)
        shown.key(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda one=one: entry(shown, one).ticked)  # type: ignore[misc]
    assert entry(shown, first).detail.startswith("Đã soát 09/10 · ")
    award = shown.batch.sheets[0].award
    changed = replace(award, second_line="Nơi khác")
    awards.change_award(shown.bench.desk.file, award, changed, "nhầm đơn vị").result()
    qtbot.waitUntil(lambda: not entry(shown, first).ticked)
    assert entry(shown, second).ticked
    press(shown, Qt.Key.Key_Escape)
    assert shown.page.ticked_ids() == ticked
    assert entry(shown, first).detail == "Chưa in"


def test_the_options_are_taken_at_once_and_kept_on_the_pc_but_for_copies_and_nudge(
    opened: Open, settings: PcSettings
) -> None:
    shown = opened()
    shown.page.side.way.button(WHOLE).click()
    panel = options(shown)
    panel.order.setFocus()
    press(shown, Qt.Key.Key_Down)
    panel.right.setFocus()
    press(shown, Qt.Key.Key_Up)
    panel.down.setFocus()
    for _step in range(2):
        press(shown, Qt.Key.Key_Up)
    panel.copies.set_value("2")
    press(shown, Qt.Key.Key_Return, CONTROL)
    assert shown.page.panel() is None
    chosen = shown.page._setup.options
    assert chosen == PrintOptions(copies=2, order=Order.ANNEX, right=1, down=-2)
    assert chosen.nudge_mm == (0.5, -1.0)
    assert chosen.summary == "Khay tự chọn · 2 bản · theo danh sách kèm theo"
    assert any("Cả trang dịch sang phải 0,5 mm, lên 1 mm." in words for words in said(shown))
    again = opened()
    assert again.page._setup.options == PrintOptions(order=Order.ANNEX)


def nudge(shown: Opened) -> tuple[float, float]:
    """How far the next sheets are moved, in mm."""
    return shown.page._setup.options.nudge_mm


def test_a_nudge_is_for_the_sheets_at_hand(opened: Open) -> None:
    shown = opened()
    panel = options(shown)
    panel.right.setFocus()
    press(shown, Qt.Key.Key_Up)
    press(shown, Qt.Key.Key_Escape)
    shown.page.opened(None)
    assert nudge(shown) == (0.5, 0)
    shown.page.opened(shown.commendation_id)
    assert nudge(shown) == (0, 0)
    assert not any("Cả trang dịch" in words for words in said(shown))
    panel = options(shown)
    assert panel.right.text() == "0"
    panel.down.setFocus()
    assert nudge(shown) == (0, 0)


def test_the_nudge_in_force_is_taken_back_beside_it(opened: Open) -> None:
    shown = opened()
    panel = options(shown)
    panel.down.setFocus()
    press(shown, Qt.Key.Key_Up)
    press(shown, Qt.Key.Key_Return, CONTROL)
    notice = next(
        one for one in shown.page.side.findChildren(PanelNotice) if "Cả trang dịch" in one.accessibleName()
    )
    assert notice.button is not None
    notice.button.click()
    assert nudge(shown) == (0, 0)
    assert not any("Cả trang dịch" in words for words in said(shown))


def test_the_panel_of_issued_sheets_tells_the_paper_that_comes_out(opened: Open) -> None:
    shown = opened(PRINTED)
    shown.page.side.way.button(WHOLE).click()
    shown.page._take_options(PrintOptions(copies=3))
    shown.bench.window.commands.run("certificates.reprint")
    assert reprint(shown).save_button.text() == "In lại 3 tờ (1 × 3)"


def test_a3_is_shown_and_a_sheet_that_is_too_small_is_given_up(opened: Open) -> None:
    shown = opened()
    panel = options(shown)
    panel.sheet.set_value("420 x 297")
    panel.form.submit()
    assert shown.page.preview.foot._size.text() == "A3 ngang, 420 × 297 mm"
    panel = options(shown)
    panel.sheet.set_value("nhỏ")
    panel.form.submit()
    assert [one.problem().text for one in panel.form.errors() if one.problem()] == [  # type: ignore[union-attr]
        "Gõ chiều ngang x chiều cao, ví dụ 420 x 297."
    ]
    panel.sheet.set_value("100 x 80")
    panel.form.submit()
    assert "Khổ giấy" in shown.bench.notice().text
    assert shown.page._setup.options.sheet == ""
    assert shown.page.preview.foot._size.text() == "A4 ngang, 297 × 210 mm"


def test_copies_and_the_reverse_order_reach_the_printer(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened()
    ids = shown.tick(3)
    shown.page.side.way.button(WHOLE).click()
    panel = options(shown)
    panel.copies.set_value("2")
    panel.order.set_value(Order.REVERSED.value)
    panel.form.submit()
    printed: list[int] = []

    def print_pages(pdf: bytes, *_more: object) -> Printed:
        document = pypdfium2.PdfDocument(pdf)
        printed.append(len(document))
        document.close()
        return Printed(printed[0], Ending.DONE)

    monkeypatch.setattr(work, "print_pages", print_pages)
    print_all(shown, qtbot)
    assert printed == [6]
    question = shown.page.panel()
    assert isinstance(question, OutcomePanel)
    assert [sheet.award_id for sheet in question._sheets] == ids[::-1]
    type_in(shown, "2")
    press(shown, Qt.Key.Key_Return, CONTROL)
    answered(shown, qtbot, 2)
    assert shown.page.ticked_ids() == ids[:1]


def test_an_element_in_the_strip_that_the_printer_leaves_white_is_refused(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened()
    shown.tick(1)
    monkeypatch.setattr(shown.printers, "margins", lambda *_asked: Margins(60, 5, 5, 5), raising=False)
    shown.page.print_ticked()
    assert "mép trái" in shown.bench.notice().text
    assert shown.page.side.foot.print_button.isVisible()


def test_an_issued_sheet_is_printed_again_only_for_a_reason(opened: Open, qtbot: QtBot) -> None:
    shown = opened(PRINTED)
    first = shown.batch.sheets[0].award.id or 0
    shown.page.sheets.turn([first])
    shown.bench.window.commands.run("certificates.print")
    panel = reprint(shown)
    assert panel.save_button.text() == "In lại 1 tờ"
    assert panel.reason.hasFocus()
    press(shown, Qt.Key.Key_Return, CONTROL)
    assert panel.form.errors()
    type_in(shown, "tờ cũ bị ướt")
    press(shown, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: isinstance(shown.page.panel(), OutcomePanel), timeout=20000)
    press(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.page.panel() is None)
    old, new = reprints.pages_of(shown.bench.desk.file, first)
    assert (new.texts, new.layout_json, new.reason) == (old.texts, old.layout_json, "tờ cũ bị ướt")
    assert new.print_number == 2


def test_the_mark_of_a_reprint_is_a_choice(opened: Open) -> None:
    shown = opened(PRINTED)
    shown.bench.window.commands.run("certificates.reprint")
    panel = reprint(shown)
    panel.way.button(MARKED).click()
    batch = panel.shown_batch()
    assert batch is not None
    assert all(sheet.page.texts["register"].endswith("(cấp lại)") for sheet in batch.sheets)


def test_issued_sheets_among_others_are_left_out_or_printed_again(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    ids = shown.tick(2)
    print_all(shown, qtbot)
    press(shown, Qt.Key.Key_Return)
    answered(shown, qtbot, 2)
    third = shown.batch.sheets[2].award.id or 0
    shown.page.sheets.turn([ids[0], third])
    shown.bench.window.commands.run("certificates.print")
    assert shown.bench.notice().text == "1 tờ đang chọn đã in tốt. Bỏ chọn, hoặc in lại với lý do."
    shown.bench.take("Bỏ chọn tờ đã in")
    assert shown.page.ticked_ids() == [third]


def test_what_was_never_printed_cannot_be_reprinted(opened: Open) -> None:
    shown = opened()
    shown.bench.window.commands.run("certificates.reprint")
    assert shown.page.panel() is None
    assert "chưa có tờ nào in tốt" in shown.bench.notice().text


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("420 x 297", (420, 297)),
        ("297×210", (297, 210)),
        ("330,5 X 240", (330.5, 240)),
        ("A3", None),
        ("", None),
    ],
)
def test_a_size_of_paper_is_read_as_it_is_typed(typed: str, size: tuple[float, float] | None) -> None:
    assert typed_sheet(typed) == size


@pytest.mark.parametrize(
    ("right", "down", "words"),
    [(0, 0, ""), (3, 0, "sang phải 1,5 mm"), (-1, 2, "sang trái 0,5 mm, xuống 1 mm")],
)
def test_a_nudge_in_words(right: int, down: int, words: str) -> None:
    assert nudge_words(right, down) == words
