"""Rows of a list whose cards would be new, though one that is almost alike stands in the register."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.finding.near_cards import NearCard, near_cards, ward_heirs
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile

MOST_ROWS = 200
"""A look-up takes about 2 ms, and a list is judged anew at every correction: longer lists are not looked up.

What they bring twice is found afterwards under “Có thể trùng”.
"""


def near_problems(file: RecordFile, drafts: Sequence[Recipient]) -> list[Problem | None]:
    """For each new card a warning that names the likeliest one it may be, or None."""
    if len(drafts) > MOST_ROWS:
        return [None] * len(drafts)
    heirs = ward_heirs(file)
    return [_warning(near_cards(file, draft, heirs)) for draft in drafts]


def _warning(near: Sequence[NearCard]) -> Problem | None:
    if not near:
        return None
    return Problem("name", "near_card", {"card": _told(near[0])}, Severity.WARNING)


def _told(near: NearCard) -> str:
    """ "Bà Đặng Thị Hường, sinh 1968, Tổ dân vận số 3, khen thưởng 2022"."""
    card = near.card
    born = f"sinh {card.birth_year}" if card.birth_year else ""
    years = f"khen thưởng {', '.join(map(str, sorted(near.years)))}" if near.years else ""
    return ", ".join(filter(None, (f"{card.address_form} {card.name}".strip(), born, card.unit_text, years)))
