"""What the parts of the page work with: the opened decision, the reason for changing it, its forms."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from desktop.operations.commendations import OpenedCommendation
from desktop.records.codes import CommendationState
from desktop.store.writer import Done
from desktop.ui.commendations.opened_view import OpenedView
from desktop.ui.commendations.step_panels import ReasonPanel
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms

T = TypeVar("T")


class Bench:
    """`reason` is why a signed decision changes, "" until it was asked; `reload` reads the register again."""

    def __init__(self, page: Page, desk: Desk, view: OpenedView, reload: Callable[[], None]) -> None:
        self.page = page
        self.desk = desk
        self.file = desk.file
        self.view = view
        self.reload = reload
        self.reason = ""
        self.forms = PanelForms(page, desk, reload)

    def current(self) -> OpenedCommendation | None:
        """The opened decision."""
        return self.view.shown()

    def is_signed(self) -> bool:
        """Whether the opened decision is signed, so that its list is locked against slips."""
        opened = self.current()
        return opened is not None and opened.commendation.state is CommendationState.SIGNED

    def print_row(self, award_id: int) -> None:
        """Open the print page with the sheet of one row."""
        if (opened := self.current()) is not None:
            wanted = {"commendation_id": opened.commendation.id, "award_ids": (award_id,)}
            self.page.page_asked.emit("certificates", wanted)

    def do(self, deed: Callable[[], Future[Done[T]]], *, say: bool = True) -> None:
        """Carry out a deed on the list and show what came of it."""
        self.desk.carry_out(self.page, deed, lambda _value: self.reload(), say=say)

    def with_reason(self, title: str, then: Callable[[str], None]) -> None:
        """Go on at once in a draft; in a signed decision ask for the reason, once while it is open."""
        opened = self.current()
        if opened is None:
            return
        if not self.is_signed() or self.reason:
            then(self.reason)
            return
        panel = ReasonPanel(self.page.look, title, opened.commendation.id, self.file.now().date())

        def given(reason: str) -> None:
            self.reason = reason
            self.reload()
            self.forms.close(panel)
            then(reason)

        panel.saved.connect(given)
        self.forms.show(panel)
