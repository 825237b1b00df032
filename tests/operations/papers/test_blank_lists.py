"""Sổ theo dõi phôi as a workbook: what there was, every movement, what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

from desktop.operations import blanks
from desktop.operations.papers.blank_lists import write_ledger
from desktop.records.blank import BlankMovement
from desktop.records.codes import BlankMove
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.words.blanks import FIRST_COUNT
from tests.ui.blanks.blanks import CHUNG_NHAN, GIAY_KHEN, fill


def rows_of(path: Path) -> list[list[object]]:
    table = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [[None if cell == "" else cell for cell in row] for row in table]


def written(file: RecordFile, period: str, folder: Path) -> list[list[object]]:
    path = write_ledger(file, parse_period(period), folder / "so-phoi.xlsx", program_version="thử")
    return rows_of(path)


def test_the_ledger_shows_what_there_was_what_moved_and_what_is_left(
    file: RecordFile, tmp_path: Path
) -> None:
    fill(file)
    rows = written(file, "2026-Q4", tmp_path)
    texts = [row[0] for row in rows]
    assert "SỔ THEO DÕI PHÔI QUÝ IV/2026" in texts
    start = texts.index("PHÔI GIẤY KHEN A4 (297 × 210 mm)")
    day = date(2026, 10, 9)
    assert rows[start + 1 : start + 6] == [
        [None, None, None, "Tồn đầu kỳ", None, None, None, None, 0],
        [1, day, None, FIRST_COUNT, None, None, None, 21, 21],
        [2, day, "218/QĐ-UBND", "Đã in", None, 2, None, None, 19],
        [3, day, "218/QĐ-UBND", "Kẹt giấy", None, None, 1, None, 18],
        ["Cộng trong kỳ", None, None, None, None, 2, 1, 21, 18],
    ]
    assert texts[start + 6] == "PHÔI GIẤY CHỨNG NHẬN (297 × 210 mm)"


def test_a_period_without_movements_shows_only_what_there_was(file: RecordFile, tmp_path: Path) -> None:
    fill(file)
    rows = written(file, "2027", tmp_path)
    start = [row[0] for row in rows].index("PHÔI GIẤY KHEN A4 (297 × 210 mm)")
    assert rows[start + 1] == [None, None, None, "Tồn đầu kỳ", None, None, None, None, 18]
    assert rows[start + 2] == ["Cộng trong kỳ", None, None, None, None, None, None, None, 18]


def test_a_blank_long_used_up_is_left_out(file: RecordFile, tmp_path: Path) -> None:
    fill(file)
    first, second = (stock.blank for stock in blanks.list_stocks(file))
    blanks.record_movement(
        file, BlankMovement(second.id or 0, date(2026, 10, 9), BlankMove.COUNTED, 0)
    ).result()
    blanks.change_blank(file, second, replace(second, in_use=False)).result()
    named = {row[0] for row in written(file, "2027", tmp_path)}
    assert f"{first.name.upper()} (297 × 210 mm)" in named
    assert f"{CHUNG_NHAN.name.upper()} (297 × 210 mm)" not in named
    assert GIAY_KHEN.name == first.name
