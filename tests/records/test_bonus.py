"""Amounts of domain.md §1.3: salary × multiplier on the decision date, rounded up to ten thousand đồng."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations import seeds
from desktop.records.bonus import Bonus, compute_bonus, doubt_of, rounded, with_doubt
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


ROUNDED_UP = {
    1_490_000: (230_000, 450_000, 680_000, 900_000, 1_490_000, 2_240_000, 2_980_000),
    1_800_000: (270_000, 540_000, 810_000, 1_080_000, 1_800_000, 2_700_000, 3_600_000),
    2_340_000: (360_000, 710_000, 1_060_000, 1_410_000, 2_340_000, 3_510_000, 4_680_000),
    2_530_000: (380_000, 760_000, 1_140_000, 1_520_000, 2_530_000, 3_800_000, 5_060_000),
}
TO_NEAREST = {
    1_490_000: (220_000, 450_000, 670_000, 890_000, 1_490_000, 2_240_000, 2_980_000),
    1_800_000: (270_000, 540_000, 810_000, 1_080_000, 1_800_000, 2_700_000, 3_600_000),
    2_340_000: (350_000, 700_000, 1_050_000, 1_400_000, 2_340_000, 3_510_000, 4_680_000),
    2_530_000: (380_000, 760_000, 1_140_000, 1_520_000, 2_530_000, 3_800_000, 5_060_000),
}
EXACT = {
    1_490_000: (223_500, 447_000, 670_500, 894_000, 1_490_000, 2_235_000, 2_980_000),
    1_800_000: (270_000, 540_000, 810_000, 1_080_000, 1_800_000, 2_700_000, 3_600_000),
    2_340_000: (351_000, 702_000, 1_053_000, 1_404_000, 2_340_000, 3_510_000, 4_680_000),
    2_530_000: (379_500, 759_000, 1_138_500, 1_518_000, 2_530_000, 3_795_000, 5_060_000),
}
MULTIPLIERS = (150, 300, 450, 600, 1000, 1500, 2000)


@pytest.mark.parametrize("salary", ROUNDED_UP)
@pytest.mark.parametrize("column", range(len(MULTIPLIERS)))
def test_every_cell_of_the_table_of_the_domain(salary: int, column: int) -> None:
    """domain.md §1.3; 2.235.000 and 3.795.000 stand between two tens of thousands: half goes up."""
    product = salary * MULTIPLIERS[column]
    for rounding, table in (
        (Rounding.UP_10000, ROUNDED_UP),
        (Rounding.NEAREST_10000, TO_NEAREST),
        (Rounding.NONE, EXACT),
    ):
        assert rounded(product, rounding) == table[salary][column]


def test_what_nobody_found_in_a_text_says_so() -> None:
    doubtful = {
        (one.family, one.level, one.form, one.recipient_kind, one.valid_from.year)
        for one in seeds.bonus_rates()
        if doubt_of(one)
    }
    assert all(one.recipient_kind is not HOUSEHOLD or doubt_of(one) for one in seeds.bonus_rates())
    party = (Family.PARTY, Level.WARD, Form.GIAY_KHEN, INDIVIDUAL)
    assert (*party, 2025) in doubtful
    assert (*party, 2015) not in doubtful
    assert (Family.STATE, Level.WARD, Form.GIAY_KHEN, COLLECTIVE, 2025) not in doubtful
    assert (Family.STATE, Level.WARD, Form.THUONG, COLLECTIVE, 2025) in doubtful


def test_a_doubt_is_read_back_from_the_basis() -> None:
    rate = seeds.bonus_rates()[0]
    assert doubt_of(replace(rate, legal_basis="Nghị định số 152/2025/NĐ-CP")) == ""
    basis = with_doubt("Nghị định số 152/2025/NĐ-CP", "hỏi lại")
    assert basis == "Nghị định số 152/2025/NĐ-CP; chưa kiểm chứng: hỏi lại"
    assert doubt_of(replace(rate, legal_basis=basis)) == "hỏi lại"
    assert with_doubt("Nghị định", "") == "Nghị định"


def test_the_prime_ministers_certificate_pays_three_and_a_half() -> None:
    central = {"level": Level.CENTRAL, "form": Form.BANG_KHEN}
    found = bonus(INDIVIDUAL, date(2026, 10, 9), **central)
    assert found is not None
    assert found.amount == 8_860_000
    assert bonus(INDIVIDUAL, date(2025, 6, 30), **central) is None
