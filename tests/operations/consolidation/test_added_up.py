"""Figures of several reports: each figure once a report, one report a sender and period, periods apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop.operations.consolidation import Consolidation, consolidate, sender_troubles, write_consolidation
from desktop.operations.register import create_register, open_register
from desktop.operations.reports import activity_report
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.words.consolidation import FIGURES
from tests.operations.consolidation.conftest import NOW
from tests.operations.consolidation.folder import AFTER, PERIOD, saved, write_ward_report


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordFile]:
    path = tmp_path_factory.mktemp("ward") / "ward.sovang"
    create_register(path, user="mai", sample=True, now=lambda: NOW)
    with open_register(path, user="mai", now=lambda: NOW) as opened:
        yield opened


def totals(whole: Consolidation, column: str = "Trong kỳ") -> dict[str, int]:
    return {one.code: one.total(column) for one in whole.figures}


def test_every_figure_is_the_sum_over_the_senders(file: RecordFile, tmp_path: Path) -> None:
    for name in ("Phường Cửa Nam", "Phường Láng", "Phường Ba Đình"):
        write_ward_report(file, tmp_path / f"{name}.xlsx")
    whole = consolidate(tmp_path, NOW)
    cells = activity_report(file, PERIOD).table.cells
    for place, column in enumerate(("Trong kỳ", "Lũy kế từ đầu năm", "Cùng kỳ năm trước")):
        wanted = {
            one.code: 3 * one.value for cell, one in cells.items() if cell[0] == "CDE"[place] and one.value
        }
        assert wanted
        assert {code: value for code, value in totals(whole, column).items() if value} == wanted
    assert totals(whole)["awards.total"] > 0


def test_periods_are_never_added(file: RecordFile, tmp_path: Path) -> None:
    for name in ("Phường Cửa Nam", "Phường Láng"):
        write_ward_report(file, tmp_path / f"{name}.xlsx")
    write_ward_report(file, tmp_path / "Phường Ba Đình.xlsx", parse_period("2026-Q2"))
    whole = consolidate(tmp_path, NOW)
    assert len({one.period for one in whole.figures}) == 2
    assert whole.figures[0].period == (PERIOD.start, PERIOD.end)
    told = {one.name: sender_troubles(whole, one) for one in whole.senders}
    assert told == {
        "Phường Ba Đình": ["Báo cáo kỳ 01/04/2026 – 30/06/2026, khác kỳ của phần lớn nơi gửi."],
        "Phường Cửa Nam": [],
        "Phường Láng": [],
    }


def test_of_two_reports_of_one_sender_the_later_counts(file: RecordFile, tmp_path: Path) -> None:
    place = tmp_path / "Phường Cửa Nam"
    place.mkdir()
    write_ward_report(file, place / "lần 1.xlsx")
    once = totals(consolidate(tmp_path, NOW))
    write_ward_report(file, place / "lần 2.xlsx")
    saved(place / "lần 2.xlsx", AFTER)
    whole = consolidate(tmp_path, NOW)
    assert totals(whole) == once
    later = str(Path("Phường Cửa Nam", "lần 2.xlsx"))
    assert {line.origin.file for one in whole.figures for line in one.lines} == {later}
    (sender,) = whole.senders
    assert sender_troubles(whole, sender) == [
        "Gửi 2 tệp.",
        f"Không cộng số liệu tệp này: cùng nơi, cùng kỳ đã có tệp lưu sau là {later}.",
    ]


def test_the_workbook_adds_with_formulas_that_have_their_values(file: RecordFile, tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for name in ("Phường Cửa Nam", "Phường Láng"):
        write_ward_report(file, place / f"{name}.xlsx")
    whole = consolidate(place, NOW)
    write_consolidation(whole, tmp_path / "out.xlsx", program_version="0.1.0")
    formulas, values = (
        openpyxl.load_workbook(tmp_path / "out.xlsx", data_only=only)[FIGURES] for only in (False, True)
    )
    row = next(cell.row for cell in values["F"] if cell.value == "awards.total")
    below = [int(str(values.cell(row + step, 3).value)) for step in (1, 2)]
    assert formulas.cell(row, 3).value == f"=SUM(C{row + 1}:C{row + 2})"
    assert values.cell(row, 3).value == sum(below) == totals(whole)["awards.total"]
    assert [values.cell(row + step, 2).value for step in (1, 2)] == ["Phường Cửa Nam", "Phường Láng"]
