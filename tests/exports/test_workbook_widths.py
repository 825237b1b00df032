from __future__ import annotations

import dataclasses
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.workbook import Column, Row, Sheet, Sum
from exports.workbook_sums import computed
from exports.workbook_text import POINTS_PER_MM, Ruler
from exports.workbook_widths import column_widths, printable_height_mm, printable_mm
from tests.exports.workbook_samples import activity_report, annex, golden_register, sources


def _widths(sheet: Sheet) -> list[float]:
    return column_widths(sheet, computed(sheet.rows), Ruler())


def _sheet(*columns: Column, rows: tuple[Row, ...] = ()) -> Sheet:
    return Sheet("Thử", columns, rows)


@pytest.mark.parametrize(
    ("orientation", "width", "height"), [("portrait", 165, 257), ("landscape", 252, 170)]
)
def test_a4_inside_the_margins(
    orientation: Literal["portrait", "landscape"], width: float, height: float
) -> None:
    sheet = dataclasses.replace(_sheet(), orientation=orientation)
    assert (printable_mm(sheet), printable_height_mm(sheet)) == (width, height)


@pytest.mark.parametrize(
    "sheet", [annex(), activity_report(), golden_register(), sources()], ids=lambda s: s.name
)
def test_real_tables_fill_the_page_exactly(sheet: Sheet) -> None:
    assert sum(_widths(sheet)) == pytest.approx(printable_mm(sheet))


@given(st.lists(st.tuples(st.floats(5, 100), st.text("ab ", max_size=200)), min_size=2, max_size=12))
def test_wrapped_texts_fill_the_page_whatever_they_hold(cells: list[tuple[float, str]]) -> None:
    columns = [Column("Cột", width) for width, _ in cells]
    sheet = _sheet(*columns, rows=(Row(tuple(" ".join(text.split("a")) for _, text in cells)),))
    widths = _widths(sheet)
    assert sum(widths) >= printable_mm(sheet) - 1e-6
    assert min(widths) > 0


@given(st.integers(-(10**15), 10**15), st.sampled_from(["number", "money", "change"]))
def test_a_number_is_never_cut(value: int, kind: Literal["number", "money", "change"]) -> None:
    sheet = _sheet(
        Column("Tên", 100), Column("Số", 5, kind), rows=(Row(("Cộng", Sum((1,)))), Row(("a", value)))
    )
    shown = Ruler().width(f"{value:,}", sheet.table_size, bold=True) / POINTS_PER_MM
    assert _widths(sheet)[1] > shown + 1


def test_a_percentage_is_measured_as_it_is_shown() -> None:
    sheet = _sheet(Column("Tên", 100), Column("%", 5, "percent"), rows=(Row(("a", -12.345)),))
    assert _widths(sheet)[1] > Ruler().width("−1,234.5 %", 12) / POINTS_PER_MM + 1


def test_a_long_word_is_never_broken() -> None:
    word = "nghiêngngả" * 5
    sheet = _sheet(Column("Tên", 5), Column("Khác", 200), rows=(Row((word, "x " * 200)),))
    assert _widths(sheet)[0] > Ruler().width(word, sheet.table_size, bold=True) / POINTS_PER_MM


def test_short_texts_leave_their_room_to_long_ones() -> None:
    sheet = _sheet(Column("Tên", 100), Column("Thành tích", 100), rows=(Row(("Ý", "thành tích " * 30)),))
    short, long = _widths(sheet)
    assert long > 10 * short


def test_an_empty_column_keeps_its_room_for_handwriting() -> None:
    sheet = _sheet(Column("Tên", 100), Column("Ký nhận", 40), rows=(Row(("Ý " * 300, "")),))
    assert _widths(sheet)[1] == pytest.approx(40)


def test_a_table_too_wide_for_the_page_is_not_squeezed() -> None:
    sheet = _sheet(*[Column("Số tiền", 60, "money")] * 6, rows=(Row((10**12,) * 6),))
    narrow = _sheet(*[Column("C", 30, "money")] * 14, rows=(Row((10**14,) * 14),))
    assert sum(_widths(sheet)) == pytest.approx(printable_mm(sheet))
    assert sum(_widths(narrow)) > printable_mm(narrow)
