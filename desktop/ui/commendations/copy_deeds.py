"""Beginning a new decision with a past one, and confirming what was copied."""

from __future__ import annotations

from collections.abc import Callable, Collection

from desktop.operations import carried
from desktop.records.carried import Carried
from desktop.records.commendation import Commendation
from desktop.ui.commendations.bench import Bench
from desktop.ui.commendations.copy_panel import CopyPanel
from desktop.ui.commendations.decision_panel import NOTHING_CARRIED


class CopyDeeds:
    """`show` makes a decision the opened one."""

    def __init__(self, bench: Bench, show: Callable[[int], None]) -> None:
        self._bench = bench
        self._file = bench.file
        self._show = show
        bench.view.table.ticked.connect(lambda ids, _second: self.confirm_rows(ids))
        bench.view.all_right.clicked.connect(self.confirm_all)
        bench.forms.opens("copy", lambda _decision: self.copy())

    def copy(self) -> None:
        """Open the panel that asks who goes along."""
        opened = self._bench.current()
        if opened is None:
            return
        panel = CopyPanel(self._bench.page.look, opened, self._file.now().date())
        commendation_id = opened.commendation.id or 0

        def save(award_ids: Collection[int]) -> None:
            self._bench.forms.save(
                panel, lambda: carried.copy_commendation(self._file, commendation_id, award_ids), go_on
            )

        def go_on(new: Commendation) -> None:
            notices = self._bench.view.notices
            said = notices.notice()
            self._show(new.id or 0)
            if said is not None:
                notices.show_notice(said)  # it is about the decision that has just come into sight

        panel.saved.connect(save)
        self._bench.forms.show(panel)

    def marks(self) -> Carried:
        """What of the opened decision is copied and not looked at yet."""
        opened = self._bench.current()
        return opened.carried if opened is not None else NOTHING_CARRIED

    def confirm_rows(self, award_ids: Collection[int]) -> None:
        """Space: the chosen rows are right."""
        opened, marked = self._bench.current(), self.marks().award_ids & set(award_ids)
        if opened is not None and marked:
            commendation_id = opened.commendation.id or 0
            self._bench.do(lambda: carried.confirm(self._file, commendation_id, award_ids=marked))

    def confirm_all(self) -> None:
        """Ctrl+J: everything that was copied is right."""
        opened = self._bench.current()
        if opened is not None and self.marks():
            commendation_id = opened.commendation.id or 0
            self._bench.do(lambda: carried.confirm_all(self._file, commendation_id))
