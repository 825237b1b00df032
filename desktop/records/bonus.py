"""The bonus of an award: base salary × multiplier, chosen by the decision date, rounded by a setting.

Sources of the seeded values: domain.md §1.1–1.3 and §2.2; every number is a dated, editable row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.records.codes import Family, Form, Level, RecipientKind, Rounding


@dataclass(frozen=True)
class BaseSalary:
    """Lương cơ sở in đồng a month from a day on."""

    valid_from: date
    amount: int
    source: str = ""
    id: int | None = None


@dataclass(frozen=True)
class BonusRate:
    """The multiplier of a form at a level for a kind of recipient; thousandths, so 0,15 is 150."""

    family: Family
    level: Level
    form: Form
    recipient_kind: RecipientKind
    valid_from: date
    multiplier_thousandths: int
    rounding: Rounding = Rounding.UP_10000
    legal_basis: str = ""
    valid_to: date | None = None
    id: int | None = None


UNVERIFIED = "chưa kiểm chứng:"
"""Where a basis says so, the rest of it tells what nobody has found in a text yet (domain.md [K medium])."""


def with_doubt(basis: str, doubt: str) -> str:
    """The basis of a rate, with what is not verified about it; the office takes that out once it knows."""
    return f"{basis}; {UNVERIFIED} {doubt}" if doubt else basis


def doubt_of(rate: BonusRate) -> str:
    """What is not verified about a rate; empty where its basis says nothing of the kind."""
    return rate.legal_basis.partition(UNVERIFIED)[2].strip()


PAYING = frozenset({Form.GIAY_KHEN, Form.CONG_NHAN_VA_THUONG, Form.THUONG, Form.BANG_KHEN})
"""The forms that come with money: without a rule for them, somebody has to say how much."""


@dataclass(frozen=True)
class Bonus:
    """A computed amount in đồng with what it was computed from."""

    amount: int
    base_salary: BaseSalary
    rate: BonusRate


def rounded(amount_thousandths: int, rounding: Rounding) -> int:
    """Đồng from thousandths of a đồng, rounded by the rule; exact in integers."""
    if rounding is Rounding.UP_10000:
        return -(-amount_thousandths // 10_000_000) * 10_000
    if rounding is Rounding.NEAREST_10000:
        return (amount_thousandths + 5_000_000) // 10_000_000 * 10_000
    return amount_thousandths // 1000


def base_salary_on(salaries: Iterable[BaseSalary], day: date) -> BaseSalary | None:
    """The base salary in force on the decision date (NĐ 91/2017 Điều 68 k1)."""
    in_force = [salary for salary in salaries if salary.valid_from <= day]
    return max(in_force, key=lambda salary: salary.valid_from, default=None)


def compute_bonus(
    salaries: Iterable[BaseSalary],
    rates: Iterable[BonusRate],
    *,
    family: Family,
    level: Level,
    form: Form,
    kind: RecipientKind,
    day: date,
) -> Bonus | None:
    """The bonus of one recipient on the decision date, or None where no rule says an amount."""
    salary = base_salary_on(salaries, day)
    matching = [
        rate
        for rate in rates
        if (rate.family, rate.level, rate.form, rate.recipient_kind) == (family, level, form, kind)
        and rate.valid_from <= day <= (rate.valid_to or date.max)
    ]
    rate = max(matching, key=lambda rate: rate.valid_from, default=None)
    if salary is None or rate is None:
        return None
    return Bonus(rounded(salary.amount * rate.multiplier_thousandths, rate.rounding), salary, rate)
