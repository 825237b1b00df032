"""Going through what is to be looked at before signing: each doubt opens where it is settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktop.operations.commendations import OpenedCommendation
from desktop.records.problem import Problem
from desktop.ui.commendations.bench import Bench
from desktop.ui.commendations.doubts import DoubtsPanel
from desktop.ui.commendations.sum_deeds import OFF_RULE
from desktop.ui.widgets.form_panel import FormPanel

_OF_REVIEW = frozenset({"minutes_date", "proposal_date", "members_present", "members_total", "votes_for"})
_CARRIED = "carried"


class DoubtDeeds:
    """`change` opens the decision's panel, `edit_row` a row's, `review` that of the meeting; `show` makes a
    decision and one of its rows current, `take_sums` takes the rule's sums.
    """

    def __init__(
        self,
        bench: Bench,
        change: Callable[[], None],
        edit_row: Callable[[int], None],
        review: Callable[[], None],
        show: Callable[[int, int | None], None],
        take_sums: Callable[[], None],
    ) -> None:
        self._bench = bench
        self._change = change
        self._edit_row = edit_row
        self._review = review
        self._show = show
        self._take_sums = take_sums
        self._comes_back = False

    def open_list(self) -> None:
        """The list beside the decision."""
        opened = self._bench.current()
        if opened is None:
            return
        panel = DoubtsPanel(self._bench.page.look)
        panel.asked.connect(self.settle)
        panel.show_problems(opened.problems)
        self._bench.page.show_panel(panel)
        panel.start()

    def refresh(self, opened: OpenedCommendation) -> None:
        """The list in sight follows what was changed."""
        panel = self._bench.page.panel()
        if isinstance(panel, DoubtsPanel):
            panel.show_problems(opened.problems)

    def panel_gone(self) -> None:
        """A panel is closed; where a doubt opened it, the list comes back unless another panel came."""
        if self._comes_back:
            self._comes_back = False
            QTimer.singleShot(0, self._bench.page, self._come_back)

    def _come_back(self) -> None:
        opened = self._bench.current()
        if self._bench.page.panel() is None and opened is not None and opened.problems:
            self.open_list()

    def settle(self, problem: Problem) -> None:
        """Open what a doubt is about: another decision beside which the row stands, the row, or the field."""
        other, award_id = problem.values.get("commendation_id"), problem.values.get("award_id")
        if isinstance(other, int):
            beside = problem.values.get("other_award_id")
            self._bench.page.hide_panel()
            self._show(other, beside if isinstance(beside, int) else None)
            return
        if problem.field == _CARRIED:
            self._bench.page.hide_panel()
            return
        if problem.code == OFF_RULE:
            self._take_sums()
            return
        if isinstance(award_id, int):
            self._bench.view.show_list()
            self._edit_row(award_id)
        elif problem.field in _OF_REVIEW:
            self._review()
        else:
            self._change()
        form = self._bench.page.panel()
        if isinstance(form, FormPanel):
            form.go_to(problem.field)
            self._comes_back = True
