"""How a signed decision ends before its time: revoked, with what is to be got back, or replaced."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.amounts import recomputed
from desktop.operations.commendation_checks import check
from desktop.operations.guards import existing, refuse_errors, shown_number
from desktop.records.award import Award
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem
from desktop.records.text import clean
from desktop.store import awards as award_store
from desktop.store import commendations as store
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import PAID_BEFORE


def revoked(
    seen: Commendation,
    *,
    revoked_on: date | None,
    reason: str,
    object_recovered_on: date | None = None,
    money_recovered_on: date | None = None,
) -> Commendation:
    """The decision as it stands once revoked."""
    return replace(
        seen,
        revoked_on=revoked_on,
        revocation_reason=clean(reason),
        object_recovered_on=object_recovered_on,
        money_recovered_on=money_recovered_on,
    )


def revocation_problems(file: RecordFile, changed: Commendation) -> list[Problem]:
    """What is wrong with a decision that is to stand as revoked."""
    missing = [] if changed.revoked_on else [Problem("revoked_on", "revocation_day_missing")]
    return [*missing, *check(file, changed)]


def revoke_commendation(
    file: RecordFile, seen: Commendation, changed: Commendation
) -> Future[Done[Commendation]]:
    """Hủy bỏ a signed decision, or record later what was recovered; `changed` comes from `revoked`.

    Raises `commendation_not_signed`, and `draft_has_errors` where reason or day are missing or wrong.
    """
    number = shown_number(seen)
    _refuse_draft(seen)
    refuse_errors(revocation_problems(file, changed))
    values = {"number": number, "reason": changed.revocation_reason}

    def work(transaction: Transaction) -> Commendation:
        return transaction.update(seen, changed)

    if seen.revoked_on:
        return file.write(Deed("recovery_recorded", values, work))
    return file.write(Deed("commendation_revoked", values, work))


def replace_commendation(file: RecordFile, commendation_id: int) -> Future[Done[Commendation]]:
    """A draft in the place of a signed decision, with what it says and its list; the old one stays as it is.

    The new rows have neither register number nor day of presentation: their papers are still to be made.
    Who was paid under the old one counts as paid here, with the sum that was paid; the other amounts follow
    the rule of the new day. Raises `commendation_not_signed`, `already_replaced`.
    """
    seen = existing(file.read, commendation_id)
    _refuse_draft(seen)
    number = shown_number(seen)
    rows = award_store.of_commendation(file.read, commendation_id)

    def work(transaction: Transaction) -> Commendation:
        if heirs := store.replacing(transaction, commendation_id):
            raise SoVangError("already_replaced", number=number, heir=shown_number(heirs[0]))
        new = transaction.insert(_successor(seen))
        for row in award_store.of_commendation(transaction, commendation_id):
            transaction.insert(_carried(row, seen, new.id or 0))
        recomputed(transaction, new)
        return new

    return file.write(Deed("commendation_replaced", {"number": number, "count": len(rows)}, work))


def refuse_paying_void(reader: Reader, commendation_id: int) -> None:
    """Raise `no_longer_paid` for a decision that was revoked or that another one, even a draft, replaces."""
    commendation = existing(reader, commendation_id)
    if commendation.revoked_on or store.replacing(reader, commendation_id):
        raise SoVangError("no_longer_paid", number=shown_number(commendation))


def _refuse_draft(commendation: Commendation) -> None:
    if commendation.state is not CommendationState.SIGNED:
        raise SoVangError("commendation_not_signed", number=shown_number(commendation))


def _successor(seen: Commendation) -> Commendation:
    """What the new decision says as the old one did; its way through the office begins anew."""
    return Commendation(
        seen.issuer_id,
        seen.form,
        seen.type,
        subject=seen.subject,
        occasion=seen.occasion,
        merit=seen.merit,
        legal_basis=seen.legal_basis,
        money_source=seen.money_source,
        certified=seen.certified,
        replaces_id=seen.id,
    )


def _carried(row: Award, seen: Commendation, commendation_id: int) -> Award:
    """A row in the new list: what is printed, and the money that the recipient has and keeps."""
    new = replace(
        row,
        commendation_id=commendation_id,
        register_number=None,
        register_year=None,
        presented_on=None,
        round_id=None,
        round_position=None,
        id=None,
    )
    if row.paid_on is None or seen.money_recovered_on is not None:
        return replace(new, paid_on=None, received_by="")
    reason = row.amount_reason or PAID_BEFORE.format(number=shown_number(seen))
    return replace(new, amount_reason=reason)
