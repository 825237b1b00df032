"""What a wild user does with conferences: rounds, opinions, attendance and pledges."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from desktop.operations import attendance, opinions, pledges
from desktop.operations import conferences as held
from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.award import Award
from desktop.records.codes import ConferenceKind, Level, Presence
from desktop.records.conference import Conference, Round
from desktop.records.opinion import Opinion
from tests.operations.wild.hand import Hand, deeds


def hold(hand: Hand) -> Future[Any]:
    kind = hand.pick([ConferenceKind.SUMMING_UP, ConferenceKind.DIALOGUE])
    return held.create_conference(hand.file, Conference(kind, Level.WARD, hand.name(), hand.day()))


def change_conference(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    return held.change_conference(hand.file, seen, replace(seen, place=hand.text())) if seen else None


def delete_conference(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    return held.delete_conference(hand.file, seen.id or 0) if seen else None


def add_round(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    if seen is None:
        return None
    return held.add_round(hand.file, seen.id or 0, presenter_title="Bí thư", award_ids=hand.ids(Award))


def change_round(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Round)
    if seen is None:
        return None
    changed = replace(seen, presenter_name=hand.name())
    return held.change_round(hand.file, seen, changed, hand.pick([None, hand.ids(Award)]))


def delete_round(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Round)
    return held.delete_round(hand.file, seen.id or 0) if seen else None


def move_round(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Round)
    return held.move_round(hand.file, seen.id or 0, hand.number(1, 3)) if seen else None


def assign_rows(hand: Hand) -> Future[Any] | None:
    seen, ids = hand.one(Round), hand.ids(Award)
    return held.assign_awards(hand.file, hand.pick([None, seen.id]) if seen else None, ids) if ids else None


def record_presented(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    return held.record_presented(hand.file, seen.id or 0, hand.day()) if seen else None


def add_opinions(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    if seen is None:
        return None
    new = [Opinion(0, 0, hand.name(), due_on=hand.day()) for _place in range(hand.number(1, 3))]
    return opinions.add_opinions(hand.file, seen.id or 0, new)


def answer(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Opinion)
    return opinions.record_answer(hand.file, seen, answer=hand.name()) if seen else None


def change_opinion(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Opinion)
    return opinions.change_opinion(hand.file, seen, replace(seen, said_by=hand.name())) if seen else None


def delete_opinions(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(Opinion, 2)
    return opinions.delete_opinions(hand.file, ids) if ids else None


def move_opinion(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Opinion)
    return opinions.move_opinion(hand.file, seen.id or 0, hand.number(1, 3)) if seen else None


def add_block(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    new = Block(seen.id or 0, 0, hand.name(), invited=hand.number(0, 9)) if seen else None
    return attendance.add_block(hand.file, new) if new else None


def change_block(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Block)
    return attendance.change_block(hand.file, seen, replace(seen, name=hand.name())) if seen else None


def delete_block(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Block)
    return attendance.delete_block(hand.file, seen.id or 0) if seen else None


def add_guests(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    if seen is None:
        return None
    blocks = [one.id for one in hand.all(Block) if one.conference_id == seen.id]
    new = [Guest(0, 0, hand.name(), block_id=hand.pick([None, *blocks])) for _place in range(2)]
    return attendance.add_guests(hand.file, seen.id or 0, new)


def mark_presence(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Guest)
    presence = hand.pick(list(Presence))
    return attendance.mark_presence(hand.file, seen.conference_id, [seen.id or 0], presence) if seen else None


def delete_guests(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Guest)
    return attendance.delete_guests(hand.file, seen.conference_id, [seen.id or 0]) if seen else None


def take_counts(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    return attendance.take_counts_from_blocks(hand.file, seen.id or 0) if seen else None


def add_pledges(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Conference)
    new = [Pledge(0, 0, hand.name(), hand.text()) for _place in range(2)]
    return pledges.add_pledges(hand.file, seen.id or 0, new) if seen else None


def delete_pledges(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(Pledge, 2)
    return pledges.delete_pledges(hand.file, ids) if ids else None


def move_pledge(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Pledge)
    return pledges.move_pledge(hand.file, seen.id or 0, hand.number(1, 3)) if seen else None


CONFERENCES = deeds(
    hold,
    change_conference,
    delete_conference,
    add_round,
    change_round,
    delete_round,
    move_round,
    assign_rows,
    record_presented,
)
PARTS = deeds(
    add_opinions,
    answer,
    change_opinion,
    delete_opinions,
    move_opinion,
    add_block,
    change_block,
    delete_block,
    add_guests,
    mark_presence,
    delete_guests,
    take_counts,
    add_pledges,
    delete_pledges,
    move_pledge,
)
