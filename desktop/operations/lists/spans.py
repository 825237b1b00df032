"""The spans of time that lists are narrowed to, some of which move with today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.records.period import CALENDAR, CutOffs, Period, parse_period, span, year

UNDATED = "undated"

MOVING: Mapping[str, str] = {
    "month": "Tháng này",
    "quarter": "Quý này",
    "year": "Năm nay",
    "last_year": "Năm ngoái",
    "quarter_before": "Năm ngoái cùng kỳ",
    UNDATED: "Chưa có ngày",
}
"""The codes of spans that are counted from today, with their words; any other code is a period's name."""


def span_of(code: str, today: date, days: CutOffs = CALENDAR) -> Period | None:
    """The days that a code means: quarters end on the office's own `days`, as its reports do.

    None for "" and for `UNDATED`. “Năm ngoái cùng kỳ” is the present quarter, a year before. Raises
    `SoVangError("period_unknown")`.
    """
    if code in ("", UNDATED):
        return None
    if code == "month":
        after = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        return span(today.replace(day=1), date.fromordinal(after.toordinal() - 1))
    if code == "quarter":
        return days.quarter_on(today)
    if code == "quarter_before":
        return days.quarter_on(today).year_before
    if code in ("year", "last_year"):
        return year(today.year - (code == "last_year"))
    return parse_period(code)


def span_words(code: str) -> str:
    """What a span is called: “Quý này”, “Năm 2024”."""
    return MOVING.get(code) or (parse_period(code).label.capitalize() if code else "Mọi lúc")


def code_of_year(number: int, today: date) -> str:
    """The code of a year: this year and the last one move on with today, so that a saved view does."""
    return {0: "", today.year: "year", today.year - 1: "last_year"}.get(number, str(number))


def year_of_code(code: str, today: date) -> int | None:
    """The year that a code means, 0 for every year, None for a span that is no year."""
    if code.isdecimal():
        return int(code)
    return {"": 0, "year": today.year, "last_year": today.year - 1}.get(code)
