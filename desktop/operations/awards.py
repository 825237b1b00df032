"""What the office does with the rows of a list: add, change, delete, move, register, pay, hand over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from desktop.errors import SoVangError
from desktop.operations import repeats, under_reviews
from desktop.operations.amounts import bonuses
from desktop.operations.decision_ends import refuse_paying_void
from desktop.operations.finding.near_cards import remember_not_same
from desktop.operations.guards import existing, refuse_errors, refuse_without_reason, shown_number
from desktop.operations.unit_checks import names_on
from desktop.records.award import Award
from desktop.records.award_rules import (
    PRINTED_FIELDS,
    NewAward,
    by_kind,
    card_unit,
    check_award,
    following_rule,
    ordered,
    settled_amount,
    with_amount,
    written_line,
)
from desktop.records.bonus import Bonus
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import changed_fields
from desktop.records.gone_units import gone_unit_problems
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.text import clean, clean_multiline, fold_tones, short_date
from desktop.store import awards as store
from desktop.store import issued_pages
from desktop.store import recipients as recipient_store
from desktop.store.carried import drop_row_marks
from desktop.store.file import RecordFile
from desktop.store.print_jobs import award_ids_waiting, drop_readings
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import UNEXPLAINED_AMOUNT

__all__ = ["NewAward"]

_MANY_LINES = frozenset({"merit", "initiative", "second_line", "note"})


@dataclass(frozen=True)
class AddedAwards:
    """What a bulk addition wrote: the awards in order, and how many cards were new or found again."""

    awards: Sequence[Award]
    recipients_added: int
    recipients_matched: int


def check(
    file: RecordFile, new: NewAward, commendation: Commendation, *, award_id: int | None = None
) -> list[Problem]:
    """Every problem of a row as it stands in its form; `award_id` is the row being changed, if any."""
    rows = store.of_commendation(file.read, commendation.id or 0)
    others = [row for row in rows if row.id != award_id]
    bonus, row, today = bonuses(file.read, commendation)[new.kind], _tidy(new), file.now().date()
    names = names_on(file.read, commendation, today)
    return [
        *check_award(row, commendation, others=others, bonus=bonus, today=today, listed=rows),
        *gone_unit_problems(names, printed_name=row.printed_name, second_line=written_line(row)),
        *repeats.of_row(file, commendation, row, award_id),
        *under_reviews.of_new_row(file, commendation, row),
    ]


def add_award(file: RecordFile, commendation_id: int, new: NewAward, reason: str = "") -> Future[Done[Award]]:
    """Add one row. Raises `draft_has_errors`, `reason_needed` (signed list), `recipient_gone`."""
    commendation, why, row = existing(file.read, commendation_id), clean(reason), _tidy(new)
    refuse_without_reason(commendation, why)
    _refuse_faulty(file, commendation, [row])
    values = {"name": row.printed_name, "number": shown_number(commendation), "reason": why}
    return file.write(
        Deed("award_added", values, lambda writing: store_rows(writing, commendation_id, [row]).awards[0])
    )


def add_awards(
    file: RecordFile, commendation_id: int, news: Sequence[NewAward], *, source: str = "", reason: str = ""
) -> Future[Done[AddedAwards]]:
    """Add many rows in one step; a row with errors refuses the whole list.

    A row without `recipient_id` gets a new card, but rows alike in kind, name, unit and birth year share one.
    """
    commendation, why = existing(file.read, commendation_id), clean(reason)
    refuse_without_reason(commendation, why)
    rows = [_tidy(new) for new in news]
    _refuse_faulty(file, commendation, rows)
    values = {
        "count": len(rows),
        "number": shown_number(commendation),
        "source": clean(source),
        "reason": why,
    }
    code = "awards_added_from" if source else "awards_added"
    return file.write(Deed(code, values, lambda writing: store_rows(writing, commendation_id, rows)))


def store_rows(transaction: Transaction, commendation_id: int, news: Sequence[NewAward]) -> AddedAwards:
    """Write rows at the end of a list within a deed that does more than that. Raises `recipient_gone`."""
    commendation, rows = existing(transaction, commendation_id), [_tidy(new) for new in news]
    first = store.last_position(transaction, commendation_id) + 1
    by_kind_of_recipient = bonuses(transaction, commendation)
    cards, added = _cards(transaction, rows)
    awards = [
        _award(commendation_id, card, row, place, by_kind_of_recipient[row.kind])
        for place, (row, card) in enumerate(zip(rows, cards, strict=True), start=first)
    ]
    matched = len({row.recipient_id for row in rows if row.recipient_id is not None})
    return AddedAwards(transaction.insert_many(awards), added, matched)


def store_changes(
    transaction: Transaction, commendation: Commendation, changes: Sequence[tuple[Award, Award]]
) -> None:
    """Write rows as they shall be over rows as seen, within a deed that does more than that.

    Raises `Conflict` for a row that is not as seen any more.
    """
    by_kind_of_recipient = bonuses(transaction, commendation)
    for seen, changed in changes:
        new = _tidy_award(changed)
        transaction.update(seen, with_amount_changed(seen, new, by_kind_of_recipient[new.kind]))


def change_award(
    file: RecordFile,
    seen: Award,
    changed: Award,
    reason: str = "",
    card: tuple[Recipient, Recipient] | None = None,
) -> Future[Done[Award]]:
    """Change a row; what a signed list says of it changes only with a reason.

    A sum that is not the rule's keeps its reason; without one it is marked as typed by hand. `card` is the
    recipient's card as seen and as it shall be, when it changes in the same step.
    """
    commendation, why, new = existing(file.read, seen.commendation_id), clean(reason), _tidy_award(changed)
    if changed_fields(seen, new) & PRINTED_FIELDS:
        refuse_without_reason(commendation, why)
    row = replace(as_new(new), birth_year=card[1].birth_year if card else None)
    _refuse_faulty(file, commendation, [row])

    def work(transaction: Transaction) -> Award:
        if card is not None:
            transaction.update(*card)
        drop_row_marks(transaction, [seen.id or 0])
        bonus = bonuses(transaction, existing(transaction, seen.commendation_id))[new.kind]
        return transaction.update(seen, with_amount_changed(seen, new, bonus))

    values = {"name": seen.printed_name, "number": shown_number(commendation), "reason": why}
    return file.write(Deed("award_changed", values, work))


def delete_awards(file: RecordFile, award_ids: Sequence[int], reason: str = "") -> Future[Done[int]]:
    """Take rows out of their list; cards stay. Raises `reason_needed`, `award_has_pages` for printed ones."""
    rows = _all_there(file, award_ids)
    commendation, why = existing(file.read, rows[0].commendation_id), clean(reason)
    for commendation_id in {row.commendation_id for row in rows}:
        refuse_without_reason(existing(file.read, commendation_id), why)

    def work(transaction: Transaction) -> int:
        refuse_printed(transaction, commendation, award_ids)
        drop_readings(transaction, award_ids)
        drop_row_marks(transaction, award_ids)
        for row in rows:
            transaction.delete(Award, row.id or 0)
        return len(rows)

    number = shown_number(commendation)
    values: dict[str, object] = {"count": len(rows), "number": number, "reason": why}
    if len(rows) == 1:
        return file.write(Deed("award_deleted", {**values, "name": rows[0].printed_name}, work))
    return file.write(Deed("awards_deleted", values, work))


def refuse_printed(reader: Reader, commendation: Commendation, award_ids: Sequence[int]) -> None:
    """Raise `SoVangError("award_has_pages")` where a certificate of any of these rows went to a printer."""
    waiting = award_ids_waiting(reader, commendation.id or 0)
    if issued_pages.pages_of(reader, award_ids) or waiting & set(award_ids):
        raise SoVangError("award_has_pages", number=shown_number(commendation))


def move_awards(
    file: RecordFile, award_ids: Sequence[int], before_id: int | None, reason: str = ""
) -> Future[Done[int]]:
    """Put rows, in the order given, before another row of their list or at the end; returns how many move.

    Raises `reason_needed` for a signed list: its order is that of the annex.
    """
    commendation_id, why = _all_there(file, award_ids)[0].commendation_id, clean(reason)
    commendation = existing(file.read, commendation_id)
    refuse_without_reason(commendation, why)

    def work(transaction: Transaction) -> int:
        rows = ordered(store.of_commendation(transaction, commendation_id))
        by_id = {row.id: row for row in rows}
        ahead = takewhile(lambda row: row.id != before_id, rows)
        at = sum(row.id not in award_ids for row in ahead)
        staying = [row for row in rows if row.id not in award_ids]
        moved = by_kind([*staying[:at], *(by_id[i] for i in award_ids), *staying[at:]])
        return sum(_at_place(transaction, row, place) for place, row in enumerate(moved, start=1))

    values = {"count": len(award_ids), "number": shown_number(commendation), "reason": why}
    return file.write(Deed("awards_moved", values, work))


def reserve_register_numbers(file: RecordFile, commendation_id: int) -> Future[Done[int]]:
    """Vào sổ: give every row without one the next Số sổ vàng of the decision's year, in the list's order.

    The numbers run through the whole register within a year; one that stands is never given again.
    Raises `register_needs_date`.
    """
    commendation = existing(file.read, commendation_id)
    if commendation.decision_date is None:
        raise SoVangError("register_needs_date", number=shown_number(commendation))
    year = commendation.decision_date.year

    def work(transaction: Transaction) -> int:
        rows = ordered(store.of_commendation(transaction, commendation_id))
        waiting = [row for row in rows if row.register_number is None]
        first = store.highest_register_number(transaction, year) + 1
        for number, row in enumerate(waiting, start=first):
            transaction.update(row, replace(row, register_number=number, register_year=year))
        return len(waiting)

    return file.write(
        Deed("register_numbers_reserved", {"number": shown_number(commendation), "year": year}, work)
    )


def mark_paid(
    file: RecordFile, award_ids: Sequence[int], on: date | None, received_by: str = ""
) -> Future[Done[int]]:
    """Tick rows as paid on a day, to whom if not the recipient; None takes the tick away.

    Raises `no_longer_paid` for a decision that was revoked or has one in its place.
    """
    who = clean(received_by) if on else ""
    if on:
        refuse_paying_void(file.read, _all_there(file, award_ids)[0].commendation_id)
    return _mark(
        file,
        award_ids,
        "awards_paid" if on else "awards_unpaid",
        on,
        lambda row: replace(row, paid_on=on, received_by=who),
    )


def mark_presented(file: RecordFile, award_ids: Sequence[int], on: date | None) -> Future[Done[int]]:
    """Tick rows as handed over on a day; None takes the tick away."""
    code = "awards_presented" if on else "awards_unpresented"
    return _mark(file, award_ids, code, on, lambda row: replace(row, presented_on=on))


def mark_framed(file: RecordFile, award_ids: Sequence[int], framed: bool) -> Future[Done[int]]:
    """Note whether a frame goes with the certificate ("Bằng, khung"); no word of the decision."""
    code = "awards_framed" if framed else "awards_unframed"
    return _mark(file, award_ids, code, None, lambda row: replace(row, framed=framed))


def _refuse_faulty(file: RecordFile, commendation: Commendation, rows: Sequence[NewAward]) -> None:
    """Raise `draft_has_errors` for rows that cannot stand; the other rows of a list only cause warnings."""
    today = file.now().date()
    for row in rows:
        refuse_errors(check_award(row, commendation, others=(), bonus=None, today=today))


def _all_there(file: RecordFile, award_ids: Sequence[int]) -> list[Award]:
    rows = store.with_ids(file.read, award_ids)
    if not rows or len(rows) != len(set(award_ids)):
        raise SoVangError("award_gone")
    return rows


def _mark(
    file: RecordFile, award_ids: Sequence[int], code: str, on: date | None, marked: Callable[[Award], Award]
) -> Future[Done[int]]:
    rows = _all_there(file, award_ids)

    def work(transaction: Transaction) -> int:
        return sum(
            transaction.update(row, marked(row)) != row for row in store.with_ids(transaction, award_ids)
        )

    number = shown_number(existing(file.read, rows[0].commendation_id))
    values = {"count": len(rows), "number": number, "day": short_date(on) if on else ""}
    return file.write(Deed(code, values, work))


def _at_place(transaction: Transaction, row: Award, place: int) -> int:
    if row.position == place:
        return 0
    transaction.update(row, replace(row, position=place))
    return 1


def _award(commendation_id: int, recipient_id: int, row: NewAward, place: int, bonus: Bonus | None) -> Award:
    return Award(
        commendation_id,
        recipient_id,
        place,
        row.kind,
        row.printed_name,
        row.address_form,
        written_line(row),
        row.merit,
        row.initiative,
        row.prize,
        *settled_amount(row.amount, row.amount_reason, bonus, UNEXPLAINED_AMOUNT),
        note=row.note,
    )


def _cards(transaction: Transaction, rows: Sequence[NewAward]) -> tuple[list[int], int]:
    """The card of each row, and how many are new; a matched card takes over only what it had empty."""
    known = recipient_store.with_ids(transaction, [row.recipient_id for row in rows if row.recipient_id])
    keys = [card_key(row) for row in rows]
    new: dict[tuple[object, ...], Recipient] = {}
    for row, key in zip(rows, keys, strict=True):
        if row.recipient_id is None:
            if key not in new:
                new[key] = card_of(row)
        elif (card := known.get(row.recipient_id)) is None:
            raise SoVangError("recipient_gone", name=row.printed_name)
        else:
            known[row.recipient_id] = transaction.update(card, _filled(card, row))
    stored = dict(zip(new, transaction.insert_many(list(new.values())), strict=True))
    for row, key in zip(rows, keys, strict=True):
        if row.recipient_id is None and row.not_same:
            remember_not_same(transaction, stored[key].id or 0, row.not_same)
    return [row.recipient_id or stored[key].id or 0 for row, key in zip(rows, keys, strict=True)], len(stored)


def card_key(row: NewAward) -> tuple[object, ...]:
    """What rows of one list share that get one card."""
    return row.kind, fold_tones(row.printed_name), fold_tones(card_unit(row)), row.birth_year


def card_of(row: NewAward) -> Recipient:
    """The new card that a row without one makes."""
    return Recipient(
        row.kind,
        row.printed_name,
        row.address_form,
        row.position,
        card_unit(row),
        row.birth_year,
    )


def _filled(card: Recipient, row: NewAward) -> Recipient:
    return replace(
        card,
        address_form=card.address_form or row.address_form,
        position=card.position or row.position,
        unit_text=card.unit_text or row.unit_text,
        birth_year=card.birth_year or row.birth_year,
    )


def with_amount_changed(seen: Award, new: Award, bonus: Bonus | None) -> Award:
    """Only a sum or a kind that changed is looked at again; anything else keeps the amount as it was."""
    if (seen.amount, seen.kind, seen.amount_reason) == (new.amount, new.kind, new.amount_reason):
        return new
    if seen.kind is not new.kind and seen.amount == new.amount and not new.amount_reason:
        return following_rule(new, bonus)
    return with_amount(new, new.amount, new.amount_reason, bonus, UNEXPLAINED_AMOUNT)


def as_new(award: Award) -> NewAward:
    """A stored row as its form would write it, for the checks."""
    return NewAward(
        award.kind,
        award.printed_name,
        award.address_form,
        second_line=award.second_line,
        merit=award.merit,
        initiative=award.initiative,
        amount=award.amount,
        amount_reason=award.amount_reason,
        recipient_id=award.recipient_id,
    )


def _tidy(row: NewAward) -> NewAward:
    texts = _clean_texts(row)
    return replace(row, **texts) if texts else row  # type: ignore[arg-type]


def _tidy_award(award: Award) -> Award:
    return replace(award, **_clean_texts(award))  # type: ignore[arg-type]


def _clean_texts(record: NewAward | Award) -> dict[str, str]:
    """The plain text fields that are not in order yet, in NFC; codes are left alone."""
    texts = {}
    for name, value in vars(record).items():
        if type(value) is str and value:
            text = (clean_multiline if name in _MANY_LINES else clean)(value)
            if text != value:
                texts[name] = text
    return texts
