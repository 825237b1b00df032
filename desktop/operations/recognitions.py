"""Recognising initiatives: by a decision outside the register, by one in it, or by a new draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.awards import store_rows
from desktop.operations.commendations import store_new
from desktop.operations.drafts import there, tidied
from desktop.operations.guards import existing, issuer_of, refuse_errors
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import Level
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import merit_default
from desktop.records.initiative import Initiative, InitiativeYear, Recognition, RegisteredInitiative
from desktop.records.initiative_rules import check_recognition
from desktop.records.issuer import Issuer
from desktop.store import initiatives as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import FORMS, LEVELS


@dataclass(frozen=True)
class Commended:
    """A new draft with a line for the owner of each initiative, and the recognitions it will give."""

    commendation: Commendation
    awards: tuple[Award, ...]
    recognitions: tuple[Recognition, ...]


def recognise(
    file: RecordFile,
    year_ids: Sequence[int],
    *,
    level: Level | None = None,
    recognised_on: date | None = None,
    commendation_id: int | None = None,
    decision: str = "",
) -> Future[Done[list[Recognition]]]:
    """Note that initiatives of a year were recognised, by a decision of the register or one that is named.

    With a commendation the level is its issuer's unless given; the recognition counts once that is decided.
    Raises `level_needed`, `commendation_gone`, and `recognised_already` with the names.
    """
    if commendation_id is not None:
        issuer = issuer_of(file.read, existing(file.read, commendation_id))
        level = level or issuer.level
    if level is None:
        raise SoVangError("level_needed")
    draft = tidied(Recognition(0, level, recognised_on, commendation_id, decision))

    def work(writing: Transaction) -> list[Recognition]:
        return _add(writing, _registered(writing, year_ids), draft)

    values = {"count": len(year_ids), "level": _in_words(level)}
    return file.write(Deed("initiatives_recognised", values, work))


def commend_initiatives(
    file: RecordFile, year_ids: Sequence[int], draft: Commendation, *, level: Level | None = None
) -> Future[Done[Commended]]:
    """Open a draft decision that names the owners of initiatives, linked as their recognition, in one step.

    A draft without a merit gets its form's usual one. Raises `draft_has_errors`, `recognised_already`, and
    `initiatives_without_owner`.
    """
    issuer = there(file.read, Issuer, draft.issuer_id)
    given = level or issuer.level

    def work(writing: Transaction) -> Commended:
        rows = _registered(writing, year_ids)
        merit = draft.merit or merit_default(draft.form, max(row.year.year for row in rows))
        decision = store_new(writing, replace(draft, merit=merit))
        awards = store_rows(writing, decision.id or 0, [_award(row) for row in rows]).awards
        links = _add(writing, rows, Recognition(0, given, commendation_id=decision.id))
        return Commended(decision, tuple(awards), tuple(links))

    values = {"count": len(year_ids), "form": FORMS[draft.form].lower()}
    return file.write(Deed("initiatives_commended", values, work))


def change_recognition(
    file: RecordFile, seen: Recognition, changed: Recognition
) -> Future[Done[Recognition]]:
    """Change a recognition's level, day or decision. Raises `draft_has_errors`; the future `Conflict`."""
    new = tidied(changed)
    year = there(file.read, InitiativeYear, new.initiative_year_id)
    refuse_errors(check_recognition(new, year, stored.recognitions(file.read, [year.id or 0])))
    return file.write(
        Deed("recognition_changed", _values(file.read, new), lambda writing: writing.update(seen, new))
    )


def remove_recognition(file: RecordFile, recognition_id: int) -> Future[Done[Recognition]]:
    """Take a recognition back; its decision stays."""
    found = there(file.read, Recognition, recognition_id)

    def work(writing: Transaction) -> Recognition:
        writing.delete(Recognition, recognition_id)
        return found

    return file.write(Deed("recognition_removed", _values(file.read, found), work))


def _registered(reader: Reader, year_ids: Sequence[int]) -> list[RegisteredInitiative]:
    """The yearly rows in the order given. Raises `Conflict("deleted_by_another")`."""
    rows = [there(reader, InitiativeYear, year_id) for year_id in dict.fromkeys(year_ids)]
    return [RegisteredInitiative(row, there(reader, Initiative, row.initiative_id)) for row in rows]


def _add(writing: Transaction, rows: Sequence[RegisteredInitiative], draft: Recognition) -> list[Recognition]:
    names = list(_recognised_already(writing, rows, draft.level))
    if names:
        raise SoVangError("recognised_already", level=_in_words(draft.level), names=names)
    return writing.insert_many([replace(draft, initiative_year_id=row.id or 0) for row in rows])


def _recognised_already(reader: Reader, rows: Sequence[RegisteredInitiative], level: Level) -> Iterator[str]:
    given = stored.recognitions(reader, [row.id or 0 for row in rows])
    taken = {one.initiative_year_id for one in given if one.level is level}
    return (f"{row.initiative.name} ({row.year.year})" for row in rows if row.id in taken)


def _award(row: RegisteredInitiative) -> NewAward:
    """The owner's line; raises `initiatives_without_owner`."""
    found = row.initiative
    if not found.owner:
        raise SoVangError("initiatives_without_owner", name=found.name)
    return NewAward(found.owner_kind, found.owner, initiative=found.name, recipient_id=found.owner_id)


def _values(reader: Reader, recognition: Recognition) -> dict[str, object]:
    year = there(reader, InitiativeYear, recognition.initiative_year_id)
    name = there(reader, Initiative, year.initiative_id).name
    return {"name": name, "year": year.year, "level": _in_words(recognition.level)}


def _in_words(level: Level) -> str:
    """ "cấp phường", "cấp Thành phố": as it stands within a sentence."""
    return f"{LEVELS[level][:1].lower()}{LEVELS[level][1:]}"
