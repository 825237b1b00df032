"""Decisions as the window shows them: the list with its sums, and one opened with its rows and its strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.operations.guards import existing, issuer_of
from desktop.operations.printing.printed_state import PrintedState, outdated_counts, printed_state
from desktop.records.award import Award
from desktop.records.award_rules import ordered
from desktop.records.carried import Carried, carried_of
from desktop.records.certificate_rules import certificate_refusal
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issued_page import IssuedPage
from desktop.records.issuer import Issuer, Signer
from desktop.records.life import AwardCounts, StepState, current_step, life_of
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.text import fold, words
from desktop.store import awards as award_store
from desktop.store import commendations as store
from desktop.store import issued_pages
from desktop.store.carried import marks_of
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.words.life import TITLES, life_detail


@dataclass(frozen=True)
class CommendationQuery:
    """Which commendations are wanted; `text` matches folded words of number, subject, occasion and people."""

    text: str = ""
    year: int | None = None
    form: Form | None = None
    issuer_id: int | None = None
    state: CommendationState | None = None


@dataclass(frozen=True)
class CommendationRow:
    """A commendation in the list; `amount` in đồng or None; `current_step` is empty when all is done.

    `to_print` counts certificates that this decision prints, `printed` those of which a good sheet exists
    that says what would be printed now. `replaced`: a decision that has been taken stands in its place.
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
    handed_over_on: date | None = None
    replaced: bool = False
    signer: str = ""
    payable: int = 0


@dataclass(frozen=True)
class StripStep:
    """One step of the strip: `state` is done, current or later; `detail` the fact or what is missing."""

    id: str
    title: str
    detail: str
    state: StepState


@dataclass(frozen=True)
class AwardLine:
    """A row of the list with what became of its certificate."""

    award: Award
    recipient: Recipient
    printed: PrintedState
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
    replaces: Commendation | None = None
    replaced_by: Sequence[Commendation] = ()
    carried: Carried = field(default_factory=Carried)


def list_commendations(file: RecordFile, query: CommendationQuery | None = None) -> list[CommendationRow]:
    """Drafts without a day first, then the newest decision."""
    wanted = query or CommendationQuery()
    issuers = store.issuers_by_id(file.read)
    totals, found = store.totals(file.read), store.all_commendations(file.read)
    if wanted != CommendationQuery():
        signers = {one.id: one.name for one in file.read.records(Signer)}
        found = [
            one for one in found if _fits(one, issuers[one.issuer_id], signers.get(one.signer_id, ""), wanted)
        ]
    return _rows(file.read, found, totals)


def unfinished_commendations(file: RecordFile) -> list[CommendationRow]:
    """Those of `list_commendations` that lack signature, number or day, or are presented today or later."""
    ids = store.unfinished_ids(file.read, file.now().date())
    totals, found = store.totals(file.read, ids), file.read.get_many(Commendation, ids)
    return _rows(file.read, list(found.values()), totals)


def _rows(
    reader: Reader, found: Sequence[Commendation], totals: Mapping[int, store.Totals]
) -> list[CommendationRow]:
    issuers = store.issuers_by_id(reader)
    outdated = outdated_counts(reader, {one.id or 0: one for one in found})
    replaced = store.replaced_ids(reader)
    signers = {one.id: one.name for one in reader.records(Signer)}
    return [
        _row(
            one,
            issuers[one.issuer_id],
            totals.get(one.id or 0, store.NO_TOTALS),
            outdated.get(one.id or 0, 0),
            replaced=one.id in replaced,
            signer=signers.get(one.signer_id, ""),
        )
        for one in found
    ]


def open_commendation(file: RecordFile, commendation_id: int) -> OpenedCommendation:
    """Raises `SoVangError("commendation_gone")` when it is no longer there."""
    from desktop.operations.commendation_checks import all_doubts  # the first page shows no doubts

    reader = file.read
    commendation = existing(reader, commendation_id)
    issuer = issuer_of(reader, commendation)
    signer = reader.get(Signer, commendation.signer_id) if commendation.signer_id else None
    totals, refusal = store.totals_of(reader, commendation_id), certificate_refusal(commendation, issuer)
    lines = _lines(reader, commendation, refusal)
    outdated = sum(line.printed is PrintedState.OUTDATED for line in lines)
    life = _with_form(replace(totals.life, printed=totals.life.printed - outdated), refusal)
    return OpenedCommendation(
        commendation,
        issuer,
        signer,
        lines,
        strip_of(commendation, life),
        all_doubts(file, commendation),
        totals.kinds,
        totals.amount,
        refusal,
        life,
        reader.get(Commendation, commendation.replaces_id) if commendation.replaces_id else None,
        store.replacing(reader, commendation_id),
        carried_of(marks_of(reader, commendation_id)),
    )


def strip_of(commendation: Commendation, life: AwardCounts) -> list[StripStep]:
    """The six steps in words."""
    return [
        StripStep(step.id, TITLES[step.id], life_detail(step.code, step.values), step.state)
        for step in life_of(commendation, life)
    ]


def _row(
    commendation: Commendation,
    issuer: Issuer,
    totals: store.Totals,
    outdated: int,
    *,
    replaced: bool,
    signer: str,
) -> CommendationRow:
    life = totals.life
    if outdated:
        life = replace(life, printed=life.printed - outdated)
    life = _with_form(life, certificate_refusal(commendation, issuer))
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
        current_step(commendation, life),
        life.handed_over_on,
        replaced,
        signer,
        life.payable,
    )


def _fits(commendation: Commendation, issuer: Issuer, signer: str, query: CommendationQuery) -> bool:
    day = commendation.decision_date
    text = f"{commendation.number} {commendation.subject} {commendation.occasion} {issuer.name} {signer}"
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


def _lines(reader: Reader, commendation: Commendation, refusal: str) -> list[AwardLine]:
    commendation_id = commendation.id or 0
    awards = ordered(award_store.of_commendation(reader, commendation_id))
    # Read after the awards: another thread may add an award and its card in between, never the card alone.
    recipients = award_store.recipients_of(reader, commendation_id)
    pages = issued_pages.latest_pages(reader, commendation_id)
    return [
        AwardLine(
            award,
            recipients[award.recipient_id],
            PrintedState.NONE
            if refusal or award.no_certificate_reason
            else printed_state(award, commendation, pages.get(award.id or 0)),
            pages.get(award.id or 0),
        )
        for award in awards
        if award.recipient_id in recipients  # a list deleted in between
    ]
