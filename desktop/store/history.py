"""Undo and redo by row images; both are steps themselves.

A deed is undone by a step "undo" that names it, an undo by a step "redo"; undoing a redo means its deed.
A step is taken back only when each of its rows still is as the step left it, apart from where the row stands
(`row_places`); else the steps in the way are named.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from desktop.errors import SoVangError, StorageTrouble
from desktop.records.step import Change, Step
from desktop.store import integrity, row_places
from desktop.store.reader import Reader
from desktop.store.row_places import Place
from desktop.store.rows import Row
from desktop.store.tables import BY_NAME
from desktop.store.writer import Deed, Transaction

Rows = Mapping[Place, Row | None]


def steps(reader: Reader, limit: int | None = None) -> list[Step]:
    """The newest steps first."""
    found = reader.rows("SELECT * FROM step ORDER BY id DESC LIMIT ?", (-1 if limit is None else limit,))
    return [step_of(row) for row in found]


def step_with_id(reader: Reader, step_id: int) -> Step | None:
    """One step, or None."""
    found = reader.rows("SELECT * FROM step WHERE id = ?", (step_id,))
    return step_of(found[0]) if found else None


def changes_of(reader: Reader, step_id: int) -> list[Change]:
    """The row images of one step, in the order in which they were made."""
    rows = reader.rows("SELECT * FROM change WHERE step_id = ? ORDER BY id", (step_id,))
    return [change_of(row) for row in rows]


def next_undo(reader: Reader, user: str) -> Step | None:
    """The latest deed of this user that still stands and may be undone."""
    found = reader.rows(
        "SELECT * FROM step WHERE undoes_id IS NULL AND undone = 0 AND undoable = 1 AND made_by = ? "
        "ORDER BY id DESC LIMIT 1",
        (user,),
    )
    return step_of(found[0]) if found else None


def next_redo(reader: Reader, user: str) -> Step | None:
    """The latest undo of this user that may be taken back: no new deed of theirs came after it."""
    found = reader.rows(
        "SELECT * FROM step WHERE code = 'undo' AND undone = 0 AND undoable = 1 AND made_by = ? AND id > "
        "(SELECT coalesce(max(id), 0) FROM step WHERE undoes_id IS NULL AND undoable = 1 AND made_by = ?) "
        "ORDER BY id DESC LIMIT 1",
        (user, user),
    )
    return step_of(found[0]) if found else None


def undoing(user: str, step_id: int | None = None) -> Deed[Step]:
    """The deed that undoes a step, by default this user's latest; it returns the step that was undone.

    Raises `SoVangError`: "nothing_to_undo", "step_unknown", "already_undone", "not_undoable", and
    "undo_in_the_way" with the later steps.
    """

    def work(transaction: Transaction) -> Step:
        step = next_undo(transaction, user) if step_id is None else _deed_of(transaction, step_id)
        if step is None:
            raise SoVangError("nothing_to_undo" if step_id is None else "step_unknown")
        return _take_back(transaction, step)

    return Deed("undo", {}, work)


def redoing(user: str, step_id: int | None = None) -> Deed[Step]:
    """The deed that takes an undo back, by default this user's latest; it returns that undo.

    Raises `SoVangError`: "nothing_to_redo", "step_unknown", "already_undone", "not_undoable" and
    "undo_in_the_way".
    """

    def work(transaction: Transaction) -> Step:
        step = next_redo(transaction, user) if step_id is None else step_with_id(transaction, step_id)
        if step is None or (step_id is not None and step.code != "undo"):
            raise SoVangError("nothing_to_redo" if step_id is None else "step_unknown")
        return _take_back(transaction, step)

    return Deed("redo", {}, work)


def _deed_of(reader: Reader, step_id: int) -> Step | None:
    """The step itself, or the deed behind a redo. An undo is not undone by its id: redo is for that."""
    step = step_with_id(reader, step_id)
    while step is not None and step.code == "redo" and step.undoes_id is not None:
        undo = step_with_id(reader, step.undoes_id)
        step = step_with_id(reader, undo.undoes_id) if undo and undo.undoes_id else None
    if step is not None and step.code == "undo":
        raise SoVangError("not_undoable", step=step.id)
    return step


def _take_back(transaction: Transaction, step: Step) -> Step:
    if step.undone:
        raise SoVangError("already_undone", step=step.id)
    if not step.undoable:
        raise SoVangError("not_undoable", step=step.id)
    first, last = _images(changes_of(transaction, step.id))
    present = {place: _present(transaction, place) for place in last}
    wanted = _wanted(transaction, step, first, last, present)
    try:
        _replay(transaction, present, wanted)
    except sqlite3.IntegrityError as error:  # a later row has taken a name that must be the only one
        same_tables = transaction.rows("SELECT table_name, row_id FROM change WHERE step_id > ?", (step.id,))
        tables = {name for name, _row_id in last}
        places = {(row["table_name"], row["row_id"]) for row in same_tables if row["table_name"] in tables}
        raise _in_the_way(transaction, step, places) from error
    _close_ranks(transaction, wanted)
    _refuse_if_named_later(transaction, step)
    _mark(transaction, step)
    inner = step.values if step.code == "undo" else {"code": step.code, "values": step.values}
    transaction.say(**inner)
    transaction.undoes_id = step.id
    return step


def _images(changes: Sequence[Change]) -> tuple[dict[Place, Row | None], dict[Place, Row | None]]:
    """Each row before and after the whole step."""
    first: dict[Place, Row | None] = {}
    last: dict[Place, Row | None] = {}
    for change in changes:
        first.setdefault((change.table, change.row_id), _row(change.before))
        last[change.table, change.row_id] = _row(change.after)
    return first, last


def _wanted(
    transaction: Transaction, step: Step, first: Rows, last: Rows, present: Rows
) -> dict[Place, Row | None]:
    """Each row as it shall be. Raises "undo_in_the_way" where a later step touched one."""
    order_is_free = any((first[place] is None) != (last[place] is None) for place in last)
    found = {
        place: row_places.taken_back(
            place[0], first[place], last[place], present[place], order_is_free=order_is_free
        )
        for place in last
    }
    if touched := {place for place, row in found.items() if isinstance(row, bool)}:
        raise _in_the_way(transaction, step, touched)
    return {place: row for place, row in found.items() if not isinstance(row, bool) and row != present[place]}


def _refuse_if_named_later(transaction: Transaction, step: Step) -> None:
    """A later step wrote a row that names one which is now gone, or took away one that is named again."""
    broken = integrity.broken_references(transaction)
    if broken:
        places = {(b.table, b.row_id) for b in broken}
        places |= {(b.parent_table, b.parent_id) for b in broken if b.parent_id is not None}
        raise _in_the_way(transaction, step, places)


def _in_the_way(reader: Reader, step: Step, places: Collection[Place]) -> SoVangError:
    """The refusal with the later deeds; with the later undos where only one of them renumbered a row."""
    touched = _touched_later(reader, step, places)
    later = [one for one in touched if one.undoes_id is None] or touched
    named = [{"id": one.id, "code": one.code, "values": dict(one.values)} for one in later]
    return SoVangError("undo_in_the_way", step=step.id, later=named)


def _touched_later(reader: Reader, step: Step, places: Collection[Place]) -> list[Step]:
    """The steps after this one that touched a row and still stand, in their order."""
    later: dict[int, Step] = {}
    for table, row_id in places:
        rows = reader.rows(
            "SELECT DISTINCT step.* FROM change JOIN step ON step.id = step_id "
            "WHERE table_name = ? AND row_id = ? AND step_id > ? AND undone = 0",
            (table, row_id, step.id),
        )
        later.update({row["id"]: step_of(row) for row in rows})
    return [one for _id, one in sorted(later.items())]


def _present(reader: Reader, place: Place) -> Row | None:
    table, row_id = place
    found = reader.rows(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    return dict(found[0]) if found else None


def _replay(transaction: Transaction, present: Rows, wanted: Rows) -> None:
    for name in {table for table, _row_id in wanted}:
        table = BY_NAME[name]
        gone = [row_id for (of, row_id), now in present.items() if of == name and now is not None]
        back = [row for (of, _row_id), row in wanted.items() if of == name and row is not None]
        transaction.drop_rows(table, gone)
        transaction.put_rows(table, back)
    transaction.changes.extend((*place, present[place], wanted[place]) for place in wanted)


def _close_ranks(transaction: Transaction, wanted: Rows) -> None:
    """Where a row has come back to a number that another has got meanwhile, the list is numbered anew."""
    for name in {table for table, _row_id in wanted}:
        back = [row for (of, _row_id), row in wanted.items() if of == name and row is not None]
        for now, new in row_places.renumbered(transaction, name, back):
            row_id = int(now["id"] or 0)
            transaction.drop_rows(BY_NAME[name], [row_id])
            transaction.put_rows(BY_NAME[name], [new])
            transaction.changes.append((name, row_id, now, new))


def _mark(transaction: Transaction, step: Step) -> None:
    transaction.execute("UPDATE step SET undone = 1 WHERE id = ?", (step.id,))
    if step.undoes_id is not None:
        transaction.execute("UPDATE step SET undone = 0 WHERE id = ?", (step.undoes_id,))


def step_of(row: sqlite3.Row) -> Step:
    """The step that a row of its table holds."""
    try:
        values, made_at = json.loads(row["values"]), datetime.fromisoformat(row["made_at"])
    except ValueError:
        raise StorageTrouble("file_damaged") from None
    return Step(
        row["id"], row["code"], values, made_at, row["made_by"], row["undoes_id"],
        bool(row["undone"]), bool(row["undoable"]),
    )  # fmt: skip


def change_of(row: sqlite3.Row) -> Change:
    """The row images that a row of the table `change` holds."""
    return Change(row["table_name"], row["row_id"], _read(row["before"]), _read(row["after"]))


def _read(image: str | None) -> Row | None:
    try:
        return None if image is None else dict(json.loads(image))
    except ValueError:
        raise StorageTrouble("file_damaged") from None


def _row(image: object) -> Row | None:
    return dict(image) if isinstance(image, dict) else None
