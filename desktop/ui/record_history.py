"""The history of the record that a page shows: its panel, and one value of it brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QObject

from desktop.errors import SoVangError
from desktop.records.belonging import Place
from desktop.store.tables import BY_NAME
from desktop.ui.desk import Desk
from desktop.ui.page import Page

if TYPE_CHECKING:
    from desktop.operations.traces.record_history import FormerValue
    from desktop.ui.history_panel import HistoryPanel


class RecordHistory(QObject):
    """Belongs to the open register; the panel comes on whichever page is in sight."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._shown: tuple[HistoryPanel, Place] | None = None
        desk.changed.connect(lambda _kinds: self._fill())

    def available(self) -> bool:
        """Whether the page in sight has a record."""
        page = self._page()
        return page is not None and page.record() is not None

    def open(self) -> None:
        """Show the history of the record that the page in sight is on."""
        from desktop.operations.traces.record_history import (
            title_of,  # knows every kind: not needed at the start
        )
        from desktop.ui.history_panel import HistoryPanel
        from desktop.ui.widgets.form_panel import FormPanel

        page = self._page()
        place = page.record() if page else None
        if page is None or place is None:
            return
        shown = page.panel()
        if isinstance(shown, FormPanel) and _is_place(shown.key):
            place = shown.key
        panel = HistoryPanel(page.look, title_of(self._desk.file, *place))
        panel.value_asked.connect(lambda former, reason: self._bring_back(page, panel, former, reason))
        page.show_panel(panel)
        self._shown = (panel, place)
        self._fill()
        panel.start()

    def _fill(self) -> None:
        page = self._page()
        if self._shown is None or page is None or page.panel() is not self._shown[0]:
            self._shown = None
            return
        from desktop.operations.traces.record_history import record_history

        panel, place = self._shown
        panel.show_lines(record_history(self._desk.file, *place))

    def _bring_back(self, page: Page, panel: HistoryPanel, former: FormerValue, reason: str) -> None:
        from desktop.operations.traces.value_back import bring_back_value

        def refused(error: BaseException) -> None:
            if isinstance(error, SoVangError) and error.code == "reason_needed":
                panel.ask_reason()
            else:
                self._desk.tell(page, error)

        self._desk.carry_out(
            page,
            lambda: bring_back_value(
                self._desk.file, former.table, former.id, former.field, former.value, reason
            ),
            failed=refused,
        )


def _is_place(key: object) -> TypeGuard[Place]:
    """Whether the key of a form names a record of the register."""
    return isinstance(key, tuple) and len(key) == 2 and key[0] in BY_NAME and isinstance(key[1], int)
