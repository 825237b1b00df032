"""Which levels there are on a day: forms for a later date do not offer a level that has ended."""

from __future__ import annotations

from datetime import date

from desktop.records.codes import Level

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
"""Nghị quyết 1656/NQ-UBTVQH15: from 1/7/2025 there are wards and the city only."""


def levels_on(day: date | None) -> tuple[Level, ...]:
    """The levels that a choice for this day offers; all of them while the day is not known."""
    if day is None or day <= LAST_DAY_OF_DISTRICTS:
        return tuple(Level)
    return tuple(level for level in Level if level is not Level.DISTRICT)
