"""The six steps in the life of a commendation, with the fact or what is missing in each (design.md §3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.records.codes import CommendationState, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.records.commendation import Commendation


class StepState(StrEnum):
    """A tick, where the work is, or an empty number."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True)
class AwardCounts:
    """How far the awards of one commendation have come; `payable` are those with an amount above nothing.

    `certificates` are the awards that print one, `handed_over_on` the latest day of a conference that hands
    over any of them.
    """

    awards: int = 0
    certificates: int = 0
    printed: int = 0
    unregistered: int = 0
    presented: int = 0
    payable: int = 0
    paid: int = 0
    handed_over_on: date | None = None


@dataclass(frozen=True)
class LifeStep:
    """One step: its state, and its second line as a code with values (`words.life` has the sentence)."""

    id: str
    state: StepState
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class _Fact:
    done: bool
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


def life_of(commendation: Commendation, counts: AwardCounts) -> list[LifeStep]:
    """The six steps. The current one is the first that is not done.

    A list or a meeting that was not written down does not hold up a decision that is signed already.
    """
    facts = dict(_facts(commendation, counts))
    signed = commendation.state is CommendationState.SIGNED
    waiting = [
        name for name, fact in facts.items() if not fact.done and not (signed and name in ("list", "review"))
    ]
    current = waiting[0] if waiting else ""
    return [
        LifeStep(name, _state(name, fact, current), fact.code, fact.values) for name, fact in facts.items()
    ]


def current_step(steps: list[LifeStep]) -> str:
    """The id of the step where the work is; empty when all is done."""
    return next((step.id for step in steps if step.state is StepState.CURRENT), "")


def _state(name: str, fact: _Fact, current: str) -> StepState:
    if fact.done:
        return StepState.DONE
    return StepState.CURRENT if name == current else StepState.LATER


def _facts(commendation: Commendation, counts: AwardCounts) -> Iterator[tuple[str, _Fact]]:
    signed = commendation.state is CommendationState.SIGNED
    yield (
        "list",
        _Fact(counts.awards > 0, "list_count" if counts.awards else "list_empty", {"count": counts.awards}),
    )
    yield "review", _review(commendation)
    yield "sign", _sign(commendation)
    yield "print", _print(counts, commendation.form, signed=signed)
    yield "present", _present(counts)
    yield "file", _file(commendation)


def _review(commendation: Commendation) -> _Fact:
    if commendation.proposal_date:
        return _Fact(done=True, code="review_proposed", values={"day": commendation.proposal_date})
    if commendation.proposal_number:
        return _Fact(done=True, code="review_numbered", values={"number": commendation.proposal_number})
    if commendation.minutes_date:
        return _Fact(done=False, code="review_no_proposal")
    return _Fact(done=False, code="review_no_minutes")


def _sign(commendation: Commendation) -> _Fact:
    if not commendation.number:
        signed = commendation.state is CommendationState.SIGNED
        return _Fact(done=signed, code="sign_no_number")
    if commendation.decision_date is None:
        return _Fact(done=False, code="sign_no_date")
    if commendation.state is CommendationState.SIGNED:
        return _Fact(done=True, code="sign_signed", values={"day": commendation.decision_date})
    return _Fact(done=False, code="sign_unsigned")


def _print(counts: AwardCounts, form: Form, *, signed: bool) -> _Fact:
    waiting = counts.certificates - counts.printed
    if not counts.awards and form is Form.GIAY_KHEN:
        return _Fact(done=False, code="print_nobody")
    if not counts.certificates:
        return _Fact(done=signed and counts.awards > 0, code="print_none")
    if waiting:
        return _Fact(done=False, code="print_waiting", values={"count": waiting})
    return _Fact(done=True, code="print_all", values={"count": counts.printed})


def _present(counts: AwardCounts) -> _Fact:
    unpaid = counts.payable - counts.paid
    if counts.presented < counts.awards:
        if counts.handed_over_on and not counts.presented:
            return _Fact(done=False, code="present_planned", values={"day": counts.handed_over_on})
        return _Fact(done=False, code="present_waiting", values={"count": counts.awards - counts.presented})
    if unpaid:
        return _Fact(done=False, code="present_unpaid", values={"count": unpaid})
    if not counts.awards:
        return _Fact(done=False, code="present_nobody")
    return _Fact(done=True, code="present_and_paid" if counts.payable else "present_all")


def _file(commendation: Commendation) -> _Fact:
    if commendation.filed_on:
        return _Fact(done=True, code="file_filed", values={"day": commendation.filed_on})
    return _Fact(
        done=False, code="file_not_public" if commendation.made_public_on is None else "file_waiting"
    )
