"""Amounts typed from the tables of domain.md §1.2, §1.3 and §2.2, against what the seeded rules compute.

§1.3 gives the products rounded up to ten thousand đồng: at 1.490.000 ×0,15 = 230.000, ×0,3 = 450.000,
×0,6 = 900.000; at 1.800.000: 270.000, 540.000, 1.080.000; at 2.340.000: 360.000, 710.000, ×0,45 = 1.060.000,
1.410.000, ×1,5 = 3.510.000; at 2.530.000: 760.000, 1.140.000, 1.520.000, ×1,5 = 3.800.000. Products that the
table leaves out are worked out from its salaries: ×0,225 is 405.000 and 526.500, ×2,25 is 5.265.000 and
5.692.500, ×3 is 7.020.000 and 7.590.000.
"""

from __future__ import annotations

from datetime import date

import pytest

from desktop.operations import seeds
from desktop.records.bonus import compute_bonus
from desktop.records.codes import Family, Form, Level, RecipientKind

STATE_WARD = """
    2022-01-01  230.000    450.000          -
    2022-10-13  230.000    450.000          -
    2023-06-30  230.000    450.000          -
    2023-07-01  270.000    540.000          -
    2023-12-31  270.000    540.000          -
    2024-01-01  270.000    540.000    410.000
    2024-06-30  270.000    540.000    410.000
    2024-07-01  360.000    710.000    530.000
    2025-06-30  360.000    710.000    530.000
    2025-07-01  710.000  1.410.000  1.060.000
    2025-10-15  710.000  1.410.000  1.060.000
    2026-06-30  710.000  1.410.000  1.060.000
    2026-07-01  760.000  1.520.000  1.140.000
    2026-12-31  760.000  1.520.000  1.140.000
"""
STATE_DISTRICT = """
    2022-10-13  450.000    900.000          -
    2023-07-01  540.000  1.080.000          -
    2024-01-01  540.000  1.080.000    810.000
    2024-07-01  710.000  1.410.000  1.060.000
    2025-06-30  710.000  1.410.000  1.060.000
    2025-07-01        -          -          -
    2026-07-01        -          -          -
"""
STATE_CITY = """
    2025-07-01  3.510.000  7.020.000  5.270.000
    2026-06-30  3.510.000  7.020.000  5.270.000
    2026-07-01  3.800.000  7.590.000  5.700.000
"""
PARTY_WARD = """
    2022-10-10  450.000    900.000          -
    2023-07-01  540.000  1.080.000          -
    2024-07-01  710.000  1.410.000          -
    2025-07-01  710.000  1.410.000          -
    2026-07-01  760.000  1.520.000          -
"""
NOTHING = """
    2022-10-13        -          -          -
    2025-07-01        -          -          -
    2026-12-31        -          -          -
"""
KINDS = (RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD)
Case = tuple[Family, Level, Form, date, RecipientKind, int | None]


def _cases(family: Family, level: Level, forms: tuple[Form, ...], table: str) -> list[Case]:
    """The rows of a table: day, individual, collective, household."""
    found: list[Case] = []
    for line in table.strip().splitlines():
        day, *amounts = line.split()
        for form in forms:
            found += [
                (family, level, form, date.fromisoformat(day), kind, _amount(amount))
                for kind, amount in zip(KINDS, amounts, strict=True)
            ]
    return found


def _amount(typed: str) -> int | None:
    return None if typed == "-" else int(typed.replace(".", ""))


CASES = [
    *_cases(Family.STATE, Level.WARD, (Form.GIAY_KHEN,), STATE_WARD),
    *_cases(Family.STATE, Level.WARD, (Form.CONG_NHAN_VA_THUONG, Form.THUONG), STATE_WARD),
    *_cases(Family.STATE, Level.DISTRICT, (Form.GIAY_KHEN,), STATE_DISTRICT),
    *_cases(Family.STATE, Level.CITY, (Form.BANG_KHEN,), STATE_CITY),
    *_cases(Family.PARTY, Level.WARD, (Form.GIAY_KHEN, Form.CONG_NHAN_VA_THUONG), PARTY_WARD),
    *_cases(Family.STATE, Level.WARD, (Form.CONG_NHAN, Form.BIEU_DUONG), NOTHING),
    # §2.2 gives the old quận ủy 1,0 and 1,5 for the Party's own titles; a thematic paper has no rule
    *_cases(Family.PARTY, Level.DISTRICT, (Form.GIAY_KHEN,), NOTHING),
    *_cases(Family.FRONT, Level.WARD, (Form.GIAY_KHEN,), NOTHING),
]


@pytest.mark.parametrize(("family", "level", "form", "day", "kind", "amount"), CASES)
def test_the_seeds_pay_what_the_domain_says(
    family: Family, level: Level, form: Form, day: date, kind: RecipientKind, amount: int | None
) -> None:
    found = compute_bonus(
        seeds.base_salaries(), seeds.bonus_rates(), family=family, level=level, form=form, kind=kind, day=day
    )
    assert (found.amount if found else None) == amount


def test_the_table_is_wide_enough() -> None:
    distinct = {case[:5] for case in CASES}
    assert len(distinct) == len(CASES)
    assert sum(case[5] is not None for case in CASES) >= 60
    assert {case[3].year for case in CASES} == {2022, 2023, 2024, 2025, 2026}


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2019-07-01", 1_490_000),
        ("2023-06-30", 1_490_000),
        ("2023-07-01", 1_800_000),
        ("2024-06-30", 1_800_000),
        ("2024-07-01", 2_340_000),
        ("2026-06-30", 2_340_000),
        ("2026-07-01", 2_530_000),
    ],
)
def test_the_base_salary_is_that_of_the_day(day: str, amount: int) -> None:
    found = compute_bonus(
        seeds.base_salaries(),
        seeds.bonus_rates(),
        family=Family.STATE,
        level=Level.WARD,
        form=Form.GIAY_KHEN,
        kind=RecipientKind.INDIVIDUAL,
        day=date.fromisoformat(day),
    )
    assert found is not None
    assert found.base_salary.amount == amount
