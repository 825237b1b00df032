"""The days on which an office's report periods end are asked once and kept in the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import SoVangError
from desktop.operations import reports
from desktop.operations.cut_offs import are_known, cut_offs, save_cut_offs
from desktop.records.period import CALENDAR, CutOffs, parse_period
from desktop.store.file import RecordFile
from tests.operations.report_register import opened

EARLY = CutOffs((3, 15), (6, 15), (9, 15), (11, 15))


@pytest.fixture
def empty(tmp_path: Path) -> RecordFile:
    return opened(tmp_path / "sổ.sovang")


def test_until_somebody_is_asked_the_calendar_holds(empty: RecordFile) -> None:
    with empty:
        assert (are_known(empty), cut_offs(empty)) == (False, CALENDAR)
        save_cut_offs(empty, EARLY).result()
        assert (are_known(empty), cut_offs(empty)) == (True, EARLY)


def test_days_that_overlap_are_refused(empty: RecordFile) -> None:
    with empty, pytest.raises(SoVangError) as refusal:
        save_cut_offs(empty, CutOffs((3, 15), (3, 14)))
    assert refusal.value.code == "draft_has_errors"


def test_the_sample_office_reports_by_the_calendar(sample_file: RecordFile) -> None:
    assert are_known(sample_file)
    assert cut_offs(sample_file) == CALENDAR


def test_a_report_counts_up_to_the_offices_own_day_and_says_so(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    own = CutOffs((3, 15), (5, 15), (8, 31), (11, 15)).period(2026, "Q3")
    calendar = parse_period("2026-Q3")
    counted = {
        period.end: next(
            one.value
            for one in reports.activity_report(sample_file, period).figures
            if one.id == "awards.total"
        )
        for period in (own, calendar)
    }
    assert counted == {date(2026, 8, 31): 8 + 22, date(2026, 9, 30): 22 + 13 + 25}
    path = tmp_path / "quý III.xlsx"
    reports.write_report(sample_file, "activity", own, path, program_version="0")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Báo cáo hoạt động").to_python()
    said = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert "BÁO CÁO SỐ LIỆU QUÝ III/2026" in said
    assert "(Từ ngày 16/05/2026 đến ngày 31/08/2026)" in said
    assert any("Lũy kế tính từ ngày 16/11/2025." in text for text in said)
