"""Reports that were sent, read without their workbooks."""

from __future__ import annotations

from desktop.records.period import Period
from desktop.records.submission import PERIOD_FORM, Submission
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


def is_reported(reader: Reader, period: Period) -> bool:
    """Whether the report of exactly these days went: the office's own, or a superior's form sent as it."""
    return latest_of(reader, "activity", period) is not None or bool(
        reader.count(
            Submission,
            "WHERE substr(form, 1, ?) = ? AND period_start = ? AND period_end = ? AND taken_back IS NULL",
            (len(PERIOD_FORM), PERIOD_FORM, period.start.isoformat(), period.end.isoformat()),
        )
    )


def of_workbook(reader: Reader, sha256: str) -> Submission | None:
    """The one whose workbook has this SHA-256, the latest of several."""
    found = reader.records(Submission, "WHERE workbook = ? ORDER BY sent_at DESC, id DESC LIMIT 1", (sha256,))
    return found[0] if found else None
