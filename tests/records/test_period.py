from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SoVangError
from desktop.records.period import (
    CALENDAR,
    PARTS,
    CutOffs,
    Period,
    PeriodKind,
    parse_cut_offs,
    parse_day_of_year,
    parse_period,
    span,
)
from desktop.records.text import DateNotUnderstood

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
spans = st.tuples(days, days).map(lambda ends: span(min(ends), max(ends)))


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "quý I/2026"),
        (" 2026-q3 ", date(2026, 7, 1), date(2026, 9, 30), "quý III/2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quý IV/2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026-9M", date(2026, 1, 1), date(2026, 9, 30), "9 tháng đầu năm 2026"),
        (
            "2025-11-16..2026-11-15", date(2025, 11, 16), date(2026, 11, 15),
            "kỳ 16/11/2025 – 15/11/2026",
        ),
        ("2026-02-28..2026-02-28", date(2026, 2, 28), date(2026, 2, 28), "kỳ 28/02/2026 – 28/02/2026"),
    ],
)  # fmt: skip
def test_a_named_period_has_its_days_and_its_office_name(
    text: str, start: date, end: date, label: str
) -> None:
    period = parse_period(text)
    assert (period.start, period.end, period.label) == (start, end, label)


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q5", "2026-H3", "2026-6M", "quý III", "1899", "2201", "2026-02-30..2026-03-01",
     "2026-03-01..2026-02-28", "2026-03-01..", "1899-12-31..1900-01-01", "٢٠٢٦", "2026-Q3 2026"],
)  # fmt: skip
def test_anything_else_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(SoVangError) as refusal:
        parse_period(text)
    assert (refusal.value.code, refusal.value.values) == ("period_unknown", {"period": text})


def test_the_ends_belong_to_the_period_and_a_draft_does_not() -> None:
    period = parse_period("2026-Q3")
    assert date(2026, 7, 1) in period
    assert date(2026, 9, 30) in period
    assert date(2026, 10, 1) not in period
    assert date(2026, 6, 30) not in period
    assert None not in period


def test_the_ends_are_written_as_the_office_writes_them() -> None:
    assert parse_period("2026-Q3").dates == "01/07/2026 – 30/09/2026"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-Q3", date(2026, 1, 1), date(2026, 9, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025-12-16..2026-03-15", date(2025, 12, 16), date(2026, 3, 15)),
        ("2026-06-16..2026-09-15", date(2026, 1, 1), date(2026, 9, 15)),
    ],
)
def test_the_year_so_far_begins_in_january_or_with_the_period(text: str, start: date, end: date) -> None:
    so_far = parse_period(text).from_year_start
    assert (so_far.start, so_far.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2024-02-29..2024-03-31", date(2023, 3, 1), date(2023, 3, 31)),
        ("2025-01-01..2025-02-28", date(2024, 1, 1), date(2024, 2, 29)),
        ("2024-01-01..2024-02-29", date(2023, 1, 1), date(2023, 2, 28)),
    ],
)
def test_the_year_before_ends_where_its_month_ended(text: str, start: date, end: date) -> None:
    before = parse_period(text).year_before
    assert (before.start, before.end) == (start, end)


@given(spans)
def test_the_year_so_far_holds_the_period(period: Period) -> None:
    so_far = period.from_year_start
    assert so_far.start <= period.start
    assert so_far.end == period.end


@given(days, st.integers(0, 400), st.integers(0, 400))
def test_periods_that_meet_still_meet_a_year_before(start: date, first: int, second: int) -> None:
    middle = start + timedelta(days=first)
    earlier = span(start, middle)
    later = span(middle + timedelta(days=1), middle + timedelta(days=1 + second))
    assert later.year_before.start == earlier.year_before.end + timedelta(days=1)


@given(spans)
def test_a_span_is_read_back_from_its_own_iso_text(period: Period) -> None:
    assert parse_period(f"{period.start.isoformat()}..{period.end.isoformat()}") == period
    assert period.kind is PeriodKind.RANGE


EARLY = CutOffs((3, 15), (6, 15), (9, 15), (11, 15))
"""The days of domain.md §4.4."""
days_of_year = st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(lambda day: (day.month, day.day))
any_cut_offs = st.lists(days_of_year, min_size=4, max_size=4, unique=True).map(
    lambda found: CutOffs(*sorted(found))
)


@pytest.mark.parametrize(
    ("part", "start", "end", "label"),
    [
        ("", date(2025, 11, 16), date(2026, 11, 15), "năm 2026"),
        ("Q1", date(2025, 11, 16), date(2026, 3, 15), "quý I/2026"),
        ("Q2", date(2026, 3, 16), date(2026, 6, 15), "quý II/2026"),
        ("H1", date(2025, 11, 16), date(2026, 6, 15), "6 tháng đầu năm 2026"),
        ("9M", date(2025, 11, 16), date(2026, 9, 15), "9 tháng đầu năm 2026"),
        ("Q4", date(2026, 9, 16), date(2026, 11, 15), "quý IV/2026"),
        ("H2", date(2026, 6, 16), date(2026, 11, 15), "6 tháng cuối năm 2026"),
    ],
)
def test_the_offices_own_days_move_the_ends_and_keep_the_names(
    part: str, start: date, end: date, label: str
) -> None:
    period = EARLY.period(2026, part)
    assert (period.start, period.end, period.label) == (start, end, label)


def test_an_offices_year_is_added_up_from_its_own_first_day_and_compared_with_the_year_before() -> None:
    period = EARLY.period(2026, "Q3")
    assert period.from_year_start.dates == "16/11/2025 – 15/09/2026"
    assert period.year_before.dates == "16/06/2025 – 15/09/2025"
    assert EARLY.period(2026).years == period.from_year_start.years == (2026,)


@given(any_cut_offs, st.integers(1950, 2100))
def test_quarters_of_any_office_meet_and_fill_its_year(cut_offs: CutOffs, number: int) -> None:
    quarters = [cut_offs.period(number, f"Q{which}") for which in (1, 2, 3, 4)]
    whole = cut_offs.period(number)
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    assert all(after.start - before.end == timedelta(days=1) for before, after in pairwise(quarters))
    assert cut_offs.period(number - 1).end + timedelta(days=1) == whole.start
    assert cut_offs.period(number, "9M").end == quarters[2].end
    assert {cut_offs.period(number, part).from_year_start.start for part in PARTS} == {whole.start}


@given(any_cut_offs, days)
def test_every_day_falls_into_one_quarter(cut_offs: CutOffs, day: date) -> None:
    found = cut_offs.quarter_on(day)
    assert found.kind is PeriodKind.QUARTER
    assert day in found


@given(any_cut_offs)
def test_stored_days_come_back(cut_offs: CutOffs) -> None:
    assert parse_cut_offs(cut_offs.text) == cut_offs
    assert cut_offs.problems() == []


def test_the_calendar_is_the_default() -> None:
    assert parse_cut_offs("31/03 30/06 30/09 31/12") == CALENDAR
    assert CALENDAR.period(2026, "Q3") == parse_period("2026-Q3")


@pytest.mark.parametrize("text", ["", "15/03 15/06", "15/03 15/06 15/09 bao giờ", "15/06 15/03 15/09 15/11"])
def test_days_that_cannot_be_used_are_no_days(text: str) -> None:
    assert parse_cut_offs(text) is None


def test_a_day_that_is_not_after_the_one_before_is_named() -> None:
    (problem,) = CutOffs((3, 15), (3, 15), (9, 15), (11, 15)).problems()
    assert (problem.field, problem.code, problem.values) == (
        "half_year", "cut_off_not_later", {"before": "15/03"},
    )  # fmt: skip


@pytest.mark.parametrize(("typed", "day"), [("15/3", (3, 15)), ("29/2/2024", (2, 28)), ("1.12", (12, 1))])
def test_a_day_of_every_year_is_typed_without_a_year(typed: str, day: tuple[int, int]) -> None:
    assert parse_day_of_year(typed) == day


@pytest.mark.parametrize("typed", ["", "31/6", "tháng 3", "29/2"])
def test_what_is_no_day_of_every_year_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        parse_day_of_year(typed)
