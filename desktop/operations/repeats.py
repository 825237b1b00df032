"""Who of a draft's list was commended already in its year: by their card, and by cards near it.

A signed decision is not asked: what it gives twice was looked at, or is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.finding.near_cards import near_cards, ward_heirs
from desktop.records.award import Award
from desktop.records.award_rules import NewAward, card_unit
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.nearness import nearness
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.repeat_rules import Earlier, repeat_problems
from desktop.store import awards as store
from desktop.store.file import RecordFile


def of_list(file: RecordFile, commendation: Commendation, awards: Sequence[Award]) -> list[Problem]:
    """Every row whose recipient, or a near card's, is in another decision of the year with the same form."""
    if commendation.state is CommendationState.SIGNED:
        return []
    near = _near_of(file, commendation)
    own = {award.recipient_id for award in awards}
    cards = own.union(*near.values())
    given: dict[int, list[tuple[Award, Commendation]]] = {}
    for award, decision in store.in_other_decisions(file.read, commendation.id or 0, cards):
        given.setdefault(award.recipient_id, []).append((award, decision))
    earlier = [
        Earlier(row.id, award, decision, is_near=card_id != row.recipient_id)
        for row in awards
        for card_id in (row.recipient_id, *sorted(near.get(row.recipient_id, ())))
        for award, decision in given.get(card_id, ())
    ]
    names = {row.id: row.printed_name for row in awards}
    return repeat_problems(commendation, names, earlier, file.now().date())


def of_row(
    file: RecordFile, commendation: Commendation, new: NewAward, award_id: int | None
) -> list[Problem]:
    """The same for one row as it stands in its form; without a card the near ones are looked at."""
    if commendation.state is CommendationState.SIGNED:
        return []
    if new.recipient_id is not None:
        cards = [new.recipient_id]
    else:
        card = Recipient(
            new.kind, new.printed_name, new.address_form, new.position, card_unit(new),
            new.birth_year,
        )  # fmt: skip
        cards = [one.id for one in near_cards(file, card, ward_heirs(file), new.not_same)]
    given = store.in_other_decisions(file.read, commendation.id or 0, cards)
    is_near = new.recipient_id is None
    earlier = [Earlier(award_id, award, decision, is_near) for award, decision in given]
    return repeat_problems(commendation, {award_id: new.printed_name}, earlier, file.now().date())


def _near_of(file: RecordFile, commendation: Commendation) -> dict[int, frozenset[int]]:
    """By each listed card's id, those of the same name that may be the same recipient."""
    found = store.namesakes(file.read, commendation.id or 0)
    if not found:
        return {}
    own, heirs = file.read.get_many(Recipient, set(found)), ward_heirs(file)
    return {
        card_id: frozenset(other.id or 0 for other in others if nearness(own[card_id], other, heirs))
        for card_id, others in found.items()
    }
