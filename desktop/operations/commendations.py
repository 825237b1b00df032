"""What the office does with a decision: write it down, sign it, follow its steps, find it again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import fields, replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.amounts import bonus_for, recomputed
from desktop.operations.attachments import take_out_files
from desktop.operations.commendation_checks import check, number_warnings, own_problems
from desktop.operations.commendation_views import (
    AwardLine,
    CommendationQuery,
    CommendationRow,
    OpenedCommendation,
    StripStep,
    list_commendations,
    open_commendation,
)
from desktop.operations.guards import existing, refuse_errors, refuse_without_reason, shown_number
from desktop.records.award import Award
from desktop.records.codes import CommendationState, Form
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import (
    AMOUNT_FIELDS,
    SIGNED_FIELDS,
    changed_fields,
    check_signing,
    merit_default,
)
from desktop.records.issuer import Issuer
from desktop.records.number import completed_number as completed_by_pattern
from desktop.records.number import next_number as suggested_number
from desktop.records.number import number_key, running_number, series_on
from desktop.records.text import clean, clean_multiline, fold, short_date, words
from desktop.store import awards as award_store
from desktop.store import commendations as store
from desktop.store import issued_pages, numbers
from desktop.store.carried import drop_field_marks, drop_marks
from desktop.store.file import RecordFile
from desktop.store.print_jobs import drop_readings, waiting_job
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import FORMS

__all__ = [
    "AwardLine",
    "CommendationQuery",
    "CommendationRow",
    "OpenedCommendation",
    "StripStep",
    "bonus_for",
    "change_commendation",
    "check",
    "completed_number",
    "create_commendation",
    "delete_commendation",
    "fill_number_and_date",
    "find_commendation",
    "list_commendations",
    "merit_default",
    "next_number",
    "number_warnings",
    "open_commendation",
    "parse_form",
    "record_step",
    "refuse_carried_out",
    "store_new",
]

_MANY_LINES = frozenset({"subject", "merit", "legal_basis", "note"})
_STEP_FIELDS = frozenset(field.name for field in fields(Commendation)) - SIGNED_FIELDS - {"id", "state"}


def create_commendation(file: RecordFile, draft: Commendation) -> Future[Done[Commendation]]:
    """Write down a new decision. Raises `SoVangError("draft_has_errors")` with the problems."""
    new = tidy(file.read, draft)
    values = {"number": shown_number(new), "form": FORMS[new.form.value]}
    return file.write(Deed("commendation_created", values, lambda transaction: store_new(transaction, new)))


def store_new(transaction: Transaction, draft: Commendation) -> Commendation:
    """Write down a new decision within a deed that does more than that. Raises `draft_has_errors`."""
    new = tidy(transaction, draft)
    refuse_errors(own_problems(transaction, new, date.max))
    return transaction.insert(new)


def change_commendation(
    file: RecordFile,
    seen: Commendation,
    changed: Commendation,
    reason: str = "",
    confirmed: Collection[str] = (),
) -> Future[Done[Commendation]]:
    """Change a decision; what a signed one says changes only with a reason (`reason_needed`).

    `confirmed` are fields copied from a past decision that were looked at and stay as they are.
    The amounts of a draft follow its rule; those of a signed decision stay as they were written.
    """
    new, why = tidy(file.read, changed), clean(reason)
    refuse_errors(check(file, new))
    touched = changed_fields(seen, new)
    if seen.state is CommendationState.SIGNED and touched & (SIGNED_FIELDS | {"state"}):
        refuse_without_reason(seen, why)

    def work(transaction: Transaction) -> Commendation:
        stored = transaction.update(seen, new)
        drop_field_marks(transaction, seen.id or 0, touched | frozenset(confirmed))
        if touched & AMOUNT_FIELDS and seen.state is CommendationState.DRAFT:
            recomputed(transaction, stored)
        return stored

    return file.write(Deed("commendation_changed", {"number": shown_number(seen), "reason": why}, work))


def delete_commendation(
    file: RecordFile, commendation_id: int, reason: str = ""
) -> Future[Done[Commendation]]:
    """Delete a decision with its list. A signed one needs a reason; see `refuse_carried_out` for what stays.

    Raises `reason_needed` and what `refuse_carried_out` raises.
    """
    commendation, why = existing(file.read, commendation_id), clean(reason)
    refuse_without_reason(commendation, why)

    def work(transaction: Transaction) -> Commendation:
        refuse_carried_out(transaction, commendation)
        awards = [award.id or 0 for award in award_store.of_commendation(transaction, commendation_id)]
        drop_readings(transaction, awards)
        drop_marks(transaction, commendation_id)
        for award_id in awards:
            transaction.delete(Award, award_id)
        take_out_files(transaction, "commendation", commendation_id)
        transaction.delete(Commendation, commendation_id)
        return commendation

    return file.write(
        Deed("commendation_deleted", {"number": shown_number(commendation), "reason": why}, work)
    )


def refuse_carried_out(reader: Reader, commendation: Commendation) -> None:
    """What was printed, handed over, paid or replaced has left the office: it is revoked, not deleted.

    Money that a draft took over from the decision it replaces was paid there and does not keep it.
    Raises `commendation_has_pages`, `commendation_carried_out`, `commendation_is_replaced`.
    """
    commendation_id, number = commendation.id or 0, shown_number(commendation)
    printed = issued_pages.latest_pages(reader, commendation_id)
    if printed or waiting_job(reader, commendation_id) is not None:
        raise SoVangError("commendation_has_pages", number=number)
    taken_over = commendation.replaces_id is not None and commendation.state is CommendationState.DRAFT
    if any(
        row.presented_on or (row.paid_on and not taken_over)
        for row in award_store.of_commendation(reader, commendation_id)
    ):
        raise SoVangError("commendation_carried_out", number=number)
    if store.replacing(reader, commendation_id):
        raise SoVangError("commendation_is_replaced", number=number)


def fill_number_and_date(
    file: RecordFile, seen: Commendation, *, number: str, decision_date: date, signer_id: int | None
) -> Future[Done[Commendation]]:
    """Điền số, ngày: the registry gave the number, so the decision is signed; amounts by rule are computed.

    Raises `already_signed`, and `draft_has_errors` where number, day or signer are wrong.
    """
    if seen.state is CommendationState.SIGNED:
        raise SoVangError("already_signed", number=shown_number(seen))
    filled = replace(seen, number=number, decision_date=decision_date, signer_id=signer_id)
    new = tidy(file.read, replace(filled, state=CommendationState.SIGNED))
    refuse_errors([*check_signing(new), *check(file, new)])

    def work(transaction: Transaction) -> Commendation:
        stored = transaction.update(seen, new)
        recomputed(transaction, stored)
        return stored

    return file.write(
        Deed("commendation_signed", {"number": new.number, "day": decision_date.isoformat()}, work)
    )


def record_step(file: RecordFile, seen: Commendation, **changes: object) -> Future[Done[Commendation]]:
    """Record minutes, proposal, publication, filing: what is free to change after signing too.

    Raises `TypeError` for a field that a signed decision says.
    """
    if wrong := set(changes) - _STEP_FIELDS:
        raise TypeError(f"not a step of the office's work: {sorted(wrong)}")
    new = tidy(file.read, replace(seen, **changes))  # type: ignore[arg-type]
    refuse_errors(check(file, new))
    deed = Deed(
        "step_recorded", {"number": shown_number(seen)}, lambda transaction: transaction.update(seen, new)
    )
    return file.write(deed)


def next_number(file: RecordFile, issuer_id: int, day: date) -> str:
    """The number that would come next in the issuer's period; the registry decides."""
    issuer = file.read.get(Issuer, issuer_id)
    if issuer is None:
        raise SoVangError("issuer_gone")
    series, given = store.series_of(file.read, issuer_id), store.of_issuer(file.read, issuer_id)
    return suggested_number(issuer, day, series, given, numbers.reserved(file.read, issuer_id))


def completed_number(file: RecordFile, issuer_id: int, typed: str) -> str:
    """A bare number as the issuer writes it; anything else, or where no issuer is chosen, as typed."""
    issuer = file.read.get(Issuer, issuer_id)
    return completed_by_pattern(issuer.number_pattern, typed) if issuer else clean(typed)


def find_commendation(
    file: RecordFile,
    number: str,
    *,
    issuer: str | None = None,
    form: Form | None = None,
    year: int | None = None,
) -> Commendation:
    """The one commendation with that number. Raises `commendation_unknown`, or `commendation_ambiguous` with
    `candidates` (pairs of commendation and issuer) when several share it.
    """
    issuers = store.issuers_by_id(file.read)
    wanted, key = set(words(issuer or "")), number_key(number)
    found = [
        one
        for one in store.all_commendations(file.read)
        if key
        and number_key(one.number) == key
        and wanted <= set(words(issuers[one.issuer_id].name))
        and form in (None, one.form)
        and (year is None or (one.decision_date is not None and one.decision_date.year == year))
    ]
    if not found:
        raise SoVangError("commendation_unknown", number=number)
    if len(found) > 1:
        raise _ambiguous(number, [(one, issuers[one.issuer_id]) for one in found])
    return found[0]


def parse_form(typed: str) -> Form:
    """The form that the words name, with or without marks. Raises `SoVangError("form_unknown")`."""
    names = {fold(label): Form(code) for code, label in FORMS.items()} | {
        fold(form.value): form for form in Form
    }
    form = names.get(fold(typed.replace("_", " ")))
    if form is None:
        raise SoVangError("form_unknown", form=typed, forms=", ".join(FORMS.values()))
    return form


def _ambiguous(number: str, candidates: Sequence[tuple[Commendation, Issuer]]) -> SoVangError:
    shown = "; ".join(
        f"{FORMS[one.form.value]} của {issuer.name}"
        + (f" ngày {short_date(day)}" if (day := one.decision_date) else "")
        for one, issuer in candidates
    )
    return SoVangError("commendation_ambiguous", number=number, candidates=candidates, shown=shown)


def tidy(reader: Reader, draft: Commendation) -> Commendation:
    """The draft with clean text, and with what is read from its number and day."""
    texts = {
        name.name: (clean_multiline if name.name in _MANY_LINES else clean)(value)
        for name in fields(draft)
        if type(value := getattr(draft, name.name)) is str
    }
    new = replace(draft, **texts)  # type: ignore[arg-type]
    series = series_on(new.decision_date, store.series_of(reader, new.issuer_id))
    return replace(new, number_value=running_number(new.number), series_id=series.id if series else None)
