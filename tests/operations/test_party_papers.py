"""Every list of a Party or Front office on its own paper (domain.md §3.2 and the corrections)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from desktop.operations import preferences, reports
from desktop.records.codes import Form
from desktop.records.period import parse_period
from desktop.settings import REPORT_ISSUER
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, FRONT, HUONG, PARTY, TEAM, added, draft

LISTS = ("activity", "awards", "receipts", "register", "conferences")


def cells(path: Path) -> Iterator[Cell]:
    """The cells of the first sheet that say something, row by row."""
    sheet = load_workbook(path).worksheets[0]
    return (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value)


def written(file: RecordFile, kind: str, path: Path) -> list[Cell]:
    reports.write_report(file, kind, parse_period("2026"), path, program_version="0")
    return list(cells(path))


def words(found: list[Cell]) -> list[str]:
    return [str(cell.value) for cell in found]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_the_party_has_its_head_and_its_signature(
    file: RecordFile, tmp_path: Path, kind: str
) -> None:
    preferences.put(file, REPORT_ISSUER, PARTY).result()
    found = written(file, kind, tmp_path / "a.xlsx")
    left, party, issuer, rule, star = found[:5]
    assert words([left, party, issuer, star]) == [
        "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY PHƯỜNG HOÀN KIẾM",
        "*",
    ]
    assert set(str(rule.value)) == {"_"}
    assert [bool(cell.font.bold) for cell in (left, party, issuer)] == [False, True, True]
    assert not {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"} & set(words(found))
    dated = next(cell for cell in found if cell.value == "Hoàn Kiếm, ngày 09 tháng 10 năm 2026")
    assert dated.font.italic
    signed = next(str(cell.value) for cell in found if str(cell.value).startswith("T/M"))
    lines = [line for line in signed.split("\n") if line]
    assert lines == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phạm Thu Hà"]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_the_front_follows_the_state(file: RecordFile, tmp_path: Path, kind: str) -> None:
    preferences.put(file, REPORT_ISSUER, FRONT).result()
    found = written(file, kind, tmp_path / "a.xlsx")
    own = [cell for cell in found[:8] if set(str(cell.value)) != {"_"}][:5]
    assert [(cell.value, bool(cell.font.bold)) for cell in own] == [
        ("ỦY BAN MTTQ VIỆT NAM", False),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("PHƯỜNG HOÀN KIẾM", False),
        ("Độc lập - Tự do - Hạnh phúc", True),
        ("BAN THƯỜNG TRỰC", True),
    ]
    assert "*" not in words(found)


@pytest.mark.parametrize(
    ("issuer", "number", "cited"),
    [
        (PARTY, "15-QĐ/ĐU", "Quyết định số 15-QĐ/ĐU, ngày 09 tháng 10 năm 2026 của Ban Thường vụ Đảng ủy"),
        (FRONT, "12/QĐ-MTTQ", "Quyết định số 12/QĐ-MTTQ ngày 09 tháng 10 năm 2026 của Ban Thường trực"),
    ],
)
def test_lists_cite_a_decision_as_its_family_does(
    file: RecordFile, tmp_path: Path, issuer: int, number: str, cited: str
) -> None:
    decided = draft(file, issuer_id=issuer, form=Form.CONG_NHAN_VA_THUONG, number=number, decision_date=DAY)
    added(file, decided, replace(TEAM, amount=500_000, amount_reason="theo kế hoạch"), HUONG)
    reports.annex(file, decided.id or 0, tmp_path / "b.xlsx")
    (enclosed,) = (text for text in words(list(cells(tmp_path / "b.xlsx"))) if text.startswith("(Kèm theo"))
    assert enclosed.startswith(f"(Kèm theo {cited}")
    assert any(text.startswith(cited) for text in words(written(file, "receipts", tmp_path / "c.xlsx")))
