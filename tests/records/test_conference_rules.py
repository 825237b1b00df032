from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.records.codes import CommendationState, ConferenceKind, Form, Level
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.conference_rules import check_conference, check_presentation, check_round
from desktop.records.problem import Problem, Severity
from desktop.words.problems import problem_sentence

FESTIVAL = Conference(
    ConferenceKind.FESTIVAL, Level.WARD, "Ngày hội “Dân vận khéo”", date(2022, 10, 13),
    invited=150, present=142, excused=8,
)  # fmt: skip
DECISION = Commendation(
    1, Form.GIAY_KHEN, number="15-QĐ/ĐU", decision_date=date(2022, 10, 10), state=CommendationState.SIGNED
)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in problems]


def test_a_whole_conference_has_no_problem() -> None:
    assert check_conference(FESTIVAL, rounds=4) == []


def test_all_problems_are_told_at_once() -> None:
    draft = Conference(
        ConferenceKind.DIALOGUE, Level.DISTRICT, "", date(2025, 7, 1), invited=-1, present=-2, excused=3
    )
    assert codes(check_conference(draft, rounds=1)) == [
        ("title", "conference_title_missing"),
        ("level", "district_is_gone"),
        ("invited", "count_negative"),
        ("present", "count_negative"),
        ("kind", "dialogue_has_rounds"),
    ]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"held_on": None}, [("held_on", "conference_date_missing")]),
        ({"level": Level.DISTRICT}, []),
        ({"present": 143}, [("present", "more_than_invited")]),
        ({"invited": None, "present": 500}, []),
        ({"present": None}, []),
    ],
)
def test_warnings_never_block(changes: dict[str, object], found: list[tuple[str, str]]) -> None:
    problems = check_conference(replace(FESTIVAL, **changes), rounds=1)  # type: ignore[arg-type]
    assert codes(problems) == found
    assert {problem.severity for problem in problems} <= {Severity.WARNING}


def test_a_dialogue_without_rounds_is_no_problem() -> None:
    assert check_conference(replace(FESTIVAL, kind=ConferenceKind.DIALOGUE)) == []


def test_a_dialogue_with_a_round_is_a_problem_that_does_not_block() -> None:
    (problem,) = check_round(replace(FESTIVAL, kind=ConferenceKind.DIALOGUE), Round(1, 1, "Bí thư"))
    assert (problem.code, problem.severity) == ("dialogue_has_rounds", Severity.WARNING)


@pytest.mark.parametrize(
    ("title", "name", "problems"), [("Bí thư", "", 0), ("", "Phạm Thu Hà", 0), ("", "", 1)]
)
def test_a_round_names_who_presents(title: str, name: str, problems: int) -> None:
    assert len(check_round(FESTIVAL, Round(1, 1, title, name))) == problems


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"decision_date": date(2022, 10, 13)}, []),
        ({"decision_date": date(2022, 10, 14)}, ["presented_before_decision"]),
        ({"state": CommendationState.DRAFT, "decision_date": None}, ["presented_before_signed"]),
    ],
)
def test_what_could_not_be_handed_over_yet_is_warned_of(changes: dict[str, object], found: list[str]) -> None:
    problems = check_presentation(FESTIVAL, [replace(DECISION, **changes)])  # type: ignore[arg-type]
    assert [problem.code for problem in problems] == found


def test_every_problem_has_its_sentence() -> None:
    draft = Conference(ConferenceKind.DIALOGUE, Level.DISTRICT, "", date(2026, 1, 1), invited=1, present=2)
    problems = [
        *check_conference(draft, rounds=1),
        *check_conference(replace(draft, held_on=None, invited=-1)),
        *check_round(draft, Round(1, 1, "")),
        *check_presentation(FESTIVAL, [replace(DECISION, state=CommendationState.DRAFT)]),
        *check_presentation(FESTIVAL, [replace(DECISION, decision_date=date(2023, 1, 1))]),
    ]
    assert len({problem.code for problem in problems}) == 9
    assert all("{" not in problem_sentence(problem.code, problem.values) for problem in problems)
