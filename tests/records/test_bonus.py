"""Amounts of domain.md §1.3: salary × multiplier on the decision date, rounded up to ten thousand đồng."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations import seeds
from desktop.records.bonus import Bonus, compute_bonus, rounded
from desktop.records.codes import Family, Form, Level, RecipientKind, Rounding

COLLECTIVE, HOUSEHOLD, INDIVIDUAL = (
    RecipientKind.COLLECTIVE,
    RecipientKind.HOUSEHOLD,
    RecipientKind.INDIVIDUAL,
)


def bonus(kind: RecipientKind, day: date, **other: object) -> Bonus | None:
    case = {"family": Family.STATE, "level": Level.WARD, "form": Form.GIAY_KHEN, **other}
    return compute_bonus(seeds.base_salaries(), seeds.bonus_rates(), kind=kind, day=day, **case)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "day", "amount"),
    [
        (INDIVIDUAL, date(2022, 10, 10), 230_000),
        (COLLECTIVE, date(2022, 10, 10), 450_000),
        (INDIVIDUAL, date(2023, 6, 30), 230_000),
        (INDIVIDUAL, date(2023, 7, 1), 270_000),
        (COLLECTIVE, date(2024, 5, 1), 540_000),
        (INDIVIDUAL, date(2024, 6, 30), 270_000),
        (INDIVIDUAL, date(2024, 7, 1), 360_000),
        (INDIVIDUAL, date(2025, 6, 30), 360_000),
        (INDIVIDUAL, date(2025, 7, 1), 710_000),
        (HOUSEHOLD, date(2025, 10, 15), 1_060_000),
        (COLLECTIVE, date(2025, 12, 31), 1_410_000),
        (COLLECTIVE, date(2026, 6, 30), 1_410_000),
        (COLLECTIVE, date(2026, 7, 1), 1_520_000),
        (HOUSEHOLD, date(2026, 10, 9), 1_140_000),
        (INDIVIDUAL, date(2026, 10, 9), 760_000),
    ],
)
def test_a_giay_khen_of_a_ward_pays_what_the_day_of_its_decision_says(
    kind: RecipientKind, day: date, amount: int
) -> None:
    found = bonus(kind, day)
    assert found is not None
    assert found.amount == amount


def test_a_household_had_no_rate_of_its_own_before_2024() -> None:
    assert bonus(HOUSEHOLD, date(2022, 10, 10)) is None


def test_no_rule_gives_no_amount() -> None:
    assert bonus(COLLECTIVE, date(2026, 10, 9), form=Form.BIEU_DUONG) is None
    assert bonus(COLLECTIVE, date(1990, 1, 1)) is None


@pytest.mark.parametrize(
    ("thousandths", "rounding", "amount"),
    [
        (223_500_000, Rounding.UP_10000, 230_000),
        (223_500_000, Rounding.NEAREST_10000, 220_000),
        (702_000_000, Rounding.NONE, 702_000),
        (540_000_000, Rounding.UP_10000, 540_000),
        (225_000_000, Rounding.NEAREST_10000, 230_000),
    ],
)
def test_both_practices_of_rounding(thousandths: int, rounding: Rounding, amount: int) -> None:
    assert rounded(thousandths, rounding) == amount


@given(st.integers(0, 10**12))
def test_rounding_up_never_pays_less_and_never_ten_thousand_more(thousandths: int) -> None:
    amount = rounded(thousandths, Rounding.UP_10000)
    assert 0 <= amount * 1000 - thousandths < 10_000_000
    assert amount % 10_000 == 0
