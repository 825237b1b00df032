"""The state machine: what a plain list of states would do, and the register must agree with it."""

from __future__ import annotations

import shutil
import tempfile
from bisect import insort
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.errors import SoVangError
from desktop.operations import history, register
from desktop.store import consistency, integrity, search
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.store.rows import SqlValue
from tests.faults.lived_in import NOW
from tests.operations.wild.cards import CARDS, INITIATIVES, TEAMS
from tests.operations.wild.conferences import CONFERENCES, PARTS
from tests.operations.wild.decisions import DECISIONS, ROWS
from tests.operations.wild.hand import Hand, WildDeeds
from tests.operations.wild.lists import LISTS
from tests.operations.wild.papers import OFFICE, PAPERS

State = dict[str, list[tuple[SqlValue, ...]]]
REFUSED = "undo_in_the_way"


@dataclass(order=True)
class Stood:
    """One deed: the tables before and after it, or where it was undone, before and after its undo."""

    step_id: int
    before: State = field(compare=False)
    after: State = field(compare=False)


class WildUser(RuleBasedStateMachine):
    """`past` are the deeds that stand, oldest first; `future` the undone ones, the latest undone last."""

    wards: Sequence[Path]
    """Registers of another user, who has lived in them; each run plays on a copy of one."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "wild.sovang"
        self.past: list[Stood] = []
        self.future: list[Stood] = []

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        shutil.copyfile(data.draw(st.sampled_from(list(self.wards))), self._path)
        self.file = self._opened()
        assert history.can_undo(self.file) is None
        self.now = self._tables()

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self._hangs_together()
            self.file.close()
        self._folder.cleanup()

    @rule(data=st.data())
    def work_on_decisions(self, data: st.DataObject) -> None:
        self._do(DECISIONS, data)

    @rule(data=st.data())
    def work_on_rows(self, data: st.DataObject) -> None:
        self._do(ROWS, data)

    @rule(data=st.data())
    def work_on_cards(self, data: st.DataObject) -> None:
        self._do(CARDS, data)

    @rule(data=st.data())
    def work_on_teams(self, data: st.DataObject) -> None:
        self._do(TEAMS, data)

    @rule(data=st.data())
    def work_on_initiatives(self, data: st.DataObject) -> None:
        self._do(INITIATIVES, data)

    @rule(data=st.data())
    def work_on_conferences(self, data: st.DataObject) -> None:
        self._do(CONFERENCES, data)

    @rule(data=st.data())
    def work_on_parts_of_conferences(self, data: st.DataObject) -> None:
        self._do(PARTS, data)

    @rule(data=st.data())
    def work_on_papers(self, data: st.DataObject) -> None:
        self._do(PAPERS, data)

    @rule(data=st.data())
    def work_on_the_office(self, data: st.DataObject) -> None:
        self._do(OFFICE, data)

    @rule(data=st.data())
    def take_in(self, data: st.DataObject) -> None:
        self._do(LISTS, data)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self._take_back(self.past[-1], lambda: history.undo(self.file))

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def undo_out_of_order(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(self.past))
        self._take_back(chosen, lambda: history.undo_step(self.file, chosen.step_id))

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        undone, before = self.future[-1], self.now
        refusal = _refusal(lambda: history.redo(self.file))
        self.now = self._tables()
        if refusal is not None:
            assert undone.before != before, "nothing came between, yet the redo was refused"
            self._assert_refused(refusal, before)
            return
        if undone.before == before:
            assert self.now == undone.after
        self.future.pop()
        insort(self.past, Stood(undone.step_id, before, self.now))
        self._hangs_together()

    @rule()
    def restart(self) -> None:
        self.file.close()
        self.file = self._opened()
        assert self._tables() == self.now

    @invariant()
    def the_next_ones_are_those_of_the_list(self) -> None:
        if hasattr(self, "file"):
            latest, undone = history.can_undo(self.file), history.can_redo(self.file)
            assert (latest.id if latest else None) == (self.past[-1].step_id if self.past else None)
            assert (undone is None) == (not self.future)

    def _do(self, deeds: WildDeeds, data: st.DataObject) -> None:
        deed = deeds[data.draw(st.sampled_from(sorted(deeds)))]
        before, done = self.now, None
        try:
            future = deed(Hand(self.file, data))
            done = future.result(30) if future is not None else None
        except SoVangError:
            assert self._tables() == before
        if done is None or done.step is None:
            return
        self.now = self._tables()
        if done.step.undoable:
            self.past.append(Stood(done.step.id, before, self.now))
            self.future.clear()

    def _take_back(self, stood: Stood, undo: Callable[[], Future[Any]]) -> None:
        before = self.now
        refusal = _refusal(undo)
        self.now = self._tables()
        if refusal is not None:
            assert stood.after != before, "nothing came between, yet the undo was refused"
            self._assert_refused(refusal, before)
            return
        if stood.after == before:
            assert self.now == stood.before
        self.past.remove(stood)
        self.future.append(Stood(stood.step_id, self.now, before))
        self._hangs_together()

    def _assert_refused(self, refusal: SoVangError, before: State) -> None:
        assert refusal.code == REFUSED
        assert refusal.values["later"], (refusal.values, refusal.__cause__)
        assert self.now == before

    def _hangs_together(self) -> None:
        assert integrity.broken_references(self.file.read) == []
        assert search.out_of_step(self.file.read) == 0
        assert consistency.stale_derived_columns(self.file.read) == []

    def _tables(self) -> State:
        return record_tables(self.file.read)

    def _opened(self) -> RecordFile:
        return register.open_register(self._path, user="hà", now=lambda: NOW)


def _refusal(doing: Callable[[], Future[Any]]) -> SoVangError | None:
    try:
        doing().result(30)
    except SoVangError as refusal:
        return refusal
    return None
