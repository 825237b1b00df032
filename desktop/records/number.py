"""Numbers of decisions: free text as the registry wrote it, read only for order, suggestion and repeats.

State numbers run within a calendar year, Party numbers within the committee's term (HD 36-HD/VPTW, II.1.3.1);
a repeat is explained, never forbidden (design.md §3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from desktop.records.codes import Family
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers
from desktop.records.problem import Problem, Severity
from desktop.records.text import clean, fold

_ONE_DAY = timedelta(days=1)
_FIRST_NUMBER = re.compile(r"[0-9]+")
_SMALL_PRINT = 10  # NĐ 30/2020, Phụ lục I: a number below ten is written with a leading zero


def running_number(number: str) -> int | None:
    """The running number within a written one: 218 of "218/QĐ-UBND", 5 of "Số: 05/QĐ-UBND", else None."""
    found = _FIRST_NUMBER.search(clean(number))
    return int(found.group()) if found else None


def written_number(pattern: str, value: int) -> str:
    """The number as the issuer writes it: ("{n}/QĐ-UBND", 5) gives "05/QĐ-UBND"."""
    return pattern.replace("{n}", f"0{value}" if value < _SMALL_PRINT else str(value))


def completed_number(pattern: str, typed: str) -> str:
    """Digits alone as the issuer writes the number: "300" gives "300/QĐ-UBND"; anything else stays."""
    text = clean(typed)
    return written_number(pattern, int(text)) if text.isascii() and text.isdigit() else text


def number_key(number: str) -> str:
    """What two written numbers are compared by: case, marks, "Số", spaces and leading zeros do not count."""
    words = fold(number).removeprefix("so ").split()
    return " ".join(word.lstrip("0") or "0" for word in words)


def period_of(family: Family, day: date, series: Iterable[NumberSeries]) -> tuple[date, date]:
    """First and last day of the period within which the numbers run that a decision of this day falls into.

    A stated series wins; else the calendar year, and for the Party, whose term is not known then, all days
    between the terms that are stated.
    """
    stated = tuple(series)
    for one in stated:
        if one.period_start <= day <= one.period_end:
            return one.period_start, one.period_end
    if family is not Family.PARTY:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    ended = [one.period_end + _ONE_DAY for one in stated if one.period_end < day]
    coming = [one.period_start - _ONE_DAY for one in stated if one.period_start > day]
    return max(ended, default=date.min), min(coming, default=date.max)


def series_on(day: date | None, series: Iterable[NumberSeries]) -> NumberSeries | None:
    """The stated series that a decision of this day belongs to."""
    return next((one for one in series if day and one.period_start <= day <= one.period_end), None)


def next_number(
    issuer: Issuer,
    day: date,
    series: Iterable[NumberSeries],
    given: Iterable[Commendation],
    reserved: Iterable[ReservedNumbers] = (),
) -> str:
    """The number after the highest that the issuer gave in the period; a suggestion, the registry decides.

    Numbers reserved for what is not in the register are passed over.
    """
    stated = tuple(series)
    first, last = period_of(issuer.family, day, stated)
    used = [
        one.number_value
        for one in given
        if one.issuer_id == issuer.id
        and one.number_value
        and first <= (one.decision_date or date.min) <= last
    ]
    in_series = series_on(day, stated)
    start = in_series.start_number if in_series else 1
    taken = [one for one in reserved if one.issuer_id == issuer.id and first <= one.given_on <= last]
    return written_number(issuer.number_pattern, first_free(taken, max([start - 1, *used])))


def first_free(numbers: Iterable[ReservedNumbers], after: int) -> int:
    """The first number after one that is not reserved."""
    value = after + 1
    for run in sorted(numbers, key=lambda run: run.first_number):
        if run.first_number <= value <= run.last_number:
            value = run.last_number + 1
    return value


def repeat_warnings(
    commendation: Commendation,
    issuer: Issuer,
    series: Iterable[NumberSeries],
    others: Iterable[tuple[Commendation, Issuer]],
) -> list[Problem]:
    """Where else this number stands: in the issuer's own period, or written alike by another issuer."""
    if not commendation.number:
        return []
    day = commendation.decision_date
    first, last = period_of(issuer.family, day, series) if day else (date.min, date.max)
    warnings = []
    for other, its_issuer in others:
        if other.id == commendation.id or not other.number:
            continue
        same_text = number_key(other.number) == number_key(commendation.number)
        if its_issuer.id != issuer.id:
            if same_text:
                warnings.append(_repeat("number_of_another_issuer", other, its_issuer))
        elif first <= (other.decision_date or first) <= last and _same_number(commendation, other, same_text):
            warnings.append(_repeat("number_repeated", other, its_issuer))
    return warnings


def _same_number(one: Commendation, other: Commendation, same_text: bool) -> bool:
    """Equal text, or an equal running number however the rest is written."""
    value = running_number(one.number)
    return same_text or (value is not None and value == running_number(other.number))


def _repeat(code: str, other: Commendation, issuer: Issuer) -> Problem:
    if other.decision_date is None:
        code = "number_of_undated"
    elif code == "number_of_another_issuer" and issuer.valid_to is not None:
        code = "number_of_former_issuer"
    values = {
        "number": other.number,
        "decision_date": other.decision_date,
        "issuer": issuer.name,
        "commendation_id": other.id,
    }
    return Problem("number", code, values, Severity.WARNING)
