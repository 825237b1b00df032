"""A workbook that comes back leads to its report and its records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import FileRefused
from desktop.operations import reports, submissions
from desktop.operations.cut_offs import save_cut_offs
from desktop.operations.sent_workbooks import read_sent
from desktop.records.award import Award
from desktop.records.period import CutOffs, Period, parse_period
from desktop.records.submission import Fate, Way
from desktop.store.file import RecordFile
from desktop.store.writer import Deed

Q3 = parse_period("2026-Q3")


def written(file: RecordFile, folder: Path, period: Period = Q3, form: str = "activity") -> Path:
    path = folder / "gửi.xlsx"
    reports.write_report(file, form, period, path, program_version="1.0")
    return path


def test_a_copy_leads_back_to_its_period_and_its_figures(sample_file: RecordFile, tmp_path: Path) -> None:
    path = written(sample_file, tmp_path)
    book = openpyxl.load_workbook(path)
    book.active["A1"] = "đã xem"  # type: ignore[index]
    book.save(path)
    sent = read_sent(sample_file, path)
    assert (sent.form, sent.period, sent.submission) == ("activity", Q3, None)
    frozen = submissions.frozen_report(sample_file, "activity", Q3)
    found = {one.key: one for one in sent.report.figures}
    for one in frozen.figures:
        assert one == found[one.key] if one.value else not one.records or not found[one.key].value
    assert submissions.compared(sample_file, sent.form, sent.period, sent.report) == []


def test_records_that_came_since_are_named(sample_file: RecordFile, tmp_path: Path) -> None:
    path = written(sample_file, tmp_path)
    known = {one for row in reports.activity_report(sample_file, Q3).records.awards for one in [row.award]}
    seen = next(one for one in known if one.amount)
    twin = replace(seen, id=None, position=99, printed_name="Tổ dân vận số 21", register_number=None)
    sample_file.write(Deed("award_added", {}, lambda writing: writing.insert(twin))).result()
    sent = read_sent(sample_file, path)
    changed = submissions.compared(sample_file, sent.form, sent.period, sent.report)
    total = next(one for one in changed if one.label == "Số lượt khen thưởng")
    assert (total.now - total.before, [one.fate for one in total.records]) == (1, [Fate.CAME])
    assert total.records[0].now.startswith(f"{twin.address_form} Tổ dân vận số 21".strip())
    money = next(one for one in changed if one.label == "Tiền thưởng (đồng)")
    assert money.now - money.before == seen.amount


def test_the_very_file_is_known_by_what_was_kept(sample_file: RecordFile, tmp_path: Path) -> None:
    path = written(sample_file, tmp_path, form="awards")
    frozen = submissions.frozen_report(sample_file, "awards", Q3)
    sending = submissions.Sending("awards", Q3, path, Way.ZALO)
    kept = submissions.submit(sample_file, sending, frozen).result().value
    sent = read_sent(sample_file, path)
    assert (sent.form, sent.period, sent.submission) == ("awards", Q3, kept)
    assert list(sent.report.figures) == list(frozen.figures)


@pytest.mark.parametrize("text", ["2022", "2026-H1", "2025-11-16..2026-11-15", "2026-9M"])
def test_every_kind_of_period_is_known_again(sample_file: RecordFile, tmp_path: Path, text: str) -> None:
    period = parse_period(text)
    assert read_sent(sample_file, written(sample_file, tmp_path, period)).period.dates == period.dates


def test_the_offices_own_days_name_the_period(sample_file: RecordFile, tmp_path: Path) -> None:
    days = CutOffs((3, 15), (6, 15), (9, 15), (11, 15))
    save_cut_offs(sample_file, days).result()
    period = days.period(2026, "Q3")
    assert read_sent(sample_file, written(sample_file, tmp_path, period)).period == period


def test_another_workbook_is_refused(sample_file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="report_without_sources"):
        read_sent(sample_file, written(sample_file, tmp_path, form="awards"))
    assert sample_file.read.count(Award) > 0
