"""The periods a report is made for: the presets of the years with records, and one to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from desktop.records.period import CALENDAR, PARTS, CutOffs, Period, PeriodKind, all_years
from desktop.ui.widgets.popup_list import Suggestion

OTHER = "other"
"""The choice that asks for two dates."""

_WRITING = timedelta(days=45)
"""A quarter's report is written within some six weeks of its end: so long it is the period offered first."""


def first_period(today: date, days: CutOffs = CALENDAR) -> Period:
    """The quarter whose report is due: the last one for its first six weeks, then the present one."""
    return days.quarter_on(today - _WRITING)


def same_period(period: Period, years: Sequence[int], days: CutOffs) -> Period:
    """A preset with its ends moved to other days; a span of the user's own stays as it is."""
    if period.kind is PeriodKind.ALL_YEARS:
        return all_years(years, days)
    moved = (days.period(period.end.year, part) for part in PARTS)
    return next((one for one in moved if one.label == period.label), period)


def presets(years: Sequence[int], days: CutOffs = CALENDAR) -> list[Period]:
    """Year, quarters, 6 and 9 months of every year, the latest year first."""
    return [days.period(year, part) for year in years for part in PARTS]


def choices(years: Sequence[int], days: CutOffs = CALENDAR) -> list[Suggestion]:
    """The presets as lines of a choice, all the years together, and “Khoảng khác…”."""
    together = [all_years(years, days)] if len(years) > 1 else []
    return [*_lines([*presets(years, days), *together]), Suggestion("Khoảng khác…", "gõ hai ngày", OTHER)]


def name_of(period: Period) -> str:
    """“Quý III/2026”: the label as it stands alone."""
    return period.label[:1].upper() + period.label[1:]


def _lines(periods: Sequence[Period]) -> Iterator[Suggestion]:
    for period in periods:
        yield Suggestion(name_of(period), period.dates, period)
