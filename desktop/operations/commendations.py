"""What the office does with a decision: list, open, write down, sign, follow its steps, find it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, fields, replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.amounts import bonus_for, recomputed
from desktop.operations.guards import (
    existing,
    issuer_of,
    refuse_errors,
    refuse_without_reason,
    shown_number,
)
from desktop.records.award import Award
from desktop.records.award_rules import ordered
from desktop.records.codes import CommendationState, Form, PageState, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import (
    AMOUNT_FIELDS,
    SIGNED_FIELDS,
    certificate_refusal,
    changed_fields,
    check_commendation,
    check_signing,
    merit_default,
)
from desktop.records.issued_page import IssuedPage
from desktop.records.issuer import Issuer, Signer
from desktop.records.life import AwardCounts, StepState, current_step, life_of
from desktop.records.list_rules import list_problems
from desktop.records.number import next_number as suggested_number
from desktop.records.number import number_key, repeat_warnings, running_number, series_on
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.text import clean, clean_multiline, fold, short_date, words
from desktop.store import awards as award_store
from desktop.store import commendations as store
from desktop.store import issued_pages
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import FORMS
from desktop.words.life import TITLES, life_detail

__all__ = ["bonus_for", "merit_default"]

_MANY_LINES = frozenset({"subject", "merit", "legal_basis", "note"})
_STEP_FIELDS = frozenset(field.name for field in fields(Commendation)) - SIGNED_FIELDS - {"id", "state"}


@dataclass(frozen=True)
class CommendationQuery:
    """Which commendations are wanted; `text` matches folded words of number, subject, occasion and issuer."""

    text: str = ""
    year: int | None = None
    form: Form | None = None
    issuer_id: int | None = None
    state: CommendationState | None = None


@dataclass(frozen=True)
class CommendationRow:
    """A commendation in the list; `amount` in đồng or None; `current_step` is empty when all is done.

    `to_print` counts certificates that this decision prints, `printed` those of which a good sheet exists.
    """

    commendation: Commendation
    issuer: Issuer
    counts: Mapping[RecipientKind, int]
    award_count: int
    amount: int | None
    to_print: int
    printed: int
    presented: int
    paid: int
    current_step: str


@dataclass(frozen=True)
class StripStep:
    """One step of the strip: `state` is done, current or later; `detail` the fact or what is missing."""

    id: str
    title: str
    detail: str
    state: StepState


@dataclass(frozen=True)
class AwardLine:
    """A row of the list; `printed` is not_printed, printed, spoiled, or none (no certificate is printed)."""

    award: Award
    recipient: Recipient
    printed: str
    page: IssuedPage | None = None


@dataclass(frozen=True)
class OpenedCommendation:
    """What the page of one commendation shows; `certificate_refusal` is the code of why none is printed."""

    commendation: Commendation
    issuer: Issuer
    signer: Signer | None
    awards: Sequence[AwardLine]
    strip: Sequence[StripStep]
    problems: Sequence[Problem]
    counts: Mapping[RecipientKind, int]
    total_amount: int | None
    certificate_refusal: str
    life: AwardCounts = field(default_factory=AwardCounts)


def list_commendations(file: RecordFile, query: CommendationQuery | None = None) -> list[CommendationRow]:
    """Drafts without a day first, then the newest decision."""
    wanted = query or CommendationQuery()
    issuers, totals = store.issuers_by_id(file.read), store.totals(file.read)
    return [
        _row(one, issuers[one.issuer_id], totals.get(one.id or 0, store.NO_TOTALS))
        for one in store.all_commendations(file.read)
        if _fits(one, issuers[one.issuer_id], wanted)
    ]


def open_commendation(file: RecordFile, commendation_id: int) -> OpenedCommendation:
    """Raises `SoVangError("commendation_gone")` when it is no longer there."""
    reader = file.read
    commendation = existing(reader, commendation_id)
    issuer = issuer_of(reader, commendation)
    signer = reader.get(Signer, commendation.signer_id) if commendation.signer_id else None
    totals, refusal = store.totals_of(reader, commendation_id), certificate_refusal(commendation, issuer)
    life = _with_form(totals.life, refusal)
    return OpenedCommendation(
        commendation,
        issuer,
        signer,
        _lines(reader, commendation_id, refusal),
        strip_of(commendation, life),
        _all_problems(file, commendation),
        totals.kinds,
        totals.amount,
        refusal,
        life,
    )


def strip_of(commendation: Commendation, life: AwardCounts) -> list[StripStep]:
    """The six steps in words."""
    return [
        StripStep(step.id, TITLES[step.id], life_detail(step.code, step.values), step.state)
        for step in life_of(commendation, life)
    ]


def create_commendation(file: RecordFile, draft: Commendation) -> Future[Done[Commendation]]:
    """Write down a new decision. Raises `SoVangError("draft_has_errors")` with the problems."""
    new = _tidy(file.read, draft)
    values = {"number": shown_number(new), "form": FORMS[new.form.value]}
    return file.write(Deed("commendation_created", values, lambda transaction: store_new(transaction, new)))


def store_new(transaction: Transaction, draft: Commendation) -> Commendation:
    """Write down a new decision within a deed that does more than that. Raises `draft_has_errors`."""
    new = _tidy(transaction, draft)
    refuse_errors(_own_problems(transaction, new, date.max))
    return transaction.insert(new)


def change_commendation(
    file: RecordFile, seen: Commendation, changed: Commendation, reason: str = ""
) -> Future[Done[Commendation]]:
    """Change a decision; what a signed one says changes only with a reason (`reason_needed`).

    The amounts of a draft follow its rule; those of a signed decision stay as they were written.
    """
    new, why = _tidy(file.read, changed), clean(reason)
    refuse_errors(check(file, new))
    touched = changed_fields(seen, new)
    if seen.state is CommendationState.SIGNED and touched & (SIGNED_FIELDS | {"state"}):
        refuse_without_reason(seen, why)

    def work(transaction: Transaction) -> Commendation:
        stored = transaction.update(seen, new)
        if touched & AMOUNT_FIELDS and seen.state is CommendationState.DRAFT:
            recomputed(transaction, stored)
        return stored

    return file.write(Deed("commendation_changed", {"number": shown_number(seen), "reason": why}, work))


def delete_commendation(
    file: RecordFile, commendation_id: int, reason: str = ""
) -> Future[Done[Commendation]]:
    """Delete a decision with its list. A signed one needs a reason, a printed or replacing one stays.

    Raises `commendation_has_pages`, `commendation_is_replaced`, `reason_needed`.
    """
    commendation, why = existing(file.read, commendation_id), clean(reason)
    refuse_without_reason(commendation, why)

    def work(transaction: Transaction) -> Commendation:
        if issued_pages.latest_pages(transaction, commendation_id):
            raise SoVangError("commendation_has_pages", number=shown_number(commendation))
        if store.replacing(transaction, commendation_id):
            raise SoVangError("commendation_is_replaced", number=shown_number(commendation))
        for award in award_store.of_commendation(transaction, commendation_id):
            transaction.delete(Award, award.id or 0)
        transaction.delete(Commendation, commendation_id)
        return commendation

    return file.write(
        Deed("commendation_deleted", {"number": shown_number(commendation), "reason": why}, work)
    )


def fill_number_and_date(
    file: RecordFile, seen: Commendation, *, number: str, decision_date: date, signer_id: int | None
) -> Future[Done[Commendation]]:
    """Điền số, ngày: the registry gave the number, so the decision is signed; amounts by rule are computed.

    Raises `already_signed`, and `draft_has_errors` where number, day or signer are wrong.
    """
    if seen.state is CommendationState.SIGNED:
        raise SoVangError("already_signed", number=shown_number(seen))
    filled = replace(seen, number=number, decision_date=decision_date, signer_id=signer_id)
    new = _tidy(file.read, replace(filled, state=CommendationState.SIGNED))
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
    new = _tidy(file.read, replace(seen, **changes))  # type: ignore[arg-type]
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
    return suggested_number(issuer, day, series, given)


def number_warnings(file: RecordFile, draft: Commendation) -> list[Problem]:
    """Where the number stands already; never blocks."""
    issuers = store.issuers_by_id(file.read)
    issuer = issuers.get(draft.issuer_id)
    if issuer is None:
        return []
    others = [(one, issuers[one.issuer_id]) for one in store.all_commendations(file.read)]
    return repeat_warnings(draft, issuer, store.series_of(file.read, draft.issuer_id), others)


def check(file: RecordFile, draft: Commendation) -> list[Problem]:
    """Every problem of a decision as it stands in its form, repeats of its number included."""
    return [*_own_problems(file.read, draft, file.now().date()), *number_warnings(file, draft)]


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
    wanted = set(words(issuer or ""))
    found = [
        one
        for one in store.all_commendations(file.read)
        if number_key(one.number) == number_key(number)
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


def _row(commendation: Commendation, issuer: Issuer, totals: store.Totals) -> CommendationRow:
    life = _with_form(totals.life, certificate_refusal(commendation, issuer))
    return CommendationRow(
        commendation,
        issuer,
        totals.kinds,
        life.awards,
        totals.amount,
        life.certificates,
        life.printed,
        life.presented,
        life.paid,
        current_step(life_of(commendation, life)),
    )


def _ambiguous(number: str, candidates: Sequence[tuple[Commendation, Issuer]]) -> SoVangError:
    shown = "; ".join(
        f"{FORMS[one.form.value]} của {issuer.name}"
        + (f" ngày {short_date(day)}" if (day := one.decision_date) else "")
        for one, issuer in candidates
    )
    return SoVangError("commendation_ambiguous", number=number, candidates=candidates, shown=shown)


def _fits(commendation: Commendation, issuer: Issuer, query: CommendationQuery) -> bool:
    day = commendation.decision_date
    text = f"{commendation.number} {commendation.subject} {commendation.occasion} {issuer.name}"
    found = fold(f"{text} {day.year if day else ''}")
    return (
        all(word in found for word in words(query.text))
        and (query.year is None or (day is not None and day.year == query.year))
        and query.form in (None, commendation.form)
        and query.issuer_id in (None, commendation.issuer_id)
        and query.state in (None, commendation.state)
    )


def _with_form(life: AwardCounts, refusal: str) -> AwardCounts:
    """A decision whose form prints no giấy khen has no certificates to print."""
    return replace(life, certificates=0, printed=0) if refusal else life


def _lines(reader: Reader, commendation_id: int, refusal: str) -> list[AwardLine]:
    recipients = award_store.recipients_of(reader, commendation_id)
    pages = issued_pages.latest_pages(reader, commendation_id)
    return [
        AwardLine(
            award,
            recipients[award.recipient_id],
            _printed(award, pages.get(award.id or 0), refusal),
            pages.get(award.id or 0),
        )
        for award in ordered(award_store.of_commendation(reader, commendation_id))
    ]


def _printed(award: Award, page: IssuedPage | None, refusal: str) -> str:
    if refusal or award.no_certificate_reason:
        return "none"
    if page is None:
        return "not_printed"
    return "printed" if page.state is PageState.GOOD else "spoiled"


def _own_problems(reader: Reader, draft: Commendation, today: date) -> list[Problem]:
    issuer = reader.get(Issuer, draft.issuer_id)
    signer = reader.get(Signer, draft.signer_id) if draft.signer_id else None
    return check_commendation(draft, issuer=issuer, signer=signer, today=today)


def _all_problems(file: RecordFile, commendation: Commendation) -> list[Problem]:
    """What is still missing or doubtful, the list's own doubts after the decision's."""
    awards = award_store.of_commendation(file.read, commendation.id or 0)
    others = award_store.elsewhere(file.read, commendation.id or 0)
    return [*check(file, commendation), *list_problems(commendation, awards, others)]


def _tidy(reader: Reader, draft: Commendation) -> Commendation:
    """The draft with clean text, and with what is read from its number and day."""
    texts = {
        name.name: (clean_multiline if name.name in _MANY_LINES else clean)(value)
        for name in fields(draft)
        if type(value := getattr(draft, name.name)) is str
    }
    new = replace(draft, **texts)  # type: ignore[arg-type]
    series = series_on(new.decision_date, store.series_of(reader, new.issuer_id))
    return replace(new, number_value=running_number(new.number), series_id=series.id if series else None)
