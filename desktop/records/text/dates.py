"""Dates as people type them (15/10/22, 151022, hn, +7) and as an office writes them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from desktop.records.text.fold import fold
from desktop.records.text.normal import clean
from desktop.records.text.not_understood import NotUnderstood

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_RELATIVE_WORDS = {"hn": 0, "hom nay": 0, "hq": -1, "hom qua": -1}
_RELATIVE_DAYS = re.compile(r"([+\-−])([0-9]{1,4})")
_PARTS = re.compile(r"([0-9]{1,2}) ?[/.\- ] ?([0-9]{1,2})(?: ?[/.\- ] ?([0-9]{4}|[0-9]{2}))?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})[/.\-]([0-9]{1,2})")
_OFFICE_WORDS = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")  # what spreadsheets put behind a date turned into text
_DIGITS_ONLY = re.compile(r"[0-9]{5,8}")
_BIRTH_YEAR = re.compile(r"[0-9]{4}|[0-9]{2}")
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")

_Numbers = tuple[int, int, str]  # day, month, year as typed ("" when left out)


class DateNotUnderstood(NotUnderstood):
    """A typed date that is not one certain day.

    Codes and values, besides `typed`: date_not_understood; date_does_not_exist; date_out_of_range
    (`first_year`, `last_year`); date_ambiguous (`candidates`: dates, oldest first); birth_year_in_future
    (`year`, `suggestion`: a year or None).
    """


def parse_date(typed: str, today: date) -> date:
    """Return the day a person typed, day before month as in Vietnam.

    Accepts 15/10/22, 15-10-2022, 15.10.2022, 15/10 (this year), 151022, 15102022, ISO,
    "ngày 05 tháng 02 năm 2026", hn, hq, +7 and -3 (days from today). A year of two digits means 20..; where
    that lies beyond next year, and in digits that can be parted in two ways, nothing is guessed.
    Raises DateNotUnderstood.
    """
    text = _MIDNIGHT.sub("", clean(typed))
    relative = _relative(text, today)
    if relative is not None:
        return relative
    readings = list(_readings(text))
    if not readings:
        raise DateNotUnderstood("date_not_understood", {"typed": typed})
    days = sorted({day for numbers in readings for day in _days(numbers, today)})
    if not days:
        raise _no_such_day(typed, readings)
    if len(days) > 1:
        raise DateNotUnderstood("date_ambiguous", {"typed": typed, "candidates": tuple(days)})
    return days[0]


def parse_optional_date(typed: str, today: date) -> date | None:
    """Return the day a person typed, or None for a blank. Raises DateNotUnderstood."""
    return parse_date(typed, today) if clean(typed) else None


def parse_year_of_birth(typed: str, today: date) -> int:
    """Return a year of birth, never ahead, from a year (1968, 68) or a full date (15/10/1968, 15/10/68).

    Two digits mean 20.. up to this year, 19.. beyond it. Raises DateNotUnderstood.
    """
    text = _MIDNIGHT.sub("", clean(typed))
    if _BIRTH_YEAR.fullmatch(text):
        return _checked_birth_year(typed, _birth_year(text, today), today)
    readings = [numbers for numbers in _readings(text) if numbers[2]]
    if not readings:
        raise DateNotUnderstood("date_not_understood", {"typed": typed})
    years = [_birth_year(year, today) for day, month, year in readings if _fits(day, month, year, today)]
    if not years:
        raise DateNotUnderstood("date_does_not_exist", {"typed": typed})
    return _checked_birth_year(typed, years[0], today)


def weekday_name(day: date) -> str:
    """Return the weekday, "Thứ Hai" to "Chủ Nhật"."""
    return _WEEKDAYS[day.weekday()]


def short_date(day: date) -> str:
    """Return "09/10/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def office_date(day: date) -> str:
    """Return "ngày 09 tháng 10 năm 2026".

    NĐ 30/2020/NĐ-CP: a zero before days under 10 and months 1 and 2 only.
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _relative(text: str, today: date) -> date | None:
    """Read hn, hq and the days from today."""
    days = _RELATIVE_WORDS.get(fold(text))
    match = _RELATIVE_DAYS.fullmatch(text)
    if match:
        days = int(match[2]) if match[1] == "+" else -int(match[2])
    return None if days is None else today + timedelta(days)


def _readings(text: str) -> Iterator[_Numbers]:
    """Give every way to part the text into day, month and year."""
    if match := _PARTS.fullmatch(text) or _OFFICE_WORDS.fullmatch(fold(text)):
        yield int(match[1]), int(match[2]), match[3] or ""
    elif match := _YEAR_FIRST.fullmatch(text):
        yield int(match[3]), int(match[2]), match[1]
    elif _DIGITS_ONLY.fullmatch(text):
        yield from _digit_readings(text)


def _digit_readings(digits: str) -> Iterator[_Numbers]:
    """Part 151022 and 15102022, also with a zero left out (51022), and 20261015."""
    year_digits = 2 if len(digits) <= 6 else 4
    day_month, year = digits[:-year_digits], digits[-year_digits:]
    for day_digits in (1, 2):
        if 1 <= len(day_month) - day_digits <= 2:
            yield int(day_month[:day_digits]), int(day_month[day_digits:]), year
    if len(digits) == 8:
        yield int(digits[6:]), int(digits[4:6]), digits[:4]


def _days(numbers: _Numbers, today: date) -> Iterator[date]:
    """Give the days that day, month and year can be: two if two digits may be of either century."""
    day, month, typed_year = numbers
    if len(typed_year) == 2:
        recent = 2000 + int(typed_year)
        years = [recent] if recent <= today.year + 1 else [recent - 100, recent]
    else:
        years = [int(typed_year or today.year)]
    for year in years:
        existing = _existing(day, month, year)
        if existing and _FIRST_YEAR <= year <= _LAST_YEAR:
            yield existing


def _existing(day: int, month: int, year: int) -> date | None:
    """Give the date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_such_day(typed: str, readings: list[_Numbers]) -> DateNotUnderstood:
    """Say why no reading gave a day: a year out of range, or no such day in the calendar."""
    if any(
        _existing(day, month, int(year or _FIRST_YEAR)) for day, month, year in readings if len(year) == 4
    ):
        limits = {"first_year": _FIRST_YEAR, "last_year": _LAST_YEAR}
        return DateNotUnderstood("date_out_of_range", {"typed": typed, **limits})
    return DateNotUnderstood("date_does_not_exist", {"typed": typed})


def _birth_year(typed_year: str, today: date) -> int:
    """Complete a year of two digits to the latest that has begun."""
    if len(typed_year) == 4:
        return int(typed_year)
    recent = 2000 + int(typed_year)
    return recent if recent <= today.year else recent - 100


def _fits(day: int, month: int, typed_year: str, today: date) -> bool:
    """Say whether the calendar has a day of birth."""
    return _existing(day, month, _birth_year(typed_year, today)) is not None


def _checked_birth_year(typed: str, year: int, today: date) -> int:
    """Refuse a year of birth ahead of today, with the year a century earlier if that helps."""
    if _FIRST_YEAR <= year <= today.year:
        return year
    if year < _FIRST_YEAR:
        limits = {"first_year": _FIRST_YEAR, "last_year": today.year}
        raise DateNotUnderstood("date_out_of_range", {"typed": typed, **limits})
    suggestion = year - 100 if _FIRST_YEAR <= year - 100 <= today.year else None
    raise DateNotUnderstood("birth_year_in_future", {"typed": typed, "year": year, "suggestion": suggestion})
