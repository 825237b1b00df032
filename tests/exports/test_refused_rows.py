from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from exports.refused_rows import RefusedRow, RefusedSheet, write_refused_rows


def test_every_table_is_a_sheet_with_reasons_notes_and_plain_text(tmp_path: Path) -> None:
    row = RefusedRow(("Ông A\x00", "=1+1", 5, date(2026, 3, 1), None), "Chưa rõ.", {1: "Chưa rõ."})
    sheets = tuple(RefusedSheet(name, ("a", "b", "c", "d", "e"), "Lý do", (row,)) for name in ("Một", "Hai"))
    write_refused_rows(sheets, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Một", "Hai"]
    page = book["Hai"]
    assert [cell.value for cell in page[1]] == ["a", "b", "c", "d", "e", "Lý do"]
    assert [cell.value for cell in page[2]][:3] == ["Ông A", "=1+1", 5]
    assert page["B2"].data_type == "s"
    assert page["D2"].is_date
    assert page["B2"].comment is not None
    assert page["A2"].comment is None
    assert page.freeze_panes == "A2"
