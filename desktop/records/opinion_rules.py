"""What may be wrong with an opinion, and how it stands on a day: due, overdue, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.records.codes import OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.text import fold_tones
from desktop.words.address_forms import ADDRESS_FORMS

_ADDRESSED = frozenset({"", *map(fold_tones, ADDRESS_FORMS)})
SOON_DAYS = 7
"""An opinion due within so many days is shown as soon due (look.md §2: warn)."""


class StandingKind(StrEnum):
    """How an opinion stands on a day, in the order in which work lists name them."""

    OVERDUE = "overdue"
    SOON = "soon"
    IN_TIME = "in_time"
    WITHOUT_DUE_DATE = "without_due_date"
    PASSED_UP = "passed_up"
    ANSWERED_AT_ONCE = "answered_at_once"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Standing:
    """`days` are those left, or those past the due date where it is overdue; None where none is counted."""

    kind: StandingKind
    days: int | None = None
    on: date | None = None


@dataclass(frozen=True)
class OpinionCounts:
    """How many opinions of a list stand how; `in_progress` are the waiting ones that are not overdue."""

    total: int
    overdue: int
    in_progress: int
    passed_up: int
    answered: int


def check_opinion(draft: Opinion, conference: Conference, today: date | None = None) -> list[Problem]:
    """The problems of an opinion said at a conference; days ahead are found when `today` is given."""
    return [*_content(draft), *_state(draft), *_waiting(draft), *_days(draft, conference, today)]


def check_postponement(seen: Opinion, due_on: date) -> list[Problem]:
    """Only what waits for an answer has a due date to move, and it moves to a later day."""
    problems = []
    if seen.state is not OpinionState.IN_PROGRESS:
        problems.append(Problem("due_on", "opinion_is_closed"))
    if seen.due_on is not None and due_on <= seen.due_on:
        problems.append(Problem("due_on", "due_not_later", {"due_on": seen.due_on}))
    return problems


def settled(opinion: Opinion) -> Opinion:
    """The opinion without the days that its state does not have; a text that was typed is never dropped.

    What was answered at the conference was answered on its day; an answer that came back from a superior
    keeps where it had gone.
    """
    state = opinion.state
    if state is OpinionState.ANSWERED:
        return opinion
    opinion = replace(opinion, answered_on=None)
    return opinion if state is OpinionState.PASSED_UP else replace(opinion, passed_on=None)


def state_on(opinion: Opinion, day: date) -> OpinionState:
    """The state at the end of a day, told from the days of passing up and of answering."""
    if opinion.state is OpinionState.ANSWERED_AT_ONCE:
        return opinion.state
    if opinion.state is OpinionState.ANSWERED and _is_by(opinion.answered_on, day):
        return OpinionState.ANSWERED
    was_passed_up = opinion.state is OpinionState.PASSED_UP or opinion.passed_on is not None
    return OpinionState.PASSED_UP if was_passed_up and _is_by(opinion.passed_on, day) else _WAITING


def is_overdue_on(opinion: Opinion, day: date) -> bool:
    """Whether at the end of a day it still waited for an answer that was due before that day."""
    return state_on(opinion, day) is _WAITING and opinion.due_on is not None and opinion.due_on < day


def standing_on(opinion: Opinion, day: date) -> Standing:
    """How an opinion stands at the end of a day; what happened later is not told."""
    state = state_on(opinion, day)
    if state is not _WAITING:
        days = {OpinionState.ANSWERED: opinion.answered_on, OpinionState.PASSED_UP: opinion.passed_on}
        return Standing(StandingKind(state.value), on=days.get(state))
    if opinion.due_on is None:
        return Standing(StandingKind.WITHOUT_DUE_DATE)
    left = (opinion.due_on - day).days
    if left < 0:
        return Standing(StandingKind.OVERDUE, -left, opinion.due_on)
    return Standing(StandingKind.SOON if left <= SOON_DAYS else StandingKind.IN_TIME, left, opinion.due_on)


def counts_of(standings: Iterable[Standing]) -> OpinionCounts:
    """The counts of a list; every opinion is in exactly one of them beside the total."""
    found = Counter(standing.kind for standing in standings)
    kinds = StandingKind
    return OpinionCounts(
        found.total(),
        found[kinds.OVERDUE],
        found[kinds.SOON] + found[kinds.IN_TIME] + found[kinds.WITHOUT_DUE_DATE],
        found[kinds.PASSED_UP],
        found[kinds.ANSWERED] + found[kinds.ANSWERED_AT_ONCE],
    )


_WAITING = OpinionState.IN_PROGRESS


def _is_by(happened: date | None, day: date) -> bool:
    """A day that nobody wrote down is taken as past: the state says that it happened."""
    return happened is None or happened <= day


def _content(draft: Opinion) -> Iterator[Problem]:
    if not draft.content:
        yield Problem("content", "opinion_content_missing")


def _state(draft: Opinion) -> Iterator[Problem]:
    if draft.state is OpinionState.ANSWERED:
        if draft.answered_on is None:
            yield Problem("answered_on", "answered_on_missing")
        if not draft.answer:
            yield Problem("answer", "answer_missing", severity=Severity.WARNING)
    if draft.state is OpinionState.PASSED_UP:
        if not draft.passed_to:
            yield Problem("passed_to", "passed_to_missing")
        if draft.passed_on is None:
            yield Problem("passed_on", "passed_on_missing")


def _waiting(draft: Opinion) -> Iterator[Problem]:
    if draft.state is _WAITING:
        if not draft.responsible:
            yield Problem("responsible", "responsible_missing", severity=Severity.WARNING)
        if draft.due_on is None:
            yield Problem("due_on", "due_on_missing", severity=Severity.WARNING)


def _days(draft: Opinion, conference: Conference, today: date | None) -> Iterator[Problem]:
    held = conference.held_on
    for field in ("due_on", "answered_on", "passed_on"):
        day: date | None = getattr(draft, field)
        if day and held and day < held:
            yield Problem(field, "before_conference", {"held_on": held}, Severity.WARNING)
        if day and today and field != "due_on" and day > today:
            yield Problem(field, "day_ahead", {"day": day}, Severity.WARNING)


def is_said_by(opinion: Opinion, card: Recipient) -> bool:
    """Whether an opinion may be a person's: the name is theirs, and neither unit speaks against it.

    Opinions name who said them in words, with or without the form of address.
    """
    said, name = fold_tones(opinion.said_by), fold_tones(card.name)
    if not name or not said.endswith(name):
        return False
    if said.removesuffix(name).strip() not in {fold_tones(card.address_form), *_ADDRESSED}:
        return False
    if not opinion.said_by_unit or not card.unit_text:
        return True
    from desktop.records.near_units import Places, places_between  # no first page compares addresses

    return places_between(card.unit_text, opinion.said_by_unit, {}) is not Places.APART
