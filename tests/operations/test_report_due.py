"""The report that is due: before the quarter's end, until it is sent, past its deadline."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop.operations import overview, reports, submissions
from desktop.operations.cut_offs import cut_offs
from desktop.operations.overview import Urgency, WorkKind
from desktop.operations.register import open_register
from desktop.operations.report_due import Habits, due_report, habits, save_reporting
from desktop.records.period import quarter
from desktop.records.submission import Way, form_kind
from desktop.store.file import RecordFile
from desktop.words.overview import work_words


def on(path: Path, day: date) -> RecordFile:
    """The sample register on a day; its conferences and decisions lie in the quarters of 2026."""
    return open_register(path, user="thử", now=lambda: datetime.combine(day, time(8, 15)))


def line(path: Path, day: date) -> tuple[str, str, Urgency] | None:
    with on(path, day) as file:
        found = next((one for one in overview.work_due(file) if one.kind is WorkKind.REPORT), None)
        if found is None:
            return None
        words = work_words(found.kind.value, found.values)
        return words.title, words.due, found.urgency


@pytest.mark.parametrize(("is_report", "stands"), [(True, False), (False, True)])
def test_a_superiors_form_ticks_it_off_only_as_the_report(
    sample_path: Path, tmp_path: Path, is_report: bool, stands: bool
) -> None:
    workbook = tmp_path / "biểu.xlsx"
    workbook.write_bytes(b"x")
    with on(sample_path, date(2026, 10, 2)) as file:
        kind = form_kind("Biểu 1", is_report=is_report)
        sending = submissions.Sending(kind, quarter(2026, 3), workbook, Way.ZALO)
        found = submissions.submit(file, sending, submissions.FrozenReport([], {})).result().value
        assert (due_report(file) is not None) is stands
        submissions.mark_taken_back(file, found, never_went=True).result()
        assert due_report(file) is not None


def sent(path: Path, day: date, folder: Path, number: int) -> None:
    with on(path, day) as file:
        period, workbook = quarter(2026, number), folder / "gửi.xlsx"
        reports.write_report(file, "activity", period, workbook, program_version="1.0")
        frozen = submissions.frozen_report(file, "activity", period)
        submissions.submit(file, submissions.Sending("activity", period, workbook, Way.MAIL), frozen).result()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 14), None),
        (date(2026, 9, 15), ("Chuẩn bị báo cáo quý III/2026", "Hết quý 30/09", Urgency.CALM)),
        (date(2026, 9, 30), ("Chuẩn bị báo cáo quý III/2026", "Hết quý 30/09", Urgency.CALM)),
        (date(2026, 10, 1), ("Báo cáo quý III/2026 chưa gửi", "Còn 14 ngày – hạn 15/10", Urgency.SOON)),
        (date(2026, 10, 15), ("Báo cáo quý III/2026 chưa gửi", "Hôm nay – hạn 15/10", Urgency.SOON)),
        (date(2026, 10, 16), None),
    ],
)
def test_the_line_comes_before_the_end_and_goes_with_the_deadline(
    sample_path: Path, day: date, expected: tuple[str, str, Urgency] | None
) -> None:
    assert line(sample_path, day) == expected


def test_a_report_that_was_sent_is_ticked_off(sample_path: Path, tmp_path: Path) -> None:
    sent(sample_path, date(2026, 10, 2), tmp_path, 3)
    assert line(sample_path, date(2026, 10, 3)) is None
    with on(sample_path, date(2026, 10, 3)) as file:
        (one,) = submissions.submissions(file)
        submissions.mark_taken_back(file, one, never_went=True).result()
    assert line(sample_path, date(2026, 10, 3)) is not None


def test_an_office_that_keeps_what_it_sends_is_told_of_what_is_late(
    sample_path: Path, tmp_path: Path
) -> None:
    sent(sample_path, date(2026, 7, 2), tmp_path, 2)
    assert line(sample_path, date(2026, 10, 20)) == (
        "Báo cáo quý III/2026 chưa gửi", "Quá hạn 5 ngày", Urgency.OVERDUE
    )  # fmt: skip


def test_the_deadline_is_the_offices_own(sample_path: Path) -> None:
    with on(sample_path, date(2026, 10, 2)) as file:
        assert habits(file) == Habits(15, 50)
        save_reporting(file, cut_offs(file), Habits(5, 0)).result()
        assert habits(file) == Habits(5, 0)
        found = due_report(file)
    assert found is not None
    assert found.due == date(2026, 10, 5)
    assert line(sample_path, date(2026, 10, 6)) is None
