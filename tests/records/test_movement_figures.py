"""Figures of initiatives, teams and activities: groups add up, records behind are as many as the figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind, ConferenceKind, Field, Level, Novelty, RecipientKind
from desktop.records.initiative import (
    Initiative,
    InitiativeYear,
    RecognisedInitiative,
    Recognition,
    RegisteredInitiative,
)
from desktop.records.period import parse_period
from desktop.records.recipient import Recipient
from desktop.records.report import MEASURES, PeriodRecords, figures_of
from desktop.records.team import Member, Team, TeamEntry
from desktop.words.labels import ACTIVITY_KINDS, CONFERENCE_KINDS, FIELDS, NOVELTIES, RECIPIENT_KINDS

YEAR = parse_period("2026")
TWO_CASES = st.tuples(
    st.sampled_from(Field), st.sampled_from(Novelty), st.sampled_from(RecipientKind),
    st.sets(st.sampled_from(Level)), st.booleans(),
)  # fmt: skip
activities = st.builds(
    Activity,
    kind=st.sampled_from(ActivityKind),
    title=st.just("Việc"),
    done_on=st.just(date(2026, 5, 1)),
    times=st.integers(0, 20),
    people=st.none() | st.integers(0, 500),
    value=st.none() | st.integers(0, 9_000_000_000),
)
rosters = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6)


@st.composite
def movements(draw: st.DrawFn) -> PeriodRecords:
    rows, recognised = [], []
    for number, (field, novelty, kind, levels, changed) in enumerate(
        draw(st.lists(TWO_CASES, max_size=6)), start=1
    ):
        initiative = Initiative(f"Khéo {number}", field, owner_kind=kind, id=number)
        year = InitiativeYear(number, 2026, novelty, changes="khác" if changed else "", id=100 + number)
        rows.append(RegisteredInitiative(year, initiative))
        recognised += [
            RecognisedInitiative(Recognition(100 + number, level, id=10 * number + place), year, initiative)
            for place, level in enumerate(sorted(levels))
        ]
    teams = []
    for number, roster in enumerate(draw(st.lists(rosters, max_size=4)), start=1):
        members = tuple(
            Member(number, place, "A", is_woman=woman, is_party_member=party, id=10 * number + place)
            for place, (woman, party) in enumerate(roster, start=1)
        )
        card = Recipient(RecipientKind.COLLECTIVE, f"Tổ dân vận số {number}", id=number)
        teams.append(TeamEntry(Team(number, id=number), card, members))
    done = [replace(one, id=place) for place, one in enumerate(draw(st.lists(activities, max_size=6)))]
    return PeriodRecords(YEAR, initiatives=rows, recognitions=recognised, teams=teams, activities=done)


@given(movements())
def test_groups_add_up_to_their_total(records: PeriodRecords) -> None:
    figures = figures_of(records)
    for measure in MEASURES.values():
        (total,) = [one for one in figures if one.id == measure.id and one.by is None]
        for dimension in measure.groupings:
            parts = [one for one in figures if one.id == measure.id and dimension in (one.by or {})]
            assert sum(part.value for part in parts) == total.value
            assert sorted(i for part in parts for i in part.record_ids) == sorted(total.record_ids)


@given(movements())
def test_counts_are_their_records_and_sums_are_added_over_them(records: PeriodRecords) -> None:
    figures = {one.id: one for one in figures_of(records) if one.by is None}
    for figure in figures.values():
        if figure.id.split(".")[1] not in ("times", "people", "money", "value", "amount", "participants"):
            assert figure.value == len(figure.record_ids)
    assert figures["activities.people"].value == sum(one.people or 0 for one in records.activities)
    assert figures["activities.value"].value == sum(one.value or 0 for one in records.activities)
    assert figures["activities.times"].value == sum(one.times for one in records.activities)
    assert figures["initiatives.people"].value == sum(one.year.people or 0 for one in records.initiatives)
    assert figures["initiatives.money"].value == sum(one.year.money or 0 for one in records.initiatives)
    assert figures["teams.members"].value == sum(len(team.members) for team in records.teams)
    assert figures["teams.women"].value == sum(team.women for team in records.teams)
    assert figures["teams.party_members"].value == sum(team.party_members for team in records.teams)


def test_no_code_of_one_kind_is_also_one_of_another() -> None:
    kinds = [*RecipientKind, *ConferenceKind, *ActivityKind]
    assert len(set(kinds)) == len(kinds)
    assert {one.value for one in kinds} == {*RECIPIENT_KINDS, *CONFERENCE_KINDS, *ACTIVITY_KINDS}
    assert set(Field) == set(FIELDS)
    assert set(Novelty) == set(NOVELTIES)


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2026", (2026,)),
        ("2026-Q3", (2026,)),
        ("2025-11-16..2026-11-15", (2026,)),
        ("2025-01-01..2026-12-31", (2025, 2026)),
        ("2024-01-01..2026-03-15", (2024, 2025, 2026)),
        ("2024-06-01..2025-12-31", (2025,)),
    ],
)
def test_the_years_of_a_period_are_its_last_and_the_whole_ones(period: str, years: tuple[int, ...]) -> None:
    assert parse_period(period).years == years
