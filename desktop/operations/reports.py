"""Reports of a period: figures, the records behind them, and the workbooks that go upward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.errors import SoVangError
from desktop.operations.output import faults_named
from desktop.operations.papers.activity_lists import activities_sheet
from desktop.operations.papers.award_form import awards_form
from desktop.operations.papers.award_lists import (
    annex_sheet,
    awards_sheet,
    receipts_sheet,
    register_sheet,
    unpaid_sheet,
)
from desktop.operations.papers.conference_lists import conferences_sheet
from desktop.operations.papers.initiative_lists import initiatives_form, initiatives_sheet
from desktop.operations.papers.list_forms import ListForm
from desktop.operations.papers.office_paper import OfficePaper, office_paper, period_ends
from desktop.operations.papers.opinion_lists import opinions_form, opinions_sheet
from desktop.operations.papers.report_workbooks import activity_workbook, first_row
from desktop.operations.papers.team_lists import roster_sheet, teams_form
from desktop.operations.traces.record_lines import RecordLine, record_lines
from desktop.records.award import Award
from desktop.records.period import Period
from desktop.records.report import MEASURES, AwardEntry, Figure, PeriodRecords, figures_of
from desktop.records.report_table import ReportTable, table_of
from desktop.store import reports as stored
from desktop.store.by_ids import by_ids
from desktop.store.file import RecordFile
from exports.workbook import Sheet, Workbook, save_workbook

KINDS: tuple[str, ...] = (
    "activity", "awards", "award_form", "receipts", "unpaid", "register", "conferences",
    "opinions", "initiatives", "teams", "activities",
)  # fmt: skip
"""The kinds of report that `write_report` knows."""


_FORMS: Mapping[str, Callable[[PeriodRecords, OfficePaper], ListForm]] = {
    "awards": awards_sheet,
    "award_form": awards_form,
    "unpaid": unpaid_sheet,
    "register": register_sheet,
    "opinions": opinions_form,
    "initiatives": initiatives_form,
    "teams": teams_form,
    "activities": activities_sheet,
}
"""The list of a kind that needs nothing but what falls into the period."""

_BEHIND: Mapping[str, Callable[[PeriodRecords, OfficePaper], Sheet]] = {
    "opinions": opinions_sheet,
    "initiatives": initiatives_sheet,
    "teams": roster_sheet,
}
"""The records themselves, on a second sheet behind a form that only counts them."""


@dataclass(frozen=True)
class ActivityReport:
    """A period's figures and the table that screen and workbook share."""

    period: Period
    figures: list[Figure]
    table: ReportTable
    records: PeriodRecords


@dataclass(frozen=True)
class WrittenReport:
    """A workbook that was written, with the period's figures."""

    path: Path
    period: Period
    figures: list[Figure]


def period_records(file: RecordFile, period: Period) -> PeriodRecords:
    """Everything that falls into a period: what every list, count, figure and workbook of it starts from."""
    return stored.period_records(file.read, period, file.now().date())


def activity_report(file: RecordFile, period: Period) -> ActivityReport:
    """The figures of a period beside those of the year so far and of the same period a year before."""
    records = period_records(file, period)
    compared = [records, *(period_records(file, p) for p in (period.from_year_start, period.year_before))]
    start = first_row(records, office_paper(file, ""))
    return ActivityReport(period, figures_of(records), table_of(compared, start), records)


def records_behind(file: RecordFile, figure: Figure) -> list[RecordLine]:
    """The records a figure was counted from, in its order; those deleted since are missing."""
    summed = MEASURES[figure.id].summed
    return record_lines(file.read, figure.record_kind, figure.record_ids, summed)


def years_with_records(file: RecordFile) -> list[int]:
    """The years in which something was decided or held, the latest first."""
    return stored.years(file.read)


def list_form(file: RecordFile, kind: str, period: Period) -> ListForm:
    """The list that `write_report` writes for a kind other than "activity", each number with its figure."""
    records = period_records(file, period)
    return _list_form(file, kind, records, office_paper(file, ""))


def list_sheet(file: RecordFile, kind: str, period: Period) -> Sheet:
    """The same list as it is printed."""
    return list_form(file, kind, period).sheet


def write_report(
    file: RecordFile, kind: str, period: Period, path: Path, *, program_version: str
) -> WrittenReport:
    """Write a period's workbook. Raises `SoVangError("report_unknown")` and `StorageTrouble`."""
    if kind not in KINDS:
        raise SoVangError("report_unknown", report=kind, known=", ".join(KINDS))
    paper = office_paper(file, program_version)
    if kind == "activity":
        report = activity_report(file, period)
        records, workbook = report.records, _activity_workbook(file, report, paper)
    else:
        records = period_records(file, period)
        workbook = _one_sheet(_list_form(file, kind, records, paper).sheet, paper)
    if (behind := _BEHIND.get(kind)) is not None:
        workbook = replace(workbook, sheets=(*workbook.sheets, behind(records, paper)))
    _save(workbook, path)
    return WrittenReport(path, period, figures_of(records))


def annex(file: RecordFile, commendation_id: int, path: Path, *, program_version: str = "") -> Path:
    """Write the list that goes with a commendation. Raises `SoVangError("annex_empty")` for an empty one."""
    entries = _listed(file, commendation_id)
    sheet = annex_sheet(entries, entries[0].commendation, entries[0].issuer)
    _save(_one_sheet(sheet, office_paper(file, program_version)), path)
    return path


def receipts(file: RecordFile, commendation_id: int, path: Path, *, program_version: str = "") -> Path:
    """Write the list on which the recipients of one commendation sign for their money; its issuer signs it.

    Raises `SoVangError`: "annex_empty", or "receipts_empty" where nobody has an amount.
    """
    entries = _listed(file, commendation_id)
    if not any(entry.award.amount for entry in entries):
        raise SoVangError("receipts_empty")
    paper = office_paper(file, program_version, entries[0].issuer)
    _save(_one_sheet(receipts_sheet(entries, (), paper).sheet, paper), path)
    return path


def _listed(file: RecordFile, commendation_id: int) -> list[AwardEntry]:
    entries = stored.commendation_awards(file.read, commendation_id)
    if not entries:
        raise SoVangError("annex_empty")
    return entries


def _list_form(file: RecordFile, kind: str, records: PeriodRecords, paper: OfficePaper) -> ListForm:
    if kind == "receipts":
        return receipts_sheet(records.awards, (period_ends(records.period),), paper)
    if kind == "conferences":
        return conferences_sheet(records, _handed_over(file, records), paper)
    return _FORMS[kind](records, paper)


def _activity_workbook(file: RecordFile, report: ActivityReport, paper: OfficePaper) -> Workbook:
    return activity_workbook(report.table, report.records, _handed_over(file, report.records), paper)


def _handed_over(file: RecordFile, records: PeriodRecords) -> Mapping[int, Sequence[Award]]:
    awards: dict[int, list[Award]] = {}
    round_ids = [found.id for found in records.rounds if found.id is not None]
    for award in by_ids(file.read, Award, round_ids, column="round_id"):
        awards.setdefault(award.round_id or 0, []).append(award)
    return awards


def _save(workbook: Workbook, path: Path) -> None:
    with faults_named():
        save_workbook(workbook, path)


def _one_sheet(sheet: Sheet, paper: OfficePaper) -> Workbook:
    return Workbook((sheet,), sheet.title, paper.program_version, paper.made_at)
