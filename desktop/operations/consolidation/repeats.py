"""Rows of different files that may be of one recipient, by the rule that near cards are found with (P105)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product

from desktop.intake.field_tables import KINDS
from desktop.operations.consolidation.parts import GatheredRow, Repeat
from desktop.records.codes import RecipientKind
from desktop.records.near_blocks import blocks
from desktop.records.near_units import Heirs, place_of
from desktop.records.nearness import Nearness, nearness
from desktop.records.recipient import Recipient
from desktop.records.senders import is_ward

MOST_REPEATS = 5_000
"""Whoever has more sent the same lists twice; the first ones say it."""
_BETWEEN_LOOKS = 200  # groups


def repeats_among(rows: Sequence[GatheredRow], heirs: Heirs, told: Callable[[], None]) -> tuple[Repeat, ...]:
    """Every two rows, the likeliest first; rows of one file are its sender's own business.

    `told` is called now and then, and may raise.
    """
    named = {row.place: row for row in rows if not row.row.is_refused and KINDS[row.kind].names_people}
    cards = {place: card for place, row in named.items() if (card := _card(row)) is not None}
    found: dict[tuple[int, int], Nearness] = {}
    for done, (some, others) in enumerate(blocks(cards.values())):
        if done % _BETWEEN_LOOKS == 0:
            told()
        for pair in _pairs(some, others):
            if pair in found or named[pair[0]].origin.file == named[pair[1]].origin.file:
                continue
            if degree := nearness(cards[pair[0]], cards[pair[1]], heirs):
                found[pair] = degree
        if len(found) >= MOST_REPEATS:
            break
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Repeat(named[one], named[other], degree) for (one, other), degree in ordered)


def _pairs(some: Sequence[int], others: Sequence[int]) -> Iterable[tuple[int, int]]:
    every = combinations(some, 2) if some is others else product(some, others)
    return ((min(one, other), max(one, other)) for one, other in every)


def _card(row: GatheredRow) -> Recipient | None:
    """The row as a card; None for one that names nobody. The ward that sent it is where its people live."""
    name, kind = row.value("name"), row.value("kind")
    if not isinstance(name, str) or not name or not isinstance(kind, str):
        return None
    unit = str(row.value("unit") or row.value("position_and_unit") or "")
    if is_ward(row.origin.sender) and not place_of(unit).ward:
        unit = f"{unit}, {row.origin.sender}".removeprefix(", ")
    born = row.value("birth_year")
    return Recipient(
        RecipientKind(kind), name, unit_text=unit, birth_year=born if isinstance(born, int) else None,
        id=row.place,
    )  # fmt: skip
