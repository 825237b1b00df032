"""One thread owns the only writing connection: BEGIN IMMEDIATE, row images, commit, announcement."""

from __future__ import annotations

import json
import queue
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any, Generic, TypeVar

from desktop.errors import Conflict, SoVangError, StorageTrouble
from desktop.long_lists import without_collecting
from desktop.records.step import Step
from desktop.store import integrity, search, trouble
from desktop.store.reader import Reader
from desktop.store.rows import Row, SqlValue, from_row, to_row, with_id
from desktop.store.tables import BY_TYPE, Table

T = TypeVar("T")
_as_json = json.JSONEncoder(ensure_ascii=False).encode
RowChange = tuple[str, int, Row | None, Row | None]  # table, id, before, after


@dataclass(frozen=True)
class Done(Generic[T]):
    """A committed deed: what it returned, its step (None when nothing changed) and the ids it touched."""

    value: T
    step: Step | None
    changed: Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Deed(Generic[T]):
    """What is to be written: a code with values for the history, and the work inside the transaction.

    Values are text, numbers, dates, and lists or mappings of these; work may add to them (`Transaction.say`).
    """

    code: str
    values: Mapping[str, object]
    work: Callable[[Transaction], T]
    undoable: bool = True


class Transaction(Reader):
    """The writing side of one deed. Every write keeps the row's image before and after."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.changes: list[RowChange] = []
        self.said: dict[str, object] = {}
        self.undoes_id: int | None = None

    def say(self, **values: object) -> None:
        """Add values to the step that are known only inside the transaction, such as a count."""
        self.said.update(values)

    def insert(self, record: T) -> T:
        """Store a new record and return it with its id."""
        return self.insert_many([record])[0]

    def insert_many(self, records: Sequence[T]) -> list[T]:
        """Store new records of one type; ids are given in order and never used again."""
        if not records:
            return []
        table = BY_TYPE[type(records[0])]
        first = self._next_id(table.name)
        stored = [with_id(record, first + place) for place, record in enumerate(records)]
        rows = [table.full_row(record) for record in stored]
        self._insert_rows(table, rows)
        search.add_records(self._connection, table, stored)
        self.changes.extend((table.name, first + place, None, row) for place, row in enumerate(rows))
        return stored

    def update(self, seen: T, changed: T) -> T:
        """Replace a record. Raises `Conflict` when the stored row is not the one that was `seen`."""
        table = BY_TYPE[type(seen)]
        record_id = _id(seen)
        if _id(changed) != record_id:
            raise ValueError("a record keeps its id")
        before = self._current(table, record_id)
        if before is None:
            raise Conflict("deleted_by_another", table=table.name, id=record_id)
        if to_row(from_row(table.record_type, before)) != to_row(seen):
            raise Conflict("changed_by_another", table=table.name, id=record_id)
        after = table.full_row(changed)
        if after != before:
            self.drop_rows(table, [record_id])
            self.put_rows(table, [after])
            self.changes.append((table.name, record_id, before, after))
        return changed

    def delete(self, record_type: type, record_id: int) -> None:
        """Delete a record by id. Raises `Conflict` when it is already gone."""
        table = BY_TYPE[record_type]
        before = self._current(table, record_id)
        if before is None:
            raise Conflict("deleted_by_another", table=table.name, id=record_id)
        self.drop_rows(table, [record_id])
        self.changes.append((table.name, record_id, before, None))

    def put_rows(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert raw rows with what search derives from them; the history's replay uses this too."""
        if rows:
            self._insert_rows(table, rows)
            search.add(self._connection, table, rows)

    def _insert_rows(self, table: Table, rows: Sequence[Row]) -> None:
        names = list(rows[0])
        values = itemgetter(*names)
        marks = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        self._connection.executemany(
            f"INSERT INTO {table.name} ({columns}) VALUES ({marks})",
            [values(row) for row in rows],
        )

    def drop_rows(self, table: Table, ids: Sequence[int]) -> None:
        """Delete raw rows with what search derived from them."""
        self._connection.executemany(f"DELETE FROM {table.name} WHERE id = ?", [(i,) for i in ids])
        search.remove(self._connection, table, ids)

    def execute(self, sql: str, values: Sequence[SqlValue] = ()) -> None:
        """A statement on the store's own tables (step, blob); records go through insert, update, delete."""
        self._connection.execute(sql, values)

    def record_step(self, deed: Deed[Any], made_at: datetime, made_by: str) -> Step:
        """Write the deed into the history, with the image of every row it changed."""
        values = json.dumps({**deed.values, **self.said}, ensure_ascii=False, default=_plain)
        cursor = self._connection.execute(
            'INSERT INTO step (code, "values", made_at, made_by, undoes_id, undoable) '
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                deed.code,
                values,
                made_at.isoformat(timespec="seconds"),
                made_by,
                self.undoes_id,
                int(deed.undoable),
            ),
        )
        step_id = cursor.lastrowid or 0
        self._connection.executemany(
            "INSERT INTO change (step_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
            [
                (step_id, name, row_id, _image(before), _image(after))
                for name, row_id, before, after in self.changes
            ],
        )
        return Step(
            step_id, deed.code, json.loads(values), made_at, made_by, self.undoes_id, undoable=deed.undoable
        )

    def _current(self, table: Table, record_id: int) -> Row | None:
        found = self.rows(f"SELECT * FROM {table.name} WHERE id = ?", (record_id,))
        return dict(found[0]) if found else None

    def _next_id(self, table_name: str) -> int:
        found = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table_name,))
        return (int(found[0]["seq"]) if found else 0) + 1


class Writer:
    """Takes deeds in order, one transaction each; a future is done only after the commit."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], user: str, now: Callable[[], datetime]
    ) -> None:
        self._connect = connect
        self._user = user
        self._now = now
        self._connection: sqlite3.Connection | None = None
        self._queue: queue.SimpleQueue[tuple[Deed[Any], Future[Done[Any]]] | None] = queue.SimpleQueue()
        self._listeners: list[Callable[[Done[Any]], None]] = []
        self._closing = threading.Lock()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, deed: Deed[T]) -> Future[Done[T]]:
        """Queue a deed. Its future raises what the deed raised; then nothing was written.

        Raises `SoVangError("register_closed")` after `close`.
        """
        future: Future[Done[T]] = Future()
        with self._closing:
            if self._is_closed:
                raise SoVangError("register_closed")
            self._queue.put((deed, future))
        return future

    def when_written(self, listener: Callable[[Done[Any]], None]) -> None:
        """Call `listener` after every commit, in the writer's thread; its own faults harm no deed."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        with self._closing:
            if not self._is_closed:
                self._is_closed = True
                self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            deed, future = item
            if future.set_running_or_notify_cancel():
                self._settle(deed, future)
        self._tidy_up()
        self._disconnect()

    def _settle(self, deed: Deed[T], future: Future[Done[T]]) -> None:
        try:
            done = self._carry_out(deed)
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the caller
            if isinstance(error, StorageTrouble):
                self._disconnect()  # the stick may be another one when it is back: open and check it anew
            future.set_exception(error)
        else:
            future.set_result(done)
            self._announce(done)

    def _announce(self, done: Done[Any]) -> None:
        for listener in self._listeners:
            try:
                listener(done)
            except Exception as error:  # noqa: BLE001 - reported like a thread's, while the thread lives on
                threading.excepthook(
                    threading.ExceptHookArgs((type(error), error, error.__traceback__, self._thread))
                )

    def _carry_out(self, deed: Deed[T]) -> Done[T]:
        with trouble.translated(), without_collecting():
            connection = self._connection = self._connection or self._connect()
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.execute("PRAGMA defer_foreign_keys = ON")
                transaction = Transaction(connection)
                value = deed.work(transaction)
                made_at = self._now().replace(microsecond=0)
                step = transaction.record_step(deed, made_at, self._user) if transaction.changes else None
                _commit(transaction, connection)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        return Done(value, step, _touched(transaction))

    def _tidy_up(self) -> None:
        """Take the emptied journal away, so that nothing stands beside the register but its backups."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA journal_mode = DELETE").fetchall()

    def _disconnect(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def _commit(transaction: Transaction, connection: sqlite3.Connection) -> None:
    """Raises `SoVangError("still_used")` when a row that stays names one that the deed took away."""
    try:
        connection.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        broken = integrity.broken_references(transaction)
        if not broken:
            raise
        first = broken[0]
        raise SoVangError(
            "still_used", table=first.parent_table, id=first.parent_id, by=first.table, count=len(broken)
        ) from error


def _id(record: Any) -> int:
    if record.id is None:
        raise ValueError("a record without an id was never stored")
    return int(record.id)


def _image(row: Row | None) -> str | None:
    return None if row is None else _as_json(row)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in a step's values")


def _touched(transaction: Transaction) -> Mapping[str, frozenset[int]]:
    touched: dict[str, set[int]] = {}
    for name, row_id, _before, _after in transaction.changes:
        touched.setdefault(name, set()).add(row_id)
    return {name: frozenset(ids) for name, ids in touched.items()}
