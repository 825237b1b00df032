"""Writing a decision down and changing it: its panel, and what follows once it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.operations import commendations
from desktop.records.carried import Carried
from desktop.records.commendation import Commendation
from desktop.ui.commendations.bench import Bench
from desktop.ui.commendations.decision_panel import NOTHING_CARRIED, DecisionPanel, new_commendation
from desktop.ui.widgets.notice import Notice

NO_ISSUER = "Sổ chưa có cơ quan ban hành. Thêm cơ quan ban hành trong Cài đặt trước."


class DecisionDeeds:
    """`marks` is what of the opened decision was copied; `show` makes a decision the opened one, `take_in`
    opens the import of a list on it; `saved` hears of a decision that was changed, and why.
    """

    def __init__(
        self,
        bench: Bench,
        marks: Callable[[], Carried],
        show: Callable[[int], None],
        take_in: Callable[[Path], None],
        saved: Callable[[Commendation, str], None],
    ) -> None:
        self._bench = bench
        self._file = bench.file
        self._marks = marks
        self._show = show
        self._take_in = take_in
        self._saved = saved
        bench.forms.opens("decision", lambda seen: self.begin() if seen is None else self.change())

    def begin(self, then_import: Path | None = None) -> None:
        """Ctrl+N; a list that waits for the decision is taken in once it stands."""
        draft = new_commendation(self._file)
        if draft is None:
            self._bench.page.say(Notice(NO_ISSUER, "warn"))
            return
        self._edit(draft, then_import)

    def change(self) -> None:
        """Change the opened decision; a signed one with a reason."""
        if (opened := self._bench.current()) is not None:
            self._edit(opened.commendation)

    def _edit(self, seen: Commendation, then_import: Path | None = None) -> None:
        marks = self._marks() if seen.id is not None else NOTHING_CARRIED
        panel = DecisionPanel(self._bench.page.look, self._file, seen, self._bench.reason, marks)
        panel.saved.connect(partial(self._save, panel, seen, then_import))
        self._bench.forms.show(panel)

    def _save(
        self,
        panel: DecisionPanel,
        seen: Commendation,
        then_import: Path | None,
        draft: Commendation,
        reason: str,
    ) -> None:
        if seen.id is None:
            self._bench.forms.save(
                panel,
                lambda: commendations.create_commendation(self._file, draft),
                partial(self._go_on_with, then_import),
            )
        else:
            self._bench.forms.save(
                panel,
                lambda: commendations.change_commendation(self._file, seen, draft, reason, panel.confirmed()),
                lambda stored: self._saved(stored, reason),
            )

    def _go_on_with(self, then_import: Path | None, created: Commendation) -> None:
        self._show(created.id or 0)
        self._bench.view.start_adding()
        if then_import is not None:
            self._take_in(then_import)
