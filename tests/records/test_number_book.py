from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import Family, Form, Level
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers
from desktop.records.number import first_free, next_number
from desktop.records.number_book import explained, number_book

WARD = Issuer("Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", Family.STATE, Level.WARD, id=1)
DAY = date(2026, 10, 9)
YEAR = NumberSeries(1, date(2026, 1, 1), date(2026, 12, 31), start_number=5, id=1)
NUMBERS = st.lists(st.integers(5, 60), max_size=15)
RUNS = st.lists(st.tuples(st.integers(5, 60), st.integers(0, 6)), max_size=4)


def _decisions(values: list[int]) -> list[Commendation]:
    return [
        Commendation(
            1, Form.GIAY_KHEN, number=f"{value}/QĐ-UBND", number_value=value, decision_date=DAY, id=place
        )
        for place, value in enumerate(values, start=1)
    ]


def _runs(runs: list[tuple[int, int]]) -> list[ReservedNumbers]:
    return [ReservedNumbers(1, first, first + more, DAY, "x") for first, more in runs]


@given(NUMBERS, RUNS)
def test_every_number_up_to_the_highest_stands_once(values: list[int], runs: list[tuple[int, int]]) -> None:
    decisions, reserved = _decisions(values), _runs(runs)
    book = number_book(WARD, DAY, [YEAR], decisions, reserved)
    standing = [value for line in book.lines for value in range(line.first, line.last + 1)]
    highest = max([4, *values, *(run.last_number for run in reserved)])
    assert standing == list(range(5, highest + 1))
    assert book.given == len(values)
    free = {value for line in book.gaps for value in range(line.first, line.last + 1)}
    assert free.isdisjoint(values)
    repeated = {value for value, count in Counter(values).items() if count > 1}
    assert repeated <= {line.first for line in book.repeats}
    assert {one.code for one in explained(book)} <= {
        "number_gap", "number_given_twice", "number_given_and_reserved",
    }  # fmt: skip


@given(NUMBERS, RUNS)
def test_a_suggested_number_is_free(values: list[int], runs: list[tuple[int, int]]) -> None:
    reserved = _runs(runs)
    number = next_number(WARD, DAY, [YEAR], _decisions(values), reserved)
    value = int(number.split("/")[0])
    assert value > max([4, *values])
    assert all(not run.first_number <= value <= run.last_number for run in reserved)
    assert value == first_free(reserved, max([4, *values]))


def test_the_book_of_a_year_leaves_other_years_and_issuers_out() -> None:
    (one,) = _decisions([7])
    others = [
        Commendation(1, Form.GIAY_KHEN, number="8/QĐ-UBND", number_value=8, decision_date=date(2025, 12, 31)),
        Commendation(2, Form.GIAY_KHEN, number="9/QĐ-UBND", number_value=9, decision_date=DAY),
        Commendation(1, Form.GIAY_KHEN, number="10/QĐ-UBND", number_value=10),
    ]
    book = number_book(WARD, DAY, [YEAR], [one, *others], [ReservedNumbers(2, 11, 12, DAY, "x")])
    assert [(line.first, line.last, len(line.commendations)) for line in book.lines] == [(5, 6, 0), (7, 7, 1)]
