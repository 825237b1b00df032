"""Lists of initiatives: each row is an initiative in one year, with the levels at which it was recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from desktop.intake.kinds import kind_of_row
from desktop.intake.movement_fields import INITIATIVES
from desktop.intake.sheet_reading import ReadRow
from desktop.operations.drafts import there, tidied
from desktop.operations.imports.cards import Cards
from desktop.operations.imports.matching import Known, Pair, Sought, differences, is_said, paired, shown
from desktop.operations.imports.rows import (
    Difference,
    ImportRow,
    Into,
    Matched,
    MatchKey,
    Outcome,
    Written,
)
from desktop.operations.initiatives import MANY_LINES
from desktop.records.codes import Field, InitiativeState, Level, Novelty, RecipientKind
from desktop.records.initiative import Initiative, InitiativeYear, Recognition
from desktop.records.initiative_rules import ITEMS, check_initiative, check_year
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold_tones
from desktop.store import initiatives as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Transaction

_FORM = (*ITEMS, "owner", "contact", "note", "field", "owner_kind")
_YEARLY = ("year", "novelty", "state", "registered_on", "results", "people", "money", "score", "evaluation")


@dataclass(frozen=True)
class Registration:
    """An initiative in one year, as a row or the register says; without `year` it is in no year yet."""

    initiative: Initiative
    year: InitiativeYear | None = None
    levels: tuple[Level, ...] = ()
    decision: str = ""


@dataclass(frozen=True)
class InitiativeRows:
    """Initiatives by name and owner; a row of another year registers the same one for that year."""

    kind = INITIATIVES
    keys = (
        MatchKey("name_owner", "Tên mô hình và đơn vị thực hiện", ("name", "owner", "year")),
        MatchKey("name", "Chỉ tên mô hình", ("name", "year")),
    )
    not_kept: frozenset[str] = frozenset()

    def judge(self, file: RecordFile, into: Into, rows: Sequence[ReadRow], key: MatchKey) -> list[ImportRow]:
        """Every row with what will become of it."""
        cards = Cards(file.read, [str(row.values.get("owner") or "") for row in rows])
        year = into.year or file.now().year
        said = [_said(row, year, cards) for row in rows]
        usable = [place for place, row in enumerate(rows) if not row.is_refused and not _without_field(row)]
        known = _standing(file.read, [said[place].initiative.name for place in usable])
        pairs = paired(
            [Sought(_key(said[place], key), _identity(said[place])) for place in usable],
            [Known(_key(one, key), _identity(one), one) for one in known],
            lambda _place, _record: True,
        )
        free = _Free(known, key)
        judged = {
            place: _judged(place, rows[place], said[place], pair, key, free)
            for place, pair in zip(usable, pairs, strict=True)
        }
        return [
            judged.get(place) or _refused(place, row, said[place], _without_field(row))
            for place, row in enumerate(rows)
        ]

    def write(
        self,
        transaction: Transaction,
        _into: Into,
        added: Sequence[ImportRow],
        changed: Sequence[ImportRow],
    ) -> Written:
        """Register new initiatives and further years, and change those that differ."""
        _add(transaction, added)
        for row in changed:
            if isinstance(row.seen, Registration) and isinstance(row.draft, Registration):
                _change(transaction, row.seen, row.draft)
        return Written()

    def recipients(self, _rows: Sequence[ImportRow]) -> tuple[int, int]:
        """No card is made."""
        return 0, 0


class _Free:
    """Initiatives of the register that may get one more year, each year of each once."""

    def __init__(self, known: Sequence[Registration], key: MatchKey) -> None:
        self._key = key
        self._initiatives: dict[Hashable, dict[int, Initiative]] = defaultdict(dict)
        self._years: dict[int, set[int]] = defaultdict(set)
        for one in known:
            self._initiatives[_name_key(one.initiative, key)][one.initiative.id or 0] = one.initiative
            if one.year is not None:
                self._years[one.initiative.id or 0].add(one.year.year)

    def take(self, said: Registration) -> Initiative | None:
        """The initiative of a row that is not registered for the row's year; it is from now on."""
        year = said.year.year if said.year else 0
        for initiative_id, found in self._initiatives[_name_key(said.initiative, self._key)].items():
            if year not in self._years[initiative_id]:
                self._years[initiative_id].add(year)
                return found
        return None


def _judged(
    place: int, row: ReadRow, said: Registration, pair: Pair[Registration], key: MatchKey, free: _Free
) -> ImportRow:
    if pair.record is not None:
        return _match(place, row, said, pair.record, key)
    base = free.take(said)
    year = said.year or InitiativeYear(0, 0)
    if base is not None and not row.values.get("novelty"):
        year = replace(year, novelty=Novelty.KEPT)
    problems = [*([] if base else check_initiative(said.initiative)), *check_year(year)]
    problems += _only_proposed(row, said)
    if pair.nth > 1 and base is None:
        values = {"name": said.initiative.name}
        problems.append(Problem("name", "row_repeated", values, Severity.WARNING))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return _refused(place, row, said, problems)
    draft = replace(said, initiative=base or said.initiative, year=year)
    by = tuple(one for one in key.fields if one != "year" and is_said(row.values.get(one)))
    matched = Matched(Initiative, base.id or 0, base.name, by) if base else None
    every = (*row.problems, *(one for one in problems if one.code != "item_missing"))
    return ImportRow(place, row.number, row, Outcome.ADDED, said.initiative.name, every, matched, draft=draft)


def _match(place: int, row: ReadRow, said: Registration, seen: Registration, key: MatchKey) -> ImportRow:
    assert seen.year is not None
    form, yearly = _values(row, _FORM), _values(row, _YEARLY)
    found = (
        *differences(INITIATIVES, seen.initiative, form, {}),
        *differences(INITIATIVES, seen.year, yearly, {}),
    )
    names = {one.key for one in found}
    levels = tuple(level for level in said.levels if level not in seen.levels)
    if levels:
        title = INITIATIVES.field("levels").title
        found = (*found, Difference("levels", title, shown(seen.levels), shown((*seen.levels, *levels))))
    draft = replace(
        said,
        initiative=replace(seen.initiative, **{name: form[name] for name in form if name in names}),  # type: ignore[arg-type]
        year=replace(seen.year, **{name: yearly[name] for name in yearly if name in names}),  # type: ignore[arg-type]
        levels=levels,
    )
    by = tuple(one for one in key.fields if one == "year" or is_said(row.values.get(one)))
    return ImportRow(
        place,
        row.number,
        row,
        Outcome.CHANGED if found else Outcome.MATCHED,
        said.initiative.name,
        (*row.problems, *_only_proposed(row, said)) if found else (),
        Matched(Initiative, seen.initiative.id or 0, seen.initiative.name, by),
        found,
        draft=draft,
        seen=seen,
    )


def _refused(place: int, row: ReadRow, said: Registration, problems: Sequence[Problem]) -> ImportRow:
    every = tuple(dict.fromkeys((one.field, one.code) for one in (*row.problems, *problems)))
    first = {(one.field, one.code): one for one in reversed((*row.problems, *problems))}
    told = tuple(first[one] for one in every if one[1] != "item_missing")
    return ImportRow(place, row.number, row, Outcome.REFUSED, said.initiative.name, told)


def _only_proposed(row: ReadRow, said: Registration) -> tuple[Problem, ...]:
    """Levels in a list that names no decision are not recorded; that is said."""
    levels = row.values.get("levels")
    if said.levels or not isinstance(levels, tuple):
        return ()
    return (Problem("levels", "levels_only_proposed", {"levels": shown(levels)}, Severity.WARNING),)


def _without_field(row: ReadRow) -> tuple[Problem, ...]:
    said_wrongly = any(problem.field == "field" for problem in row.problems)
    missing = not isinstance(row.values.get("field"), Field) and not said_wrongly
    return (Problem("field", "initiative_field_missing"),) if missing else ()


def _said(row: ReadRow, year: int, cards: Cards) -> Registration:
    """What a row says. A column of levels that are only proposed recognises nothing."""
    form, yearly = _values(row, _FORM), _values(row, _YEARLY)
    owner = str(form.get("owner") or "")
    card = cards.named(owner) if owner else None
    stated = form.pop("owner_kind", None)
    kind = stated or (card.kind if card else kind_of_row(owner, "", (), None)) or RecipientKind.COLLECTIVE
    initiative = Initiative(
        **{  # type: ignore[arg-type]
            "name": "",
            "field": Field.ECONOMY,
            **form,
            "owner_kind": kind,
            "owner_id": card.id if card else None,
        }
    )
    yearly.setdefault("year", year)
    levels = row.values.get("levels")
    decision = str(row.values.get("decision") or "")
    is_recognised = bool(decision) or yearly.get("state") is InitiativeState.RECOGNISED
    return Registration(
        tidied(initiative, MANY_LINES),
        tidied(InitiativeYear(0, **yearly), MANY_LINES),  # type: ignore[arg-type]
        tuple(one for one in levels if isinstance(one, Level))
        if isinstance(levels, tuple) and is_recognised
        else (),
        decision,
    )


def _values(row: ReadRow, names: Sequence[str]) -> dict[str, object]:
    return {name: value for name in names if is_said(value := row.values.get(name))}


def _standing(reader: Reader, names: Sequence[str]) -> list[Registration]:
    """What the register has under these names: a registration for each year."""
    found = {one.id or 0: one for one in stored.with_names(reader, sorted({fold_tones(n) for n in names}))}
    years = stored.years_of(reader, list(found))
    levels: dict[int, tuple[Level, ...]] = {}
    for one in stored.recognitions(reader, [year.id or 0 for year in years]):
        levels[one.initiative_year_id] = (*levels.get(one.initiative_year_id, ()), one.level)
    registered = {year.initiative_id for year in years}
    return [
        *(Registration(found[year.initiative_id], year, levels.get(year.id or 0, ())) for year in years),
        *(Registration(one) for initiative_id, one in found.items() if initiative_id not in registered),
    ]


def _name_key(initiative: Initiative, key: MatchKey) -> Hashable:
    name = fold_tones(initiative.name)
    return name if key.id == "name" else (name, fold_tones(initiative.owner))


def _key(one: Registration, key: MatchKey) -> Hashable:
    return None if one.year is None else (_name_key(one.initiative, key), one.year.year)


def _identity(one: Registration) -> Hashable:
    year = one.year
    own = None if year is None else tuple(getattr(year, name) for name in _YEARLY if name != "novelty")
    return tuple(getattr(one.initiative, name) for name in _FORM), own


def _add(transaction: Transaction, added: Sequence[ImportRow]) -> None:
    """New initiatives, one for all years of it, then their years and recognitions."""
    drafts = [row.draft for row in added if isinstance(row.draft, Registration)]
    new: dict[Hashable, Initiative] = {}
    place_of: list[Hashable] = []
    met: dict[Hashable, int] = defaultdict(int)
    for one in drafts:
        name = _name_key(one.initiative, InitiativeRows.keys[0])
        year = one.year.year if one.year else 0
        place = (name, met[name, year]) if one.initiative.id is None else one.initiative.id
        met[name, year] += one.initiative.id is None
        place_of.append(place)
        if one.initiative.id is None:
            new.setdefault(place, one.initiative)
    ids: dict[Hashable, int] = {
        place: kept.id or 0
        for place, kept in zip(new, transaction.insert_many(list(new.values())), strict=True)
    }
    years = transaction.insert_many(
        [
            replace(_year(one), initiative_id=one.initiative.id or ids[place])
            for one, place in zip(drafts, place_of, strict=True)
        ]
    )
    for one, stored_year in zip(drafts, years, strict=True):
        _recognise(transaction, one, stored_year)


def _year(one: Registration) -> InitiativeYear:
    assert one.year is not None
    return one.year


def _change(transaction: Transaction, seen: Registration, draft: Registration) -> None:
    if draft.initiative != seen.initiative:
        transaction.update(seen.initiative, draft.initiative)
    if draft.year != seen.year:
        transaction.update(_year(seen), _year(draft))
    _recognise(transaction, draft, there(transaction, InitiativeYear, _year(draft).id or 0))


def _recognise(transaction: Transaction, one: Registration, year: InitiativeYear) -> None:
    given = [Recognition(year.id or 0, level, decision=one.decision) for level in one.levels]
    transaction.insert_many(given)
