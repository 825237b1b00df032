"""What is asked after a print, and what comes of the answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.operations import awards, blanks, commendations
from desktop.operations.printing import prints, reprints
from desktop.records.blank import BlankMovement
from desktop.records.codes import BlankMove, PageState
from desktop.ui.certificates import work
from desktop.ui.certificates.options_panel import OptionsPanel
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.panel import TEXT_ONLY, WHOLE
from desktop.ui.jobs import Progress
from desktop.ui.printing.printers import Ending, Printed
from desktop.ui.widgets.form import ProblemCount
from tests.ui.certificates.conftest import Open, Opened
from tests.ui.certificates.desks import CONTROL
from tests.ui.certificates.test_page import entry, print_all, said


def question(shown: Opened) -> OutcomePanel:
    panel = shown.page.panel()
    assert isinstance(panel, OutcomePanel)
    return panel


def press(shown: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(shown.bench.window.focusWidget(), key, modifiers or Qt.KeyboardModifier.NoModifier)


def type_in(shown: Opened, text: str) -> None:
    for letter in text:
        focused = shown.bench.window.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def count_blanks(shown: Opened, sheets: int) -> None:
    """So many sheets lie in the cupboard of the blank that the decision takes."""
    file = shown.bench.desk.file
    stock = blanks.stock_for(file, shown.commendation_id)
    assert stock is not None
    counted = BlankMovement(stock.blank.id or 0, file.now().date(), BlankMove.COUNTED, sheets)
    blanks.record_movement(file, counted).result()


def left(shown: Opened) -> int:
    stock = blanks.stock_for(shown.bench.desk.file, shown.commendation_id)
    assert stock is not None
    return stock.left


def answered(shown: Opened, qtbot: QtBot, printed: int) -> None:
    """Until the answer is recorded and the page shows it."""
    qtbot.waitUntil(lambda: shown.printed() == printed and not shown.bench.desk.is_saving())
    assert shown.page.panel() is None


def test_enter_says_that_all_are_good(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    first, *_ = shown.tick(3)
    print_all(shown, qtbot)
    assert question(shown).accessibleName() == "Những tờ nào in được?"
    assert entry(shown, first).detail == "Tốt"
    assert shown.printed() == 0
    press(shown, Qt.Key.Key_Return)
    answered(shown, qtbot, 3)
    qtbot.waitUntil(lambda: entry(shown, first).detail == "Đã in 09/10")
    assert shown.page.panel() is None
    assert shown.page.side.isVisible()
    assert shown.bench.notice().text == "Đã ghi nhận 3 tờ."
    assert prints.waiting(shown.bench.desk.file, shown.commendation_id) is None


def test_a_jam_after_sheet_17_of_38_prints_exactly_the_missing_ones_in_order(
    opened: Open, qtbot: QtBot
) -> None:
    """Issue 6, Must show 5: 17 good, the 18th crumpled, 20 never came out."""
    shown = opened()
    count_blanks(shown, 60)
    qtbot.waitUntil(lambda: shown.page.side.blank_choice.text().endswith("(còn 60)"))
    ids = shown.tick(38)
    print_all(shown, qtbot)
    type_in(shown, "17")
    press(shown, Qt.Key.Key_Tab)
    type_in(shown, "18")
    press(shown, Qt.Key.Key_Return)
    type_in(shown, "kẹt giấy")
    assert question(shown).save_button.text() == "Ghi nhận 17 tờ"
    assert entry(shown, ids[17]).detail == "Hỏng – in lại"
    assert entry(shown, ids[18]).detail == "Xếp hàng chờ"
    press(shown, Qt.Key.Key_Return, CONTROL)
    answered(shown, qtbot, 17)
    qtbot.waitUntil(lambda: shown.page.panel() is None)
    assert left(shown) == 60 - 18
    assert shown.bench.notice().text == "Đã ghi nhận 17 tờ. Hỏng 1 tờ. Còn 21 tờ xếp hàng chờ."
    assert shown.page.side.foot.print_button.text() == "In tiếp 21 tờ"
    assert shown.page.ticked_ids() == ids[17:]

    shown.bench.take("In tiếp 21 tờ")
    qtbot.waitUntil(lambda: isinstance(shown.page.panel(), OutcomePanel), timeout=20000)
    assert [sheet.award_id for sheet in question(shown)._sheets] == ids[17:]
    press(shown, Qt.Key.Key_Return)
    answered(shown, qtbot, 38)
    assert left(shown) == 60 - 18 - 21
    pages = {one: reprints.pages_of(shown.bench.desk.file, one) for one in ids}
    assert [len(pages[one]) for one in ids] == [1] * 17 + [2] + [1] * 20
    spoiled, good = pages[ids[17]]
    assert (spoiled.state, spoiled.reason, good.state) == (PageState.SPOILED, "kẹt giấy", PageState.GOOD)


def test_a_tick_in_the_list_picks_single_sheets(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    first, second, third = shown.tick(3)
    print_all(shown, qtbot)
    shown.page.sheets.set_current(second)
    shown.key(Qt.Key.Key_Space)
    panel = question(shown)
    assert panel.way.value() == "pick"
    assert panel.ticked() == {first, third}
    assert panel.save_button.text() == "Ghi nhận 2 tờ"
    other = next(one for one in shown.batch.sheets if one.award.id not in (first, second, third)).award.id
    shown.page.sheets.turn([other or 0])
    assert panel.ticked() == {first, third}
    shown.bench.press(shown.page.sheets.view, Qt.Key.Key_F6)
    press(shown, Qt.Key.Key_P, CONTROL)  # back to the question, which has the answer
    panel.form.submit()
    answered(shown, qtbot, 2)
    assert shown.page.ticked_ids() == [second]


def test_what_cannot_be_is_said_beside_its_field(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    shown.tick(3)
    print_all(shown, qtbot)
    panel = question(shown)
    type_in(shown, "9")
    press(shown, Qt.Key.Key_Return, CONTROL)
    problems = [field.problem() for field in panel.form.fields()]
    assert problems[0] is None
    assert problems[1] is not None
    assert problems[1].text == "Gõ số của tờ đã in, từ 1 đến 3."
    panel.last.set_value("3")
    panel.spoiled.set_value("7")
    panel.form.submit()
    assert [field.problem().text for field in panel.form.errors() if field.problem()] == [  # type: ignore[union-attr]
        "Tờ 7 không có trong lần in này."
    ]
    panel.spoiled.set_value("hai")
    panel.form.submit()
    panel.spoiled.set_value("2")
    panel.form.submit()
    assert [field.problem().text for field in panel.form.errors() if field.problem()] == [  # type: ignore[union-attr]
        "Chưa ghi lý do hỏng."
    ]
    assert shown.printed() == 0


def test_none_came_out_and_nothing_is_kept(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    shown.tick(2)
    print_all(shown, qtbot)
    for _step in range(3):
        press(shown, Qt.Key.Key_Down)
    assert question(shown).way.value() == "none"
    press(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.page.panel() is None)
    assert shown.printed() == 0
    assert shown.bench.notice().text == "Chưa ghi nhận tờ nào. Còn 2 tờ xếp hàng chờ."


def test_the_question_waits_in_the_register_until_it_is_answered(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = opened()
    first, *_ = shown.tick(2)
    print_all(shown, qtbot)
    press(shown, Qt.Key.Key_Escape)
    assert shown.page.panel() is None
    assert entry(shown, first).detail == "Chờ ghi nhận"
    assert shown.page.side.foot.record_button.isVisible()
    press(shown, Qt.Key.Key_P, CONTROL)
    assert question(shown).way.value() == "all"
    press(shown, Qt.Key.Key_Escape)
    press(shown, Qt.Key.Key_Escape)
    assert shown.bench.window.current_page() is shown.bench.home

    again = opened()  # another window, as after the program was killed: it cannot know what came out
    panel = question(again)
    assert panel.way.value() == "range"
    assert again.bench.window.focusWidget() is panel.last
    type_in(again, "1")
    press(again, Qt.Key.Key_Return, CONTROL)
    answered(again, qtbot, 1)


def test_stopping_asks_about_what_came_out(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened()
    shown.tick(4)
    step = Progress.step

    def stopping(self: Progress, done: int, total: int) -> None:
        if done == 2:
            self.stop()
        step(self, done, total)

    monkeypatch.setattr(Progress, "step", stopping)
    print_all(shown, qtbot)
    assert len(question(shown).ticked()) == 2
    press(shown, Qt.Key.Key_Return, CONTROL)
    answered(shown, qtbot, 2)
    qtbot.waitUntil(lambda: shown.page.side.foot.print_button.text() == "In tiếp 2 tờ")


def test_what_came_out_before_the_printer_fell_silent_is_asked_about(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened()
    first, _second = shown.tick(2)
    monkeypatch.setattr(work, "print_pages", lambda *_asked, **_named: Printed(1, Ending.SILENT))
    print_all(shown, qtbot)
    assert shown.bench.notice().text == (
        "Máy in Canon LBP 2900 không trả lời nữa, sau 1 tờ giấy. Trả lời tờ nào in được, rồi bấm In tiếp."
    )
    assert question(shown).ticked() == {first}
    press(shown, Qt.Key.Key_Return, CONTROL)
    answered(shown, qtbot, 1)
    assert shown.page.side.foot.print_button.text() == "In tiếp 1 tờ"


def test_a_row_whose_sheet_waits_cannot_be_deleted(opened: Open, qtbot: QtBot) -> None:
    from desktop.errors import SoVangError

    shown = opened()
    first, *_ = shown.tick(1)
    print_all(shown, qtbot)
    with pytest.raises(SoVangError) as refused:
        awards.delete_awards(shown.bench.desk.file, [first], "nhầm").result()
    assert refused.value.code == "award_has_pages"
    with pytest.raises(SoVangError) as refused:
        commendations.delete_commendation(shown.bench.desk.file, shown.commendation_id, "nhầm").result()
    assert refused.value.code == "commendation_has_pages"


def test_short_blanks_print_as_many_as_there_are_and_name_who_waits(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    count_blanks(shown, 21)
    qtbot.waitUntil(lambda: shown.page.side.blank_choice.text().endswith("(còn 21)"))
    ids = shown.tick(27)
    assert shown.page.side.foot.print_button.text() == "In 21 giấy khen"
    qtbot.waitUntil(lambda: bool(said(shown)))
    words = said(shown)[0]
    assert words.startswith("Phôi còn 21 tờ, thiếu 6 tờ. In 21 tờ trước, 6 tờ còn lại xếp hàng chờ: 22. ")
    labels = {sheet.award.id: sheet.label for sheet in shown.batch.sheets}
    assert all(labels[one] in words for one in ids[21:])
    print_all(shown, qtbot)
    press(shown, Qt.Key.Key_Return)
    answered(shown, qtbot, 21)
    qtbot.waitUntil(lambda: shown.page.ticked_ids() == ids[21:])
    assert left(shown) == 0
    shown.page.print_ticked()
    assert "Phôi đã hết trong sổ" in shown.bench.notice().text
    shown.page.side.blank_choice.set_value(0)
    shown.page.side.changed.emit()
    assert shown.page.side.foot.print_button.text() == "In 6 giấy khen"


def whole_pages(shown: Opened, copies: int) -> None:
    """White paper, so many copies of each certificate."""
    shown.page.side.way.button(WHOLE).click()
    shown.page.show_options()
    panel = shown.page.panel()
    assert isinstance(panel, OptionsPanel)
    panel.copies.set_value(str(copies))
    panel.form.submit()


def test_a_jam_amid_two_copies_asks_about_the_sheets_that_came_out_twice(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three papers are one certificate with both copies: the second one is not done."""
    shown = opened()
    count_blanks(shown, 10)
    whole_pages(shown, 2)
    first, _second = shown.tick(2)
    assert shown.page.side.foot.print_button.text() == "In 4 tờ (2 × 2 bản)"
    monkeypatch.setattr(work, "print_pages", lambda *_asked, **_named: Printed(3, Ending.SILENT))
    print_all(shown, qtbot)
    assert "sau 3 tờ giấy" in shown.bench.notice().text
    assert question(shown).job.taken == 1
    assert question(shown).ticked() == {first}
    assert "4 tờ giấy (2 tờ × 2 bản) đã gửi" in question(shown)._story(sure=True)
    press(shown, Qt.Key.Key_Return, CONTROL)
    answered(shown, qtbot, 1)
    assert left(shown) == 10
    assert shown.page.side.foot.print_button.text() == "In tiếp 2 tờ (1 × 2 bản)"


def test_on_blanks_each_certificate_comes_out_once(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    count_blanks(shown, 10)
    whole_pages(shown, 2)
    shown.page.side.way.button(TEXT_ONLY).click()
    shown.tick(2)
    assert shown.page.side.foot.print_button.text() == "In 2 giấy khen"
    shown.page.show_options()
    panel = shown.page.panel()
    assert isinstance(panel, OptionsPanel)
    assert panel.copies not in [field.editor for field in panel.form.fields()]
    print_all(shown, qtbot)
    assert shown.bench.notice().text == "Đã gửi 2 tờ tới Canon LBP 2900."
    document = pypdfium2.PdfDocument(shown.printers.path)
    assert len(document) == 2
    document.close()
    press(shown, Qt.Key.Key_Return)
    answered(shown, qtbot, 2)
    assert left(shown) == 8


def test_numbers_in_the_wrong_order_are_said_beside_the_last(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    shown.tick(3)
    print_all(shown, qtbot)
    panel = question(shown)
    panel.first.setText("3")
    panel.first.textEdited.emit("3")
    panel.last.setText("1")
    panel.last.textEdited.emit("1")
    panel.reason.setFocus()
    press(shown, Qt.Key.Key_Return, CONTROL)
    assert [field.editor for field in panel.form.errors()] == [panel.last]
    assert shown.bench.window.focusWidget() is panel.last
    problem = panel.form.errors()[0].problem()
    assert problem is not None
    assert problem.text == "Tờ 1 in trước tờ 3. Gõ tờ tốt cuối cùng."
    QApplication.processEvents()
    count = next(one for one in panel.findChildren(ProblemCount) if one.isVisible())
    room = count.contentsRect()
    needed = count.fontMetrics().boundingRect(
        0, 0, room.width(), 1000, int(Qt.TextFlag.TextWordWrap), count.text()
    )
    assert needed.width() <= room.width()
    assert needed.height() <= room.height()
    assert count.height() == count.sizeHint().height()
    assert room.width() > 250
    panel.first.setText("1")
    panel.first.textEdited.emit("1")
    assert panel.form.errors() == []


def test_a_row_corrected_before_the_answer_is_ticked_and_said(opened: Open, qtbot: QtBot) -> None:
    shown = opened()
    _first, second, *_ = shown.tick(3)
    print_all(shown, qtbot)
    award = shown.batch.sheets[1].award
    changed = replace(award, second_line="Nơi khác")
    awards.change_award(shown.bench.desk.file, award, changed, "nhầm đơn vị").result()
    qtbot.waitUntil(lambda: shown.batch.sheets[1].award.second_line == "Nơi khác")
    panel = question(shown)
    panel.form.submit()
    answered(shown, qtbot, 2)
    assert shown.bench.notice().text == "Đã ghi nhận 3 tờ, 1 tờ đã sửa cần in lại."
    assert shown.page.ticked_ids() == [second]
    assert shown.page.side.foot.print_button.text() == "In 1 giấy khen"
