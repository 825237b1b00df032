"""What a wild user does with cards, teams, activities and initiatives."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from desktop.operations import activities, initiative_years, initiatives, recipients, recognitions, teams
from desktop.operations.finding import merging
from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind, Field, Form, Grade, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.initiative import Initiative, InitiativeYear, LocalField, Recognition
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from tests.operations.ward import MERIT, STATE
from tests.operations.wild.hand import Hand, deeds


def add_card(hand: Hand) -> Future[Any]:
    new = Recipient(hand.pick(list(RecipientKind)), hand.name(), unit_text=hand.text())
    return recipients.add_recipient(hand.file, new)


def change_card(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Recipient)
    if seen is None:
        return None
    return recipients.change_recipient(
        hand.file, seen, replace(seen, name=hand.name(), position=hand.text(), note=hand.text())
    )


def merge_cards(hand: Hand) -> Future[Any] | None:
    keep = hand.one(Recipient)
    others = [one for one in hand.all(Recipient) if keep and one.kind is keep.kind and one.id != keep.id]
    if keep is None or not others:
        return None
    other = hand.pick(others)
    taken = hand.some([None, *merging.differing(keep, other)], 3)
    return merging.merge(hand.file, keep, other, [name for name in taken if name is not None])


def delete_card(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Recipient)
    return recipients.delete_recipient(hand.file, seen.id or 0) if seen else None


def make_team(hand: Hand) -> Future[Any] | None:
    collectives = [one for one in hand.all(Recipient) if one.kind is RecipientKind.COLLECTIVE]
    card = hand.pick([*collectives, Recipient(RecipientKind.COLLECTIVE, hand.name())])
    roster = [Member(0, 0, hand.name(), is_head=hand.chance()) for _place in range(hand.number(0, 2))]
    return teams.create_team(hand.file, card, Team(0, hand.text()), roster)


def change_team(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Team)
    if seen is None:
        return None
    changed = replace(seen, area=hand.text(), grade=hand.pick(list(Grade)), grade_year=2026)
    return teams.change_team(hand.file, seen, changed)


def delete_team(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Team)
    return teams.delete_team(hand.file, seen.id or 0) if seen else None


def succeed_team(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Team)
    if seen is None:
        return None
    heir = Recipient(RecipientKind.COLLECTIVE, hand.name())
    return teams.succeed_team(hand.file, seen.id or 0, heir, hand.day())


def add_members(hand: Hand) -> Future[Any] | None:
    team = hand.one(Team)
    new = [Member(0, 0, hand.name(), is_head=hand.chance()) for _place in range(hand.number(1, 3))]
    return teams.add_members(hand.file, team.id or 0, new) if team else None


def change_member(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Member)
    if seen is None:
        return None
    changed = replace(seen, office=hand.text(), is_head=hand.chance())
    return teams.change_member(hand.file, seen, changed)


def delete_members(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(Member, 2)
    return teams.delete_members(hand.file, ids) if ids else None


def move_member(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Member)
    return teams.move_member(hand.file, seen.id or 0, hand.number(1, 3)) if seen else None


def add_activity(hand: Hand) -> Future[Any]:
    new = Activity(hand.pick(list(ActivityKind)), hand.name(), hand.day(), value=hand.pick([None, 500_000]))
    return activities.create_activity(hand.file, new)


def change_activity(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Activity)
    return activities.change_activity(hand.file, seen, replace(seen, note=hand.text())) if seen else None


def delete_activities(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(Activity, 2)
    return activities.delete_activities(hand.file, ids) if ids else None


def register_initiative(hand: Hand) -> Future[Any]:
    own = hand.one(LocalField) if hand.chance() else None
    new = Initiative(hand.name(), hand.pick(list(Field)), hand.text(), local_field_id=own.id if own else None)
    year = InitiativeYear(0, hand.pick([2025, 2026]))
    return initiatives.create_initiative(hand.file, new, year)


def change_initiative(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Initiative)
    if seen is None:
        return None
    return initiatives.change_initiative(hand.file, seen, replace(seen, goal=hand.text(), owner=hand.name()))


def delete_initiative(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Initiative)
    return initiatives.delete_initiative(hand.file, seen.id or 0) if seen else None


def add_year(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Initiative)
    if seen is None:
        return None
    return initiative_years.add_year(hand.file, InitiativeYear(seen.id or 0, hand.pick([2024, 2025, 2026])))


def change_year(hand: Hand) -> Future[Any] | None:
    seen = hand.one(InitiativeYear)
    return initiative_years.change_year(hand.file, seen, replace(seen, results=hand.text())) if seen else None


def delete_year(hand: Hand) -> Future[Any] | None:
    seen = hand.one(InitiativeYear)
    return initiative_years.delete_year(hand.file, seen.id or 0) if seen else None


def carry_over(hand: Hand) -> Future[Any]:
    return initiative_years.carry_over(hand.file, 2026)


def recognise(hand: Hand) -> Future[Any] | None:
    ids, decision = hand.ids(InitiativeYear, 2), hand.one(Commendation)
    if not ids:
        return None
    given = decision.id if decision and hand.chance() else None
    return recognitions.recognise(hand.file, ids, level=Level.WARD, commendation_id=given)


def commend_initiatives(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(InitiativeYear, 2)
    draft = Commendation(STATE, Form.GIAY_KHEN, merit=MERIT)
    return recognitions.commend_initiatives(hand.file, ids, draft) if ids else None


def change_recognition(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Recognition)
    if seen is None:
        return None
    return recognitions.change_recognition(hand.file, seen, replace(seen, recognised_on=hand.day()))


def remove_recognition(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Recognition)
    return recognitions.remove_recognition(hand.file, seen.id or 0) if seen else None


def save_local_field(hand: Hand) -> Future[Any]:
    new = LocalField(hand.name(), hand.pick(list(Field)))
    seen = hand.one(LocalField)
    if seen is None or hand.chance():
        return initiatives.save_local_field(hand.file, None, new)
    return initiatives.save_local_field(hand.file, seen, replace(new, id=seen.id))


def delete_local_field(hand: Hand) -> Future[Any] | None:
    seen = hand.one(LocalField)
    return initiatives.delete_local_field(hand.file, seen.id or 0) if seen else None


CARDS = deeds(
    add_card, change_card, merge_cards, delete_card, add_activity, change_activity, delete_activities
)
TEAMS = deeds(
    make_team, change_team, delete_team, succeed_team, add_members, change_member, delete_members, move_member
)
INITIATIVES = deeds(
    register_initiative,
    change_initiative,
    delete_initiative,
    add_year,
    change_year,
    delete_year,
    carry_over,
    recognise,
    commend_initiatives,
    change_recognition,
    remove_recognition,
    save_local_field,
    delete_local_field,
)
