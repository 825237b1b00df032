"""The forms in a page's side panel: shown with their drafts, saved once, refused beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.store.writer import Done
from desktop.ui.desk import Desk
from desktop.ui.held_keys import HeldKeys
from desktop.ui.page import Page
from desktop.ui.widgets.form_panel import Drafts, FormPanel
from desktop.ui.widgets.panel import SidePanel

T = TypeVar("T")


class PanelForms:
    """Belongs to one page. The page hands on each panel that closes, so that what was typed is kept.

    `reload` reads the register again before a saved panel closes: the keyboard goes to what is there then.
    """

    def __init__(self, page: Page, desk: Desk, reload: Callable[[], None] = lambda: None) -> None:
        self._page = page
        self._desk = desk
        self._reload = reload
        self._drafts = Drafts()
        self._keys = HeldKeys(page)
        self._saving: set[FormPanel] = set()
        self._came_from: QWidget | None = None

    def show(self, panel: FormPanel) -> None:
        """Show a form with what was typed into it before, the keyboard in its first field."""
        if self._page.panel() is None:
            self._came_from = self._page.window().focusWidget()
        self._page.show_panel(panel)
        panel.begin(self._drafts.of(panel.key))
        panel.start()

    def give_back(self, instead: QWidget) -> None:
        """Put the keyboard back where it was when the form came, or `instead` where that is out of sight."""
        before = self._came_from
        here = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        target = before if here and before is not None else instead
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, panel: SidePanel | None) -> None:
        """Remember what was typed into a panel that closes."""
        self._drafts.keep(panel)

    def close(self, panel: FormPanel) -> None:
        """Close a panel whose content the register has."""
        if self._page.panel() is panel:
            self._page.hide_panel()
        self._drafts.drop(panel.key)

    def save(
        self,
        panel: FormPanel,
        deed: Callable[[], Future[Done[T]]],
        then: Callable[[T], None] = lambda _value: None,
    ) -> None:
        """Carry out what a form asks for; a second press while it is under way is passed over.

        Done, the panel closes and `then` gets the value. Refused, the problems stand beside the fields, or
        the refusal is told as a notice. What is typed meanwhile comes to where the keyboard is afterwards.
        """
        if panel in self._saving:
            return
        self._saving.add(panel)
        self._keys.hold()

        def done(value: T) -> None:
            try:
                self._reload()
                self.close(panel)
                then(value)
            finally:
                self._settle(panel)

        def refused(error: BaseException) -> None:
            try:
                if self._page.panel() is not panel or not panel.show_refusal(error):
                    self._desk.tell(self._page, error)
            finally:
                self._settle(panel, refused=True)

        try:
            self._desk.carry_out(self._page, deed, done, refused)
        except BaseException:
            self._settle(panel, refused=True)
            raise

    def _settle(self, panel: FormPanel, *, refused: bool = False) -> None:
        """The register has answered; the keys wait while another form is being saved."""
        self._saving.discard(panel)
        if not self._saving:
            self._keys.release(refused=refused)
