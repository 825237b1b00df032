"""A dated mark on a card: discipline, an investigation or a complaint is being examined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.records.problem import Problem, Severity

if TYPE_CHECKING:
    from desktop.records.award import Award


@dataclass(frozen=True)
class UnderReview:
    """Nobody is commended meanwhile (NĐ 152/2025, domain.md §1.1). `until` is None while it goes on.

    `reason` says what is examined, as the office words it.
    """

    recipient_id: int
    reason: str
    since: date | None = None
    until: date | None = None
    id: int | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it was being examined on that day, both ends counted."""
        return (self.since or date.min) <= day <= (self.until or date.max)


def check_under_review(draft: UnderReview) -> list[Problem]:
    """Every problem of a mark as it stands in its form."""
    problems = []
    if not draft.reason:
        problems.append(Problem("reason", "review_reason_missing"))
    if draft.since and draft.until and draft.until < draft.since:
        problems.append(Problem("until", "ends_before_it_begins"))
    return problems


def review_problems(
    marks: Iterable[UnderReview], awards: Iterable[tuple[int | None, int, str]], day: date
) -> Iterator[Problem]:
    """Warns of every row whose card is under review on the day of the decision.

    `awards` are (id of the row, id of the card, printed name); `award_id` in the values says which row.
    """
    by_card = {mark.recipient_id: mark for mark in marks if mark.holds_on(day)}
    for award_id, card_id, name in awards:
        if mark := by_card.get(card_id):
            values = {"name": name, "award_id": award_id, "reason": mark.reason}
            yield Problem("printed_name", "under_review", values, Severity.WARNING)


def rows_of(awards: Iterable[Award]) -> list[tuple[int | None, int, str]]:
    """Rows as `review_problems` asks for them."""
    return [(award.id, award.recipient_id, award.printed_name) for award in awards]
