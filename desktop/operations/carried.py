"""A past decision as the start of a new one: what is taken over is marked until the clerk looked at it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future

from desktop.errors import SoVangError
from desktop.operations.guards import existing, shown_number
from desktop.operations.legal_bases import copied_legal_basis
from desktop.operations.offices import default_signer
from desktop.records.award import Award
from desktop.records.award_rules import ordered
from desktop.records.carried import SAID, Carried, CarriedValue, carried_of
from desktop.records.commendation import Commendation
from desktop.records.issuer import Signer
from desktop.store import awards as award_store
from desktop.store import carried as store
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction


def carried(reader: Reader, commendation_id: int) -> Carried:
    """What of a decision is copied and not looked at yet."""
    return carried_of(store.marks_of(reader, commendation_id))


def copy_commendation(
    file: RecordFile, commendation_id: int, award_ids: Collection[int]
) -> Future[Done[Commendation]]:
    """Lập quyết định mới từ quyết định này: a draft that says the same, with the rows named, in their order.

    Number, day, minutes and whatever followed them stay behind; so do amounts (the rule of the new day gives
    others), register numbers, and the marks of printing, handing over and paying. A signer who has left makes
    room for today's. Raises `commendation_gone`, and `award_gone` for a row that is not in its list.
    """
    seen = existing(file.read, commendation_id)
    rows = _rows(file.read, commendation_id, award_ids)
    draft, number = _draft(file, seen), shown_number(seen)

    def work(transaction: Transaction) -> Commendation:
        new = transaction.insert(draft)
        new_id = new.id or 0
        copied = transaction.insert_many(
            [_copied(row, new_id, place) for place, row in enumerate(rows, start=1)]
        )
        said = [CarriedValue(new_id, number, field) for field in SAID if getattr(new, field)]
        transaction.insert_many([*said, *(CarriedValue(new_id, number, award_id=row.id) for row in copied)])
        return new

    return file.write(Deed("commendation_copied", {"number": number, "count": len(rows)}, work))


def confirm(
    file: RecordFile, commendation_id: int, *, award_ids: Collection[int] = (), fields: Collection[str] = ()
) -> Future[Done[int]]:
    """Note that rows and fields were looked at and are right; returns how many marks went."""

    def work(transaction: Transaction) -> int:
        dropped = store.drop_field_marks(transaction, commendation_id, fields)
        dropped += store.drop_row_marks(transaction, award_ids)
        transaction.say(count=dropped)
        return dropped

    return file.write(_confirming(file, commendation_id, work))


def confirm_all(file: RecordFile, commendation_id: int) -> Future[Done[int]]:
    """Đúng cả: everything that is marked in a decision is right; returns how many marks went."""

    def work(transaction: Transaction) -> int:
        dropped = store.drop_marks(transaction, commendation_id)
        transaction.say(count=dropped)
        return dropped

    return file.write(_confirming(file, commendation_id, work))


def _confirming(file: RecordFile, commendation_id: int, work: Callable[[Transaction], int]) -> Deed[int]:
    source = carried(file.read, commendation_id).source
    return Deed("carried_confirmed", {"count": 0, "source": source}, work)


def _rows(reader: Reader, commendation_id: int, award_ids: Collection[int]) -> Sequence[Award]:
    rows = [
        row for row in ordered(award_store.of_commendation(reader, commendation_id)) if row.id in award_ids
    ]
    if len(rows) != len(set(award_ids)):
        raise SoVangError("award_gone")
    return rows


def _draft(file: RecordFile, seen: Commendation) -> Commendation:
    """What the new decision says as the old one did."""
    return Commendation(
        seen.issuer_id,
        seen.form,
        seen.type,
        signer_id=_signer_today(file, seen),
        subject=seen.subject,
        occasion=seen.occasion,
        merit=seen.merit,
        legal_basis=copied_legal_basis(file.read, seen, file.now().date()),
        money_source=seen.money_source,
        certified=seen.certified,
    )


def _signer_today(file: RecordFile, seen: Commendation) -> int | None:
    """The old signer while in office, else who signs today."""
    today = file.now().date()
    signer = file.read.get(Signer, seen.signer_id) if seen.signer_id else None
    if signer is not None and signer.signs_on(today):
        return signer.id
    default = default_signer(file, seen.issuer_id, today)
    return default.id if default else None


def _copied(row: Award, commendation_id: int, place: int) -> Award:
    """Who, and for what; nothing of what became of the old row."""
    return Award(
        commendation_id,
        row.recipient_id,
        place,
        row.kind,
        row.printed_name,
        row.address_form,
        row.second_line,
        row.merit,
        row.initiative,
        no_certificate_reason=row.no_certificate_reason,
        framed=row.framed,
    )
