"""Two cards that look alike and are not one: “khác người”."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NotSame:
    """Somebody who knows has said that the two cards are different ones; `one_id` is the smaller id."""

    one_id: int
    other_id: int
    id: int | None = None


def not_same(one_id: int, other_id: int) -> NotSame:
    """The mark for two cards, in whichever order they are given."""
    return NotSame(min(one_id, other_id), max(one_id, other_id))
