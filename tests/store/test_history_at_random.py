"""Hypothesis plays a wild user: adds, edits, deletes, undoes, redoes, undoes out of order, restarts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.errors import SoVangError
from desktop.records.award import Award
from desktop.records.codes import ConferenceKind, Level
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.recipient import Recipient
from desktop.store import consistency, integrity, search
from desktop.store import file as record_file
from desktop.store.file import RecordFile
from desktop.store.history import next_redo, next_undo, redoing, steps, undoing
from desktop.store.reader import record_tables
from desktop.store.rows import SqlValue
from desktop.store.writer import Deed, Transaction
from tests.store.deeds import award, collective, decision, issuer, person

State = dict[str, list[tuple[SqlValue, ...]]]
_NAMES = st.text("ăâđêôơưẵaeiou bcNTH", min_size=1, max_size=12).map(lambda text: f"N{text}".strip())
_KINDS = (Recipient, Commendation, Award, Conference, Round)


@dataclass
class _Done:
    before: State
    after: State


class WildUser(RuleBasedStateMachine):
    """`past` and `future` are what a plain list of states would do; the register must agree with it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "a.sovang"
        self.past: list[_Done] = []
        self.future: list[_Done] = []

    @initialize()
    def make(self) -> None:
        record_file.create(self._path)
        self.file = RecordFile(self._path, user="mai")
        self._write(lambda t: t.insert(issuer()))

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
        self._folder.cleanup()

    @rule(name=_NAMES, is_person=st.booleans())
    def add_a_card(self, name: str, is_person: bool) -> None:
        self._write(lambda t: t.insert(person(name) if is_person else collective(name)))

    @rule(number=st.integers(1, 40))
    def add_a_decision(self, number: int) -> None:
        if found := self._ids("issuer"):
            self._write(lambda t: t.insert(decision(found[0], f"{number}/QĐ-UBND")))

    @rule(data=st.data(), count=st.integers(1, 3))
    def add_awards(self, data: st.DataObject, count: int) -> None:
        decisions, cards = self.file.read.records(Commendation), self.file.read.records(Recipient)
        if decisions and cards:
            order, card = data.draw(st.sampled_from(decisions)), data.draw(st.sampled_from(cards))
            self._write(lambda t: t.insert_many([award(order.id or 0, card)] * count))

    @rule(title=_NAMES, rounds=st.integers(0, 2))
    def add_a_conference(self, title: str, rounds: int) -> None:
        def work(transaction: Transaction) -> None:
            held = transaction.insert(Conference(ConferenceKind.FESTIVAL, Level.WARD, title))
            transaction.insert_many([Round(held.id or 0, place, "Bí thư") for place in range(rounds)])

        self._write(work)

    @rule(data=st.data(), note=_NAMES)
    def edit(self, data: st.DataObject, note: str) -> None:
        if record := self._one(data):
            self._write(lambda t: t.update(record, replace(record, note=note)))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if record := self._one(data):
            self._write(lambda t: t.delete(type(record), record.id))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        done = self.past.pop()
        self.file.write(undoing("mai")).result(30)
        assert record_tables(self.file.read) == done.before
        self.future.append(done)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        done = self.future.pop()
        self.file.write(redoing("mai")).result(30)
        assert record_tables(self.file.read) == done.after
        self.past.append(done)

    @rule(data=st.data())
    def undo_out_of_order(self, data: st.DataObject) -> None:
        """Either refused with nothing written, or the same as redoing everything but that step."""
        standing = [step.id for step in steps(self.file.read) if step.undoes_id is None and not step.undone]
        if not standing:
            return
        before, chosen = record_tables(self.file.read), data.draw(st.sampled_from(standing))
        refusal = self.file.write(undoing("mai", chosen)).exception(30)
        if refusal is not None:
            assert isinstance(refusal, SoVangError)
            assert refusal.code == "undo_in_the_way"
            assert refusal.values["later"]
            assert record_tables(self.file.read) == before
        else:
            self.file.write(redoing("mai")).result(30)
            assert record_tables(self.file.read) == before
            self.future.clear()
            self._forget_redo()

    @rule()
    def restart(self) -> None:
        before = record_tables(self.file.read)
        self.file.close()
        self.file = RecordFile(self._path, user="mai")
        assert record_tables(self.file.read) == before

    @invariant()
    def everything_hangs_together(self) -> None:
        if hasattr(self, "file"):
            assert integrity.broken_references(self.file.read) == []
            assert search.out_of_step(self.file.read) == 0
            assert consistency.stale_derived_columns(self.file.read) == []
            assert (next_undo(self.file.read, "mai") is None) == (not self.past)
            assert (next_redo(self.file.read, "mai") is None) == (not self.future)

    def _write(self, work: Callable[[Transaction], object]) -> None:
        before = record_tables(self.file.read)
        future = self.file.write(Deed("deed", {}, work))
        refusal = future.exception(30)
        if refusal is not None:
            assert isinstance(refusal, SoVangError)
            assert refusal.code == "still_used"
            assert record_tables(self.file.read) == before
        elif future.result().step is not None:
            self.past.append(_Done(before, record_tables(self.file.read)))
            self.future.clear()

    def _forget_redo(self) -> None:
        """A redo out of order leaves older undos above it; a new deed clears them, as for the user."""
        self._write(lambda t: t.insert(collective()))

    def _one(self, data: st.DataObject) -> Any:
        found = [record for kind in _KINDS for record in self.file.read.records(kind)]
        return data.draw(st.sampled_from(found)) if found else None

    def _ids(self, table: str) -> list[int]:
        return [row["id"] for row in self.file.read.rows(f"SELECT id FROM {table}")]


TestWildUser = WildUser.TestCase
TestWildUser.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
