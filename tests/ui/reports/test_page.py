"""Figures open their records; the workbook and the mail draft are written where the user says."""

import email
import email.policy
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication

from desktop.operations import awards, conferences, reports, submissions
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.traces.record_lines import RecordLine
from desktop.records.award import Award
from desktop.records.commendation import Commendation
from desktop.records.period import parse_period
from desktop.records.report import Figure, RecordKind
from desktop.ui.reports.file_names import workbook_name
from desktop.ui.reports.outgoing import FOLDER_OPENED, NO_MAIL_PROGRAM
from desktop.ui.reports.page import ARGUMENTS
from desktop.ui.reports.period_bar import KINDS
from desktop.ui.reports.periods import OTHER
from desktop.ui.reports.records_pane import _people
from exports.workbook import Sheet
from tests.ui.page_window import NOW, FakeFiles
from tests.ui.reports.conftest import Shown, compose

Q3 = parse_period("2026-Q3")
AWARDS, COLLECTIVES, PERSONS = "Số lượt khen thưởng", "Tập thể", "Cá nhân"


def cell_of(shown: Shown, label: str, column: str = "C") -> str:
    """The address of a row in the report in sight; the kinds of recipient are those of the awards."""
    table = reports.activity_report(shown.file, shown.page.bar.period).table
    labels = [row.label for row in table.rows]
    place = labels.index(label, labels.index(AWARDS) if label in (COLLECTIVES, PERSONS) else 0)
    return f"{column}{table.first_row + place}"


def texts_in_sight(shown: Shown, kind: str) -> set[str]:
    """The words that the page shows of a report, which its workbook must hold too."""
    if kind == "activity":
        found = [row.label for row in reports.activity_report(shown.file, Q3).table.rows]
    else:
        rows = reports.list_sheet(shown.file, kind, Q3).rows
        found = [cell for row in rows for cell in row.cells if isinstance(cell, str)]
    assert found
    return {text.strip("– ") for text in found if text}


def lines(shown: Shown) -> list[str]:
    model = shown.page.pane.table.view.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_the_quarter_that_is_due_is_in_sight_with_its_first_figure_chosen(shown: Shown) -> None:
    assert shown.page.bar.choice.text() == "Quý III/2026"
    assert shown.page.bar.ends.text() == "01/07/2026 – 30/09/2026"
    assert shown.focus() is shown.page.sheet.view
    assert shown.page.sheet.current()[0] == cell_of(shown, "Số mô hình đăng ký")
    assert shown.page.pane.figure.text() == "24"
    assert shown.page.pane.unit.text() == "mô hình"


def test_a_figure_shows_its_records_and_proves_that_they_add_up(shown: Shown) -> None:
    address = cell_of(shown, "Tập thể")
    shown.page.sheet.choose(address)
    pane = shown.page.pane
    assert (pane.cell.text(), pane.column_name.text()) == (f"Ô {address}", "Trong kỳ")
    assert pane.path.text() == "Khen thưởng › Số lượt khen thưởng › Tập thể"
    assert (pane.figure.text(), pane.unit.text()) == ("47", "tập thể")
    assert pane.proof.text() == "Cộng các dòng = 47"
    assert len(lines(shown)) == 47


def test_awards_of_fewer_people_say_how_many_people(shown: Shown) -> None:
    pane = shown.page.pane
    all_told = set()
    for label, counted in ((COLLECTIVES, "tập thể"), (PERSONS, "người"), (AWARDS, "tập thể, hộ, cá nhân")):
        shown.page.bar.show_period(parse_period("2022-01-01..2026-12-31"))
        shown.page.refresh(frozenset({"award"}))
        shown.page.sheet.choose(cell_of(shown, label))
        found = [line.recipient_id for line in pane._lines]
        cards = len(set(found))
        told = pane.people.text()
        assert told.endswith(f"({cards} {counted})") if cards < len(found) else not told, label
        assert (pane.unit.text() == "lượt") is bool(told)
        all_told.add(told)
    assert len(all_told) > 1


def test_one_card_commended_twice_is_one_person_of_two_awards() -> None:
    figure = Figure("awards.total", "", 3, RecordKind.AWARD, (), {"kind": "individual"})
    line = RecordLine(RecordKind.AWARD, 1, "Bà Hường", "", recipient_id=7)
    assert _people(figure, [line, line, replace(line, recipient_id=8)]) == "3 lượt khen cá nhân (2 người)"
    assert _people(figure, [line, replace(line, recipient_id=8)]) == ""


def test_money_is_proved_by_the_amounts_of_its_lines(shown: Shown) -> None:
    shown.page.sheet.choose(cell_of(shown, "Tiền thưởng (đồng)"))
    pane = shown.page.pane
    assert (pane.figure.text(), pane.unit.text()) == ("76.860.000", "đồng")
    assert pane.proof.text() == "Cộng các dòng = 76.860.000"
    model = pane.table.view.model()
    amounts = [int(model.index(row, 2).data().replace(".", "")) for row in range(model.rowCount())]
    assert sum(amounts) == 76_860_000


def test_a_change_says_how_it_was_computed(shown: Shown) -> None:
    shown.page.sheet.choose(cell_of(shown, "Tập thể", "F"))
    number = cell_of(shown, "Tập thể")[1:]
    assert shown.page.pane.words.text() == f"C{number} − E{number} = 47 − 0"
    assert not shown.page.pane.table.isVisible()
    assert not shown.page.pane.figure.isVisible()


def test_enter_goes_into_the_records_and_opens_the_one_chosen(shown: Shown) -> None:
    shown.page.sheet.choose(cell_of(shown, "Tập thể"))
    shown.press("Enter")
    assert shown.focus() is shown.page.pane.table.view
    shown.press("Down", "Enter")
    figure = next(
        one
        for one in reports.activity_report(shown.file, Q3).figures
        if one.id == "awards.total" and one.by == {"kind": "collective"}
    )
    second = reports.records_behind(shown.file, figure)[1]
    assert shown.asked == [("commendations", {"award_id": second.id})]
    shown.press("Escape")
    assert shown.focus() is shown.page.sheet.view


@pytest.mark.parametrize(
    ("label", "page", "key"),
    [
        ("Số quyết định khen thưởng", "commendations", "commendation_id"),
        ("Số hội nghị", "conferences", "conference_id"),
        ("Số đợt trao thưởng", "conferences", "round_id"),
        ("Số mô hình đăng ký", "initiatives", "initiative_year_id"),
        ("Số lượt mô hình được công nhận", "initiatives", "recognition_id"),
        ("Số tổ dân vận", "recipients", "team_id"),
        ("Số thành viên tổ dân vận", "recipients", "member_id"),
        ("Số hoạt động", "activities", "activity_id"),
        ("Số ý kiến tiếp nhận", "conferences", "opinion_id"),
    ],
)
def test_each_kind_of_record_opens_where_it_belongs(shown: Shown, label: str, page: str, key: str) -> None:
    shown.page.sheet.choose(cell_of(shown, label, "D"))
    shown.press("Enter", "Enter")
    ((asked, argument),) = shown.asked
    assert asked == page
    assert isinstance(argument, dict)
    assert list(argument) == [key]


def test_every_kind_behind_a_figure_has_its_page_and_every_report_its_tab() -> None:
    assert set(ARGUMENTS) == set(RecordKind)
    assert {kind for kind, _words in KINDS} == set(reports.KINDS)


def test_another_period_is_chosen_by_keys(shown: Shown) -> None:
    shown.go_to(shown.page.bar.choice)
    shown.type("năm 2022")
    shown.press("Enter")
    assert shown.page.bar.period == parse_period("2022")
    assert shown.page.bar.ends.text() == "01/01/2022 – 31/12/2022"
    shown.page.sheet.choose(cell_of(shown, "Số lượt khen thưởng"))
    assert shown.page.pane.figure.text() == "39"


def test_a_period_is_read_once_for_the_letters_of_its_name(shown: Shown) -> None:
    chosen: list[object] = []
    shown.page.bar.period_chosen.connect(chosen.append)
    shown.go_to(shown.page.bar.choice)
    shown.type("quý iv/2022")
    assert chosen == []
    shown.press("Enter")
    assert len(chosen) == 1


def test_a_report_written_at_once_is_of_the_period_just_typed(shown: Shown) -> None:
    shown.go_to(shown.page.bar.choice)
    shown.type("năm 2022")
    shown.page.export("activity")
    assert shown.page.bar.period == parse_period("2022")
    shown.wait_notice("Đã ghi Bao-cao_nam-2022")


def test_own_dates_are_typed(shown: Shown) -> None:
    bar = shown.page.bar
    shown.go_to(bar.choice)
    bar.choice.set_value(OTHER)
    bar.choice.chosen.emit(OTHER)
    assert shown.focus() is bar.first
    shown.type("16/11/25")
    shown.press("Enter")
    shown.type("15/11/26")
    shown.press("Enter")
    assert bar.period == parse_period("2025-11-16..2026-11-15")
    assert bar.choice.text() == "Khoảng khác…"


def test_the_letters_of_another_span_never_fall_into_its_days(shown: Shown) -> None:
    bar = shown.page.bar
    shown.go_to(bar.choice)
    shown.type("khoảng khác")
    assert shown.focus() is bar.choice
    shown.press("Enter")
    assert shown.focus() is bar.first
    assert bar.first.day() == Q3.start


def test_dates_the_wrong_way_round_are_told_and_change_nothing(shown: Shown) -> None:
    bar = shown.page.bar
    shown.go_to(bar.choice)
    bar.choice.set_value(OTHER)
    bar.choice.chosen.emit(OTHER)
    shown.type("15/11/26")
    shown.press("Enter")
    shown.type("16/11/25")
    shown.press("Enter")
    assert bar.problem.text() == "Ngày cuối trước ngày đầu."
    assert bar.period == Q3
    bar.last.selectAll()
    shown.type("45/13")
    shown.press("Enter")
    assert bar.problem.text() == "Không hiểu ngày. Gõ lại, ví dụ 09/10/2026."


@pytest.mark.parametrize("kind", [kind for kind in reports.KINDS if kind != "activity"])
def test_the_other_lists_stand_under_their_tabs(shown: Shown, kind: str) -> None:
    shown.page.bar.kinds.set_current(kind)
    shown.page.bar.kind_chosen.emit(kind)
    sheet = reports.list_sheet(shown.file, kind, Q3)
    assert shown.page.sheet.view.model().rowCount() == len(sheet.rows)
    assert not shown.page.pane.isVisible()


def test_a_number_of_a_form_opens_its_records_over_the_list(shown: Shown) -> None:
    show_kind(shown, "initiatives")
    pane = shown.page.pane
    assert not pane.isVisible()
    shown.page.sheet.choose("C16")
    shown.press("Enter")
    assert pane.isVisible()
    assert pane.column_name.text() == "Đăng ký: Tổng"
    assert pane.proof.text() == f"Cộng các dòng = {len(lines(shown))}"
    shown.press("Enter")
    assert shown.asked[-1][0] == "initiatives"
    shown.page.pane.close_asked.emit()
    assert not pane.isVisible()
    assert shown.focus() is shown.page.sheet.view


@pytest.mark.parametrize("kind", [kind for kind, _words in KINDS if kind != "unpaid"])  # all are, in Q3
def test_each_list_begins_at_its_first_number_that_opens_records(shown: Shown, kind: str) -> None:
    show_kind(shown, kind)
    assert shown.page.sheet.current()[1] is not None


def show_kind(shown: Shown, kind: str) -> None:
    """Choose a tab by its id."""
    shown.page.bar.kinds.set_current(kind)
    shown.page.bar.kinds.chosen.emit(kind)


def test_figures_follow_the_register(shown: Shown) -> None:
    shown.page.sheet.choose(cell_of(shown, "Số hội nghị"))
    assert shown.page.pane.figure.text() == "1"
    conferences.delete_conference(shown.file, 3).result()
    shown.wait(lambda: shown.page.pane.figure.text() == "0")


def test_narrow_the_records_come_over_the_sheet_with_enter(shown: Shown) -> None:
    shown.window.resize(1093, 542)
    shown.wait(lambda: not shown.page.pane.isVisible())
    shown.page.sheet.choose(cell_of(shown, "Tập thể"))
    shown.go_to(shown.page.sheet.view)
    shown.press("Enter")
    pane = shown.page.pane
    assert pane.isVisible()
    assert pane.geometry().right() == shown.page.body.rect().right()
    shown.press("Escape")
    assert not pane.isVisible()
    assert shown.focus() is shown.page.sheet.view


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("activity", "Tổng hợp"),
        ("awards", "Khen thưởng"),
        ("register", "Sổ vàng"),
        ("conferences", "Hội nghị"),
        ("receipts", "Ký nhận tiền"),
        ("unpaid", "Chưa nhận"),
    ],
)
def test_every_choice_of_the_menu_writes_its_own_report(
    shown: Shown, files: FakeFiles, kind: str, words: str
) -> None:
    assert sorted(action.text() for action in shown.page.menu.actions()) == sorted(w for _, w in KINDS)
    next(action for action in shown.page.menu.actions() if action.text() == words).trigger()
    shown.wait_notice("Đã ghi ")
    assert files.folder is not None
    name = workbook_name(kind, Q3, "phường Hoàn Kiếm")
    assert files.names == [name]
    assert shown.notice() == f"Đã ghi {name}."
    book = openpyxl.load_workbook(files.folder / name)
    written = {str(cell).strip("– ") for row in book.worksheets[0].values for cell in row if cell}
    assert texts_in_sight(shown, kind) <= written


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_the_menu_of_reports_begins_at_the_one_in_sight(shown: Shown) -> None:
    shown.page.bar.kinds.set_current("register")
    shown.window.commands.run("workbook.export")
    assert [action.text() for action in shown.page.menu.actions()] == [
        "Tổng hợp", "Khen thưởng", "Biểu 2", "Sổ vàng", "Hội nghị", "Ký nhận tiền",
        "Chưa nhận", "Ý kiến", "Mô hình", "Tổ dân vận", "Hoạt động",
    ]  # fmt: skip
    assert shown.page.menu.activeAction().text() == "Sổ vàng"
    shown.page.menu.close()


def test_thinking_better_of_it_writes_nothing(shown: Shown, files: FakeFiles) -> None:
    files.folder = None
    shown.page.export("activity")
    compose(shown)
    assert shown.notice() == ""
    assert submissions.submissions(shown.file) == []
    assert shown.window.commands.enabled("email.compose")


def test_a_folder_that_is_gone_is_told(shown: Shown, files: FakeFiles, tmp_path: Path) -> None:
    files.folder = tmp_path / "không có"
    shown.page.export("activity")
    shown.wait_notice("Không thấy thư mục")
    assert shown.window.commands.enabled("email.compose")


def test_the_draft_carries_the_workbook_and_opens_in_the_mail_program(shown: Shown, files: FakeFiles) -> None:
    compose(shown)
    assert not shown.window.commands.enabled("email.compose")
    shown.wait_notice("Đã soạn thư kèm Bao-cao_quy-III-2026_phuong-Hoan-Kiem.xlsx.")
    assert files.folder is not None
    workbook = files.folder / "Bao-cao_quy-III-2026_phuong-Hoan-Kiem.xlsx"
    assert files.shown == [workbook.with_suffix(".eml")]
    message = email.message_from_bytes(workbook.with_suffix(".eml").read_bytes(), policy=email.policy.default)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == workbook.read_bytes()
    assert shown.window.commands.enabled("email.compose")


@pytest.mark.parametrize("has_file_manager", [True, False])
def test_without_a_mail_program_the_notice_says_where_the_draft_is(
    shown: Shown, files: FakeFiles, *, has_file_manager: bool
) -> None:
    files.opens = lambda path: has_file_manager and path.suffix != ".eml"
    compose(shown)
    shown.wait_notice("Chưa mở được chương trình thư.")
    assert shown.notice() == NO_MAIL_PROGRAM.format(
        draft="Bao-cao_quy-III-2026_phuong-Hoan-Kiem.eml",
        folder=files.folder,
        opened=FOLDER_OPENED if has_file_manager else "",
        name="Bao-cao_quy-III-2026_phuong-Hoan-Kiem.xlsx",
    )
    assert ("đã mở thư mục" in shown.notice()) is has_file_manager
    assert [path.suffix for path in files.shown] == [".eml", ""]
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Báo cáo kết quả phong trào thi đua “Dân vận khéo” quý III/2026")
    assert "Kính gửi các đồng chí," in copied


@pytest.mark.parametrize(
    ("outcome", "beginning"),
    [
        (Outcome.SHOWN, "Thư kèm {name} đang mở trong Outlook."),
        (Outcome.SENT, "Outlook đã nhận thư kèm {name}"),
        (Outcome.CLOSED, "Cửa sổ thư của Outlook đã đóng, thư chưa gửi."),
    ],
)
def test_a_letter_in_the_mail_program_keeps_its_draft_at_hand(
    shown: Shown, files: FakeFiles, outcome: Outcome, beginning: str
) -> None:
    files.handed = Handed(outcome, "Outlook")
    compose(shown)
    shown.wait(lambda: bool(shown.notice()))
    workbook = Path(files.letters[0].attachment)
    assert shown.notice().startswith(beginning.format(name=workbook.name))
    assert (workbook.exists(), files.shown) == (True, [])
    notice = shown.window.notices.notice()
    assert notice is not None
    notice.actions[0].trigger()
    assert files.shown == [workbook.with_suffix(".eml")]


def _sheet(shown: Shown) -> Sheet:
    return reports.list_sheet(shown.file, "unpaid", shown.page.bar.period)


def _unpaid(shown: Shown) -> list[Award]:
    """Counted record by record, without anything of the reports."""
    decisions = {one.id: one for one in shown.file.read.records(Commendation)}
    replaced = {one.replaces_id for one in decisions.values() if one.decision_date}
    stand = {
        key
        for key, one in decisions.items()
        if one.decision_date and not one.revoked_on and key not in replaced
    }
    found = shown.file.read.records(Award)
    return [one for one in found if one.commendation_id in stand and one.amount and not one.paid_on]


def test_the_words_of_no_list_are_cut_beside_the_pane(shown: Shown) -> None:
    shown.window.resize(1366, 696)
    shown.wait(lambda: shown.page.pane.isVisible() and shown.window.width() == 1366)
    assert shown.page.bar.kinds.sizeHint().width() <= shown.page.bar.width()


def test_who_is_not_paid_yet_is_asked_of_all_the_years_together(shown: Shown) -> None:
    shown.page.opened({"unpaid": True})
    assert shown.page.bar.choice.text() == "Các năm 2022–2026"
    assert shown.page.bar.kind() == "unpaid"
    waiting = _unpaid(shown)
    assert len(waiting) > 1
    assert shown.page.sheet.current()[1] is not None
    assert shown.page.notes.text().startswith(f"Còn {len(waiting)} trường hợp chưa nhận tiền thưởng.")
    listed = [row for row in range(len(_sheet(shown).rows)) if _sheet(shown).rows[row].kind == "data"]
    assert len(listed) == len(waiting)

    awards.mark_paid(shown.file, [waiting[0].id or 0], NOW.date()).result()
    shown.wait(lambda: shown.page.notes.text().startswith(f"Còn {len(waiting) - 1} trường hợp"))
