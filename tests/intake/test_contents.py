"""Columns told from their cells: rows pasted without their heading."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.intake.contents import key_by_content
from desktop.intake.people_fields import AWARDS
from desktop.intake.raw import Cell, RawSheet
from desktop.intake.sheet_reading import read_sheet

KEYS = {one.key for one in AWARDS.fields}


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (("Ông", "Bà", "Bà"), "address_form"),
        (("Đặng Thị Hường", "Lê Văn Tâm"), "name"),
        (("1962", "1985"), "birth_year"),
        (("1.140.000", "570.000 đ"), "amount"),
        (("Tổ trưởng", "Phó bí thư", "Chi hội trưởng"), "position"),
        (("Tổ trưởng Tổ dân phố số 3", "Bí thư Chi bộ số 5"), "position_and_unit"),
        (("Có thành tích xuất sắc trong phong trào “Dân vận khéo” năm 2026",), "merit"),
        (("x", "đạt", "ghi chú"), None),
        ((), None),
    ],
)
def test_the_cells_of_a_column_tell_its_field(cells: tuple[Cell, ...], key: str | None) -> None:
    assert key_by_content(cells, KEYS) == key


def test_units_are_told_once_the_names_are_found() -> None:
    cells = ("Tổ dân phố số 3", "Chi hội Phụ nữ số 6", "Trường Mầm non 20-10")
    assert key_by_content(cells, KEYS) == "name"
    assert key_by_content(cells, KEYS - {"name"}) == "unit"


def test_rows_pasted_without_a_heading_find_name_office_unit_and_merit() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("1", "Bà Đặng Thị Hường", "Tổ trưởng", "Tổ dân phố số 3", "Khéo vận động nhân dân hiến đất mở ngõ"),
        ("2", "Ông Lê Văn Tâm", "Tổ phó", "Tổ dân phố số 5", "Giữ gìn đường phố sạch, đẹp suốt nhiều năm"),
    ]
    read = read_sheet(RawSheet("x", tuple(rows)), AWARDS, date(2026, 11, 22), may_guess=True)
    assert [row.values["unit"] for row in read.rows] == ["Tổ dân phố số 3", "Tổ dân phố số 5"]
    assert [row.values["position"] for row in read.rows] == ["Tổ trưởng", "Tổ phó"]
    assert read.rows[0].values["merit"] == "Khéo vận động nhân dân hiến đất mở ngõ"
