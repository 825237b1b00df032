"""How a page has its chosen rows changed: Ctrl+H, or F2 where several rows are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.operations import bulk
from desktop.operations.bulk import BulkPreview
from desktop.ui.bulk.panel import BulkPanel
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.widgets.notice import Notice

CHOOSE_FIRST = "Chọn từ hai dòng trở lên (Shift+↓ hoặc Ctrl+A) rồi bấm Ctrl+H để sửa hàng loạt."

Chosen = tuple[str, Sequence[int]]
"""A kind of row of `operations.bulk`, and the ids that are chosen."""


class BulkWays:
    """Belongs to one page; `chosen` says which rows of which kind are chosen now."""

    def __init__(
        self,
        page: Page,
        desk: Desk,
        forms: PanelForms,
        chosen: Callable[[], Chosen],
        reason: Callable[[], str] = lambda: "",
    ) -> None:
        self._page = page
        self._file = desk.file
        self._forms = forms
        self._chosen = chosen
        self._reason = reason
        forms.opens("bulk", self._show)

    def handlers(self) -> Mapping[str, Handler]:
        """The command of this page."""
        return {"rows.change": Handler(self.open)}

    def several(self) -> bool:
        """Whether F2 means several rows."""
        return len(self._chosen()[1]) > 1

    def open(self) -> None:
        """Open the panel on the chosen rows; with fewer than two, say how to choose them."""
        kind, ids = self._chosen()
        if not self.several():
            self._page.say(Notice(CHOOSE_FIRST, "info"))
            return
        self._show(kind, ids)

    def _show(self, kind: str, ids: Sequence[int]) -> None:
        panel = BulkPanel(self._page.look, self._file, kind, list(ids), self._reason())

        def save(shown: BulkPreview) -> None:
            self._forms.save(panel, lambda: bulk.carry_out(self._file, shown))

        panel.saved.connect(save)
        self._forms.show(panel)

    def open_or(self, change_one: Callable[[], None]) -> None:
        """F2: the panel where several rows are chosen, else what changes the one row."""
        if self.several():
            self.open()
        else:
            change_one()
