"""The six steps in the life of a commendation, with the fact or what is missing in each (design.md §3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.records.codes import CommendationState, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
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


class _Fact(NamedTuple):
    done: bool
    code: str
    values: Mapping[str, object] = MappingProxyType({})


def life_of(commendation: Commendation, counts: AwardCounts) -> list[LifeStep]:
    """The six steps."""
    current = current_step(commendation, counts)
    facts = [(name, fact_of(commendation, counts)) for name, fact_of in _FACTS]
    return [LifeStep(name, _state(name, fact, current), fact.code, fact.values) for name, fact in facts]


def current_step(commendation: Commendation, counts: AwardCounts) -> str:
    """The id of the step where the work is, the first that is not done; empty when all is done.

    A list or a meeting that was not written down does not hold up a decision that is signed already.
    """
    steps = _FACTS[2:] if commendation.state is CommendationState.SIGNED else _FACTS
    return next((name for name, fact_of in steps if not fact_of(commendation, counts).done), "")


def _state(name: str, fact: _Fact, current: str) -> StepState:
    if fact.done:
        return StepState.DONE
    return StepState.CURRENT if name == current else StepState.LATER


def _list(_commendation: Commendation, counts: AwardCounts) -> _Fact:
    return _Fact(counts.awards > 0, "list_count" if counts.awards else "list_empty", {"count": counts.awards})


def _review(commendation: Commendation, _counts: AwardCounts) -> _Fact:
    if commendation.proposal_date:
        return _Fact(done=True, code="review_proposed", values={"day": commendation.proposal_date})
    if commendation.proposal_number:
        return _Fact(done=True, code="review_numbered", values={"number": commendation.proposal_number})
    if commendation.minutes_date:
        return _Fact(done=False, code="review_no_proposal")
    return _Fact(done=False, code="review_no_minutes")


def _sign(commendation: Commendation, _counts: AwardCounts) -> _Fact:
    if not commendation.number:
        signed = commendation.state is CommendationState.SIGNED
        return _Fact(done=signed, code="sign_no_number")
    if commendation.decision_date is None:
        return _Fact(done=False, code="sign_no_date")
    if commendation.state is CommendationState.SIGNED:
        return _Fact(done=True, code="sign_signed", values={"day": commendation.decision_date})
    return _Fact(done=False, code="sign_unsigned")


def _print(commendation: Commendation, counts: AwardCounts) -> _Fact:
    signed = commendation.state is CommendationState.SIGNED
    waiting = counts.certificates - counts.printed
    if not counts.awards and commendation.form is Form.GIAY_KHEN:
        return _Fact(done=False, code="print_nobody")
    if not counts.certificates:
        return _Fact(done=signed and counts.awards > 0, code="print_none")
    if waiting:
        return _Fact(done=False, code="print_waiting", values={"count": waiting})
    return _Fact(done=True, code="print_all", values={"count": counts.printed})


def _present(_commendation: Commendation, counts: AwardCounts) -> _Fact:
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


def _file(commendation: Commendation, _counts: AwardCounts) -> _Fact:
    if commendation.filed_on:
        return _Fact(done=True, code="file_filed", values={"day": commendation.filed_on})
    return _Fact(
        done=False, code="file_not_public" if commendation.made_public_on is None else "file_waiting"
    )


_FACTS: Final[Sequence[tuple[str, Callable[[Commendation, AwardCounts], _Fact]]]] = (
    ("list", _list),
    ("review", _review),
    ("sign", _sign),
    ("print", _print),
    ("present", _present),
    ("file", _file),
)
"""The steps in their order; the first two are those that a signed decision does not wait for."""
