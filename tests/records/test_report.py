from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.records.award import Award
from desktop.records.codes import ConferenceKind, Family, Form, Level, OpinionState, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.issuer import Issuer
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import settled, state_on
from desktop.records.period import parse_period
from desktop.records.report import (
    MEASURES,
    AwardEntry,
    CommendationEntry,
    Figure,
    Note,
    OpinionEntry,
    PeriodRecords,
    RecordKind,
    figures_of,
)
from desktop.words.reports import NOTES, note

YEAR = parse_period("2026")

days = st.dates(date(2025, 6, 1), date(2027, 6, 1))
said = st.builds(
    Opinion, st.just(1), st.just(1), st.just("Ý kiến"), due_on=st.none() | days,
    state=st.sampled_from(OpinionState), answered_on=days, passed_on=days,
).map(settled)  # fmt: skip
amounts = st.none() | st.integers(0, 5_060_000)


@st.composite
def periods(draw: st.DrawFn) -> PeriodRecords:
    """A small period: up to five commendations with up to six awards each, up to five conferences."""
    entries: list[CommendationEntry] = []
    awards: list[AwardEntry] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        issuer = Issuer(f"Cơ quan {number}", Family.STATE, draw(st.sampled_from(Level)), id=number)
        decision = Commendation(
            number, draw(st.sampled_from(Form)), decision_date=date(2026, 5, 1), id=number
        )
        entries.append(CommendationEntry(decision, issuer))
        for kind, amount in draw(st.lists(st.tuples(st.sampled_from(RecipientKind), amounts), max_size=6)):
            award = Award(number, 1, 1, kind, "Tổ dân vận", amount=amount, id=len(awards) + 1)
            awards.append(AwardEntry(award, decision, issuer))
    kinds = st.tuples(
        st.sampled_from(ConferenceKind), st.sampled_from(Level), st.none() | st.integers(0, 300)
    )
    conferences = [
        Conference(kind, level, "Hội nghị", date(2026, 5, 2), present=present, id=number)
        for number, (kind, level, present) in enumerate(draw(st.lists(kinds, max_size=5)), start=1)
    ]
    rounds = [Round(conference.id or 0, 1, "Bí thư", id=conference.id) for conference in conferences]
    held = st.builds(
        Conference, st.sampled_from(ConferenceKind), st.sampled_from(Level), st.just("Hội nghị"), days
    )
    opinions = [
        OpinionEntry(replace(opinion, id=number), conference, state_on(opinion, YEAR.end))
        for number, (opinion, conference) in enumerate(draw(st.lists(st.tuples(said, held), max_size=8)), 1)
    ]
    return PeriodRecords(YEAR, entries, awards, conferences, rounds, opinions=opinions)


def total(figures: Sequence[Figure], figure_id: str) -> Figure:
    (found,) = [figure for figure in figures if figure.id == figure_id and figure.by is None]
    return found


def parts(figures: Sequence[Figure], figure_id: str, dimension: str) -> list[Figure]:
    return [figure for figure in figures if figure.id == figure_id and dimension in (figure.by or {})]


@given(periods())
def test_every_total_stands_once_and_the_groups_add_up_to_it(records: PeriodRecords) -> None:
    figures = figures_of(records)
    for figure_id, measure in MEASURES.items():
        whole = total(figures, figure_id)
        for dimension in measure.groupings:
            groups = parts(figures, figure_id, dimension)
            assert sum(group.value for group in groups) == whole.value
            ids = [record_id for group in groups for record_id in group.record_ids]
            assert sorted(ids) == sorted(whole.record_ids)
            assert all(group.record_ids for group in groups)


@given(periods())
def test_a_count_is_the_number_of_its_records_and_a_sum_is_added_over_them(records: PeriodRecords) -> None:
    amount = {entry.award.id: entry.award.amount for entry in records.awards}
    people = {conference.id: conference.present for conference in records.conferences}
    for figure in figures_of(records):
        if figure.id == "awards.amount":
            assert figure.value == sum(amount[i] or 0 for i in figure.record_ids)
        elif figure.id == "conferences.participants":
            assert figure.value == sum(people[i] or 0 for i in figure.record_ids)
        else:
            assert figure.value == len(figure.record_ids)
        assert len(set(figure.record_ids)) == len(figure.record_ids)


@given(periods())
def test_the_kinds_of_recipient_add_up_to_all_awards(records: PeriodRecords) -> None:
    figures = figures_of(records)
    kinds = ("awards.collectives", "awards.households", "awards.individuals")
    assert sum(total(figures, kind).value for kind in kinds) == total(figures, "awards.total").value


@given(periods())
def test_opinions_are_counted_by_their_own_days(records: PeriodRecords) -> None:
    figures = figures_of(records)
    by_id = {entry.id: entry for entry in records.opinions}
    day_of: dict[str, Callable[[OpinionEntry], date | None]] = {
        "opinions.received": lambda entry: entry.conference.held_on,
        "opinions.answered": lambda entry: entry.answered_on,
        "opinions.passed_up": lambda entry: entry.opinion.passed_on,
    }
    for figure_id, own_day in day_of.items():
        counted = {record_id for record_id, entry in by_id.items() if own_day(entry) in YEAR}
        assert set(total(figures, figure_id).record_ids) == counted
    for record_id in total(figures, "opinions.overdue").record_ids:
        entry = by_id[record_id]
        assert entry.state is OpinionState.IN_PROGRESS
        assert entry.opinion.due_on is not None
        assert entry.opinion.due_on < YEAR.end


def test_an_empty_period_has_every_total_and_no_group() -> None:
    figures = figures_of(PeriodRecords(YEAR))
    assert [figure.id for figure in figures] == list(MEASURES)
    assert {figure.value for figure in figures} == {0}


def test_the_json_form_has_exactly_the_keys_that_scripts_rely_on() -> None:
    figure = Figure("awards.total", "Số lượt khen thưởng", 2, RecordKind.AWARD, (4, 7), {"level": "ward"})
    assert figure.as_json() == {
        "id": "awards.total",
        "label": "Số lượt khen thưởng",
        "value": 2,
        "records": 2,
        "by": {"level": "ward"},
    }
    assert replace(figure, by=None).as_json()["by"] is None


def test_groups_carry_their_office_names() -> None:
    issuer = Issuer("Quận ủy Hoàn Kiếm", Family.PARTY, Level.DISTRICT, id=1)
    decision = Commendation(1, Form.GIAY_KHEN, id=1)
    entry = AwardEntry(Award(1, 1, 1, RecipientKind.HOUSEHOLD, "Lê Văn Tâm", id=1), decision, issuer)
    labels = {figure.label for figure in figures_of(PeriodRecords(YEAR, awards=[entry]))}
    assert {
        "Số lượt khen thưởng – Cấp quận",
        "Số lượt khen thưởng – Giấy khen",
        "Số lượt khen thưởng – Hộ gia đình",
        "Hộ gia đình – Cấp quận",
    } <= labels


def test_a_note_says_what_is_left_out() -> None:
    found = Note(RecordKind.AWARD, "drafts_left_out", {"commendations": 1, "awards": 12})
    assert note(found.code, found.values) == "Chưa tính 1 quyết định chưa có ngày ký (12 trường hợp)."
    assert len(NOTES) == 7
