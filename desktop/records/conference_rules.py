"""What may be wrong with a conference or a round: all problems at once, each with its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.records.attendance_rules import check_counts, own_counts
from desktop.records.codes import CommendationState, ConferenceKind, Level
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.level import LAST_DAY_OF_DISTRICTS
from desktop.records.problem import Problem, Severity


def check_conference(draft: Conference, *, rounds: int = 0) -> list[Problem]:
    """The problems of a conference that has so many rounds."""
    return [*_naming(draft), *_level(draft), *check_counts(own_counts(draft)), *_dialogue(draft, rounds)]


def check_round(conference: Conference, draft: Round) -> list[Problem]:
    """The problems of a round at a conference."""
    problems = list(_dialogue(conference, 1))
    if not draft.presenter_title and not draft.presenter_name:
        problems.append(Problem("presenter_title", "presenter_missing"))
    return problems


def check_presentation(conference: Conference, commendations: Iterable[Commendation]) -> list[Problem]:
    """Warnings for commendations that could not yet be handed over on the day of the conference."""
    return [
        Problem("awards", code, {"number": commendation.number}, Severity.WARNING)
        for commendation in commendations
        for code in _too_early(conference, commendation)
    ]


def _naming(draft: Conference) -> Iterator[Problem]:
    if not draft.title:
        yield Problem("title", "conference_title_missing")
    if draft.held_on is None:
        yield Problem("held_on", "conference_date_missing", severity=Severity.WARNING)


def _level(draft: Conference) -> Iterator[Problem]:
    if draft.level is Level.DISTRICT and draft.held_on and draft.held_on > LAST_DAY_OF_DISTRICTS:
        yield Problem("level", "district_is_gone", severity=Severity.WARNING)


def _dialogue(conference: Conference, rounds: int) -> Iterator[Problem]:
    if conference.kind is ConferenceKind.DIALOGUE and rounds:
        yield Problem("kind", "dialogue_has_rounds", severity=Severity.WARNING)


def _too_early(conference: Conference, commendation: Commendation) -> Iterator[str]:
    if commendation.state is CommendationState.DRAFT:
        yield "presented_before_signed"
    elif (
        conference.held_on and commendation.decision_date and commendation.decision_date > conference.held_on
    ):
        yield "presented_before_decision"
