"""Opinions: written down one after the other, answered, postponed, passed up, ordered, taken away."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import partial
from typing import Any

from desktop.operations import opinions
from desktop.operations.opinions import OpenedOpinions
from desktop.records.codes import OpinionState
from desktop.records.opinion import Opinion
from desktop.store.writer import Done
from desktop.ui.conferences.answer_bar import UNANSWERED
from desktop.ui.conferences.opinion_panels import AnswerPanel, OpinionPanel, PassUpPanel, PostponePanel
from desktop.ui.conferences.opinions_table import OpinionsTable
from desktop.ui.conferences.parts import Part, Tools


class OpinionsPart(Part):
    """Works on the conference it was shown last; panels are asked for by the table and its answer bar."""

    add_words = "Thêm ý kiến"

    def __init__(self, tools: Tools, table: OpinionsTable) -> None:
        super().__init__(tools)
        self._table = table
        self._opened: OpenedOpinions | None = None
        tools.forms.opens("opinion", lambda _conference, seen: self._reopen(self._edit, seen))
        tools.forms.opens("answer", partial(self._reopen, self._answer))
        tools.forms.opens("postpone", partial(self._reopen, self._postpone))
        tools.forms.opens("pass_up", partial(self._reopen, self._pass_up))
        table.add_asked.connect(self.add)
        table.opened.connect(lambda _id: self._edit())
        table.answer_asked.connect(self._answer)
        table.moved.connect(self._move)
        table.bar.edit_asked.connect(self._edit)
        table.bar.pass_up_asked.connect(self._pass_up)
        table.bar.postpone_asked.connect(self._postpone)
        table.bar.at_once_asked.connect(self._answer_at_once)

    def show(self, opened: OpenedOpinions) -> None:
        """The conference whose opinions these are."""
        self._opened = opened

    def add(self) -> None:
        """The panel of a new opinion; saved, it comes again for the next one, with the same due day."""
        self._add(None)

    def change(self) -> bool:
        if not self._holds_keyboard() or self._current() is None:
            return False
        self._edit()
        return True

    def delete(self) -> bool:
        chosen = self._table.selected_ids()
        if not chosen or not self._table.view.hasFocus():
            return False
        self._carry_out(lambda: opinions.delete_opinions(self._file, chosen))
        return True

    def _add(self, due_on: date | None) -> None:
        if self._opened is None:
            return
        conference = self._opened.conference
        new = Opinion(conference.id or 0, 0, "", due_on=due_on)
        panel = OpinionPanel(self._tools.look, self._file, conference, new)

        def next_one(added: Opinion) -> None:
            self._tools.reload()
            self._table.set_current_id(added.id or 0)
            if self._opened is not None and self._opened.conference.id == added.conference_id:
                self._add(added.due_on)

        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: opinions.add_opinion(self._file, draft), next_one
            )
        )
        self._tools.forms.show(panel)

    def _reopen(self, open_panel: Callable[[], None], opinion_id: int | None) -> None:
        if opinion_id is None:
            self.add()
        else:
            self._table.set_current_id(opinion_id)
            open_panel()

    def _edit(self) -> None:
        seen = self._current()
        if seen is None or self._opened is None:
            return
        panel = OpinionPanel(self._tools.look, self._file, self._opened.conference, seen)
        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: opinions.change_opinion(self._file, seen, draft)
            )
        )
        self._tools.forms.show(panel)

    def _answer(self) -> None:
        seen = self._current()
        if seen is None or self._opened is None or seen.state not in UNANSWERED:
            return
        panel = AnswerPanel(self._tools.look, self._opened.conference, seen, self._file.now().date())
        panel.saved.connect(
            lambda answer, on: self._tools.forms.save(
                panel, lambda: opinions.record_answer(self._file, seen, answer=answer, answered_on=on)
            )
        )
        self._tools.forms.show(panel)

    def _answer_at_once(self) -> None:
        seen = self._waiting()
        if seen is not None:
            self._carry_out(lambda: opinions.answer_at_once(self._file, seen))
            self._table.view.setFocus()

    def _postpone(self) -> None:
        seen = self._waiting()
        if seen is None:
            return
        panel = PostponePanel(self._tools.look, seen, self._file.now().date())
        panel.saved.connect(
            lambda due_on, reason: self._tools.forms.save(
                panel, lambda: opinions.postpone(self._file, seen, due_on, reason)
            )
        )
        self._tools.forms.show(panel)

    def _pass_up(self) -> None:
        seen = self._waiting()
        if seen is None or self._opened is None:
            return
        panel = PassUpPanel(self._tools.look, self._file, self._opened.conference, seen)
        panel.saved.connect(
            lambda passed_to, on: self._tools.forms.save(
                panel, lambda: opinions.pass_up(self._file, seen, passed_to=passed_to, passed_on=on)
            )
        )
        self._tools.forms.show(panel)

    def _move(self, opinion_id: int, step: int) -> None:
        seen = self._current()
        count = len(self._opened.lines) if self._opened else 0
        if seen is not None and 1 <= seen.position + step <= count:
            position = seen.position + step
            self._carry_out(lambda: opinions.move_opinion(self._file, opinion_id, position))

    def _current(self) -> Opinion | None:
        line = self._table.current()
        return line.opinion if line else None

    def _waiting(self) -> Opinion | None:
        seen = self._current()
        return seen if seen is not None and seen.state is OpinionState.IN_PROGRESS else None

    def _holds_keyboard(self) -> bool:
        focused = self._table.window().focusWidget()
        return focused is not None and self._table.isAncestorOf(focused)

    def _carry_out(self, deed: Callable[[], Future[Done[Any]]]) -> None:
        self._tools.desk.carry_out(self._tools.page, deed)
