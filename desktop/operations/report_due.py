"""Which quarter's report is due: from a fortnight before its end until it is sent.

Product.md P85, D25. The deadline is so many days behind the quarter's end as the office has set; look/01 has
it on the 15th day.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.cut_offs import cut_offs
from desktop.operations.guards import refuse_errors
from desktop.operations.preferences import get, put_all
from desktop.records.period import CutOffs, Period
from desktop.records.submission import Submission
from desktop.settings import CUT_OFF_DAYS, REPORT_DAYS, REPORT_JUMP, SettingDeclaration, SettingValue
from desktop.store import reports as stored
from desktop.store.file import RecordFile
from desktop.store.submissions import is_reported
from desktop.store.writer import Done

EARLY_DAYS = 15
"""So many days before a quarter's end its report is named."""


@dataclass(frozen=True)
class DueReport:
    """A quarter whose report has not been sent; `due` is the last day for it."""

    period: Period
    due: date


@dataclass(frozen=True)
class Habits:
    """How an office reports: days from a period's end to the deadline, per cent of a jump (0: not asked)."""

    days: int = 15
    jump: int = 50


def habits(file: RecordFile) -> Habits:
    """What the office has set, else 15 days and 50 %."""
    return Habits(int(get(file, REPORT_DAYS)), int(get(file, REPORT_JUMP)))


def save_reporting(file: RecordFile, days: CutOffs, wanted: Habits) -> Future[Done[None]]:
    """Keep the ends of the periods and the habits in one step.

    Raises `SoVangError("draft_has_errors")` where an end is not after the one before.
    """
    refuse_errors(days.problems())
    kept: dict[SettingDeclaration, SettingValue] = {
        CUT_OFF_DAYS: days.text,
        REPORT_DAYS: wanted.days,
        REPORT_JUMP: wanted.jump,
    }
    return put_all(file, kept)


def due_report(file: RecordFile) -> DueReport | None:
    """The report to think of now: of the quarter that has ended, else of the one about to end.

    A quarter into which nothing fell has none. Past its deadline it stands on where the office keeps what it
    sends here; an office that never does is not reminded for ever.
    """
    today, days = file.now().date(), cut_offs(file)
    present = days.quarter_on(today)
    ended = days.quarter_on(present.start - timedelta(days=1))
    for period in (ended, present):
        found = DueReport(period, period.end + timedelta(days=int(get(file, REPORT_DAYS))))
        if _stands(file, found, today):
            return found
    return None


def _stands(file: RecordFile, found: DueReport, today: date) -> bool:
    period = found.period
    if today < period.end - timedelta(days=EARLY_DAYS):
        return False
    if today > found.due and not file.read.count(Submission):
        return False
    if is_reported(file.read, period):
        return False
    records = stored.period_records(file.read, period, today)
    return bool(records.commendations or records.conferences or records.activities)
