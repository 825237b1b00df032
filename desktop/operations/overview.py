"""What the first page shows: work that is due, this year's figures, awards by year. Nothing here writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.operations.backups import SecondPlace, is_overdue
from desktop.operations.blanks import list_stocks
from desktop.operations.commendation_views import CommendationRow, unfinished_commendations
from desktop.operations.opinions import waiting_opinions
from desktop.operations.report_due import due_report
from desktop.records.codes import CommendationState, Family, Level, OpinionState
from desktop.records.opinion_rules import StandingKind
from desktop.records.period import year
from desktop.records.report import PeriodRecords
from desktop.store import reports as stored
from desktop.store.file import RecordFile

NEW_UNITS = date(2025, 7, 1)
"""From this day the wards are the merged ones: figures before and after are not of one place (domain.md)."""

MOST_LINES = 5
"""So many lines of work are shown, the most pressing ones (product.md, delight 25)."""

MOST_BARS = 8
_SOON_DAYS = 7
_ANSWERED = (OpinionState.ANSWERED, OpinionState.ANSWERED_AT_ONCE)


class WorkKind(StrEnum):
    """The kinds of work, in the order in which equally urgent ones stand."""

    OPINIONS = "opinions"
    CERTIFICATES = "certificates"
    DECISIONS = "decisions"
    REPORT = "report"
    BACKUP = "backup"
    BLANKS = "blanks"


class Urgency(StrEnum):
    """How pressing a line is."""

    OVERDUE = "overdue"
    SOON = "soon"
    CALM = "calm"


@dataclass(frozen=True)
class Work:
    """One line of work: `values` for its words (`words.overview`), and the record it opens, if one."""

    kind: WorkKind
    urgency: Urgency
    values: Mapping[str, object]
    record_id: int | None = None


@dataclass(frozen=True)
class YearFigures:
    """This year's figures; money in đồng. `issued` are decisions by "state", "party", "front", "superior"."""

    year: int
    commendations: int = 0
    issued: Mapping[str, int] = field(default_factory=dict)
    awards: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    initiatives: int = 0
    recognised: int = 0
    conferences: int = 0
    opinions: int = 0
    answered: int = 0
    amount: int = 0
    paid: int = 0


@dataclass(frozen=True)
class Bar:
    """The awards of a year, or of the part of 2025 before or since 01/7/2025."""

    start: date
    end: date
    awards: int
    is_current: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars from the earliest; `change_before` is the place of the bar before which 01/7/2025 falls."""

    bars: tuple[Bar, ...]
    change_before: int | None


def work_due(file: RecordFile, second: SecondPlace | None = None) -> list[Work]:
    """At most five lines, one of each kind, the most pressing first; empty when nothing is due."""
    today = file.now().date()
    rows = unfinished_commendations(file)
    found = [
        *_opinions(file),
        *_certificates(rows, today),
        *_decisions(rows, today),
        *_report(file, today),
        *_backup(second, file.now()),
        *_blanks(file),
    ]
    order = list(Urgency)
    return sorted(found, key=lambda work: order.index(work.urgency))[:MOST_LINES]


def year_figures(file: RecordFile) -> YearFigures:
    """This year's figures, counted from the same records as the report of the year."""
    today = file.now().date()
    records = stored.period_records(file.read, year(today.year), today)
    received = [entry for entry in records.opinions if entry.conference.held_on in records.period]
    awards = [entry.award for entry in records.awards]
    return YearFigures(
        today.year,
        len(records.commendations),
        _issued(records),
        len(awards),
        Counter(award.kind.value for award in awards),
        len(records.initiatives),
        len({one.year.id for one in records.recognitions}),
        len(records.conferences),
        len(received),
        sum(entry.opinion.state in _ANSWERED for entry in received),
        sum(award.amount or 0 for award in awards),
        sum(award.amount or 0 for award in awards if award.paid_on),
    )


def chart(file: RecordFile) -> Chart:
    """Awards by year up to this one, the latest eight bars; years without any have an empty bar.

    2025 stands in two bars where both wards commended in it: their figures are not of one place.
    """
    today = file.now().date()
    days = stored.awards_by_day(file.read)
    first = min([day.year for day, _ in days] or [today.year])
    bars = [bar for number in range(first, today.year + 1) for bar in _bars(number, days, today.year)]
    shown = bars[-MOST_BARS:]
    later = next((place for place, bar in enumerate(shown) if _begins_new(bar)), None)
    return Chart(tuple(shown), later if later and any(bar.awards for bar in shown[:later]) else None)


def _opinions(file: RecordFile) -> Iterator[Work]:
    waiting = waiting_opinions(file)
    for kind, urgency in ((StandingKind.OVERDUE, Urgency.OVERDUE), (StandingKind.SOON, Urgency.SOON)):
        found = [one for one in waiting if one.standing.kind is kind]
        if found:
            first = found[0]
            days = sorted({one.standing.days or 0 for one in found}, reverse=kind is StandingKind.OVERDUE)
            values = {
                "count": len(found), "title": first.conference.title, "office": first.opinion.responsible,
                "overdue": kind is StandingKind.OVERDUE, "days": days[0], "due": first.opinion.due_on,
            }  # fmt: skip
            yield Work(WorkKind.OPINIONS, urgency, values, first.opinion.id)
            return


def _certificates(rows: Sequence[CommendationRow], today: date) -> Iterator[Work]:
    """Certificates that a presentation waits for, of the soonest one; the others are counted."""
    found = sorted(
        (row.handed_over_on, row.commendation.id or 0, row)
        for row in rows
        if row.handed_over_on
        and row.handed_over_on >= today
        and row.printed < row.to_print
        and row.commendation.revoked_on is None
    )
    if not found:
        return
    day, commendation_id, row = found[0]
    values = {
        "count": row.to_print - row.printed, "number": row.commendation.number, "printed": row.printed,
        "total": row.to_print, "day": day, "days": (day - today).days, "others": len(found) - 1,
    }  # fmt: skip
    yield Work(WorkKind.CERTIFICATES, _by_days((day - today).days), values, commendation_id)


def _decisions(rows: Sequence[CommendationRow], today: date) -> Iterator[Work]:
    """Lists that wait for a signature, and signed decisions whose number or date was not written down."""
    found = [row for row in rows if row.award_count and _unsigned(row)]
    if not found:
        return
    first = min(found, key=lambda row: (row.handed_over_on or date.max, row.commendation.id or 0))
    day = first.handed_over_on if first.handed_over_on and first.handed_over_on >= today else None
    values = {
        "count": len(found), "name": first.commendation.occasion or first.commendation.subject,
        "issuer": first.issuer.name, "awards": first.award_count, "day": day,
        "days": (day - today).days if day else None,
    }  # fmt: skip
    urgency = _by_days((day - today).days) if day else Urgency.CALM
    yield Work(WorkKind.DECISIONS, urgency, values, first.commendation.id)


def _report(file: RecordFile, today: date) -> Iterator[Work]:
    """The quarter's report that has not been sent yet, from before the quarter's end on."""
    if (found := due_report(file)) is None:
        return
    period = found.period
    urgency = Urgency.OVERDUE if today > found.due else Urgency.SOON if today > period.end else Urgency.CALM
    values = {
        "label": period.label, "end": period.end, "due": found.due, "days": (found.due - today).days,
        "ended": today > period.end, "period": period,
    }  # fmt: skip
    yield Work(WorkKind.REPORT, urgency, values)


def _backup(second: SecondPlace | None, now: datetime) -> Iterator[Work]:
    """A second place that was chosen and has waited longer than a week."""
    if second is None or not is_overdue(second.copied_at, now):
        return
    copied = second.copied_at
    days = (now - copied).days if copied and copied <= now else None
    yield Work(WorkKind.BACKUP, Urgency.CALM, {"day": copied, "days": days, "is_there": second.is_there})


def _blanks(file: RecordFile) -> Iterator[Work]:
    """The blank of which the fewest sheets are left, where its mark is reached; the others are counted."""
    low = sorted(
        (stock for stock in list_stocks(file) if stock.blank.in_use and stock.is_low),
        key=lambda stock: stock.left,
    )
    if low:
        blank = low[0].blank
        values = {"name": blank.name, "left": low[0].left, "low_at": blank.low_at, "others": len(low) - 1}
        yield Work(WorkKind.BLANKS, Urgency.CALM if low[0].left > 0 else Urgency.SOON, values, blank.id)


def _unsigned(row: CommendationRow) -> bool:
    decision = row.commendation
    if decision.revoked_on is not None:
        return False
    return decision.state is CommendationState.DRAFT or not decision.number or decision.decision_date is None


def _by_days(days: int) -> Urgency:
    return Urgency.SOON if days <= _SOON_DAYS else Urgency.CALM


def _issued(records: PeriodRecords) -> Mapping[str, int]:
    return Counter(
        entry.issuer.family.value if entry.issuer.level is Level.WARD else "superior"
        for entry in sorted(records.commendations, key=lambda one: list(Family).index(one.issuer.family))
    )


def _bars(number: int, days: Sequence[tuple[date, int]], this_year: int) -> list[Bar]:
    start, end = date(number, 1, 1), date(number, 12, 31)
    own = [(day, awards) for day, awards in days if day.year == number]
    total = sum(awards for _, awards in own)
    early = sum(awards for day, awards in own if day < NEW_UNITS)
    if number == NEW_UNITS.year and 0 < early < total:
        parts = ((start, NEW_UNITS - timedelta(days=1), early), (NEW_UNITS, end, total - early))
        return [Bar(*part, is_current=number == this_year) for part in parts]
    if number == NEW_UNITS.year and early == 0:
        start = NEW_UNITS if total else start
    return [Bar(start, end, total, is_current=number == this_year)]


def _begins_new(bar: Bar) -> bool:
    """The first bar that holds nothing of the old wards."""
    return bar.start >= NEW_UNITS
