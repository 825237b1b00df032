from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SoVangError
from desktop.records.period import Period, PeriodKind, parse_period, span

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
