"""A report is asked about, sent, kept; when the register changes afterwards the page says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from desktop.operations import reports, submissions
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.report_checks import report_doubts
from desktop.records.award import Award
from desktop.records.conference import Conference
from desktop.records.period import parse_period
from desktop.records.report import RecordKind
from desktop.records.submission import ChangedFigure, ChangedRecord, Fate, Way
from desktop.store.writer import Deed
from desktop.ui.record_sent_panel import RecordSentPanel
from desktop.ui.reports.changes_panel import SAME, ChangesPanel, change_words, telling
from desktop.ui.reports.doubts_panel import DoubtsPanel
from desktop.ui.reports.outgoing import NEVER_WENT
from desktop.ui.reports.sent_panel import SentPanel
from desktop.ui.widgets.text import Text
from tests.ui.page_window import FakeFiles
from tests.ui.reports.conftest import Shown, compose

Q3 = parse_period("2026-Q3")


def send(shown: Shown) -> None:
    """A report sent by mail, kept, and the page read again."""
    compose(shown)
    shown.wait(lambda: bool(submissions.submissions(shown.file)) and "chưa đổi" in shown.page.notes.text())


def raise_amount(shown: Shown, more: int = 500_000) -> Award:
    """Correct the amount of an award of the quarter; returns it as it was."""
    award = next(
        one.award for one in reports.activity_report(shown.file, Q3).records.awards if one.award.amount
    )
    changed = replace(award, amount=(award.amount or 0) + more)
    shown.file.write(
        Deed("award_changed", {"name": "", "number": ""}, lambda w: w.update(award, changed))
    ).result()
    return award


def banner(shown: Shown) -> str:
    notice = shown.page.sent.banner.notice()
    return notice.text if notice and shown.page.sent.banner.isVisible() else ""


def figure_in(panel: ChangesPanel, before: str, now: str) -> bool:
    """Whether the panel lists a figure that went from one value to the other."""
    model = panel.figures.view.model()
    rows = [[model.index(row, column).data() for column in (1, 2)] for row in range(model.rowCount())]
    assert rows, "no figures"
    return [before, now] in rows


def test_what_is_odd_comes_before_the_letter_and_opens_with_enter(shown: Shown, files: FakeFiles) -> None:
    shown.press("Ctrl+M")
    shown.wait(lambda: isinstance(shown.page.panel(), DoubtsPanel))
    panel = shown.page.panel()
    assert isinstance(panel, DoubtsPanel)
    assert shown.focus() is panel.table.view
    assert files.names == []
    doubts = report_doubts(shown.file, "activity", Q3)
    assert panel.table.view.model().rowCount() == len(doubts) > 0
    first = next(place for place, one in enumerate(doubts) if one.record_id is not None)
    panel.table.set_current_id(first)
    shown.press("Enter")
    page, argument = shown.asked[-1]
    assert argument == {f"{doubts[first].about}_id": doubts[first].record_id}
    assert page in ("commendations", "conferences", "initiatives", "activities", "recipients")
    shown.press("Escape")
    assert shown.page.panel() is None
    assert shown.window.commands.enabled("email.compose")
    assert submissions.submissions(shown.file) == []


def test_the_list_of_what_is_odd_follows_the_register(shown: Shown) -> None:
    shown.page.check()
    shown.wait(lambda: isinstance(shown.page.panel(), DoubtsPanel))
    panel = shown.page.panel()
    assert isinstance(panel, DoubtsPanel)
    before = len(panel.sentences())
    like = shown.file.read.records(Conference)[0]
    undated = Conference(like.kind, like.level, "Hội nghị chưa có ngày")
    shown.file.write(Deed("conference_created", {"title": ""}, lambda w: w.insert(undated))).result()
    shown.wait(lambda: len(panel.sentences()) == before + 1)
    assert "Hội nghị chưa có ngày tổ chức nên không được tính: Hội nghị chưa có ngày" in panel.sentences()


def test_a_letter_is_kept_as_sent_with_what_was_asked(shown: Shown, files: FakeFiles) -> None:
    asked = [one.code for one in report_doubts(shown.file, "activity", Q3)]
    send(shown)
    (sent,) = submissions.submissions(shown.file)
    assert files.folder is not None
    workbook = files.folder / files.names[0]
    assert submissions.of_workbook(shown.file, workbook) == sent
    assert (sent.form, sent.period, sent.way) == ("activity", Q3, Way.MAIL)
    assert len(submissions.asked_before(sent)) == len(asked) > 0
    assert shown.page.notes.text().startswith("Đã gửi ngày 09/10/2026; số liệu chưa đổi.")
    assert banner(shown) == ""


def test_a_letter_that_was_closed_is_not_sent(shown: Shown, files: FakeFiles) -> None:
    files.handed = Handed(Outcome.CLOSED, "Outlook")
    compose(shown)
    shown.wait_notice("Cửa sổ thư của Outlook đã đóng")
    shown.wait(lambda: not shown.desk.is_saving())
    assert submissions.submissions(shown.file) == []


def test_a_letter_that_nothing_could_open_is_not_sent(shown: Shown, files: FakeFiles) -> None:
    files.opens = lambda path: path.suffix != ".eml"
    compose(shown)
    shown.wait_notice("Chưa mở được chương trình thư.")
    shown.wait(lambda: not shown.desk.is_saving())
    assert submissions.submissions(shown.file) == []
    assert "Đã gửi" not in shown.page.notes.text()
    shown.window.commands.run("report.sent")
    assert isinstance(shown.page.panel(), RecordSentPanel)


@pytest.mark.parametrize("outcome", [Outcome.NO_PROGRAM, Outcome.SHOWN, Outcome.SENT])
def test_the_notice_of_a_letter_takes_the_keeping_back(
    shown: Shown, files: FakeFiles, outcome: Outcome
) -> None:
    files.handed = Handed(outcome, "Outlook")
    send(shown)
    notice = shown.window.notices.notice()
    assert notice is not None
    assert ("Sổ ghi là đã gửi" in notice.text) is (outcome is not Outcome.SENT)
    next(action for action in notice.actions if action.text == NEVER_WENT).trigger()
    shown.wait(lambda: "Đã gửi" not in shown.page.notes.text())
    (sent,) = submissions.submissions(shown.file)
    assert sent.taken_back is not None
    told = shown.window.notices.notice()
    assert told is not None
    assert told.text.startswith("Đã ghi")
    assert told.actions == ()


def test_the_draft_of_a_closed_letter_opens_without_being_kept(shown: Shown, files: FakeFiles) -> None:
    files.handed = Handed(Outcome.CLOSED, "Outlook")
    compose(shown)
    shown.wait_notice("Cửa sổ thư của Outlook đã đóng")
    notice = shown.window.notices.notice()
    assert notice is not None
    notice.actions[0].trigger()
    shown.wait_notice("Đã mở thư kèm ")
    assert "Ghi báo cáo là đã gửi" in shown.notice()
    assert submissions.submissions(shown.file) == []


def test_the_line_of_changes_is_whole_with_and_without_a_panel(shown: Shown) -> None:
    send(shown)
    raise_amount(shown)
    shown.wait(lambda: bool(banner(shown)))
    for show in (shown.page.hide_panel, shown.page.sent.show_changes, shown.page.sent.show_list):
        show()
        QTest.qWait(0)
        words = next(one for one in shown.page.sent.banner.findChildren(Text) if one.isVisible())
        assert words.fitted(words.contentsRect().width()) == words.text()


def test_an_amount_corrected_afterwards_is_told_with_its_record(shown: Shown) -> None:
    send(shown)
    award = raise_amount(shown)
    shown.wait(lambda: bool(banner(shown)))
    shown.window.commands.run("report.changes")
    panel = shown.page.panel()
    assert isinstance(panel, ChangesPanel)
    count, _, rest = panel.words.text().partition(" ")
    assert rest.startswith("con số đã khác.")
    assert banner(shown) == f"Số liệu đã đổi từ khi gửi ngày 09/10/2026: {count} con số."
    assert figure_in(panel, "76.860.000", "77.360.000")
    assert shown.focus() is panel.figures.view
    shown.press("Enter")
    assert shown.focus() is panel.records.view
    shown.press("Enter")
    assert shown.asked[-1] == ("commendations", {"award_id": award.id})
    changed = shown.file.read.get(Award, award.id or 0)
    shown.file.write(
        Deed("award_changed", {"name": "", "number": ""}, lambda w: w.update(changed, award))
    ).result()
    shown.wait(lambda: not banner(shown))
    assert panel.words.text() == SAME
    assert not panel.figures.isVisible()


def test_the_banner_is_of_the_period_in_sight(shown: Shown) -> None:
    send(shown)
    raise_amount(shown)
    shown.wait(lambda: bool(banner(shown)))
    shown.page.show_report("activity", parse_period("2022"))
    assert banner(shown) == ""
    assert "Đã gửi" not in shown.page.notes.text()


def test_the_list_of_the_sent_opens_the_frozen_workbook(shown: Shown, files: FakeFiles) -> None:
    send(shown)
    assert files.folder is not None
    content = (files.folder / files.names[0]).read_bytes()
    (files.folder / files.names[0]).write_bytes(b"")
    shown.window.commands.run("report.list")
    panel = shown.page.panel()
    assert isinstance(panel, SentPanel)
    assert shown.focus() is panel.table.view
    shown.press("Enter")
    assert files.shown[-1].read_bytes() == content
    panel.compare_button.click()
    assert isinstance(shown.page.panel(), ChangesPanel)


def test_what_never_went_can_be_marked(shown: Shown) -> None:
    send(shown)
    shown.window.commands.run("report.list")
    panel = shown.page.panel()
    assert isinstance(panel, SentPanel)
    assert panel.mark_button.text() == "Ghi là chưa gửi"
    panel.mark_button.click()
    shown.wait(lambda: panel.mark_button.text() == "Ghi là đã gửi")
    assert "Đã gửi" not in shown.page.notes.text()
    panel.mark_button.click()
    shown.wait(lambda: "Đã gửi" in shown.page.notes.text())


def test_a_report_that_went_by_zalo_is_written_down(shown: Shown, files: FakeFiles) -> None:
    shown.page.export("activity")
    shown.wait_notice("Đã ghi ")
    shown.window.commands.run("report.sent")
    panel = shown.page.panel()
    assert isinstance(panel, RecordSentPanel)
    assert shown.focus() is panel.ways
    shown.press("Enter")
    shown.type("Ban Dân vận Thành ủy")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: bool(submissions.submissions(shown.file)))
    (sent,) = submissions.submissions(shown.file)
    assert (sent.way, sent.sent_to, sent.file_name) == (Way.ZALO, "Ban Dân vận Thành ủy", files.names[0])
    shown.wait(lambda: "Đã gửi ngày 09/10/2026 cho Ban Dân vận Thành ủy" in shown.page.notes.text())


def test_a_workbook_of_another_day_is_chosen_and_read(shown: Shown, files: FakeFiles, tmp_path: Path) -> None:
    path = tmp_path / "hôm qua.xlsx"
    reports.write_report(shown.file, "activity", Q3, path, program_version="1.0")
    files.ask_open = lambda *_more: path  # type: ignore[method-assign]
    raise_amount(shown)
    shown.window.commands.run("report.sent")
    shown.wait(lambda: isinstance(shown.page.panel(), RecordSentPanel))
    shown.press("Ctrl+Enter")
    shown.wait(lambda: bool(banner(shown)))
    shown.page.sent.show_changes()
    panel = shown.page.panel()
    assert isinstance(panel, ChangesPanel)
    assert figure_in(panel, "76.860.000", "77.360.000")


def drop(shown: Shown, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, buttons = QPointF(40, 40), Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(
        at.toPoint(), Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier
    )
    shown.page.dragEnterEvent(entering)
    assert entering.isAccepted()
    shown.page.dropEvent(
        QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    )


def test_a_sent_workbook_dropped_on_the_page_opens_its_report(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "năm 2022.xlsx"
    reports.write_report(shown.file, "activity", parse_period("2022"), path, program_version="1.0")
    drop(shown, path)
    shown.wait(lambda: isinstance(shown.page.panel(), ChangesPanel))
    assert shown.page.bar.period == parse_period("2022")
    panel = shown.page.panel()
    assert isinstance(panel, ChangesPanel)
    assert panel.words.text() == SAME


def test_another_list_dropped_on_the_page_goes_where_lists_go(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    reports.write_report(shown.file, "awards", Q3, path, program_version="1.0")
    drop(shown, path)
    shown.wait(lambda: ("commendations", {"list": path}) in shown.asked)
    assert shown.page.panel() is None


def test_a_file_that_cannot_be_read_is_told(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(b"PK\x03\x04 torn off")
    drop(shown, path)
    shown.wait(lambda: bool(shown.notice()))
    assert "hỏng.xlsx" in shown.notice()


def test_the_records_behind_a_figure_are_one_key_away_as_a_list(shown: Shown, files: FakeFiles) -> None:
    table = reports.activity_report(shown.file, Q3).table
    place = next(at for at, row in enumerate(table.rows) if row.label == "Số lượt khen thưởng")
    shown.page.sheet.choose(table.address(place, 2))
    shown.press("F12")
    shown.wait_notice("Đã ghi So-luot-khen-thuong_quy-III-2026.xlsx.")
    assert files.folder is not None
    assert (files.folder / "So-luot-khen-thuong_quy-III-2026.xlsx").exists()
    notice = shown.window.notices.notice()
    assert notice is not None
    assert [action.text for action in notice.actions] == ["Mở tệp", "Mở thư mục", "Sao chép tệp"]
    shown.page.sheet.choose(table.address(place, 5))
    assert not shown.window.commands.enabled("list.export")


def test_only_figures_that_tell_something_are_listed() -> None:
    one, other = (ChangedRecord(RecordKind.AWARD, key, Fate.CHANGED, "a", "b") for key in (1, 2))
    same = ChangedFigure("Số lượt", 0, 5, 5, (one,))
    again = ChangedFigure("Số lượt – Tập thể", 0, 4, 4, (one,))
    money = ChangedFigure("Tiền thưởng", 0, 10, 12, (one,))
    another = ChangedFigure("Số lượt – Hộ", 0, 1, 1, (other,))
    assert telling([same, again, money, another]) == [money, another]
    assert telling([same, again]) == [same]
    assert change_words([same, again]) == "1 bản ghi"
    assert change_words([same, money]) == "1 con số"
    assert change_words([same, again, money, money]) == "2 con số"


def test_another_period_takes_away_what_was_asked_of_the_one_before(shown: Shown, files: FakeFiles) -> None:
    shown.press("Ctrl+M")
    shown.wait(lambda: isinstance(shown.page.panel(), DoubtsPanel))
    shown.page.bar.period_chosen.emit(parse_period("2022"))
    assert shown.page.panel() is None
    assert files.names == []
