"""Taking over earlier years: several lists at once, each with its decision as it was issued then.

Every list is one step that can be undone. Names of units stay as the decision had them (domain.md §8).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.errors import SoVangError
from desktop.intake.decision_line import named_decision
from desktop.intake.parent import read_list
from desktop.operations import awards, backups, imports
from desktop.operations.commendation_checks import check
from desktop.operations.commendations import store_new
from desktop.operations.guards import refuse_errors
from desktop.operations.imports import Into, ListPreview, Outcome
from desktop.operations.offices import find_issuer
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import CommendationState, CommendationType, Form, UnitKind
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import check_signing, merit_default
from desktop.records.issuer import Issuer
from desktop.records.number import number_key
from desktop.records.problem import Problem
from desktop.records.unit import Unit
from desktop.store import commendations
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Transaction
from desktop.words.labels import PRINTED_BEFORE

_SHORT_NAMES = ((re.compile(r"\bUBND\b", re.IGNORECASE), "Ủy ban nhân dân"),)


@dataclass(frozen=True)
class PastList:
    """A list of an earlier year with its decision as of that time.

    `unit_text` is the ward as it was called ("phường Hàng Bạc"); `presented_on` and `paid_on` are given
    where the office knows that everybody on the list had their paper and money.
    """

    path: Path
    issuer_id: int
    form: Form
    number: str
    decision_date: date
    unit_text: str = ""
    merit: str = ""
    type: CommendationType = CommendationType.MOVEMENT
    signer_id: int | None = None
    sheet: str | None = None
    presented_on: date | None = None
    paid_on: date | None = None


@dataclass(frozen=True)
class PastGuess:
    """What a list says of its decision, to be looked at before it is used."""

    number: str = ""
    decision_date: date | None = None
    issuer_id: int | None = None


@dataclass(frozen=True)
class PastPreview:
    """What will become of one list: its rows and the doubts about its decision, or why it is refused."""

    past: PastList
    preview: ListPreview | None = None
    problems: tuple[Problem, ...] = ()
    refusal: SoVangError | None = None


@dataclass(frozen=True)
class PastTaken:
    """What became of one list; `rows` = `added` + `matched` + `refused`, all 0 for a list refused whole."""

    past: PastList
    rows: int = 0
    added: int = 0
    matched: int = 0
    refused: int = 0
    commendation_id: int | None = None
    is_new_decision: bool = False
    refusal: SoVangError | None = None


def guess(file: RecordFile, path: Path) -> PastGuess:
    """The decision that the list names over its table; empty where it names none. Raises `FileRefused`."""
    found = next((named for sheet in read_list(path).sheets if (named := named_decision(sheet))), None)
    if found is None:
        return PastGuess()
    name = found.issuer
    for short, full in _SHORT_NAMES:
        name = short.sub(full, name)
    try:
        issuer = find_issuer(file, name, on=found.day).id if name else None
    except SoVangError:
        issuer = None
    return PastGuess(found.number, found.day, issuer)


def ward_of_then(file: RecordFile, issuer_id: int) -> str:
    """The ward that an office of a ward belonged to, where it has ended; empty for all others."""
    issuer = file.read.get(Issuer, issuer_id)
    unit = file.read.get(Unit, issuer.unit_id) if issuer and issuer.unit_id else None
    has_ended = unit is not None and unit.valid_to is not None and unit.kind is not UnitKind.DISTRICT
    return unit.name if unit and has_ended else ""


def preview_past(
    file: RecordFile, lists: Sequence[PastList], progress: Callable[[int], None] = lambda _done: None
) -> list[PastPreview]:
    """Read every list and say what will become of it; one that cannot be read does not hold up the others."""
    found = []
    for place, past in enumerate(lists, start=1):
        found.append(_previewed(file, past))
        progress(place)
    return found


def take_in_past(
    file: RecordFile, previews: Sequence[PastPreview], progress: Callable[[int], None] = lambda _done: None
) -> list[PastTaken]:
    """Write every list that is not refused, each as one step, after a backup; waits for each in turn.

    Lists of one decision meet in it: the second is compared with what the first wrote. Raises
    `StorageTrouble` where the backup cannot be made; then nothing was written.
    """
    backups.back_up(file)
    taken = []
    for place, one in enumerate(previews, start=1):
        taken.append(_taken(file, one))
        progress(place)
    return taken


def _previewed(file: RecordFile, past: PastList) -> PastPreview:
    try:
        decision = _decision(file, past)
        problems = (*check_signing(decision), *check(file, decision))
        refuse_errors(problems)
        into = Into("awards", decision, merit=past.merit, unit_text=past.unit_text)
        preview = imports.preview_file(file, past.path, into, sheet=past.sheet)
    except SoVangError as refusal:
        return PastPreview(past, refusal=refusal)
    return PastPreview(past, preview, problems)


def _decision(file: RecordFile, past: PastList) -> Commendation:
    """The decision as it stands already, else the signed one that the list brings."""
    for one in commendations.of_issuer(file.read, past.issuer_id):
        same_number = number_key(one.number) == number_key(past.number)
        if same_number and one.decision_date == past.decision_date and one.form is past.form:
            return one
    return Commendation(
        past.issuer_id,
        past.form,
        past.type,
        number=past.number,
        decision_date=past.decision_date,
        signer_id=past.signer_id,
        merit=past.merit or merit_default(past.form, past.decision_date.year),
        state=CommendationState.SIGNED,
    )


def _taken(file: RecordFile, one: PastPreview) -> PastTaken:
    if one.preview is None:
        return PastTaken(one.past, refusal=one.refusal)
    try:
        decision = _decision(file, one.past)
        preview = imports.again(file, one.preview, into=replace(one.preview.into, commendation=decision))
        counts = preview.counts
        commendation_id = _write(file, one.past, decision, preview) if counts.added else decision.id
    except SoVangError as refusal:
        return PastTaken(one.past, refusal=refusal)
    return PastTaken(
        one.past,
        counts.rows,
        counts.added,
        counts.matched,
        counts.refused,
        commendation_id,
        is_new_decision=counts.added > 0 and decision.id is None,
    )


def _write(file: RecordFile, past: PastList, decision: Commendation, preview: ListPreview) -> int:
    added = [row for row in preview.rows if row.outcome is Outcome.ADDED]
    news = [row.draft for row in added if isinstance(row.draft, NewAward)]

    def work(transaction: Transaction) -> int:
        key = decision.id if decision.id is not None else store_new(transaction, decision).id
        for award in awards.store_rows(transaction, key or 0, news).awards:
            transaction.update(award, _finished(award, past))
        return key or 0

    values = {"number": past.number, "count": len(news), "source": preview.name}
    return file.write(Deed("past_list_taken_in", values, work)).result().value


def _finished(award: Award, past: PastList) -> Award:
    """Nothing of an earlier year waits for the printer; it waits for money and hand-over only if unknown."""
    reason = PRINTED_BEFORE if past.form is Form.GIAY_KHEN else ""
    paid = past.paid_on if award.amount else None
    return replace(award, no_certificate_reason=reason, presented_on=past.presented_on, paid_on=paid)
