from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake.raw import Cell
from desktop.intake.readers.formats import number, shape


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("dd/mm/yyyy", 46058, date(2026, 2, 5)),
        ('"ngày "dd" tháng "mm', 46058, date(2026, 2, 5)),
        ("[$-42A]dd mmmm yyyy;@", 46058, date(2026, 2, 5)),
        ("mmm", 46058, date(2026, 2, 5)),
        ("dd/mm/yyyy hh:mm", 46058.5, datetime(2026, 2, 5, 12)),  # noqa: DTZ001 - as a cell has it
        ("hh:mm", 8.5 / 24, "08:30"),
        ("h:mm AM/PM", 20.5 / 24, "20:30"),
        ("[h]:mm", 1.5, "36:00"),
        ("mm:ss", 90.5 / 86400, "00:01:30"),
        ("0000", 7, "0007"),
        ("0000\\ 000\\ 000", 912345678, "0912 345 678"),
        ("00", 12345, "12345"),
        ("0000", 1.5, 1.5),
        ("0000", -3, -3),
    ],
)
def test_what_a_format_makes_of_a_number(code: str, value: float, shown: Cell) -> None:
    form = shape(code)
    assert form is not None
    assert form(value, False) == shown


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "",
        "@",
        "0",
        "0.00",
        "#,##0",
        '#,##0" đồng"',
        "_(* #,##0_)",
        "0%",
        "0.00E+00",
        "[Red]0",
        "# ?/?",
    ],
)
def test_formats_that_show_the_number_itself(code: str) -> None:
    assert shape(code) is None


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_are_whole(whole: int) -> None:
    assert number(f"{whole}.0") == whole
    assert isinstance(number(f"{whole}.0"), int)


@pytest.mark.parametrize("written", ["nan", "inf", "1e999", "x", ""])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any
        number(written)
