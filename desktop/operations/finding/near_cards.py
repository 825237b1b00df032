"""Cards that may be the one that is being typed, or one another; and those marked “khác người”."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import combinations, product

from desktop.errors import SoVangError
from desktop.operations.drafts import there
from desktop.records.codes import RecipientKind
from desktop.records.near_blocks import blocks
from desktop.records.near_spellings import body_keys, body_query, person_keys
from desktop.records.near_units import Heirs
from desktop.records.nearness import Nearness, nearness
from desktop.records.not_same import NotSame, not_same
from desktop.records.recipient import Recipient
from desktop.records.text import fold, fold_tones, words
from desktop.store import not_same as stored
from desktop.store import recipients
from desktop.store import units as stored_units
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction

_LEAST_LETTERS = 4
_MOST_LETTERS = 120
"""A longer text is no name; the writings of one grow with the square of its length."""
_MOST_SHOWN = 3
_BETWEEN_LOOKS = 100  # groups: about 20 ms in a register of 100,000 cards


@dataclass(frozen=True)
class NearCard:
    """A card that may be meant, and the years in which it was commended, the latest first."""

    card: Recipient
    nearness: Nearness
    years: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The card's id."""
        return self.card.id or 0


@dataclass(frozen=True)
class NearPair:
    """Two cards that may be one; `one` is the older card."""

    one: NearCard
    other: NearCard

    @property
    def ids(self) -> tuple[int, int]:
        """The ids of both."""
        return self.one.id, self.other.id


def ward_heirs(file: RecordFile) -> Heirs:
    """Which wards' names may stand for one another since 1/7/2025; read once for a form or a list."""
    units = stored_units.units(file.read)
    names = {unit_id: fold(unit.name).removeprefix("phuong ") for unit_id, unit in units.items()}
    kin: dict[str, set[str]] = {}
    for line in stored_units.lineage(file.read):
        old, new = names[line.old_unit_id], names[line.new_unit_id]
        kin.setdefault(old, set()).add(new)
        kin.setdefault(new, set()).add(old)
    return {name: frozenset(found) for name, found in kin.items()}


def near_cards(
    file: RecordFile, draft: Recipient, heirs: Heirs, but_not: Collection[int] = ()
) -> list[NearCard]:
    """The cards that may be the one of a form, the likeliest first, at most 3.

    Left out are the draft's own card, those marked not to be it, and those in `but_not`.
    """
    if not _LEAST_LETTERS <= len(draft.name) <= _MOST_LETTERS or len(words(draft.name)) < 2:
        return []
    gone = {*but_not, draft.id or 0, *(stored.others_of(file.read, draft.id) if draft.id else ())}
    found = {card.id: card for card in _candidates(file.read, draft) if card.id not in gone}
    judged = ((nearness(draft, card, heirs), card) for card in found.values())
    near = sorted(
        ((degree, card) for degree, card in judged if degree), key=lambda one: (-one[0], one[1].id or 0)
    )
    return _told(file.read, near[:_MOST_SHOWN])


def mark_not_same(file: RecordFile, one_id: int, other_id: int) -> Future[Done[NotSame]]:
    """Remember that two cards are different ones. Raises `Conflict("deleted_by_another")`."""
    one, other = (there(file.read, Recipient, each) for each in (one_id, other_id))

    def work(writing: Transaction) -> NotSame:
        return stored.marked(writing, one_id, other_id) or writing.insert(not_same(one_id, other_id))

    return file.write(Deed("marked_not_same", {"name": one.name, "other": other.name}, work))


def remember_not_same(writing: Transaction, card_id: int, others: Iterable[int]) -> None:
    """Mark a new card not to be the near ones, within the deed that makes it; those gone are passed over."""
    for other_id in sorted(recipients.with_ids(writing, sorted(set(others)))):
        if other_id != card_id and stored.marked(writing, card_id, other_id) is None:
            writing.insert(not_same(card_id, other_id))


def take_back_not_same(file: RecordFile, one_id: int, other_id: int) -> Future[Done[int]]:
    """Forget that two cards are different ones; the future raises `mark_gone` where they are not marked."""
    one, other = (there(file.read, Recipient, each) for each in (one_id, other_id))

    def work(writing: Transaction) -> int:
        mark = stored.marked(writing, one_id, other_id)
        if mark is None:
            raise SoVangError("mark_gone", name=one.name, other=other.name)
        writing.delete(NotSame, mark.id or 0)
        return mark.id or 0

    return file.write(Deed("not_same_taken_back", {"name": one.name, "other": other.name}, work))


def marked_not_same(file: RecordFile, recipient_id: int) -> list[Recipient]:
    """The cards that a card is marked not to be."""
    return list(recipients.with_ids(file.read, stored.others_of(file.read, recipient_id)).values())


def near_pairs(
    file: RecordFile, told: Callable[[int, int], None] = lambda _done, _of: None
) -> list[NearPair]:
    """Every two cards that may be one and are not marked; `told` hears groups done and all, and may raise."""
    cards = {card.id or 0: card for card in recipients.in_order(file.read)}
    marked, heirs = stored.all_pairs(file.read), ward_heirs(file)
    groups = blocks(cards.values())
    found: dict[tuple[int, int], Nearness] = {}
    for done, (some, others) in enumerate(groups):
        if done % _BETWEEN_LOOKS == 0:
            told(done, len(groups))
        for one, other in combinations(some, 2) if some is others else product(some, others):
            pair = (min(one, other), max(one, other))
            if pair not in marked and pair not in found:
                degree = nearness(cards[pair[0]], cards[pair[1]], heirs)
                if degree:
                    found[pair] = degree
    told(len(groups), len(groups))
    return _as_pairs(file.read, cards, sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _as_pairs(
    reader: Reader, cards: dict[int, Recipient], found: Sequence[tuple[tuple[int, int], Nearness]]
) -> list[NearPair]:
    years = recipients.commended_years(reader, {each for pair, _degree in found for each in pair})
    return [
        NearPair(*(NearCard(cards[each], degree, years.get(each, ())) for each in pair))
        for pair, degree in found
    ]


def _candidates(reader: Reader, draft: Recipient) -> Iterable[Recipient]:
    """Cards that stand under another writing of the name; few of them are near in all."""
    if draft.kind is RecipientKind.COLLECTIVE:
        yield from recipients.named(reader, sorted(body_keys(draft.name)))
        yield from recipients.holding(reader, body_query(draft.name))
        return
    yield from recipients.named(reader, sorted(person_keys(draft.name)))
    typed = words(draft.name)
    if fold(draft.name) == fold_tones(draft.name) or any(len(word) == 1 for word in typed):
        yield from recipients.matching(reader, typed, draft.kind)


def _told(reader: Reader, near: Sequence[tuple[Nearness, Recipient]]) -> list[NearCard]:
    years = recipients.commended_years(reader, {card.id or 0 for _degree, card in near})
    return [NearCard(card, degree, years.get(card.id or 0, ())) for degree, card in near]
