from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError, StorageTrouble
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.store import integrity, search
from desktop.store.file import RecordFile
from desktop.store.history import steps
from desktop.store.reader import Reader, record_tables
from desktop.store.writer import Deed, Done, Transaction
from tests.store.deeds import add, award, change, collective, decision, delete, issuer, person


def test_a_deed_is_done_after_its_commit_and_says_what_it_touched(file: RecordFile) -> None:
    done = file.write(
        Deed("two_added", {"from": "danh_sach.xlsx"}, lambda t: t.insert_many([person(), collective()]))
    ).result(10)
    assert [one.id for one in done.value] == [1, 2]
    assert done.changed == {"recipient": frozenset({1, 2})}
    assert file.read.count(Recipient) == 2
    assert done.step == steps(file.read)[0]
    assert done.step is not None
    assert (done.step.made_by, done.step.values) == ("mai", {"from": "danh_sach.xlsx"})


def test_what_only_the_transaction_knows_is_said_in_the_step(file: RecordFile) -> None:
    def work(transaction: Transaction) -> None:
        transaction.insert(person())
        transaction.say(count=1, on=date(2026, 10, 9))

    done = file.write(Deed("counted", {"a": "b"}, work)).result(10)
    assert done.step is not None
    assert done.step.values == {"a": "b", "count": 1, "on": "2026-10-09"}


def test_a_deed_that_changes_nothing_leaves_no_step(file: RecordFile) -> None:
    stored = add(file, person())
    done = file.write(Deed("same", {}, lambda t: t.update(stored, stored))).result(10)
    assert (done.step, done.changed) == (None, {})
    assert len(steps(file.read)) == 1


@pytest.mark.parametrize(
    "error", [SoVangError("refused"), KeyError("bug"), KeyboardInterrupt(), SystemExit()]
)
def test_a_deed_that_fails_leaves_nothing(file: RecordFile, error: BaseException) -> None:
    add(file, person())
    before = record_tables(file.read)

    def work(transaction: Transaction) -> None:
        transaction.insert_many([person("Trịnh Văn An"), collective()])
        raise error

    future = file.write(Deed("fails", {}, work))
    assert future.exception(10) is error
    assert record_tables(file.read) == before
    assert search.find(file.read, "trinh").total == 0
    assert add(file, person()).id == 2


def test_a_value_that_no_history_can_hold_is_a_bug_and_writes_nothing(file: RecordFile) -> None:
    future = file.write(Deed("strange", {"what": object()}, lambda t: t.insert(person())))
    assert isinstance(future.exception(10), TypeError)
    assert file.read.count(Recipient) == 0


def test_a_row_that_is_still_named_is_not_deleted(file: RecordFile) -> None:
    card = add(file, person())
    order = add(file, decision(add(file, issuer()).id or 0))
    add(file, award(order.id or 0, card))
    with pytest.raises(SoVangError) as caught:
        delete(file, Recipient, card.id or 0)
    assert caught.value.code == "still_used"
    assert caught.value.values == {"table": "recipient", "id": card.id, "by": "award", "count": 1}
    assert file.read.get(Recipient, card.id or 0) == card


def test_a_row_may_be_named_before_it_is_there_within_one_deed(file: RecordFile) -> None:
    child = replace(person("Con"), parent_id=2)
    file.write(Deed("family", {}, lambda t: t.insert_many([child, person("Cha")]))).result(10)
    assert integrity.broken_references(file.read) == []


def test_a_stale_form_is_a_conflict_and_overwrites_nothing(path: Path, file: RecordFile) -> None:
    seen = add(file, person())
    with RecordFile(path, user="an") as other:
        theirs = change(other, seen, replace(seen, birth_year=1968))
    with pytest.raises(Conflict) as caught:
        change(file, seen, replace(seen, name="Đặng Thị Hương"))
    assert caught.value.code == "changed_by_another"
    assert caught.value.values == {"table": "recipient", "id": seen.id}
    assert file.read.get(Recipient, 1) == theirs


def test_what_is_gone_is_a_conflict(file: RecordFile) -> None:
    seen = add(file, person())
    delete(file, Recipient, 1)
    with pytest.raises(Conflict) as caught:
        delete(file, Recipient, 1)
    assert caught.value.code == "deleted_by_another"
    with pytest.raises(Conflict):
        change(file, seen, replace(seen, note="x"))


def test_an_id_is_never_used_again(file: RecordFile) -> None:
    add(file, person())
    delete(file, Recipient, 1)
    assert add(file, person()).id == 2


def test_a_record_keeps_its_id(file: RecordFile) -> None:
    seen = add(file, person())
    with pytest.raises(ValueError, match="keeps its id"):
        change(file, seen, replace(seen, id=7))
    with pytest.raises(ValueError, match="never stored"):
        change(file, person(), person())


def test_a_record_is_read_back_as_it_was_written(file: RecordFile) -> None:
    card = replace(
        person("Nguyễn Thị Ốc"), birth_year=1968, valid_from=date(2025, 7, 1), kind=RecipientKind.INDIVIDUAL
    )
    stored = add(file, card)
    assert file.read.get(Recipient, 1) == stored == replace(card, id=1)
    assert file.read.get(Recipient, 2) is None
    assert file.read.get_many(Recipient, [1, 2, 1]) == {1: stored}


def test_many_records_are_read_at_once(file: RecordFile) -> None:
    cards = file.write(
        Deed("many", {}, lambda t: t.insert_many([person(str(n)) for n in range(1200)]))
    ).result(30)
    assert file.read.get_many(Recipient, range(1, 1201)) == {card.id: card for card in cards.value}


def test_closing_writes_what_is_queued(path: Path) -> None:
    gate = threading.Event()
    with RecordFile(path, user="mai") as file:

        def slow(transaction: Transaction) -> Recipient:
            gate.wait(10)
            return transaction.insert(person())

        futures = [file.write(Deed("slow", {}, slow))]
        futures += [file.write(Deed("more", {}, lambda t: t.insert(person()))) for _ in range(5)]
        gate.set()
    assert [future.result(0).value.id for future in futures] == [1, 2, 3, 4, 5, 6]


def test_a_deed_taken_back_before_its_turn_is_not_done(file: RecordFile) -> None:
    gate = threading.Event()
    first = file.write(Deed("wait", {}, lambda _transaction: gate.wait(10)))
    second = file.write(Deed("late", {}, lambda t: t.insert(person())))
    assert second.cancel()
    gate.set()
    first.result(10)
    with pytest.raises(CancelledError):
        second.result(0)
    assert add(file, person()).id == 1


def test_listeners_hear_every_commit_and_no_refusal(file: RecordFile) -> None:
    heard: list[Done[Any]] = []
    both = threading.Barrier(2)
    file.when_written(heard.append)
    add(file, person())
    with pytest.raises(Conflict):
        delete(file, Recipient, 99)

    def wait(_done: Done[Any]) -> None:
        both.wait(10)

    file.when_written(wait)
    file.write(Deed("last", {}, lambda t: t.insert(collective())))
    both.wait(10)
    assert [done.changed for done in heard] == [{"recipient": frozenset({1})}, {"recipient": frozenset({2})}]


def test_a_listener_that_fails_harms_no_deed(file: RecordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda what: reported.append(what.exc_type))

    def fail(_done: Done[Any]) -> None:
        raise KeyError("missing")

    file.when_written(fail)
    assert add(file, person()).id == 1
    assert add(file, person()).id == 2
    file.close()
    assert reported == [KeyError, KeyError]


def test_a_connection_that_failed_is_opened_and_checked_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks: list[bool | None] = []
    real = integrity.quick_check

    def noted(reader: Reader, stop: Callable[[], bool]) -> bool | None:
        checks.append(found := real(reader, stop))
        return found

    monkeypatch.setattr(integrity, "quick_check", noted)
    with RecordFile(path, user="mai") as file:
        add(file, person())

        def pull_the_stick(_transaction: Transaction) -> None:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error

        future: Future[Done[None]] = file.write(Deed("pulled", {}, pull_the_stick))
        error = future.exception(10)
        assert isinstance(error, StorageTrouble)
        assert error.code == "disk_trouble"
        assert add(file, person()).id == 2
    assert checks == [True, True]


def test_a_register_that_cannot_be_reached_refuses_each_deed_until_it_is_back(path: Path) -> None:
    away = path.with_suffix(".away")
    with RecordFile(path, user="mai") as file:
        path.rename(away)
        for _ in range(2):
            with pytest.raises(StorageTrouble):
                add(file, person())
        away.rename(path)
        assert add(file, person()).id == 1


def test_a_busy_register_refuses_and_later_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, **{**k, "timeout": 0}))
    other = real(path, isolation_level=None)
    with RecordFile(path, user="mai") as file:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageTrouble) as caught:
            add(file, person())
        assert caught.value.code == "file_busy"
        other.execute("ROLLBACK")
        assert add(file, person()).id == 1
    other.close()
