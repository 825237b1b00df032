"""The span of days that a report counts, with the two spans it is compared with (domain.md, corrections)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.errors import SoVangError
from desktop.records.text import short_date


class PeriodKind(StrEnum):
    """The presets of a report, and a span with the office's own cut-off days."""

    YEAR = "year"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    RANGE = "range"


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both days included; `label` is what the screen and the paper call it."""

    start: date
    end: date
    label: str
    kind: PeriodKind

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
        """Lũy kế từ đầu năm: from 1 January of the end's year, or from the start where that is earlier."""
        start = min(self.start, date(self.end.year, 1, 1))
        return Period(start, self.end, _dates(start, self.end), PeriodKind.RANGE)

    @property
    def year_before(self) -> Period:
        """Cùng kỳ năm trước; periods that meet still meet, and the end of February stays its end."""
        start = _year_before(self.start)
        end = _year_before(self.end + timedelta(days=1)) - timedelta(days=1)
        return Period(start, end, _dates(start, end), PeriodKind.RANGE)


_QUARTERS: Mapping[str, str] = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_CALENDAR = re.compile(r"(\d{4})(?:-(Q[1-4]|H[12]|9M))?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def parse_period(text: str) -> Period:
    """The period that a command or a field names: 2026, 2026-Q3, 2026-H1, 2026-9M, 2025-11-16..2026-11-15.

    Raises `SoVangError("period_unknown")` for anything else, a span that ends before it begins among them.
    """
    wanted = text.strip().upper()
    if match := _CALENDAR.fullmatch(wanted):
        period = _calendar(int(match[1]), match[2] or "")
    elif match := _RANGE.fullmatch(wanted):
        period = _range(match[1], match[2])
    else:
        period = None
    if period is None:
        raise SoVangError("period_unknown", period=text)
    return period


def year(number: int) -> Period:
    """One calendar year."""
    return _months(number, 1, 12, f"năm {number}", PeriodKind.YEAR)


def quarter(number: int, which: int) -> Period:
    """One quarter, `which` from 1 to 4."""
    label = f"quý {_QUARTERS[str(which)]}/{number}"
    return _months(number, 3 * which - 2, 3 * which, label, PeriodKind.QUARTER)


def span(start: date, end: date) -> Period:
    """A period with the office's own cut-off days."""
    return Period(start, end, f"kỳ {_dates(start, end)}", PeriodKind.RANGE)


def _calendar(number: int, part: str) -> Period | None:
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    if not part:
        return year(number)
    if part.startswith("Q"):
        return quarter(number, int(part[1]))
    if part == "9M":
        return _months(number, 1, 9, f"9 tháng đầu năm {number}", PeriodKind.NINE_MONTHS)
    if part == "H1":
        return _months(number, 1, 6, f"6 tháng đầu năm {number}", PeriodKind.HALF_YEAR)
    return _months(number, 7, 12, f"6 tháng cuối năm {number}", PeriodKind.HALF_YEAR)


def _range(first: str, last: str) -> Period | None:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if start.year < _FIRST_YEAR or end.year > _LAST_YEAR or start > end:
        return None
    return span(start, end)


def _months(number: int, first: int, last: int, label: str, kind: PeriodKind) -> Period:
    after = date(number + last // 12, last % 12 + 1, 1)
    return Period(date(number, first, 1), after - timedelta(days=1), label, kind)


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 3, 1) if leap_day else day.replace(year=day.year - 1)


def _dates(start: date, end: date) -> str:
    return f"{short_date(start)} – {short_date(end)}"
