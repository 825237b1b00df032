"""The years of an initiative: registering it again, its results, carrying last year's on in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.drafts import there, tidied
from desktop.operations.guards import refuse_errors
from desktop.operations.initiatives import MANY_LINES, take_out_year
from desktop.records.codes import Novelty
from desktop.records.initiative import Initiative, InitiativeYear, RegisteredInitiative
from desktop.records.initiative_rules import GIVEN_UP, YearComparison, check_year, compared
from desktop.records.problem import Problem
from desktop.records.text import clean_multiline
from desktop.store import initiatives as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction


@dataclass(frozen=True)
class CarriedOver:
    """What one step carried on, and how the two years compare after it."""

    rows: tuple[InitiativeYear, ...]
    comparison: YearComparison


def check(file: RecordFile, draft: InitiativeYear) -> list[Problem]:
    """Every problem of a yearly row as it stands."""
    others = stored.years_of(file.read, [draft.initiative_id])
    counted = stored.standing_recognitions(file.read, [draft.id] if draft.id is not None else [])
    return check_year(tidied(draft, MANY_LINES), others, counted)


def add_year(file: RecordFile, draft: InitiativeYear) -> Future[Done[InitiativeYear]]:
    """Register an initiative for one more year. Raises `draft_has_errors`, for a year it has among others."""
    new = tidied(draft, MANY_LINES)
    refuse_errors(check(file, new))

    def work(writing: Transaction) -> InitiativeYear:
        there(writing, Initiative, new.initiative_id)
        refuse_errors(check_year(new, stored.years_of(writing, [new.initiative_id])))
        return writing.insert(new)

    return file.write(Deed("initiative_year_added", _values(file.read, new), work))


def change_year(
    file: RecordFile, seen: InitiativeYear, changed: InitiativeYear
) -> Future[Done[InitiativeYear]]:
    """Change a year's results, state or evaluation. Raises `draft_has_errors`; the future `Conflict`."""
    new = tidied(changed, MANY_LINES)
    refuse_errors(check(file, new))
    return file.write(
        Deed("initiative_year_changed", _values(file.read, new), lambda writing: writing.update(seen, new))
    )


def delete_year(file: RecordFile, year_id: int) -> Future[Done[int]]:
    """Take an initiative out of a year, with its recognitions there. Raises `initiative_needs_year`."""
    found = there(file.read, InitiativeYear, year_id)
    values = _values(file.read, found)

    def work(writing: Transaction) -> int:
        if len(stored.years_of(writing, [found.initiative_id])) == 1:
            raise SoVangError("initiative_needs_year", **values)
        take_out_year(writing, year_id)
        return found.year

    return file.write(Deed("initiative_year_deleted", values, work))


def compare(file: RecordFile, year: int) -> YearComparison:
    """Same, changed, dropped and new against the year before (product.md P69)."""
    return _compared(file.read, year)


def to_carry_over(file: RecordFile, year: int) -> list[RegisteredInitiative]:
    """Last year's initiatives that can be carried on into `year`: neither failed, withdrawn nor there yet."""
    return _waiting(file.read, year)


def carry_over(
    file: RecordFile,
    year: int,
    initiative_ids: Sequence[int] | None = None,
    *,
    changes: Mapping[int, str] | None = None,
    registered_on: date | None = None,
) -> Future[Done[CarriedOver]]:
    """Register last year's initiatives as kept in `year`, in one step; None: all that can be.

    `changes` says by initiative what differs from the year before; initiatives left out are the dropped ones.
    Raises `nothing_to_carry_over`.
    """
    told = {key: clean_multiline(text) for key, text in (changes or {}).items()}

    def work(writing: Transaction) -> CarriedOver:
        ids = [row.initiative.id or 0 for row in _waiting(writing, year)]
        chosen = [one for one in ids if initiative_ids is None or one in initiative_ids]
        if not chosen:
            raise SoVangError("nothing_to_carry_over", before=year - 1, year=year)
        rows = [_kept(one, year, told.get(one, ""), registered_on) for one in chosen]
        writing.say(count=len(rows))
        return CarriedOver(tuple(writing.insert_many(rows)), _compared(writing, year))

    return file.write(Deed("initiatives_carried_over", {"before": year - 1, "year": year}, work))


def _kept(initiative_id: int, year: int, changes: str, registered_on: date | None) -> InitiativeYear:
    row = InitiativeYear(initiative_id, year, Novelty.KEPT, registered_on=registered_on)
    return replace(row, changes=changes)


def _compared(reader: Reader, year: int) -> YearComparison:
    return compared(year, *(stored.registered(reader, [one]) for one in (year, year - 1)))


def _waiting(reader: Reader, year: int) -> list[RegisteredInitiative]:
    present = {row.initiative.id for row in stored.registered(reader, [year])}
    return [
        row
        for row in stored.registered(reader, [year - 1])
        if row.initiative.id not in present and row.year.state not in GIVEN_UP
    ]


def _values(reader: Reader, row: InitiativeYear) -> dict[str, object]:
    return {"name": there(reader, Initiative, row.initiative_id).name, "year": row.year}
