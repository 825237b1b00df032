"""Opinions of a dialogue: shown, written down, answered, postponed, passed up, ordered, exported."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import conferences, opinions
from desktop.records.codes import ConferenceKind, OpinionState
from desktop.records.opinion import Opinion
from desktop.ui.conferences.answer_bar import AnswerBar
from desktop.ui.conferences.opinion_panels import AnswerPanel, OpinionPanel, PassUpPanel, PostponePanel
from desktop.ui.theme import Look
from tests.ui.conferences.conftest import DIALOGUE, FESTIVAL, REVIEW, Shown
from tests.ui.page_window import FakeFiles


def listed(shown: Shown) -> list[Opinion]:
    return [line.opinion for line in opinions.open_opinions(shown.file, DIALOGUE).lines]


def cells(shown: Shown, row: int) -> list[str]:
    model: Any = shown.page.view.opinions.view.model()
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def go_to(shown: Shown, place: int) -> Opinion:
    """The keyboard on one of the sample's six opinions."""
    opinion = listed(shown)[place - 1]
    shown.page.opened({"opinion_id": opinion.id})
    shown.wait(shown.page.view.opinions.view.hasFocus)
    return opinion


def settled(shown: Shown, notice: str) -> None:
    shown.wait_notice(notice)
    shown.wait(lambda: not shown.desk.is_saving())


def test_a_dialogue_shows_opinions_and_no_rounds(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    view = shown.page.view
    assert view.tabs.current() == "opinions"
    assert (view.opinions.isVisible(), view.rounds.isVisible(), view.handed_over.isVisible()) == (
        True, False, False,
    )  # fmt: skip
    assert view.people.text() == "Đại biểu: 112 / 120 có mặt, tỷ lệ 93,3 %"
    assert view.opinions.head.hint.text() == (
        "6 ý kiến · 1 quá hạn · 2 đang giải quyết · 1 đã chuyển cấp trên · 2 đã trả lời"
    )
    assert cells(shown, 0)[2:] == ["Phòng Kinh tế, Hạ tầng và Đô thị", "07/10/2026", "Quá hạn 2 ngày"]
    assert [cells(shown, row)[-1] for row in range(1, 6)] == [
        "Hạn hôm nay", "Còn 9 ngày", "Đã chuyển cấp trên", "Đã trả lời tại hội nghị", "Đã trả lời 24/09",
    ]  # fmt: skip


def test_a_summing_up_page_has_no_opinions(shown: Shown) -> None:
    for conference_id in (REVIEW, FESTIVAL):
        shown.page.opened({"conference_id": conference_id})
        assert not shown.page.view.opinions.isVisible()
        assert "opinions" not in dict(shown.page.view.tabs_shown())


def test_opinions_stay_in_sight_when_the_kind_of_conference_is_changed(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    seen = conferences.open_conference(shown.file, DIALOGUE).conference
    changed = replace(seen, kind=ConferenceKind.SEMINAR)
    conferences.change_conference(shown.file, seen, changed).result()
    shown.wait(lambda: "rounds" in dict(shown.page.view.tabs_shown()))
    assert shown.page.view.opinions.isVisible()


@pytest.mark.parametrize(
    ("place", "actions"),
    [
        (1, ["Sửa ý kiến", "Chuyển cấp trên", "Gia hạn…", "Đã trả lời tại hội nghị", "Ghi trả lời"]),
        (4, ["Sửa ý kiến", "Ghi trả lời"]),
        (5, ["Sửa ý kiến"]),
        (6, ["Sửa ý kiến"]),
    ],
)
def test_only_what_fits_the_state_is_offered(shown: Shown, place: int, actions: list[str]) -> None:
    go_to(shown, place)
    bar = shown.page.view.opinions.bar
    buttons = (
        bar.edit_button, bar.pass_up_button, bar.postpone_button, bar.at_once_button, bar.answer_button
    )  # fmt: skip
    assert [button.accessibleName() for button in buttons if button.isVisible()] == actions
    assert bar.title.text() == f"Ý kiến {place}"


def test_an_opinion_is_opened_with_the_keyboard_on_it(shown: Shown) -> None:
    wanted = go_to(shown, 3)
    assert shown.page.list.current_id() == DIALOGUE
    assert shown.page.view.opinions.current_id() == wanted.id
    assert shown.page.view.opinions.bar.content.text() == wanted.content


def test_ctrl_enter_answers_and_the_keyboard_comes_back(shown: Shown) -> None:
    go_to(shown, 1)
    shown.press("Ctrl+Enter")
    assert isinstance(shown.page.panel(), AnswerPanel)
    assert shown.focus_name() == "Nội dung trả lời"
    shown.type("Đã thay 4 bóng đèn")
    shown.press("Ctrl+Enter", "Ctrl+Enter")
    settled(shown, "Đã ghi trả lời ngày 09/10/2026 cho ý kiến 1")
    answered = listed(shown)[0]
    assert (answered.state, answered.answer, answered.answered_on) == (
        OpinionState.ANSWERED, "Đã thay 4 bóng đèn", date(2026, 10, 9),
    )  # fmt: skip
    assert shown.page.panel() is None
    assert shown.focus_name() == "Ý kiến của Nhân dân"
    assert cells(shown, 0)[-1] == "Đã trả lời 09/10"
    shown.press("Ctrl+Enter")
    assert shown.page.panel() is None
    shown.press("Ctrl+Z")
    shown.wait(lambda: cells(shown, 0)[-1] == "Quá hạn 2 ngày")


def test_answered_at_the_conference_takes_one_button(shown: Shown) -> None:
    go_to(shown, 2)
    shown.go_to(shown.page.view.opinions.bar.at_once_button)
    shown.press("Space")
    settled(shown, "Đã ghi trả lời tại hội nghị cho ý kiến 2")
    assert listed(shown)[1].state is OpinionState.ANSWERED_AT_ONCE
    assert shown.focus_name() == "Ý kiến của Nhân dân"


def test_a_due_day_moves_only_to_a_later_one(shown: Shown) -> None:
    go_to(shown, 1)
    shown.go_to(shown.page.view.opinions.bar.postpone_button)
    shown.press("Space")
    form = shown.page.panel()
    assert isinstance(form, PostponePanel)
    shown.press("Ctrl+Enter")
    assert [field.problem().text for field in form.form.errors()] == ["Chưa có hạn mới."]  # type: ignore[union-attr]
    shown.type("1/10")
    shown.press("Ctrl+Enter")
    assert [field.problem().text for field in form.form.errors()] == [  # type: ignore[union-attr]
        "Hạn mới phải sau hạn hiện nay, ngày 07/10/2026."
    ]
    form.due_on.selectAll()
    shown.type("20/10")
    shown.press("Enter")
    shown.type("Chờ vật tư")
    shown.press("Ctrl+Enter")
    settled(shown, "Đã gia hạn ý kiến 1")
    postponed = listed(shown)[0]
    assert postponed.due_on == date(2026, 10, 20)
    assert postponed.note.endswith("Chờ vật tư")


def test_passing_up_needs_a_superior_and_offers_those_of_before(shown: Shown) -> None:
    go_to(shown, 2)
    shown.go_to(shown.page.view.opinions.bar.pass_up_button)
    shown.press("Space")
    form = shown.page.panel()
    assert isinstance(form, PassUpPanel)
    shown.press("Ctrl+Enter")
    assert len(form.form.errors()) == 1
    shown.type("thanh pho")
    shown.press("Down", "Enter", "Ctrl+Enter")
    settled(shown, "Đã chuyển ý kiến 2")
    passed = listed(shown)[1]
    assert (passed.state, passed.passed_to) == (OpinionState.PASSED_UP, "UBND Thành phố")


def test_opinions_are_typed_one_after_the_other(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    shown.press("Insert")
    assert shown.focus_name() == "Nội dung ý kiến, bắt buộc"
    shown.type("Đề nghị sửa vỉa hè")
    shown.press("Tab")
    shown.type("Bà Lê Thị Hoa")
    first = shown.page.panel()
    assert isinstance(first, OpinionPanel)
    shown.go_to(first.due_on)
    shown.type("30/10")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: shown.page.panel() not in (None, first))
    shown.wait(lambda: shown.focus_name() == "Nội dung ý kiến, bắt buộc")
    second = shown.page.panel()
    assert isinstance(second, OpinionPanel)
    assert (second.content.value(), second.due_on.day()) == ("", date(2026, 10, 30))
    shown.type("Đề nghị thêm thùng rác")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: len(listed(shown)) == 8)
    assert [one.content for one in listed(shown)[6:]] == ["Đề nghị sửa vỉa hè", "Đề nghị thêm thùng rác"]
    shown.wait(lambda: not shown.desk.is_saving())
    shown.press("Escape")
    assert shown.page.panel() is None


def test_an_opinion_without_words_is_not_saved(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    shown.press("Insert", "Ctrl+Enter")
    form = shown.page.panel()
    assert isinstance(form, OpinionPanel)
    assert [field.problem().text for field in form.form.errors()] == [  # type: ignore[union-attr]
        "Chưa có nội dung ý kiến."
    ]
    assert len(listed(shown)) == 6


def test_f2_changes_the_chosen_opinion_with_its_answer(shown: Shown) -> None:
    go_to(shown, 6)
    shown.press("F2")
    form = shown.page.panel()
    assert isinstance(form, OpinionPanel)
    assert form.answer.isVisible()
    shown.go_to(form.said_by)
    form.said_by.selectAll()
    shown.type("Ông Nguyễn Hoàng Long, tổ 4")
    shown.press("Ctrl+Enter")
    settled(shown, "Đã sửa ý kiến 6")
    assert listed(shown)[5].said_by == "Ông Nguyễn Hoàng Long, tổ 4"


def test_f2_of_a_waiting_opinion_leaves_the_answer_to_its_bar(shown: Shown) -> None:
    go_to(shown, 1)
    shown.press("F2")
    form = shown.page.panel()
    assert isinstance(form, OpinionPanel)
    assert "Nội dung trả lời" not in form.raw()


def test_opinions_move_and_are_deleted_by_key(shown: Shown) -> None:
    before = [one.id for one in listed(shown)]
    go_to(shown, 1)
    shown.press("Alt+Up")
    assert not shown.desk.is_saving()
    shown.press("Alt+Down")
    shown.wait(lambda: [one.id for one in listed(shown)][:2] == [before[1], before[0]])
    shown.wait(lambda: not shown.desk.is_saving())
    assert shown.page.view.opinions.current_id() == before[0]
    shown.press("Delete")
    settled(shown, "Đã xóa 1 ý kiến.")
    assert before[0] not in [one.id for one in listed(shown)]
    shown.press("Ctrl+Z")
    shown.wait(lambda: before[0] in [one.id for one in listed(shown)])


def test_the_opinions_are_exported(shown: Shown, files: FakeFiles, tmp_path: Path) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    shown.page.view.opinions.export_button.click()
    shown.wait_notice("Đã xuất danh_sach_y_kien_2026_05_22.xlsx.")
    sheet = load_workbook(tmp_path / files.names[0]).active
    assert sheet is not None
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {one.content for one in listed(shown)} <= texts


def test_nothing_is_exported_when_the_dialog_is_closed(shown: Shown, files: FakeFiles) -> None:
    files.folder = None
    shown.page.opened({"conference_id": DIALOGUE})
    shown.page.handlers()["workbook.export"].run()
    assert len(files.names) == 1
    assert shown.notice() == ""


def test_beside_a_panel_the_answer_bar_goes(shown: Shown) -> None:
    go_to(shown, 1)
    assert shown.page.view.opinions.bar.isVisible()
    shown.press("F2")
    assert not shown.page.view.opinions.bar.isVisible()
    shown.press("Escape")
    assert shown.page.view.opinions.bar.isVisible()


def test_a_long_opinion_leaves_the_table_its_room(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    long = Opinion(DIALOGUE, 0, "Đề nghị sửa đường\n" * 100)
    added = opinions.add_opinion(shown.file, long).result().value
    shown.wait(lambda: shown.page.view.opinions.view.model().rowCount() == 7)
    shown.page.opened({"opinion_id": added.id})
    bar = shown.page.view.opinions.bar
    assert bar.content.text().startswith("Đề nghị sửa đường Đề nghị")
    assert bar.content.text().endswith("…")
    assert bar.height() < shown.page.view.opinions.height() / 2


def test_deeds_stand_under_the_title_where_they_do_not_fit_beside_it(look: Look, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    bar = AnswerBar(look, around)
    bar.title.setText("Ý kiến 1")
    around.show()
    for width, is_below in ((1000, False), (600, True), (1000, False)):
        bar.resize(width, 120)
        assert bar.minimumSizeHint().width() <= 600
        QApplication.processEvents()
        button = bar.at_once_button
        assert (button.mapTo(bar, QPoint(0, 0)).y() > bar.title.geometry().bottom()) is is_below
        assert button.width() >= button.sizeHint().width()
