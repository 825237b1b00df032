"""The pact of a conference: who signs it and what they promise."""

from __future__ import annotations

from desktop.operations import pledges
from desktop.records.attendance import Pledge
from desktop.ui.conferences.parts import Part, Tools
from desktop.ui.conferences.pledge_panel import PledgePanel
from desktop.ui.conferences.pledges_table import PledgesTable


class PledgesPart(Part):
    """Works on the conference it was shown last."""

    add_words = "Thêm đơn vị ký giao ước"

    def __init__(self, tools: Tools, table: PledgesTable) -> None:
        super().__init__(tools)
        self._table = table
        self._conference_id = 0
        tools.forms.opens("pledge", self._reopen)
        table.add_asked.connect(self.add)
        table.opened.connect(lambda _id: self._edit())
        table.moved.connect(self._move)

    def show(self, conference_id: int) -> None:
        """The conference whose pact this is."""
        self._conference_id = conference_id

    def add(self) -> None:
        """The panel of a new party; saved, it comes again for the next one."""
        conference_id = self._conference_id
        panel = PledgePanel(self._tools.look, Pledge(conference_id, 0, ""), self._file.now().date())

        def next_one(added: list[Pledge]) -> None:
            self._tools.reload()
            self._table.set_current_id(added[0].id or 0)
            if self._conference_id == conference_id:
                self.add()

        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: pledges.add_pledges(self._file, conference_id, [draft]), next_one
            )
        )
        self._tools.forms.show(panel)

    def change(self) -> bool:
        if not self._table.view.hasFocus() or self._table.current() is None:
            return False
        self._edit()
        return True

    def delete(self) -> bool:
        chosen = self._table.selected_ids()
        if not chosen or not self._table.view.hasFocus():
            return False
        self._tools.desk.carry_out(self._tools.page, lambda: pledges.delete_pledges(self._file, chosen))
        return True

    def _reopen(self, _conference_id: int, pledge_id: int | None) -> None:
        if pledge_id is None:
            self.add()
        else:
            self._table.set_current_id(pledge_id)
            self._edit()

    def _edit(self) -> None:
        seen = self._table.current()
        if seen is None:
            return
        panel = PledgePanel(self._tools.look, seen, self._file.now().date())
        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: pledges.change_pledge(self._file, seen, draft)
            )
        )
        self._tools.forms.show(panel)

    def _move(self, pledge_id: int, step: int) -> None:
        seen = self._table.current()
        if seen is not None and 1 <= seen.position + step <= self._table.count():
            position = seen.position + step
            self._tools.desk.carry_out(
                self._tools.page, lambda: pledges.move_pledge(self._file, pledge_id, position)
            )
