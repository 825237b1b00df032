"""The decision named over a table: "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2022 của …)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.intake.raw import RawSheet
from desktop.records.text import clean

_SEARCHED_ROWS = 40
_NAMED = re.compile(
    r"quyết định\s*(?:số)?\s*:?\s*(?P<number>\d+\s*[-/]\s*[\w/-]+)"
    r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<month>\d{1,2})(?:\s+năm\s+|[/.-])(?P<year>\d{4}))?"
    r"(?:\s+của\s+(?P<issuer>[^)]+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NamedDecision:
    """What the line says; an empty issuer and no day where it does not say them."""

    number: str
    day: date | None = None
    issuer: str = ""


def named_decision(sheet: RawSheet) -> NamedDecision | None:
    """The first decision named in a sheet's first forty rows; None where none is."""
    for row in sheet.rows[:_SEARCHED_ROWS]:
        for cell in row:
            if isinstance(cell, str) and (found := _NAMED.search(clean(cell))):
                number = re.sub(r"\s+", "", found["number"])
                return NamedDecision(number, _day(found), (found["issuer"] or "").strip(" .;,"))
    return None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except (TypeError, ValueError):  # no day there, or none of the calendar
        return None
