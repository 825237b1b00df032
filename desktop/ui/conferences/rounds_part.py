"""Rounds: added, changed, ordered, taken away, and the names in them."""

from __future__ import annotations

from desktop.operations import conferences
from desktop.operations.conferences import OpenedConference, RoundLine
from desktop.records.conference import Round
from desktop.ui.conferences.handed_over import HandedOverTable
from desktop.ui.conferences.parts import Part, Tools
from desktop.ui.conferences.round_panel import RoundPanel
from desktop.ui.conferences.rounds_table import RoundsTable


class RoundsPart(Part):
    """Works on the conference it was shown last."""

    add_words = "Thêm đợt trao thưởng"

    def __init__(self, tools: Tools, rounds: RoundsTable, handed_over: HandedOverTable) -> None:
        super().__init__(tools)
        self._rounds = rounds
        self._handed_over = handed_over
        self._opened: OpenedConference | None = None
        tools.forms.opens("round", self._reopen)
        rounds.add_asked.connect(self.add)
        rounds.opened.connect(lambda _id: self._edit())
        rounds.moved.connect(self._move)
        handed_over.reordered.connect(self._reorder)
        handed_over.opened.connect(
            lambda award_id: tools.page.page_asked.emit("commendations", {"award_id": award_id})
        )

    def show(self, opened: OpenedConference) -> None:
        """The conference whose rounds these are."""
        self._opened = opened

    def add(self) -> None:
        """The panel of a new round."""
        if self._opened is None:
            return
        conference_id = self._opened.conference.id or 0
        panel = RoundPanel(self._tools.look, self._file, self._opened.conference, None)

        def save(draft: Round, award_ids: list[int]) -> None:
            deed = lambda: conferences.add_round(  # noqa: E731 - a deed is handed on, not called here
                self._file, conference_id, presenter_title=draft.presenter_title,
                presenter_name=draft.presenter_name, award_ids=award_ids,
            )  # fmt: skip
            self._tools.forms.save(panel, deed, self._go_to)

        panel.saved.connect(save)
        self._tools.forms.show(panel)

    def change(self) -> bool:
        tables = (self._rounds, self._handed_over)
        if not any(table.view.hasFocus() for table in tables) or self._current() is None:
            return False
        self._edit()
        return True

    def delete(self) -> bool:
        line, chosen = self._current(), self._handed_over.selected_ids()
        carry_out, page = self._tools.desk.carry_out, self._tools.page
        if line is not None and self._rounds.view.hasFocus():
            carry_out(page, lambda: conferences.delete_round(self._file, line.round.id or 0))
        elif chosen and self._handed_over.view.hasFocus():
            carry_out(page, lambda: conferences.assign_awards(self._file, None, chosen))
        else:
            return False
        return True

    def _reopen(self, _conference_id: int, round_id: int | None) -> None:
        if round_id is None:
            self.add()
        else:
            self._rounds.set_current_id(round_id)
            self._edit()

    def _edit(self) -> None:
        line = self._current()
        if line is None or self._opened is None:
            return
        panel = RoundPanel(self._tools.look, self._file, self._opened.conference, line)
        panel.saved.connect(
            lambda draft, ids: self._tools.forms.save(
                panel, lambda: conferences.change_round(self._file, line.round, draft, ids)
            )
        )
        self._tools.forms.show(panel)

    def _current(self) -> RoundLine | None:
        lines = self._opened.rounds if self._opened else ()
        return next((line for line in lines if line.round.id == self._rounds.current_id()), None)

    def _go_to(self, found: Round) -> None:
        self._tools.reload()
        self._rounds.set_current_id(found.id or 0)

    def _move(self, round_id: int, step: int) -> None:
        line = self._current()
        count = len(self._opened.rounds) if self._opened else 0
        if line is not None and 1 <= line.round.position + step <= count:
            position = line.round.position + step
            self._tools.desk.carry_out(
                self._tools.page, lambda: conferences.move_round(self._file, round_id, position)
            )

    def _reorder(self, award_ids: list[int]) -> None:
        line = self._current()
        if line is not None:
            self._tools.desk.carry_out(
                self._tools.page, lambda: conferences.assign_awards(self._file, line.round.id, award_ids)
            )
