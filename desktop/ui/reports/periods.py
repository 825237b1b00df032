"""The periods a report is made for: the presets of the years with records, and one to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from desktop.records.period import Period, parse_period, quarter
from desktop.ui.widgets.popup_list import Suggestion

OTHER = "other"
"""The choice that asks for two dates."""

_PARTS = ("Q1", "Q2", "H1", "Q3", "9M", "Q4", "H2")
_WRITING = timedelta(days=45)
"""A quarter's report is written within some six weeks of its end: so long it is the period offered first."""


def first_period(today: date) -> Period:
    """The quarter whose report is due: the last one for its first six weeks, then the present one."""
    day = today - _WRITING
    return quarter(day.year, (day.month + 2) // 3)


def presets(years: Sequence[int]) -> list[Period]:
    """Year, quarters, 6 and 9 months of every year, the latest year first."""
    return [
        parse_period(text) for year in years for text in (str(year), *(f"{year}-{part}" for part in _PARTS))
    ]


def choices(years: Sequence[int]) -> list[Suggestion]:
    """The presets as lines of a choice, and “Khoảng khác…”."""
    return [*_lines(presets(years)), Suggestion("Khoảng khác…", "gõ hai ngày", OTHER)]


def name_of(period: Period) -> str:
    """“Quý III/2026”: the label as it stands alone."""
    return period.label[:1].upper() + period.label[1:]


def _lines(periods: Sequence[Period]) -> Iterator[Suggestion]:
    for period in periods:
        yield Suggestion(name_of(period), period.dates, period)
