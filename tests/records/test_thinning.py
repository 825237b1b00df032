from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.thinning import ALWAYS_KEPT, thinned

NOW = datetime(2026, 11, 20, 16, 0)  # noqa: DTZ001 - the office's own clock; a Friday
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def gone(moments: list[datetime], now: datetime = NOW) -> list[datetime]:
    return thinned(moments, lambda moment: moment, now)


def kept(moments: list[datetime], now: datetime = NOW) -> list[datetime]:
    return sorted(set(moments) - set(gone(moments, now)), reverse=True)


def daily(days: int, a_day: int = 1) -> list[datetime]:
    return [NOW - DAY * day - HOUR * one for day in range(days) for one in range(a_day)]


@pytest.mark.parametrize(
    ("moments", "staying"),
    [
        ([], 0),
        (daily(1, a_day=8), 8),  # all of one day
        (daily(2, a_day=8), 16),  # all of the last two days
        ([NOW - DAY * 400 - HOUR * one for one in range(10)], 10),  # the newest ten, however old
        ([NOW - DAY * 400 - HOUR / 10 * one for one in range(30)], 10),
        (daily(14), 14),  # two days, then twelve
        (daily(14, a_day=8), 2 * 8 + 12),
        (daily(7 * 12), 10 + 12 + 9),  # ten newest, twelve days, and nine weeks are left of twelve
        (daily(300), 10 + 12 + 12 + 7),  # since 25 January, so that no year ends between
        (daily(365 * 3), 10 + 12 + 12 + 9 + 2),  # the year ends of 2024 and 2023; that of 2025 is a month's
        (daily(365 * 3, a_day=3), 10 + 12 + 12 + 9 + 2),
    ],
)
def test_how_many_stay(moments: list[datetime], staying: int) -> None:
    assert len(kept(moments)) == staying


def test_of_a_day_of_a_week_and_of_a_month_the_newest_stays() -> None:
    staying = kept(daily(365, a_day=8))
    assert staying[:17] == [*daily(2, a_day=8), NOW - DAY * 2]
    days = staying[16:28]
    assert days == [NOW - DAY * day for day in range(2, 14)]
    weeks = staying[28:40]
    assert all(moment.isoweekday() == 7 for moment in weeks)
    assert all(one - two == 7 * DAY for one, two in pairwise(weeks))
    months = staying[40:]
    assert all((moment + DAY).day == 1 for moment in months)
    assert len({moment.month for moment in months}) == len(months)


def test_the_last_of_every_year_stays_for_ever() -> None:
    staying = kept(daily(365 * 12))
    assert [moment for moment in staying if (moment.month, moment.day) == (12, 31)] == [
        datetime(year, 12, 31, 16, 0)  # noqa: DTZ001
        for year in range(2025, 2013, -1)
    ]


def test_a_year_that_ends_early_keeps_its_last_one_too() -> None:
    last = datetime(2019, 6, 3, 9, 0)  # noqa: DTZ001
    staying = kept([*daily(400), last, last - HOUR, last - DAY])
    assert last in staying
    assert last - HOUR not in staying


def test_what_is_dated_ahead_stays() -> None:
    ahead = [NOW + DAY * 365 * 10 + HOUR * one for one in range(40)]
    assert set(ahead) <= set(kept([*ahead, *daily(300)]))


def test_a_clock_that_fell_back_deletes_nothing() -> None:
    assert gone(daily(300), now=NOW - DAY * 3650) == []


def test_a_clock_that_ran_ahead_leaves_the_newest_and_the_ladder() -> None:
    staying = kept(daily(300), now=NOW + DAY * 3650)
    assert staying[:ALWAYS_KEPT] == daily(300)[:ALWAYS_KEPT]
    assert len(staying) == 10 + 12 + 12 + 7  # 300 days hold no more months


@given(st.lists(st.integers(0, 24 * 400), unique=True, max_size=200), st.integers(-5000, 5000))
def test_whatever_the_clock_says(hours: list[int], wrong_by: int) -> None:
    moments = [NOW - HOUR * one for one in hours]
    now = NOW + DAY * wrong_by
    staying = kept(moments, now)
    assert staying[:ALWAYS_KEPT] == sorted(moments, reverse=True)[:ALWAYS_KEPT]
    assert set(staying) >= {one for one in moments if one > now - 2 * DAY}
    assert set(staying) >= {
        max(one for one in moments if one.year == year) for year in (m.year for m in moments)
    }
    assert gone(staying, now) == []  # thinning twice is thinning once
