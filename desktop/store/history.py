"""Undo and redo by row images; an undo is itself a step, so redo is an undo of the undo.

A step is undone only when each of its rows is still as the step left it; else the steps in the way are named.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from desktop.errors import SoVangError
from desktop.records.step import Change, Step
from desktop.store.reader import Reader
from desktop.store.rows import Row
from desktop.store.tables import BY_NAME
from desktop.store.writer import Deed, Transaction


def steps(reader: Reader, limit: int | None = None) -> list[Step]:
    """The newest steps first."""
    tail = "" if limit is None else f" LIMIT {int(limit)}"
    return [_step(row) for row in reader.rows(f"SELECT * FROM step ORDER BY id DESC{tail}")]  # noqa: S608


def changes_of(reader: Reader, step_id: int) -> list[Change]:
    """The row images of one step, in the order in which they were made."""
    rows = reader.rows("SELECT * FROM change WHERE step_id = ? ORDER BY id", (step_id,))
    return [Change(r["table_name"], r["row_id"], _read(r["before"]), _read(r["after"])) for r in rows]


def next_undo(reader: Reader, user: str) -> Step | None:
    """The latest deed of this user that still stands."""
    found = reader.rows(
        "SELECT * FROM step WHERE undoes_id IS NULL AND undone = 0 AND undoable = 1 AND made_by = ? "
        "ORDER BY id DESC LIMIT 1",
        (user,),
    )
    return _step(found[0]) if found else None


def next_redo(reader: Reader, user: str) -> Step | None:
    """The latest undo of this user that may be taken back: no new deed came after it."""
    found = reader.rows(
        "SELECT u.* FROM step u JOIN step d ON d.id = u.undoes_id "
        "WHERE d.undoes_id IS NULL AND u.undone = 0 AND u.undoable = 1 AND u.made_by = ? AND NOT EXISTS "
        "(SELECT 1 FROM step n WHERE n.undoes_id IS NULL AND n.made_by = u.made_by AND n.id > u.id) "
        "ORDER BY u.id DESC LIMIT 1",
        (user,),
    )
    return _step(found[0]) if found else None


def taking_back(step: Step) -> Deed[Step]:
    """The deed that undoes a step. Raises `SoVangError("undo_in_the_way")` with the later steps' ids."""

    def work(transaction: Transaction) -> Step:
        changes = changes_of(transaction, step.id)
        _refuse_if_touched(transaction, step, changes)
        _replay(transaction, changes)
        _mark(transaction, step)
        return step

    return Deed("undo", {"code": step.code, **step.values}, work, undoes_id=step.id)


def _refuse_if_touched(transaction: Transaction, step: Step, changes: Sequence[Change]) -> None:
    expected: dict[tuple[str, int], object] = {}
    for change in changes:
        expected[change.table, change.row_id] = change.after
    for (table, row_id), after in expected.items():
        found = transaction.rows(f"SELECT * FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
        if (dict(found[0]) if found else None) != after:
            raise SoVangError("undo_in_the_way", step=step.id, later=_later(transaction, step, changes))


def _later(reader: Reader, step: Step, changes: Sequence[Change]) -> list[int]:
    later: set[int] = set()
    for change in changes:
        rows = reader.rows(
            "SELECT DISTINCT step_id FROM change JOIN step ON step.id = step_id "
            "WHERE table_name = ? AND row_id = ? AND step_id > ? AND undone = 0",
            (change.table, change.row_id, step.id),
        )
        later.update(int(row["step_id"]) for row in rows)
    return sorted(later)


def _replay(transaction: Transaction, changes: Sequence[Change]) -> None:
    first: dict[tuple[str, int], Row | None] = {}
    last: dict[tuple[str, int], Row | None] = {}
    for change in changes:
        key = (change.table, change.row_id)
        first.setdefault(key, _row(change.before))
        last[key] = _row(change.after)
    for (name, row_id), after in last.items():
        if after is not None:
            transaction.drop_rows(BY_NAME[name], [row_id])
    for (name, _row_id), before in first.items():
        if before is not None:
            transaction.put_rows(BY_NAME[name], [before])
    transaction.changes.extend((name, row_id, last[name, row_id], first[name, row_id]) for name, row_id in first)


def _mark(transaction: Transaction, step: Step) -> None:
    transaction.execute("UPDATE step SET undone = 1 WHERE id = ?", (step.id,))
    if step.undoes_id is not None:
        transaction.execute("UPDATE step SET undone = 0 WHERE id = ?", (step.undoes_id,))


def _step(row: sqlite3.Row) -> Step:
    return Step(
        row["id"], row["code"], json.loads(row["values"]), datetime.fromisoformat(row["made_at"]), row["made_by"],
        row["undoes_id"], bool(row["undone"]), bool(row["undoable"]),
    )  # fmt: skip


def _read(image: str | None) -> Row | None:
    return None if image is None else dict(json.loads(image))


def _row(image: object) -> Row | None:
    return dict(image) if isinstance(image, dict) else None
