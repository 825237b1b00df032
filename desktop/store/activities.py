"""Activities, read whole."""

from __future__ import annotations

from desktop.records.activity import Activity
from desktop.records.period import Period
from desktop.store.reader import Reader


def activities(reader: Reader) -> list[Activity]:
    """All activities, those without a date first, then the newest first."""
    return reader.records(Activity, "ORDER BY done_on IS NOT NULL, done_on DESC, id DESC")


def in_period(reader: Reader, period: Period) -> list[Activity]:
    """The activities of a period, the oldest first."""
    dates = (period.start.isoformat(), period.end.isoformat())
    return reader.records(Activity, "WHERE done_on BETWEEN ? AND ? ORDER BY done_on, id", dates)


def undated(reader: Reader) -> int:
    """How many activities have no date, so that no report counts them."""
    return reader.count(Activity, "WHERE done_on IS NULL")


def measures(reader: Reader) -> list[str]:
    """The units in which quantities were given, the most used first."""
    rows = reader.rows(
        "SELECT measure FROM activity WHERE measure <> '' GROUP BY measure ORDER BY count(*) DESC, measure"
    )
    return [str(row["measure"]) for row in rows]
