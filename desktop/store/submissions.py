"""Reports that were sent, read without their workbooks."""

from __future__ import annotations

from desktop.records.period import Period
from desktop.records.submission import Submission
from desktop.store.reader import Reader


def submissions(reader: Reader) -> list[Submission]:
    """All of them, the latest first."""
    return reader.records(Submission, "ORDER BY sent_at DESC, id DESC")


def latest_of(reader: Reader, form: str, period: Period) -> Submission | None:
    """The one sent last for a report of exactly these days, unless it was taken back."""
    found = reader.records(
        Submission,
        "WHERE form = ? AND period_start = ? AND period_end = ? AND taken_back IS NULL "
        "ORDER BY sent_at DESC, id DESC LIMIT 1",
        (form, period.start.isoformat(), period.end.isoformat()),
    )
    return found[0] if found else None


def of_workbook(reader: Reader, sha256: str) -> Submission | None:
    """The one whose workbook has this SHA-256, the latest of several."""
    found = reader.records(Submission, "WHERE workbook = ? ORDER BY sent_at DESC, id DESC LIMIT 1", (sha256,))
    return found[0] if found else None
