from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import Field, InitiativeState, Level, Novelty
from desktop.records.initiative import Initiative, InitiativeYear, Recognition, RegisteredInitiative
from desktop.records.initiative_rules import (
    ITEMS,
    check_initiative,
    check_recognition,
    check_year,
    compared,
    state_of,
)
from desktop.records.problem import Problem, Severity

FULL = Initiative(
    "Khéo trong hòa giải", Field.POLITICAL_SYSTEM, "Tổ dân vận số 3",
    situation="a", goal="b", content="c", area="d", force="e", resources="f", outcome="g", upkeep="h",
)  # fmt: skip
YEAR = InitiativeYear(1, 2026, id=7)


def codes(problems: list[Problem]) -> list[tuple[str, str, Severity]]:
    return [(one.field, one.code, one.severity) for one in problems]


def test_a_full_form_has_no_problem_and_there_are_nine_items() -> None:
    assert check_initiative(FULL) == []
    assert len(ITEMS) == 9


def test_only_the_name_blocks_and_every_empty_item_is_named() -> None:
    problems = check_initiative(Initiative("", Field.ECONOMY))
    assert [one.field for one in problems if one.severity is Severity.ERROR] == ["name"]
    assert [one.field for one in problems if one.code == "item_missing"] == list(ITEMS[1:])
    assert ("owner", "owner_missing", Severity.WARNING) in codes(problems)


def test_the_same_name_of_the_same_owner_is_noticed_whatever_its_tones() -> None:
    other = replace(FULL, name="KHÉO TRONG HOÀ GIẢI", id=3)
    assert codes(check_initiative(FULL, [other])) == [("name", "initiative_repeated", Severity.WARNING)]
    assert check_initiative(replace(FULL, id=3), [other]) == []
    assert check_initiative(FULL, [replace(other, owner="Tổ dân vận số 4")]) == []


@pytest.mark.parametrize(
    ("draft", "others", "expected"),
    [
        (YEAR, [], []),
        (replace(YEAR, year=1986), [], [("year", "initiative_year_wrong", Severity.ERROR)]),
        (replace(YEAR, id=None, novelty=Novelty.KEPT), [YEAR], [("year", "year_repeated", Severity.ERROR)]),
        (YEAR, [YEAR], []),
        (YEAR, [InitiativeYear(1, 2024, id=5)], [("novelty", "not_new", Severity.WARNING)]),
        (replace(YEAR, novelty=Novelty.KEPT), [InitiativeYear(1, 2024, id=5)], []),
        (replace(YEAR, people=-1), [], [("people", "count_negative", Severity.ERROR)]),
        (replace(YEAR, money=-1), [], [("money", "value_negative", Severity.ERROR)]),
        (replace(YEAR, score=101), [], [("score", "score_out_of_range", Severity.ERROR)]),
        (
            replace(YEAR, state=InitiativeState.RECOGNISED),
            [],
            [("state", "recognised_without_level", Severity.WARNING)],
        ),
    ],
)
def test_years_are_checked(
    draft: InitiativeYear, others: list[InitiativeYear], expected: list[tuple[str, str, Severity]]
) -> None:
    assert codes(check_year(draft, others)) == expected


def test_recognitions_are_checked() -> None:
    named = Recognition(7, Level.WARD, decision="Quyết định 5")
    assert check_recognition(named, YEAR) == []
    assert codes(check_recognition(named, YEAR, [replace(named, id=2)])) == [
        ("level", "level_repeated", Severity.ERROR)
    ]
    assert check_recognition(replace(named, id=2), YEAR, [replace(named, id=2)]) == []
    assert codes(check_recognition(replace(named, decision=""), YEAR)) == [
        ("decision", "recognition_without_decision", Severity.WARNING)
    ]
    failed = replace(YEAR, state=InitiativeState.FAILED)
    assert codes(check_recognition(named, failed)) == [
        ("level", "recognised_though_given_up", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("year", "day", "gone"),
    [
        (2025, date(2025, 6, 30), False),
        (2025, date(2025, 7, 1), True),
        (2025, None, False),
        (2026, None, True),
        (2021, date(2021, 10, 15), False),
    ],
)
def test_the_district_ends_with_june_2025(year: int, day: date | None, gone: bool) -> None:
    draft = Recognition(7, Level.DISTRICT, day, decision="x")
    found = [one.code for one in check_recognition(draft, replace(YEAR, year=year))]
    assert found == (["district_is_gone"] if gone else [])


def test_what_was_recognised_says_so_whatever_was_noted() -> None:
    assert state_of(YEAR, []) is InitiativeState.REGISTERED
    assert state_of(YEAR, [Recognition(7, Level.WARD)]) is InitiativeState.RECOGNISED


rows = st.dictionaries(
    st.integers(1, 9), st.tuples(st.sampled_from(InitiativeState), st.sampled_from(["", "Thêm phố"]))
)


@given(rows, rows)
def test_same_changed_dropped_and_new_are_all_there_is(
    now: dict[int, tuple[InitiativeState, str]], before: dict[int, tuple[InitiativeState, str]]
) -> None:
    def entries(year: int, given: dict[int, tuple[InitiativeState, str]]) -> list[RegisteredInitiative]:
        return [
            RegisteredInitiative(
                InitiativeYear(number, year, state=state, changes=changes, id=number),
                Initiative(str(number), Field.ECONOMY, id=number),
            )
            for number, (state, changes) in given.items()
        ]

    found = compared(2026, entries(2026, now), entries(2025, before))
    here = {number for number, (state, _) in now.items() if state is not InitiativeState.WITHDRAWN}
    there = {number for number, (state, _) in before.items() if state is not InitiativeState.WITHDRAWN}
    ids = [
        {row.initiative.id for row in part} for part in (found.same, found.changed, found.new, found.dropped)
    ]
    assert ids[0] | ids[1] == here & there
    assert ids[0] & ids[1] == set()
    assert ids[1] == {i for i in here & there if now[i][1]}
    assert ids[2] == here - there
    assert ids[3] == there - here
