from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.records.codes import Grade, RecipientKind
from desktop.records.problem import Severity
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.records.team_rules import check_member, check_team

CARD = Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 3")
HEAD = Member(1, 1, "Đặng Thị Hường", is_head=True, birth_year=1964, id=1)


def test_a_team_with_a_head_has_no_problem() -> None:
    assert check_team(CARD, Team(1, grade=Grade.GOOD, grade_year=2025), [HEAD]) == []


def test_what_is_missing_or_wrong_is_named_with_its_field() -> None:
    person = replace(
        CARD,
        name="",
        kind=RecipientKind.INDIVIDUAL,
        valid_from=date(2025, 7, 1),
        valid_to=date(2025, 6, 30),
    )
    problems = check_team(person, Team(1, grade=Grade.FAIR), [replace(HEAD, is_head=False)])
    assert [(one.field, one.code) for one in problems] == [
        ("name", "name_missing"),
        ("kind", "team_not_collective"),
        ("valid_to", "ends_before_it_begins"),
        ("grade_year", "grade_without_year"),
        ("members", "team_without_head"),
    ]
    assert [one.code for one in check_team(CARD, Team(1))] == ["team_without_members"]


def test_a_member_needs_a_name_and_a_possible_birth_year() -> None:
    assert check_member(HEAD, [], 2026) == []
    assert [one.code for one in check_member(replace(HEAD, name="", birth_year=2027), [], 2026)] == [
        "name_missing",
        "birth_year_wrong",
    ]


def test_a_second_entry_of_a_member_is_doubted_unless_the_years_differ() -> None:
    twin = replace(HEAD, id=2, birth_year=None)
    (problem,) = check_member(twin, [HEAD], 2026)
    assert (problem.code, problem.severity) == ("member_repeated", Severity.WARNING)
    assert check_member(replace(twin, birth_year=1970), [HEAD], 2026) == []
    assert check_member(HEAD, [HEAD], 2026) == []
