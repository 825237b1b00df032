"""Kinds in which each row is one record: cards, conferences, opinions, activities."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from desktop.intake.fields import ListKind
from desktop.intake.sheet_reading import ReadRow
from desktop.operations.drafts import tidied
from desktop.operations.imports.matching import Known, Sought, differences, is_said, paired
from desktop.operations.imports.rows import ImportRow, Into, Matched, MatchKey, Outcome, Written
from desktop.records.problem import Problem, Severity
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Transaction

R = TypeVar("R")


@dataclass(frozen=True)
class Said(Generic[R]):
    """What one row says: the record it would be, the attributes it gives itself, and what is wrong so far."""

    record: R
    values: Mapping[str, object]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class SingleRecords(Generic[R]):
    """One kind of them, as its own module describes it.

    `compared` are the attributes that a list can say; `columns` names the list's field of an attribute where
    the two are called differently; `not_kept` are fields that are read and have no place in the register.
    `said` is what every row says, `standing` the records that rows may be, in order. `key` makes records the
    same, None equal to no other; `may_be` has the last word on two of one key. `check` finds the problems of
    every draft, `title` is a record in one line, `insert` stores new ones.
    """

    kind: ListKind
    record_type: type[R]
    keys: tuple[MatchKey, ...]
    compared: tuple[str, ...]
    said: Callable[[RecordFile, Into, Sequence[ReadRow]], list[Said[R]]]
    standing: Callable[[Reader, Sequence[R]], list[R]]
    key: Callable[[R, MatchKey], Hashable]
    check: Callable[[RecordFile, Sequence[R]], list[Sequence[Problem]]]
    title: Callable[[R], str]
    may_be: Callable[[R, R], bool] = lambda _draft, _record: True
    insert: Callable[[Transaction, Sequence[R]], object] = Transaction.insert_many
    columns: Mapping[str, str] = field(default_factory=dict)
    not_kept: frozenset[str] = frozenset()
    makes_cards: bool = False

    def write(
        self,
        transaction: Transaction,
        into: Into,
        added: Sequence[ImportRow],
        changed: Sequence[ImportRow],
    ) -> Written:
        """Store new records and change those that differ. Raises `Conflict` for one changed meanwhile."""
        self.insert(transaction, [self._draft(row) for row in added])
        for row in changed:
            transaction.update(self._seen(row), self._draft(row))
        return Written(into.conference_id, len(added) if self.makes_cards else 0)

    def recipients(self, rows: Sequence[ImportRow]) -> tuple[int, int]:
        """How many cards the new rows add; they find none again, since they are cards themselves."""
        added = sum(row.outcome is Outcome.ADDED for row in rows)
        return (added if self.makes_cards else 0), 0

    def judge(self, file: RecordFile, into: Into, rows: Sequence[ReadRow], key: MatchKey) -> list[ImportRow]:
        """Every row with what will become of it, in the order of the rows."""
        said = self.said(file, into, rows)
        usable = [
            place for place, row in enumerate(rows) if not (row.is_refused or _faulty(said[place].problems))
        ]
        records = self.standing(file.read, [said[place].record for place in usable])
        identity = attrgetter(*self.compared)
        pairs = paired(
            [Sought(self.key(said[place].record, key), identity(said[place].record)) for place in usable],
            [Known(self.key(record, key), identity(record), record) for record in records],
            lambda n, record: self.may_be(said[usable[n]].record, record),
        )
        problems = self.check(file, [said[place].record for place in usable])
        judged: dict[int, ImportRow] = {}
        for place, pair, found in zip(usable, pairs, problems, strict=True):
            if pair.record is None:
                judged[place] = self._addition(place, rows[place], said[place], found, pair.nth > 1)
            else:
                judged[place] = self._match(place, rows[place], said[place], pair.record, key, file)
        return [
            judged.get(place) or self._refused(place, row, said[place], ()) for place, row in enumerate(rows)
        ]

    def _addition(
        self, place: int, row: ReadRow, said: Said[R], found: Sequence[Problem], is_repeated: bool
    ) -> ImportRow:
        problems = [*found]
        if is_repeated:
            values = {"name": self.title(said.record)}
            problems.append(Problem(min(self.kind.anchors[0]), "row_repeated", values, Severity.WARNING))
        if _faulty(problems):
            return self._refused(place, row, said, problems)
        return ImportRow(
            place,
            row.number,
            row,
            Outcome.ADDED,
            self.title(said.record),
            self._all_problems(row, said, problems),
            draft=said.record,
        )

    def _match(
        self, place: int, row: ReadRow, said: Said[R], seen: R, key: MatchKey, file: RecordFile
    ) -> ImportRow:
        found = differences(self.kind, seen, said.values, self.columns)
        named = {self.columns.get(name, name): name for name in said.values}
        merged: Any = replace(seen, **{named[one.key]: said.values[named[one.key]] for one in found})  # type: ignore[type-var]
        problems: Sequence[Problem] = self.check(file, [merged])[0] if found else ()
        if _faulty(problems):
            return self._refused(place, row, said, problems)
        by = tuple(one for one in key.fields if is_said(row.values.get(one)))
        return ImportRow(
            place,
            row.number,
            row,
            Outcome.CHANGED if found else Outcome.MATCHED,
            self.title(said.record),
            row.problems if found else (),
            Matched(self.record_type, merged.id, self.title(seen), by),
            found,
            draft=merged,
            seen=seen,
        )

    def _refused(self, place: int, row: ReadRow, said: Said[R], found: Sequence[Problem]) -> ImportRow:
        title = self.title(said.record)
        return ImportRow(place, row.number, row, Outcome.REFUSED, title, self._all_problems(row, said, found))

    def _all_problems(self, row: ReadRow, said: Said[R], found: Sequence[Problem]) -> tuple[Problem, ...]:
        """Each once, on the list's field; what the reading says comes first."""
        every = [*row.problems, *said.problems, *found]
        named = [replace(one, field=self.columns.get(one.field, one.field)) for one in every]
        return tuple({(one.field, one.code): one for one in named}.values())

    def _draft(self, row: ImportRow) -> R:
        assert isinstance(row.draft, self.record_type)
        return row.draft

    def _seen(self, row: ImportRow) -> R:
        assert isinstance(row.seen, self.record_type)
        return row.seen


def made(
    record_type: type[R],
    values: Mapping[str, object],
    defaults: Mapping[str, object],
    many_lines: Collection[str] = ("note",),
) -> R:
    """A record of what a row says over what stands where it says nothing."""
    make: Any = record_type
    known = {name: value for name, value in values.items() if is_said(value)}
    record: R = tidied(make(**{**defaults, **known}), many_lines)
    return record


def _faulty(problems: Sequence[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
