"""A report goes upward; days later a name is corrected, and the page says what the office above has not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from desktop.operations import submissions
from desktop.operations.reports import write_report
from desktop.records.period import parse_period
from desktop.records.submission import Way
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.overview.page import OverviewPage
from desktop.ui.reports.changes_panel import ChangesPanel
from desktop.ui.reports.page import ReportsPage
from desktop.words.overview import work_words
from tests.journeys.clerk import Clerk
from tests.journeys.office import Office


def test_a_correction_after_the_sending_is_told_on_the_page(office: Office) -> None:
    clerk, workbook = office.clerk, office.documents / "Báo cáo quý III.xlsx"
    office.documents.mkdir(exist_ok=True)
    office.start()
    clerk.press("Ctrl+T")
    clerk.wait(lambda: isinstance(office.window.current_page(), OverviewPage))
    assert "Báo cáo quý III/2026 chưa gửi" in work_due(office)
    clerk.press("Ctrl+6")
    clerk.wait_focus("Bảng số liệu")

    clerk.press("Ctrl+M")
    clerk.wait_focus("Chỗ nên xem lại")
    clerk.answer(workbook, "Ctrl+Return")
    clerk.wait(lambda: any(path.suffix == ".eml" for path in office.files.shown))
    clerk.wait(lambda: "số liệu chưa đổi" in office.page(ReportsPage).notes.text())
    with office.look_into() as register:
        (sent,) = submissions.submissions(register)
        assert len(submissions.asked_before(sent)) == 1

    clerk.press("Ctrl+1")
    clerk.wait(lambda: isinstance(office.window.current_page(), OverviewPage))
    assert "Báo cáo quý III/2026 chưa gửi" not in work_due(office)

    correct_a_name(office, "164/QĐ-UBND", "Chi hội Phụ nữ số 66")
    clerk.press("Ctrl+6")
    clerk.wait(lambda: office.said().startswith("Số liệu đã đổi từ khi gửi ngày 09/10/2026: 1 bản ghi."))
    see_the_record(clerk)
    clerk.wait(lambda: isinstance(office.window.current_page(), CommendationsPage))

    clerk.press("Ctrl+Z")
    clerk.wait(lambda: office.is_at_rest() and office.said().startswith("Đã hoàn tác"))
    clerk.press("Ctrl+6")
    clerk.wait(lambda: "số liệu chưa đổi" in office.page(ReportsPage).notes.text())
    assert "Số liệu đã đổi" not in office.said()


def work_due(office: Office) -> list[str]:
    """The titles of the lines of work on the first page."""
    page = office.page(OverviewPage)
    return [work_words(work.kind.value, work.values).title for work in page.work.works]


def correct_a_name(office: Office, number: str, name: str) -> None:
    """The first row of a signed decision gets another name, with a reason."""
    clerk = office.clerk
    clerk.press("Ctrl+2", "Ctrl+L")
    clerk.type(number.split("/", maxsplit=1)[0])
    clerk.press("Enter")
    view = office.page(CommendationsPage).view
    clerk.wait(lambda: (shown := view.shown()) is not None and shown.commendation.number == number)
    shown = view.shown()
    assert shown is not None
    view.table.set_current_id(shown.awards[0].award.id or 0)
    view.table.view.setFocus()
    clerk.press("F2")
    clerk.type(name)
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Lý do sửa, bắt buộc")
    clerk.type("ghi nhầm tên")
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: office.said().startswith("Đã sửa") and office.is_at_rest(), office.said)


def see_the_record(clerk: Clerk) -> None:
    """From the banner's list to the record that was corrected."""
    clerk.press("Ctrl+K")
    clerk.type("xem cho doi so voi")
    clerk.press("Enter")
    clerk.wait_focus("Chỉ tiêu đã đổi")
    clerk.press("Enter")
    clerk.wait_focus("Bản ghi đã đổi")
    clerk.press("Enter")


def test_a_sent_workbook_dropped_on_the_window_opens_its_report(office: Office) -> None:
    office.documents.mkdir(exist_ok=True)
    office.start()
    office.clerk.press("Ctrl+T")
    office.clerk.wait(lambda: isinstance(office.window.current_page(), OverviewPage))
    path, period = office.documents / "gửi năm 2022.xlsx", parse_period("2022")
    assert office.program is not None
    assert office.program.register is not None
    file = office.program.register.desk.file
    write_report(file, "activity", period, path, program_version="1.0")
    frozen = submissions.frozen_report(file, "activity", period)
    submissions.submit(file, submissions.Sending("activity", period, path, Way.ZALO), frozen).result()
    drop(office, path)
    office.clerk.wait(lambda: isinstance(office.window.current_page(), ReportsPage))
    page = office.page(ReportsPage)
    office.clerk.wait(lambda: isinstance(page.panel(), ChangesPanel))
    assert page.bar.period.dates == period.dates

    other = path.with_name("khác.xlsx")
    other.write_bytes(path.read_bytes() + b" ")
    drop(office, other)
    office.clerk.wait(lambda: not isinstance(office.window.current_page(), ReportsPage))


def drop(office: Office, path: Path) -> None:
    """Let go of a file over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    office.window.dropped.emit(data)
