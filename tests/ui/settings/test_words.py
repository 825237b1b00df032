"""Multipliers, number patterns and spans as they are typed and shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import Rounding
from desktop.ui.settings.words import (
    ROUNDINGS,
    in_force,
    multiplier_words,
    parse_multiplier,
    shown_pattern,
    typed_pattern,
)


@pytest.mark.parametrize(
    ("typed", "thousandths"),
    [("0,3", 300), ("0.15", 150), ("0,225", 225), ("1", 1000), (" 2,0 ", 2000), ("10,5", 10500)],
)
def test_a_multiplier_is_read_exactly(typed: str, thousandths: int) -> None:
    assert parse_multiplier(typed) == thousandths


@pytest.mark.parametrize("typed", ["", "ba", "0,", ",3", "0,3333", "-0,3", "1.000,5", "0,3 lần", "1e3"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a multiplier"):
        parse_multiplier(typed)


@given(st.integers(0, 999_999))
def test_what_is_shown_is_read_back(thousandths: int) -> None:
    assert parse_multiplier(multiplier_words(thousandths)) == thousandths


def test_the_place_of_the_number_is_three_dots() -> None:
    assert shown_pattern("{n}/QĐ-UBND") == "…/QĐ-UBND"
    for typed in ("…/QĐ-UBND", ".../QĐ-UBND", "...../QĐ-UBND"):
        assert typed_pattern(typed) == "{n}/QĐ-UBND"
    assert "{n}" not in typed_pattern("QĐ-UBND")


def test_spans_of_dates() -> None:
    first, last = date(2025, 7, 1), date(2026, 6, 30)
    assert in_force(first, None) == "từ 01/07/2025"
    assert in_force(None, last) == "đến 30/06/2026"
    assert in_force(first, last) == "01/07/2025 – 30/06/2026"
    assert in_force(None, None) == ""


def test_every_rounding_has_its_word() -> None:
    assert set(ROUNDINGS) == set(Rounding)
