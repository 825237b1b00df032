"""Which cards of a whole register are worth comparing: groups that hold every two near ones together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from desktop.records.codes import RecipientKind
from desktop.records.near_names import name_words
from desktop.records.near_units import body_of
from desktop.records.recipient import Recipient
from desktop.records.text import fold

_PARTICLES = ("thi", "van")


def blocks(cards: Iterable[Recipient]) -> list[tuple[int, ...]]:
    """Groups of ids, each of cards that may be near by name; a card stands in many of them.

    Two folded names that one slip parts become one when the right letter is left out of each.
    """
    groups: dict[tuple[RecipientKind, str], list[tuple[int, int | None]]] = defaultdict(list)
    for card in cards:
        for key in _keys(card):
            groups[card.kind, key].append((card.id or 0, card.birth_year))
    return [tuple(group) for found in groups.values() if len(found) > 1 for group in _by_year(found)]


def _by_year(found: list[tuple[int, int | None]]) -> Iterator[list[int]]:
    """Years next to each other, with those unknown: namesakes of other years are never compared."""
    unknown = [card_id for card_id, year in found if year is None]
    known: dict[int, list[int]] = defaultdict(list)
    for card_id, year in found:
        if year is not None:
            known[year].append(card_id)
    if len(unknown) > 1 and not known:
        yield unknown
    for year, ids in known.items():
        group = [*ids, *known.get(year + 1, ()), *unknown]
        if len(group) > 1:
            yield group


def _keys(card: Recipient) -> set[str]:
    if card.kind is RecipientKind.COLLECTIVE:
        body = body_of(card.name)
        return _left_out("".join(body.words), " ".join(body.numbers))
    words = fold(" ".join(name_words(card.name))).split()
    keys = _left_out(" ".join(words), "")
    keys.add(" ".join(word[:1] if place else word for place, word in enumerate(words)) + " .")
    keys.add(" ".join(word for word in words if word not in _PARTICLES) + " ..")
    return keys


def _left_out(text: str, behind: str) -> set[str]:
    shorter = (text[:place] + text[place + 1 :] for place in range(len(text)))
    return {f"{one}#{behind}" for one in (text, *shorter)}
