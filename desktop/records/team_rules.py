"""What may be wrong with a team and its roster: all problems at once, each with its field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.records.text import fold_tones

_EARLIEST_BIRTH_YEAR = 1900


def check_team(card: Recipient, team: Team, members: Sequence[Member] = ()) -> list[Problem]:
    """The problems of a team: its card, its grade, who is in it."""
    return [*_card(card), *_grade(team), *_roster(members)]


def check_member(draft: Member, others: Sequence[Member], this_year: int) -> list[Problem]:
    """The problems of a member; `others` are the rest of the roster."""
    problems = [] if draft.name else [Problem("name", "name_missing")]
    born = draft.birth_year
    if born is not None and not _EARLIEST_BIRTH_YEAR <= born <= this_year:
        problems.append(Problem("birth_year", "birth_year_wrong", {"year": born}))
    if any(_alike(draft, other) for other in others):
        problems.append(Problem("name", "member_repeated", {"name": draft.name}, Severity.WARNING))
    return problems


def _card(card: Recipient) -> Iterator[Problem]:
    if not card.name:
        yield Problem("name", "name_missing")
    if card.kind is not RecipientKind.COLLECTIVE:
        yield Problem("kind", "team_not_collective", {"name": card.name})
    if card.valid_from and card.valid_to and card.valid_to < card.valid_from:
        yield Problem("valid_to", "ends_before_it_begins")


def _grade(team: Team) -> Iterator[Problem]:
    if team.grade is not None and team.grade_year is None:
        yield Problem("grade_year", "grade_without_year", severity=Severity.WARNING)


def _roster(members: Sequence[Member]) -> Iterator[Problem]:
    if not members:
        yield Problem("members", "team_without_members", severity=Severity.WARNING)
    elif not any(member.is_head for member in members):
        yield Problem("members", "team_without_head", severity=Severity.WARNING)


def _alike(one: Member, other: Member) -> bool:
    same_name = fold_tones(one.name) == fold_tones(other.name)
    years = {one.birth_year, other.birth_year} - {None}
    return bool(one.name) and same_name and len(years) < 2 and (one.id is None or one.id != other.id)
