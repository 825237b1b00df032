"""What is odd in a report before it goes upward: records it does not count, gaps, jumps, broken rules.

Product.md P80: nothing is refused; the sender sees the list, opens the records, or sends all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from desktop.operations.checks import rule_findings
from desktop.operations.guards import shown_number
from desktop.operations.preferences import get
from desktop.operations.reports import ActivityReport, activity_report
from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.codes import Form, Level
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.period import Period
from desktop.records.report import AwardEntry, PeriodRecords
from desktop.records.report_table import ReportRow, RowKind
from desktop.records.text import format_amount
from desktop.settings import REPORT_JUMP
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.words.reports import percent_words

_ABOUT: Mapping[str, frozenset[str]] = {
    "activity": frozenset(
        {"commendation", "award", "conference", "opinion", "initiative", "team", "activity"}
    ),
    "awards": frozenset({"commendation", "award"}),
    "award_form": frozenset({"commendation", "award"}),
    "register": frozenset({"commendation", "award"}),
    "receipts": frozenset({"commendation", "award"}),
    "unpaid": frozenset({"commendation", "award"}),
    "conferences": frozenset({"conference"}),
    "opinions": frozenset({"conference", "opinion"}),
    "initiatives": frozenset({"initiative"}),
    "teams": frozenset({"team"}),
    "activities": frozenset({"activity"}),
}
"""The kinds of record that a report counts."""

_RULES: Mapping[str, str] = {
    "opinion_without_day": "opinion",
    "award_of_another_kind": "award",
    "register_number_repeated": "award",
    "initiative_registered_twice": "initiative",
    "field_differs_from_local": "initiative",
    "team_with_heads": "team",
}
"""The register's own rules that spoil a figure, and the record that each is about."""

_PAID = frozenset({Form.GIAY_KHEN, Form.CONG_NHAN_VA_THUONG, Form.THUONG, Form.BANG_KHEN})
_FEW = 5
"""Below so many on both sides a change of any per cent is no jump."""


@dataclass(frozen=True)
class Doubt:
    """One thing to look at; `words.report_checks` has its sentence. `cell` is that of a figure in doubt.

    `about` and `record_id` name the record to open; None where there is not one.
    """

    code: str
    values: Mapping[str, object]
    about: str = ""
    record_id: int | None = None
    cell: str = ""


def report_doubts(file: RecordFile, form: str, period: Period) -> list[Doubt]:
    """Everything odd in a report of a period, what is missing from it first."""
    report = activity_report(file, period)
    found = [
        *_not_counted(file.read),
        *_gaps(report.records),
        *_broken_rules(file.read, period.years),
    ]
    about = [doubt for doubt in found if doubt.about in _ABOUT[form]]
    asked = [*_early(file, period), *about]
    return [*asked, *jumps(report, int(get(file, REPORT_JUMP)))] if form == "activity" else asked


def jumps(report: ActivityReport, percent: int) -> list[Doubt]:
    """Totals that differ by at least so many per cent from the same period a year before; 0: none asked."""
    found: dict[str, Doubt] = {}
    for place, row in enumerate(report.table.rows):
        if percent and _jumps(row, percent):  # a total stands once more for each way of parting it
            now, before = (format_amount(row.figures[column].value) for column in (0, 2))
            values = {
                "figure": row.label, "now": now, "before": before, "percent": percent_words(row.percent or 0)
            }  # fmt: skip
            found.setdefault(row.figures[0].id, Doubt("jump", values, cell=report.table.address(place, 2)))
    return list(found.values())


def _jumps(row: ReportRow, percent: int) -> bool:
    if row.kind is not RowKind.TOTAL or row.percent is None:
        return False
    now, before = row.figures[0].value, row.figures[2].value
    return max(now, before) >= _FEW and abs(row.percent) * 100 >= percent


def _early(file: RecordFile, period: Period) -> Iterator[Doubt]:
    days = (period.end - file.now().date()).days
    if days > 0:
        yield Doubt("period_not_over", {"days": days, "end": period.end})


def _not_counted(reader: Reader) -> Iterator[Doubt]:
    drafts = reader.records(Commendation, "WHERE decision_date IS NULL AND revoked_on IS NULL ORDER BY id")
    for draft in drafts:
        if count := reader.count(Award, "WHERE commendation_id = ?", (draft.id or 0,)):
            yield Doubt("draft_not_counted", {"count": count, "name": _name(draft)}, "commendation", draft.id)
    for conference in reader.records(Conference, "WHERE held_on IS NULL ORDER BY id"):
        yield Doubt("conference_not_counted", {"name": conference.title}, "conference", conference.id)
    for activity in reader.records(Activity, "WHERE done_on IS NULL ORDER BY id"):
        yield Doubt("activity_not_counted", {"name": activity.title}, "activity", activity.id)


def _gaps(records: PeriodRecords) -> Iterator[Doubt]:
    """Decisions of the period without a number, awards without their amount or their register number."""
    for entry in records.commendations:
        found = entry.commendation
        if not found.number:
            values = {"day": found.decision_date, "name": _name(found)}
            yield Doubt("without_number", values, "commendation", found.id)
    for code, missing in (("without_amount", _no_amount), ("not_registered", _no_register_number)):
        yield from _by_decision(code, (entry for entry in records.awards if missing(entry)))


def _by_decision(code: str, entries: Iterable[AwardEntry]) -> Iterator[Doubt]:
    for _id, group in groupby(entries, key=lambda entry: entry.commendation.id):
        listed = list(group)
        decision = listed[0].commendation
        values = {"count": len(listed), "number": shown_number(decision)}
        yield Doubt(code, values, "award", listed[0].id)


def _no_amount(entry: AwardEntry) -> bool:
    return entry.award.amount is None and entry.commendation.form in _PAID


def _no_register_number(entry: AwardEntry) -> bool:
    return (
        entry.award.register_number is None
        and not entry.award.no_certificate_reason
        and entry.commendation.form is Form.GIAY_KHEN
        and entry.issuer.level is Level.WARD
    )


def _broken_rules(reader: Reader, years: Collection[int]) -> Iterator[Doubt]:
    for found in rule_findings(reader):
        if found.code in _RULES and found.values.get("year", min(years)) in years:
            record_id = found.values.get("id")
            about = _RULES[found.code]
            yield Doubt(found.code, found.values, about, record_id if isinstance(record_id, int) else None)


def _name(decision: Commendation) -> str:
    return decision.occasion or decision.subject or shown_number(decision)
