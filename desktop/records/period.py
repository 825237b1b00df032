"""The span of days that a report counts, with the two spans it is compared with (domain.md, corrections)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.errors import SoVangError
from desktop.records.problem import Problem
from desktop.records.text import DateNotUnderstood, parse_date, short_date


class PeriodKind(StrEnum):
    """The presets of a report, and a span with the office's own cut-off days."""

    YEAR = "year"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    RANGE = "range"
    ALL_YEARS = "all_years"


DayOfYear = tuple[int, int]
"""Month and day, the same in every year."""


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both days included; `label` is what the screen and the paper call it.

    `year_start` is the day on which the office's own year begins; None: 1 January.
    """

    start: date
    end: date
    label: str
    kind: PeriodKind
    year_start: date | None = None

    def __contains__(self, day: object) -> bool:
        """Whether a day falls into the period; None, the day of a draft, never does."""
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def dates(self) -> str:
        """Both ends as the office writes them: "01/07/2026 – 30/09/2026"."""
        return _dates(self.start, self.end)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose yearly records it counts: the end's year, and every year that it holds whole.

        An office's year of 16/11/2025 – 15/11/2026 counts what is registered for 2026.
        """
        return tuple(
            number
            for number in range(self.start.year, self.end.year + 1)
            if number == self.end.year or self.start <= date(number, 1, 1)
        )

    @property
    def from_year_start(self) -> Period:
        """Lũy kế từ đầu năm: from the beginning of the year, or from the start where that is earlier."""
        start = min(self.start, self.year_start or date(self.end.year, 1, 1))
        return Period(start, self.end, _dates(start, self.end), PeriodKind.RANGE)

    @property
    def year_before(self) -> Period:
        """Cùng kỳ năm trước; periods that meet still meet, and the end of February stays its end."""
        start = _year_before(self.start)
        end = _year_before(self.end + timedelta(days=1)) - timedelta(days=1)
        return Period(start, end, _dates(start, end), PeriodKind.RANGE)


@dataclass(frozen=True)
class CutOffs:
    """On which day of the year each report period of an office ends, as (month, day); a year begins after it.

    Domain.md §4.4: quý I about 15/3, 6 tháng 15/6, 9 tháng 15/9, năm 15/11, set by each year's letter.
    """

    first_quarter: DayOfYear = (3, 31)
    half_year: DayOfYear = (6, 30)
    nine_months: DayOfYear = (9, 30)
    year: DayOfYear = (12, 31)

    @property
    def days(self) -> tuple[DayOfYear, ...]:
        """The four days in their order."""
        return self.first_quarter, self.half_year, self.nine_months, self.year

    @property
    def text(self) -> str:
        """How they are stored: "15/03 15/06 15/09 15/11"."""
        return " ".join(map(day_of_year_words, self.days))

    def problems(self) -> list[Problem]:
        """Days that do not come after the one before: with them periods would overlap."""
        return [
            Problem(name, "cut_off_not_later", {"before": day_of_year_words(before)})
            for name, before, day in zip(CUT_OFF_NAMES[1:], self.days, self.days[1:], strict=False)
            if day <= before
        ]

    def period(self, number: int, part: str = "") -> Period:
        """A part of an office's year, one of `PARTS`."""
        first, last, label, kind = _PARTS[part]
        ends = [date(number - 1, *self.year), *(date(number, *day) for day in self.days)]
        start, year_start = (ends[place] + timedelta(days=1) for place in (first, 0))
        return Period(start, ends[last], label.format(year=number), kind, year_start)

    def quarter_on(self, day: date) -> Period:
        """The quarter that a day falls into; after the office's last day that is one of the next year."""
        quarters = (self.period(day.year + more, f"Q{which}") for more in (0, 1) for which in (1, 2, 3, 4))
        return next(found for found in quarters if day <= found.end)


CALENDAR = CutOffs()
"""The ends of the calendar's own quarters."""

CUT_OFF_NAMES = ("first_quarter", "half_year", "nine_months", "year")

_PARTS: Mapping[str, tuple[int, int, str, PeriodKind]] = {
    "": (0, 4, "năm {year}", PeriodKind.YEAR),
    "Q1": (0, 1, "quý I/{year}", PeriodKind.QUARTER),
    "Q2": (1, 2, "quý II/{year}", PeriodKind.QUARTER),
    "H1": (0, 2, "6 tháng đầu năm {year}", PeriodKind.HALF_YEAR),
    "Q3": (2, 3, "quý III/{year}", PeriodKind.QUARTER),
    "9M": (0, 3, "9 tháng đầu năm {year}", PeriodKind.NINE_MONTHS),
    "Q4": (3, 4, "quý IV/{year}", PeriodKind.QUARTER),
    "H2": (2, 4, "6 tháng cuối năm {year}", PeriodKind.HALF_YEAR),
}
"""The parts of a year: behind which of its ends each begins, at which it ends, its name."""

PARTS: tuple[str, ...] = tuple(_PARTS)
"""The names of the parts in commands, in the order in which they end; "" is the whole year."""

_NO_LEAP_YEAR = 2023
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_CALENDAR = re.compile(r"(\d{4})(?:-(Q[1-4]|H[12]|9M))?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def parse_period(text: str) -> Period:
    """The period that a command or a field names: 2026, 2026-Q3, 2026-H1, 2026-9M, 2025-11-16..2026-11-15.

    Raises `SoVangError("period_unknown")` for anything else, a span that ends before it begins among them.
    """
    wanted = text.strip().upper()
    if match := _CALENDAR.fullmatch(wanted):
        known = _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR
        period = CALENDAR.period(int(match[1]), match[2] or "") if known else None
    elif match := _RANGE.fullmatch(wanted):
        period = _range(match[1], match[2])
    else:
        period = None
    if period is None:
        raise SoVangError("period_unknown", period=text)
    return period


def year(number: int) -> Period:
    """One calendar year."""
    return CALENDAR.period(number)


def quarter(number: int, which: int) -> Period:
    """One calendar quarter, `which` from 1 to 4."""
    return CALENDAR.period(number, f"Q{which}")


def parse_day_of_year(typed: str) -> DayOfYear:
    """A day of every year from "15/3"; a year behind it is passed over. Raises `DateNotUnderstood`."""
    day = parse_date(typed, date(_NO_LEAP_YEAR, 1, 1))
    return (day.month, day.day) if (day.month, day.day) != (2, 29) else (2, 28)


def day_of_year_words(day: DayOfYear) -> str:
    """ "15/03"."""
    return f"{day[1]:02}/{day[0]:02}"


def parse_cut_offs(text: str) -> CutOffs | None:
    """The days stored as `CutOffs.text`; None for anything else."""
    try:
        days = [parse_day_of_year(one) for one in text.split()]
    except DateNotUnderstood:
        return None
    found = CutOffs(*days) if len(days) == len(CUT_OFF_NAMES) else None
    return None if found is None or found.problems() else found


def all_years(years: Collection[int], days: CutOffs = CALENDAR) -> Period:
    """From the first of these years of an office to the end of the last; of one year that year itself."""
    first, last = days.period(min(years)), days.period(max(years))
    if first == last:
        return first
    label = f"các năm {min(years)}–{max(years)}"
    return Period(first.start, last.end, label, PeriodKind.ALL_YEARS, first.start)


def span(start: date, end: date) -> Period:
    """A period with the office's own cut-off days."""
    return Period(start, end, f"kỳ {_dates(start, end)}", PeriodKind.RANGE)


def _range(first: str, last: str) -> Period | None:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if start.year < _FIRST_YEAR or end.year > _LAST_YEAR or start > end:
        return None
    return span(start, end)


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 3, 1) if leap_day else day.replace(year=day.year - 1)


def _dates(start: date, end: date) -> str:
    return f"{short_date(start)} – {short_date(end)}"
