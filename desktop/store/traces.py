"""What the history says of one record and its parts, and what it says was removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.records.belonging import PARENTS, Place
from desktop.records.step import Change, Step
from desktop.store.history import change_of, step_of
from desktop.store.reader import Reader
from desktop.store.rows import SqlValue

_AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True)
class Trace:
    """One step, and those of its changes that were asked for: each row once, before and after the step."""

    step: Step
    changes: tuple[Change, ...]


def whole_of(reader: Reader, place: Place) -> list[Place]:
    """A record with all its parts and theirs, those that are gone among them."""
    found, fresh = [place], [place]
    while fresh:
        fresh = [part for table in {name for name, _id in fresh} for part in _parts(reader, table, fresh)]
        found += fresh
    return found


def traces(reader: Reader, places: Collection[Place]) -> list[Trace]:
    """The steps that touched any of these rows, the latest first."""
    rows = []
    for table in {name for name, _id in places}:
        for ids in _batches(row_id for name, row_id in places if name == table):
            marks = ", ".join("?" * len(ids))
            sql = f"SELECT * FROM change WHERE table_name = ? AND row_id IN ({marks})"
            rows += reader.rows(sql, (table, *ids))
    return _grouped(reader, rows)


def removals(reader: Reader) -> list[Trace]:
    """The rows that are gone because of steps that still stand, the latest first; undone ones among them.

    A step "undo" stands here for what its deed had added.
    """
    return _grouped(
        reader,
        reader.rows(
            "SELECT change.* FROM change JOIN step ON step.id = step_id "
            "WHERE after IS NULL AND before IS NOT NULL AND undone = 0 AND code <> 'redo'"
        ),
    )


def is_there(reader: Reader, place: Place) -> bool:
    """Whether the register has this row."""
    table, row_id = place
    return bool(reader.rows(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)))


def last_image(reader: Reader, place: Place) -> Mapping[str, object] | None:
    """A row as it is, or as it was before it went; None for one that the history does not know."""
    table, row_id = place
    if found := reader.rows(f"SELECT * FROM {table} WHERE id = ?", (row_id,)):
        return dict(found[0])
    gone = reader.rows(
        "SELECT * FROM change WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1", place
    )
    return change_of(gone[0]).before if gone else None


def _parts(reader: Reader, parent: str, among: Sequence[Place]) -> Iterator[Place]:
    """The parts of records of one kind: those that stand, and those that the history says are gone."""
    owners = [row_id for table, row_id in among if table == parent]
    for table, (field, of) in PARENTS.items():
        if of == parent:
            yield from _those(reader, table, field, owners)
    yield from _those(reader, "attachment", "owner_id", owners, parent)


def _those(
    reader: Reader, table: str, field: str, owners: Sequence[int], owner_table: str | None = None
) -> Iterator[Place]:
    own = "" if owner_table is None else " AND owner_table = ?"
    gone_own = "" if owner_table is None else " AND json_extract(before, '$.owner_table') = ?"
    more: tuple[SqlValue, ...] = () if owner_table is None else (owner_table,)
    ids: set[int] = set()
    for some in _batches(owners):
        marks = ", ".join("?" * len(some))
        standing = reader.rows(f"SELECT id FROM {table} WHERE {field} IN ({marks}){own}", (*some, *more))
        gone = reader.rows(
            "SELECT row_id AS id FROM change WHERE after IS NULL AND table_name = ? "
            f"AND json_extract(before, '$.{field}') IN ({marks}){gone_own}",
            (table, *some, *more),
        )
        ids.update(int(row["id"]) for row in (*standing, *gone))
    yield from ((table, row_id) for row_id in sorted(ids))


def _grouped(reader: Reader, rows: Sequence[sqlite3.Row]) -> list[Trace]:
    by_step: dict[int, dict[Place, Change]] = {}
    for row in sorted(rows, key=lambda one: int(one["id"])):
        change = change_of(row)
        of_step = by_step.setdefault(int(row["step_id"]), {})
        place = (change.table, change.row_id)
        first = of_step.get(place, change)
        of_step[place] = Change(change.table, change.row_id, first.before, change.after)
    steps = {}
    for ids in _batches(by_step):
        marks = ", ".join("?" * len(ids))
        found = reader.rows(f"SELECT * FROM step WHERE id IN ({marks})", ids)
        steps.update({int(row["id"]): step_of(row) for row in found})
    return [
        Trace(steps[step_id], tuple(by_step[step_id].values())) for step_id in sorted(by_step, reverse=True)
    ]


def _batches(ids: Collection[int] | Iterator[int]) -> Iterator[tuple[int, ...]]:
    wanted = tuple(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]
