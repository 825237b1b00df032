"""Every figure of every form on three generated registers: counted again by other means, opened, and written.

Each register has two offices on both sides of 1/7/2025, all kinds of records, and gaps wherever one may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from desktop.operations import reports
from desktop.operations.papers.list_forms import ListForm
from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.codes import OpinionState
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.initiative import Initiative, InitiativeYear, Recognition
from desktop.records.issuer import Issuer
from desktop.records.opinion import Opinion
from desktop.records.period import CutOffs, Period, parse_period
from desktop.records.recipient import Recipient
from desktop.records.report import MEASURES, Figure
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from exports.workbook import address
from tests.operations.generated_register import LARGE, MIDDLE, SMALL, Size, generated
from tests.operations.report_register import NOW

PERIODS = (
    parse_period("2025"),  # split at 30/6 | 1/7
    parse_period("2026-Q3"),
    parse_period("2025-11-16..2026-11-15"),
    CutOffs((3, 15), (6, 15), (9, 15), (11, 15)).period(2026, "9M"),
)
Key = tuple[str, str, str]
"""A figure's id, the dimension and the code of its group; empty for a total."""


@pytest.fixture(
    scope="module", params=[(11, SMALL), (22, MIDDLE), (33, LARGE)], ids=["small", "middle", "large"]
)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordFile]:
    seed, size = request.param
    assert isinstance(size, Size)
    with generated(tmp_path_factory.mktemp("generated") / "sổ.sovang", seed, size) as opened:
        yield opened


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.dates)
def test_every_figure_counts_what_the_register_holds(file: RecordFile, period: Period) -> None:
    found = {_key(one): one.value for one in reports.activity_report(file, period).figures}
    counted = _Recount(file, period).figures()
    assert {key: value for key, value in found.items() if value} == {
        key: value for key, value in counted.items() if value
    }
    assert {figure_id for figure_id, dimension, _code in found if not dimension} == set(MEASURES)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.dates)
def test_every_figure_opens_as_many_records_as_it_counts(file: RecordFile, period: Period) -> None:
    report = reports.activity_report(file, period)
    cells = list(report.table.cells.values())
    forms = [figure for form in _forms(file, period).values() for figure in form.figures.values()]
    assert len(cells) > 100
    assert forms
    for figure in {*map(_frozen, [*report.figures, *cells, *forms])}:
        _opens(file, figure)


@pytest.mark.parametrize("kind", reports.KINDS)
def test_every_number_of_a_workbook_is_its_figure(kind: str, file: RecordFile, tmp_path: Path) -> None:
    for period in PERIODS:
        path = tmp_path / "báo cáo.xlsx"
        reports.write_report(file, kind, period, path, program_version="0")
        book = CalamineWorkbook.from_path(path)
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        if kind == "activity":
            shown = dict(reports.activity_report(file, period).table.cells)
        else:
            form = reports.list_form(file, kind, period)
            shown = {address(form.sheet, *place): figure for place, figure in form.figures.items()}
        for cell, figure in shown.items():
            assert _cell(rows, cell) == figure.value, (cell, figure.label)


def test_the_activity_workbook_repeats_every_form_number_for_number(file: RecordFile, tmp_path: Path) -> None:
    period = PERIODS[2]
    reports.write_report(file, "activity", period, tmp_path / "r.xlsx", program_version="0")
    book = CalamineWorkbook.from_path(tmp_path / "r.xlsx")
    repeated = 0
    for form in _forms(file, period).values():
        if form.sheet.name in book.sheet_names:
            rows = book.get_sheet_by_name(form.sheet.name).to_python(skip_empty_area=False)
            for place, figure in form.figures.items():
                assert _cell(rows, address(form.sheet, *place)) == figure.value, (form.sheet.name, place)
            repeated += 1
    assert repeated == 7  # awards and their form, opinions, conferences, initiatives, teams, activities


def test_the_chart_of_the_workbook_has_the_awards_of_the_report(file: RecordFile, tmp_path: Path) -> None:
    period = PERIODS[2]
    reports.write_report(file, "activity", period, tmp_path / "r.xlsx", program_version="0")
    rows = CalamineWorkbook.from_path(tmp_path / "r.xlsx").get_sheet_by_name("Biểu đồ").to_python()
    shown = {str(row[1]): row[2:] for row in rows if row[0] in (1, 2, 3)}
    table = reports.activity_report(file, period).table
    total = next(row for row in table.rows if row.figures and row.figures[0].id == "awards.total")
    assert list(shown) == ["Tập thể", "Hộ gia đình", "Cá nhân"]
    assert [sum(column) for column in zip(*shown.values(), strict=True)] == [
        figure.value for figure in total.figures
    ]


def test_totals_of_the_forms_are_figures_of_the_report(file: RecordFile) -> None:
    period = PERIODS[0]
    found = {_key(one): one for one in reports.activity_report(file, period).figures}
    for kind, figure_id in (
        ("awards", "awards.amount"), ("receipts", "awards.amount"), ("register", "awards.amount"),
        ("award_form", "awards.amount"), ("conferences", "conferences.participants"),
        ("opinions", "opinions.received"), ("initiatives", "initiatives.recognised"),
        ("teams", "teams.members"), ("activities", "activities.value"),
    ):  # fmt: skip
        last = [one for one in _last_row(reports.list_form(file, kind, period)) if one.id == figure_id]
        totals = [one for one in last if one.by is None] or last  # else the sums of its parts
        assert sum(one.value for one in totals) == found[figure_id, "", ""].value, kind


def _last_row(form: ListForm) -> Sequence[Figure]:
    last = len(form.sheet.rows) - 1
    return [figure for (row, _column), figure in form.figures.items() if row == last]


def _forms(file: RecordFile, period: Period) -> dict[str, ListForm]:
    return {kind: reports.list_form(file, kind, period) for kind in reports.KINDS if kind != "activity"}


def _opens(file: RecordFile, figure: Figure) -> None:
    lines = reports.records_behind(file, figure)
    assert [line.id for line in lines] == list(figure.record_ids), figure.label
    assert sum(line.value for line in lines) == figure.value, figure.label
    if MEASURES[figure.id].summed is None:
        assert len(lines) == figure.value, figure.label


def _frozen(figure: Figure) -> Figure:
    """The figure without its group, so that it can stand in a set."""
    return Figure(figure.id, figure.label, figure.value, figure.record_kind, figure.record_ids)


def _cell(rows: Sequence[Sequence[object]], cell: str) -> object:
    column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
    return rows[row][column] if cell[1:].isdecimal() else None


def _key(figure: Figure) -> Key:
    ((dimension, code),) = (figure.by or {"": ""}).items()
    return figure.id, dimension, code


class _Recount:
    """The figures of a period, counted record by record without anything of the reports."""

    def __init__(self, file: RecordFile, period: Period) -> None:
        read = file.read
        self._period = period
        self._as_of = min(period.end, NOW.date())
        self._issuers = {one.id: one for one in read.records(Issuer)}
        self._decisions = {one.id: one for one in read.records(Commendation)}
        self._awards = read.records(Award)
        self._conferences = {one.id: one for one in read.records(Conference)}
        self._rounds = read.records(Round)
        self._opinions = read.records(Opinion)
        self._initiatives = {one.id: one for one in read.records(Initiative)}
        self._years = read.records(InitiativeYear)
        self._recognitions = read.records(Recognition)
        self._cards = {one.id: one for one in read.records(Recipient)}
        self._teams = read.records(Team)
        self._members = read.records(Member)
        self._activities = read.records(Activity)
        self._counted: Counter[Key] = Counter()

    def figures(self) -> Counter[Key]:
        """Every figure that is not nothing."""
        for counted in (self._given, self._held, self._said, self._registered, self._teamed, self._done):
            counted()
        return self._counted

    def _add(self, figure_id: str, number: int = 1, /, **groups: Any) -> None:
        self._counted[figure_id, "", ""] += number
        for dimension, code in groups.items():
            self._counted[figure_id, dimension, str(code)] += number

    def _stands(self, decision: Commendation) -> bool:
        heirs = [
            one for one in self._decisions.values() if one.replaces_id == decision.id and one.decision_date
        ]
        return decision.decision_date is not None and decision.revoked_on is None and not heirs

    def _given(self) -> None:
        for decision in self._decisions.values():
            if not self._stands(decision) or decision.decision_date not in self._period:
                continue
            level = self._issuers[decision.issuer_id].level
            groups = {"level": level, "form": decision.form, "type": decision.type}
            self._add("commendations.total", **groups)
            for award in (one for one in self._awards if one.commendation_id == decision.id):
                self._add("awards.total", **groups, kind=award.kind)
                self._add(f"awards.{award.kind}s", level=level)
                if award.amount is not None:
                    self._add("awards.amount", award.amount, **groups, kind=award.kind)

    def _held(self) -> None:
        held = [one for one in self._conferences.values() if one.held_on in self._period]
        for one in held:
            self._add("conferences.total", level=one.level, kind=one.kind)
            if one.kind == "dialogue":
                self._add("conferences.dialogues", level=one.level)
            self._add("conferences.invited", one.invited or 0)
            self._add("conferences.participants", one.present or 0)
            self._add("conferences.rounds", sum(round_.conference_id == one.id for round_ in self._rounds))

    def _said(self) -> None:
        for opinion in self._opinions:
            held = self._conferences[opinion.conference_id]
            if held.held_on is None or held.held_on > self._period.end:
                continue
            groups = {"level": held.level, "kind": held.kind}
            at_once = opinion.state is OpinionState.ANSWERED_AT_ONCE
            answered_on = held.held_on if at_once else opinion.answered_on
            state = self._state(opinion)
            if held.held_on in self._period:
                self._add("opinions.received", **groups, state=state)
            if answered_on in self._period:
                self._add("opinions.answered", **groups)
            if opinion.passed_on in self._period:
                self._add("opinions.passed_up", **groups)
            if state is OpinionState.IN_PROGRESS and opinion.due_on and opinion.due_on < self._as_of:
                self._add("opinions.overdue", **groups)

    def _state(self, opinion: Opinion) -> OpinionState:
        def happened(day: date | None) -> bool:
            return day is None or day <= self._as_of

        states = OpinionState
        if opinion.state is states.ANSWERED and happened(opinion.answered_on):
            return states.ANSWERED
        if opinion.state is states.ANSWERED_AT_ONCE:
            return states.ANSWERED_AT_ONCE
        passed = opinion.state is states.PASSED_UP or opinion.passed_on is not None
        return states.PASSED_UP if passed and happened(opinion.passed_on) else states.IN_PROGRESS

    def _registered(self) -> None:
        for year in self._period.years:
            rows = [row for row in self._years if row.year == year and row.state != "withdrawn"]
            for row in rows:
                found = self._initiatives[row.initiative_id]
                self._add(
                    "initiatives.registered", field=found.field, novelty=row.novelty, kind=found.owner_kind
                )
                self._add("initiatives.changed", int(bool(row.changes)))
                for one in (one for one in self._recognitions if one.initiative_year_id == row.id):
                    if one.commendation_id is None or self._stands(self._decisions[one.commendation_id]):
                        self._add("initiatives.recognised", level=one.level, field=found.field)
            before = [row for row in self._years if row.year == year - 1 and row.state != "withdrawn"]
            kept = {row.initiative_id for row in rows}
            self._add(
                "initiatives.dropped", sum(row.initiative_id not in kept for row in before) if rows else 0
            )

    def _teamed(self) -> None:
        for team in self._teams:
            card = self._cards[team.recipient_id]
            if (card.valid_from or date.min) <= self._period.end <= (card.valid_to or date.max):
                self._add("teams.total")
                for member in (one for one in self._members if one.team_id == team.id):
                    self._add("teams.members")
                    self._add("teams.women", int(member.is_woman))
                    self._add("teams.party_members", int(member.is_party_member))

    def _done(self) -> None:
        for one in (one for one in self._activities if one.done_on in self._period):
            self._add("activities.total", kind=one.kind)
            for name in ("times", "people", "value"):
                self._add(f"activities.{name}", getattr(one, name) or 0, kind=one.kind)
