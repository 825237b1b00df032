"""The movement in the sample's year: initiatives with their recognitions, teams with rosters, activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.operations.samples.sample_records import Entry, record
from desktop.records.activity import Activity
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.initiative import Initiative, InitiativeYear, LocalField, Recognition
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.writer import Transaction

Cards = Mapping[tuple[object, ...], Recipient]
"""The recipients of the awards by kind, name and unit."""


_TEAMS_SINCE = date(2025, 7, 1)  # the ward began; a report of 2022 must not count its teams


def write_movement(
    transaction: Transaction, movement: Entry, cards: Cards, decisions: Mapping[str, Commendation]
) -> None:
    """Write everything; recognitions name their decisions by the keys of the sample's files."""
    local = {
        entry["name"]: transaction.insert(record(LocalField, entry)) for entry in movement["local_fields"]
    }
    for entry in movement["initiatives"]:
        _write_initiative(transaction, entry, cards, local, decisions)
    for entry in movement["teams"]:
        _write_team(transaction, entry, cards)
    _write_activities(transaction, movement["activities"])


def _write_initiative(
    transaction: Transaction,
    entry: Entry,
    cards: Cards,
    local: Mapping[str, LocalField],
    decisions: Mapping[str, Commendation],
) -> None:
    card = _present_card(cards, entry["owner_kind"], entry["owner"])
    own = local.get(entry.get("local_field", ""))
    initiative = record(
        Initiative,
        entry,
        owner_id=card.id if card else None,
        local_field_id=own.id if own else None,
        field=own.counted_as if own else entry["field"],
    )
    initiative_id = transaction.insert(initiative).id
    year = transaction.insert(record(InitiativeYear, entry["year"], initiative_id=initiative_id))
    for one in entry.get("recognitions", ()):
        decision = decisions.get(one.get("commendation", ""))
        transaction.insert(
            record(
                Recognition,
                one,
                initiative_year_id=year.id,
                commendation_id=decision.id if decision else None,
            )
        )


def _write_team(transaction: Transaction, entry: Entry, cards: Cards) -> None:
    card = _present_card(cards, RecipientKind.COLLECTIVE, entry["name"])
    if card is None:
        raise ValueError(f"no award names the team {entry['name']}")
    transaction.update(card, replace(card, valid_from=_TEAMS_SINCE))
    team = transaction.insert(record(Team, entry, recipient_id=card.id))
    transaction.insert_many(
        [
            record(Member, one, team_id=team.id, position=position)
            for position, one in enumerate(entry["members"], start=1)
        ]
    )


def _write_activities(transaction: Transaction, entries: Sequence[Entry]) -> None:
    transaction.insert_many([record(Activity, entry) for entry in entries])


def _present_card(cards: Cards, kind: str, name: str) -> Recipient | None:
    """The card that bears the name today; None where no award knows it."""
    found = (card for card in cards.values() if (card.kind, card.name, card.valid_to) == (kind, name, None))
    return next(found, None)
