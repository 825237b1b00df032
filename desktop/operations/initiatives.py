"""What the office does with initiatives: registering them, changing their form, keeping fields of its own."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from desktop.operations.attachments import take_out_files
from desktop.operations.drafts import there, tidied
from desktop.operations.guards import refuse_errors
from desktop.records.codes import Field, InitiativeState
from desktop.records.commendation import Commendation
from desktop.records.initiative import (
    Initiative,
    InitiativeYear,
    LocalField,
    Recognition,
    RegisteredInitiative,
)
from desktop.records.initiative_rules import ITEMS, check_initiative, check_recognition, check_year, state_of
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.report import AwardEntry
from desktop.records.text import fold, words
from desktop.store import initiatives as stored
from desktop.store import reports as stored_reports
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import FIELDS

MANY_LINES = frozenset({*ITEMS[1:], "note", "results", "evaluation", "changes"})
"""The fields of an initiative and of its years that keep their lines."""


@dataclass(frozen=True)
class InitiativeQuery:
    """Which initiatives are wanted; `text` matches folded words of name, owner and area.

    Without a `year` every initiative stands once, with its latest year.
    """

    text: str = ""
    year: int | None = None
    field: Field | None = None
    state: InitiativeState | None = None


@dataclass(frozen=True)
class InitiativeRow:
    """A line of the list: an initiative in one year; `recognitions` are those that count."""

    initiative: Initiative
    year: InitiativeYear
    recognitions: tuple[Recognition, ...]
    field_name: str
    state: InitiativeState


@dataclass(frozen=True)
class RecognitionLine:
    """A recognition with the decision it comes from; `counts` is False while that is a draft or is void."""

    recognition: Recognition
    commendation: Commendation | None
    counts: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class YearLine:
    """One year of an opened initiative."""

    year: InitiativeYear
    state: InitiativeState
    recognitions: tuple[RecognitionLine, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class OpenedInitiative:
    """An initiative with its years, the latest first, and the awards whose line names it."""

    initiative: Initiative
    owner: Recipient | None
    local_field: LocalField | None
    field_name: str
    years: tuple[YearLine, ...]
    awards: tuple[AwardEntry, ...]
    problems: tuple[Problem, ...]


def list_initiatives(file: RecordFile, query: InitiativeQuery | None = None) -> list[InitiativeRow]:
    """The initiatives that a query wants, by name."""
    wanted = query or InitiativeQuery()
    local = {one.id: one.name for one in stored.local_fields(file.read)}
    rows = _rows(file.read, wanted.year)
    counted = _counted(file.read, [row.id or 0 for row in rows])
    listed = [_row(row, counted.get(row.id or 0, ()), local) for row in rows]
    return [row for row in listed if _fits(row, wanted)]


def years_with_initiatives(file: RecordFile) -> list[int]:
    """The years for which anything is registered, the latest first."""
    return stored.years(file.read)


def open_initiative(file: RecordFile, initiative_id: int) -> OpenedInitiative:
    """An initiative with everything about it. Raises `Conflict("deleted_by_another")`."""
    reader = file.read
    found = there(reader, Initiative, initiative_id)
    years = stored.years_of(reader, [initiative_id])
    local = reader.get(LocalField, found.local_field_id) if found.local_field_id else None
    return OpenedInitiative(
        found,
        reader.get(Recipient, found.owner_id) if found.owner_id else None,
        local,
        local.name if local else FIELDS[found.field],
        tuple(_year_line(reader, year, years) for year in reversed(years)),
        tuple(stored_reports.entries_by_ids(reader, stored.awards_for(reader, found))),
        tuple(check(file, found)),
    )


def check(file: RecordFile, draft: Initiative) -> list[Problem]:
    """Every problem of a registration form as it stands."""
    new = _owned(file.read, tidied(draft, MANY_LINES))
    return check_initiative(new, stored.named(file.read, new.name))


def initiative_of_year(file: RecordFile, year_id: int) -> int:
    """The initiative that a yearly row belongs to. Raises `Conflict("deleted_by_another")`."""
    return there(file.read, InitiativeYear, year_id).initiative_id


def initiative_of_recognition(file: RecordFile, recognition_id: int) -> int:
    """The initiative that was recognised. Raises `Conflict("deleted_by_another")`."""
    return initiative_of_year(file, there(file.read, Recognition, recognition_id).initiative_year_id)


def create_initiative(
    file: RecordFile, draft: Initiative, year: InitiativeYear
) -> Future[Done[RegisteredInitiative]]:
    """Register an initiative for a year, whose `initiative_id` is passed over. Raises `draft_has_errors`."""
    new, first = _owned(file.read, tidied(draft, MANY_LINES)), tidied(year, MANY_LINES)
    refuse_errors([*check_initiative(new), *check_year(first)])

    def work(writing: Transaction) -> RegisteredInitiative:
        added = writing.insert(_owned(writing, new))
        return RegisteredInitiative(writing.insert(replace(first, initiative_id=added.id or 0)), added)

    return file.write(Deed("initiative_created", {"name": new.name, "year": first.year}, work))


def change_initiative(file: RecordFile, seen: Initiative, changed: Initiative) -> Future[Done[Initiative]]:
    """Change the registration form. Raises `draft_has_errors`; the future `Conflict` when not as `seen`."""
    new = _owned(file.read, tidied(changed, MANY_LINES))
    refuse_errors(check_initiative(new))
    return file.write(
        Deed(
            "initiative_changed",
            {"name": new.name},
            lambda writing: writing.update(seen, _owned(writing, new)),
        )
    )


def delete_initiative(file: RecordFile, initiative_id: int) -> Future[Done[int]]:
    """Delete an initiative with its years and recognitions; decisions stay. Returns how many years went."""

    def work(writing: Transaction) -> int:
        years = stored.years_of(writing, [initiative_id])
        for year in years:
            take_out_year(writing, year.id or 0)
        take_out_files(writing, "initiative", initiative_id)
        writing.delete(Initiative, initiative_id)
        return len(years)

    name = there(file.read, Initiative, initiative_id).name
    return file.write(Deed("initiative_deleted", {"name": name}, work))


def take_out_year(writing: Transaction, year_id: int) -> None:
    """Delete a yearly row with its recognitions within a deed that does more than that."""
    for recognition in stored.recognitions(writing, [year_id]):
        writing.delete(Recognition, recognition.id or 0)
    writing.delete(InitiativeYear, year_id)


def local_fields(file: RecordFile) -> list[LocalField]:
    """The office's own fields, each counted under one of the four (domain.md §4.2)."""
    return stored.local_fields(file.read)


def save_local_field(
    file: RecordFile, seen: LocalField | None, changed: LocalField
) -> Future[Done[LocalField]]:
    """Add a field of the office's own or change one; its initiatives are counted under the new one at once.

    Raises `local_field_without_name`, and `local_field_known` where another has that name.
    """
    new = tidied(changed)
    refuse_errors(_field_problems(file, new))
    if seen is None:
        return file.write(Deed("local_field_added", {"name": new.name}, lambda writing: writing.insert(new)))

    def work(writing: Transaction) -> LocalField:
        for one in stored.of_local_field(writing, seen.id or 0):
            writing.update(one, replace(one, field=new.counted_as))
        return writing.update(seen, new)

    return file.write(Deed("local_field_changed", {"name": new.name}, work))


def delete_local_field(file: RecordFile, local_field_id: int) -> Future[Done[int]]:
    """Delete a field of the office's own; its initiatives stay in the field it counted under."""

    def work(writing: Transaction) -> int:
        inside = stored.of_local_field(writing, local_field_id)
        for one in inside:
            writing.update(one, replace(one, local_field_id=None))
        writing.delete(LocalField, local_field_id)
        return len(inside)

    name = there(file.read, LocalField, local_field_id).name
    return file.write(Deed("local_field_deleted", {"name": name}, work))


def _rows(reader: Reader, year: int | None) -> list[RegisteredInitiative]:
    """The rows of a year, or the latest of each initiative, by name."""
    if year is not None:
        return stored.registered(reader, [year])
    found = {found.id: found for found in stored.initiatives(reader)}
    latest = {row.initiative_id: row for row in stored.years_of(reader, [i for i in found if i is not None])}
    return [RegisteredInitiative(row, found[initiative_id]) for initiative_id, row in latest.items()]


def _counted(reader: Reader, year_ids: Sequence[int]) -> dict[int, tuple[Recognition, ...]]:
    found: dict[int, tuple[Recognition, ...]] = {}
    for one in stored.standing_recognitions(reader, year_ids):
        found[one.initiative_year_id] = (*found.get(one.initiative_year_id, ()), one)
    return found


def _row(
    row: RegisteredInitiative, recognitions: tuple[Recognition, ...], local: dict[int | None, str]
) -> InitiativeRow:
    name = local.get(row.initiative.local_field_id, FIELDS[row.initiative.field])
    return InitiativeRow(row.initiative, row.year, recognitions, name, state_of(row.year, recognitions))


def _fits(row: InitiativeRow, query: InitiativeQuery) -> bool:
    text = fold(f"{row.initiative.name} {row.initiative.owner} {row.initiative.area} {row.field_name}")
    return (
        all(word in text for word in words(query.text))
        and query.field in (None, row.initiative.field)
        and query.state in (None, row.state)
    )


def _year_line(reader: Reader, year: InitiativeYear, years: Sequence[InitiativeYear]) -> YearLine:
    year_id = year.id or 0
    all_of_it = stored.recognitions(reader, [year_id])
    counting = {one.id for one in stored.standing_recognitions(reader, [year_id])}
    decisions = reader.get_many(
        Commendation, [one.commendation_id for one in all_of_it if one.commendation_id]
    )
    lines = tuple(
        RecognitionLine(
            one,
            decisions.get(one.commendation_id or 0),
            one.id in counting,
            tuple(check_recognition(one, year, all_of_it)),
        )
        for one in all_of_it
    )
    counted = [line.recognition for line in lines if line.counts]
    return YearLine(year, state_of(year, counted), lines, tuple(check_year(year, years, counted)))


def _owned(reader: Reader, draft: Initiative) -> Initiative:
    """The draft with what its owner's card and its local field say. Raises `Conflict` where one is gone."""
    if draft.owner_id is not None:
        card = there(reader, Recipient, draft.owner_id)
        draft = replace(draft, owner=draft.owner or card.name, owner_kind=card.kind)
    if draft.local_field_id is not None:
        draft = replace(draft, field=there(reader, LocalField, draft.local_field_id).counted_as)
    return draft


def _field_problems(file: RecordFile, new: LocalField) -> list[Problem]:
    if not new.name:
        return [Problem("name", "local_field_without_name")]
    others = [one for one in stored.local_fields(file.read) if one.id != new.id]
    names = {fold(one.name) for one in others} | {fold(name) for name in FIELDS.values()}
    return [Problem("name", "local_field_known", {"name": new.name})] if fold(new.name) in names else []
