"""What a wild user does with decisions and their lists."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.operations import attachments, awards, bulk, commendations, decision_ends
from desktop.operations.bulk import BulkChange, How
from desktop.records.activity import Activity
from desktop.records.attachment import Attachment
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.bulk_change import TEXTS
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from tests.operations.ward import CHAIRMAN, MERIT, PARTY, STATE
from tests.operations.wild.hand import Hand, deeds

IN_BULK = {
    "award": Award,
    "recipient": Recipient,
    "initiative": InitiativeYear,
    "activity": Activity,
    "opinion": Opinion,
    "commendation": Commendation,
}
WITH_FILES = {"commendation": Commendation, "conference": Conference, "initiative": Initiative}
KEPT_FILES = ("quet.pdf", "bien-ban.pdf")


def _new(hand: Hand) -> NewAward:
    kind = hand.pick(list(RecipientKind))
    known = hand.one(Recipient) if hand.chance() else None
    if known is not None:
        return NewAward(known.kind, known.name, recipient_id=known.id, merit=hand.text())
    amount = hand.pick([None, 500_000])
    return NewAward(kind, hand.name(), unit_text=hand.text(), merit=MERIT, amount=amount)


def _list_of(hand: Hand) -> Sequence[Award]:
    decision = hand.one(Commendation)
    return [row for row in hand.all(Award) if decision and row.commendation_id == decision.id]


def _reason(hand: Hand) -> str:
    return hand.pick(["", "Phòng Nội vụ đề nghị", "Phòng Nội vụ đề nghị"])


def open_decision(hand: Hand) -> Future[Any]:
    form = hand.pick([Form.GIAY_KHEN, Form.CONG_NHAN_VA_THUONG])
    new = Commendation(hand.pick([STATE, PARTY]), form, merit=MERIT, occasion=hand.text())
    return commendations.create_commendation(hand.file, new)


def change_decision(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Commendation)
    if seen is None:
        return None
    changed = replace(seen, occasion=hand.text(), merit=hand.pick([MERIT, ""]), note=hand.text())
    return commendations.change_commendation(hand.file, seen, changed, _reason(hand))


def sign(hand: Hand) -> Future[Any] | None:
    drafts = [one for one in hand.all(Commendation) if one.state is CommendationState.DRAFT]
    if not drafts:
        return None
    number = f"{hand.number(1, 9)}/QĐ-UBND"
    return commendations.fill_number_and_date(
        hand.file, hand.pick(drafts), number=number, decision_date=hand.day(), signer_id=CHAIRMAN
    )


def record_minutes(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Commendation)
    return commendations.record_step(hand.file, seen, minutes_date=hand.day()) if seen else None


def delete_decision(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Commendation)
    return commendations.delete_commendation(hand.file, seen.id or 0, _reason(hand)) if seen else None


def revoke(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Commendation)
    if seen is None:
        return None
    changed = decision_ends.revoked(seen, revoked_on=hand.day(), reason="Khai không đúng thành tích")
    return decision_ends.revoke_commendation(hand.file, seen, changed)


def replace_decision(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Commendation)
    return decision_ends.replace_commendation(hand.file, seen.id or 0) if seen else None


def add_rows(hand: Hand) -> Future[Any] | None:
    decision = hand.one(Commendation)
    if decision is None:
        return None
    rows = [_new(hand) for _place in range(hand.number(1, 3))]
    return awards.add_awards(hand.file, decision.id or 0, rows, reason=_reason(hand))


def change_row(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Award)
    if seen is None:
        return None
    changed = replace(seen, printed_name=hand.name(), merit=hand.text(), amount=hand.pick([None, 300_000]))
    return awards.change_award(hand.file, seen, changed, _reason(hand))


def change_row_and_card(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Award)
    card = hand.file.read.get(Recipient, seen.recipient_id) if seen else None
    if seen is None or card is None:
        return None
    name = hand.name()
    cards = (card, replace(card, name=name))
    return awards.change_award(hand.file, seen, replace(seen, printed_name=name), _reason(hand), cards)


def delete_rows(hand: Hand) -> Future[Any] | None:
    rows = _list_of(hand)
    ids = [row.id or 0 for row in hand.some(rows)] if rows else []
    return awards.delete_awards(hand.file, ids, _reason(hand)) if ids else None


def move_rows(hand: Hand) -> Future[Any] | None:
    rows = _list_of(hand)
    if not rows:
        return None
    before = hand.pick([None, *(row.id for row in rows)])
    moved = [row.id or 0 for row in hand.some(rows, 2)]
    return awards.move_awards(hand.file, moved, before, _reason(hand))


def give_register_numbers(hand: Hand) -> Future[Any] | None:
    decision = hand.one(Commendation)
    return awards.reserve_register_numbers(hand.file, decision.id or 0) if decision else None


def mark_paid(hand: Hand) -> Future[Any] | None:
    rows = _list_of(hand)
    ids = [row.id or 0 for row in hand.some(rows)] if rows else []
    return awards.mark_paid(hand.file, ids, hand.pick([None, hand.day()]), hand.text()) if ids else None


def mark_presented(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(Award)
    return awards.mark_presented(hand.file, ids, hand.pick([None, hand.day()])) if ids else None


def change_in_bulk(hand: Hand) -> Future[Any] | None:
    kind = hand.pick(list(IN_BULK))
    ids, texts = hand.ids(IN_BULK[kind]), [one for one in bulk.fields(kind) if one.value in TEXTS]
    if not ids:
        return None
    change = BulkChange(hand.pick(texts).name, hand.name(), hand.pick([How.SET, How.AFTER]))
    return bulk.carry_out(hand.file, bulk.preview(hand.file, kind, ids, change, _reason(hand)))


def attach(hand: Hand) -> Future[Any] | None:
    table = hand.pick(list(WITH_FILES))
    ids = hand.ids(WITH_FILES[table], 1)
    if not ids:
        return None
    path = Path(hand.file.path).parent / hand.pick(KEPT_FILES)
    path.write_bytes(path.name.encode())
    return attachments.attach(hand.file, table, ids[0], path)


def take_file_away(hand: Hand) -> Future[Any] | None:
    found = hand.one(Attachment)
    return attachments.remove_attachment(hand.file, found.id or 0) if found else None


DECISIONS = deeds(
    open_decision, change_decision, sign, record_minutes, delete_decision, revoke, replace_decision
)
ROWS = deeds(
    add_rows,
    change_row,
    change_row_and_card,
    delete_rows,
    move_rows,
    give_register_numbers,
    mark_paid,
    mark_presented,
    change_in_bulk,
    attach,
    take_file_away,
)
