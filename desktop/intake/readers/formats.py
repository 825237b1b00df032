"""What a number means by its number format: a day, a time, a text with leading zeros, or the number."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from desktop.intake.raw import Cell

Shape = Callable[[float, bool], Cell]
"""Makes a cell of a stored number; the flag says that the book counts its days from 1904."""

# ECMA-376 part 1, 18.8.30: what the formats mean that a file names by number alone. The rows of dates
# include those of Asian versions of Excel.
_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 32), 34, 35, 36, *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 32, 33, 45, 46, 47})

_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|am/pm|a/p|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_ZEROS = re.compile(r"0[0 \-./]*0")
_LAST_DAY = 2_958_465  # 31/12/9999
_WHOLE = 10**15
"""Beyond it a float no longer holds every whole number."""


def number(text: str) -> int | float:
    """A number as a file writes it, whole ones as int. Raises ValueError for what is none."""
    return plain(float(text))


def plain(value: float) -> int | float:
    """Whole numbers as int. Raises ValueError for what is no number at all."""
    if not math.isfinite(value):
        raise ValueError(f"no number: {value}")
    return int(value) if value % 1 == 0 and abs(value) < _WHOLE else value


@lru_cache(maxsize=4096)
def shape(code: str, builtin: int = 0) -> Shape | None:
    """How a format shows a number; None where it shows it as the number that it is."""
    first = _NOT_LETTERS.sub("", code.split(";")[0]).strip().lower()
    letters = set() if first == "general" else set(first)
    if builtin in _DAYS or letters & set("dy") or ("m" in letters and not letters & set("hs")):
        return _day
    if builtin in _TIMES or letters & set("hs"):
        return _time
    zeros = _zeros_of(code.split(";")[0])
    return (lambda value, _: _padded(value, zeros)) if zeros else None


def _zeros_of(section: str) -> str:
    """The pattern of a format such as 000000 or 0000-000-000; empty for every other."""
    bare = re.sub(r'\\(.)|"([^"]*)"', r"\1\2", section).strip()
    is_decimal = re.fullmatch(r"0+\.0+", section.strip()) is not None
    return bare if _ZEROS.fullmatch(bare) and not is_decimal else ""


def _padded(value: float, zeros: str) -> Cell:
    whole = plain(value)
    if not isinstance(whole, int) or whole < 0:
        return whole
    digits = str(whole).zfill(zeros.count("0"))
    extra = len(digits) - zeros.count("0")
    rest = iter(digits[extra:])
    return digits[:extra] + "".join(next(rest) if sign == "0" else sign for sign in zeros)


def _day(value: float, from_1904: bool) -> Cell:
    """The day of a serial number. Excel's 1900 has a 29 February; what is no day stays a number."""
    if not 0 <= value <= _LAST_DAY:
        return plain(value)
    if value < 1 and not from_1904:
        return _time(value, from_1904)
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if value < 60 else 30)
    return moment(
        datetime.combine(start, time()) + timedelta(days=int(value), seconds=round(value % 1 * 86_400))
    )


def moment(value: datetime) -> date:
    """A day without a time of day is a plain day."""
    return value.date() if value.time() == time() else value.replace(microsecond=0)


def _time(value: float, _from_1904: bool) -> Cell:
    if not 0 <= value < _LAST_DAY:
        return plain(value)
    return clock(timedelta(days=value))


def clock(span: timedelta) -> str:
    """A time of day or a span as "08:30", with seconds only where there are some."""
    seconds = round(span.total_seconds())
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours:02}:{minutes:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
