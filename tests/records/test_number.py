from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import Family, Form, Level
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries
from desktop.records.number import (
    completed_number,
    next_number,
    number_key,
    period_of,
    repeat_warnings,
    running_number,
    series_on,
    written_number,
)
from desktop.words.problems import problem_sentence

WARD = Issuer("Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", Family.STATE, Level.WARD, id=1)
PARTY = Issuer("Đảng ủy phường X", Family.PARTY, Level.WARD, number_pattern="{n}-QĐ/ĐU", id=2)
FORMER = Issuer("Đảng ủy phường Lý Thái Tổ", Family.PARTY, Level.WARD, valid_to=date(2025, 6, 30), id=3)
TERM = NumberSeries(2, date(2025, 7, 1), date(2030, 6, 30), start_number=5, id=1)


def decision(issuer: Issuer, number: str, day: date | None, record_id: int | None = None) -> Commendation:
    return Commendation(
        issuer.id or 0,
        Form.GIAY_KHEN,
        number=number,
        number_value=running_number(number),
        decision_date=day,
        id=record_id,
    )


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("300", "300/QĐ-UBND"),
        (" 5 ", "05/QĐ-UBND"),
        ("05", "05/QĐ-UBND"),
        ("300/QĐ", "300/QĐ"),
        ("300a", "300a"),
        ("", ""),
    ],
)
def test_digits_alone_are_completed_by_the_issuers_pattern(typed: str, number: str) -> None:
    assert completed_number("{n}/QĐ-UBND", typed) == number


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("218/QĐ-UBND", 218),
        ("15-QĐ/ĐU", 15),
        ("Số: 05/QĐ-UBND", 5),
        ("  09/QĐ-MTTQ ", 9),
        ("/QĐ-UBND", None),
        ("", None),
    ],
)
def test_the_running_number_is_read_from_free_text(number: str, value: int | None) -> None:
    assert running_number(number) == value


@pytest.mark.parametrize(
    "written", ["5/QĐ-UBND", "05/QĐ-UBND", "Số: 05/QĐ-UBND", "số 5 / qđ-ubnd", "05/QD-UBND"]
)
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert number_key(written) == number_key("05/QĐ-UBND")


def test_other_numbers_stay_apart() -> None:
    assert len({number_key(one) for one in ("15/QĐ-UBND", "15-QĐ/ĐU", "150/QĐ-UBND", "15/QĐ-MTTQ")}) == 4


def test_numbers_below_ten_are_written_with_a_zero() -> None:
    assert [written_number("{n}/QĐ-UBND", n) for n in (5, 10, 218)] == [
        "05/QĐ-UBND",
        "10/QĐ-UBND",
        "218/QĐ-UBND",
    ]


@given(st.integers(1, 10**6), st.sampled_from(["{n}/QĐ-UBND", "{n}-QĐ/ĐU", "Số {n}/QĐ"]))
def test_what_is_written_is_read_back(value: int, pattern: str) -> None:
    assert running_number(written_number(pattern, value)) == value


@given(
    st.sampled_from([Family.STATE, Family.PARTY]),
    st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), max_size=6, unique=True).map(sorted),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
)
def test_two_days_run_within_one_period_or_within_two_that_share_no_day(
    family: Family, borders: list[date], one: date, other: date
) -> None:
    pairs = zip(borders[::2], borders[1::2], strict=False)
    terms = [NumberSeries(1, start, end) for start, end in pairs] if family is Family.PARTY else []
    (start, end), (its_start, its_end) = (period_of(family, day, terms) for day in (one, other))
    assert start <= one <= end
    assert (start, end) == (its_start, its_end) or end < its_start or its_end < start


def test_state_numbers_run_by_year_and_party_numbers_by_term() -> None:
    day = date(2026, 10, 9)
    assert period_of(Family.STATE, day, []) == (date(2026, 1, 1), date(2026, 12, 31))
    assert period_of(Family.PARTY, day, [TERM]) == (TERM.period_start, TERM.period_end)
    assert period_of(Family.PARTY, day, []) == (date.min, date.max)
    assert series_on(day, [TERM]) is TERM
    assert series_on(date(2024, 1, 1), [TERM]) is None
    assert series_on(None, [TERM]) is None


def test_the_next_number_follows_the_highest_of_the_period() -> None:
    given_out = [
        decision(WARD, "171/QĐ-UBND", date(2026, 9, 11)),
        decision(WARD, "164/QĐ-UBND", date(2026, 8, 19)),
        decision(WARD, "400/QĐ-UBND", date(2025, 12, 30)),
        decision(PARTY, "900-QĐ/ĐU", date(2026, 1, 1)),
        decision(WARD, "999/QĐ-UBND", None),
    ]
    assert next_number(WARD, date(2026, 10, 9), [], given_out) == "172/QĐ-UBND"
    assert next_number(WARD, date(2027, 1, 4), [], given_out) == "01/QĐ-UBND"


def test_a_series_may_begin_later_and_goes_on_over_new_year() -> None:
    assert next_number(PARTY, date(2026, 1, 1), [TERM], []) == "05-QĐ/ĐU"
    earlier = decision(PARTY, "11-QĐ/ĐU", date(2025, 12, 1))
    assert next_number(PARTY, date(2026, 1, 1), [TERM], [earlier]) == "12-QĐ/ĐU"


def test_the_same_number_in_the_same_period_is_named() -> None:
    new = decision(WARD, "171 /QĐ-UBND", date(2026, 10, 9))
    others = [(decision(WARD, "171/QĐ-UBND", date(2026, 9, 11), 7), WARD)]
    (warning,) = repeat_warnings(new, WARD, [], others)
    assert problem_sentence(warning.code, warning.values) == (
        "Số 171/QĐ-UBND đã dùng cho quyết định ngày 11/09/2026 của Chủ tịch Ủy ban nhân dân "
        "phường Hoàn Kiếm. Vẫn lưu được; nên xem lại số."
    )
    assert (warning.field, warning.code, warning.values["commendation_id"]) == (
        "number",
        "number_repeated",
        7,
    )
    assert repeat_warnings(replace(new, decision_date=date(2027, 1, 5)), WARD, [], others) == []
    assert repeat_warnings(replace(new, id=7), WARD, [], others) == []
    assert repeat_warnings(replace(new, number=""), WARD, [], others) == []


def test_a_party_number_repeats_within_the_whole_term() -> None:
    new = decision(PARTY, "15-QĐ/ĐU", date(2027, 3, 1))
    others = [(decision(PARTY, "15-QĐ/ĐU", date(2025, 12, 1), 7), PARTY)]
    assert [one.code for one in repeat_warnings(new, PARTY, [TERM], others)] == ["number_repeated"]


def test_another_issuer_may_have_the_same_number() -> None:
    new = decision(PARTY, "15-QĐ/ĐU", date(2026, 10, 9))
    old = decision(FORMER, "15-QĐ/ĐU", date(2022, 10, 10), 2)
    (former,) = repeat_warnings(new, PARTY, [TERM], [(old, FORMER)])
    assert problem_sentence(former.code, former.values) == (
        "Số 15-QĐ/ĐU đã dùng cho quyết định ngày 10/10/2022 của Đảng ủy phường Lý Thái Tổ (cũ). "
        "Khác cơ quan ban hành nên vẫn lưu được."
    )
    undated = replace(old, decision_date=None)
    assert [one.code for one in repeat_warnings(new, PARTY, [TERM], [(undated, FORMER)])] == [
        "number_of_undated"
    ]
    other_suffix = decision(WARD, "15/QĐ-UBND", date(2026, 1, 1), 3)
    assert repeat_warnings(new, PARTY, [TERM], [(other_suffix, WARD)]) == []
