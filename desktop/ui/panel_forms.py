"""The forms in a page's side panel: shown with what was typed before, saved once, refused at their fields."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.errors import SoVangError
from desktop.operations.unsaved import Key, UnsavedForm, can_be_kept, key_of, plain
from desktop.store.writer import Done
from desktop.ui.desk import Desk
from desktop.ui.held_keys import HeldKeys
from desktop.ui.page import Page
from desktop.ui.taken_back import gone_notice, set_aside, taken_back_notice
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.notice import Notice
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
        self._unsaved = desk.unsaved
        self._openers: dict[object, Callable[..., None]] = {}
        self._aside: dict[FormPanel, UnsavedForm] = {}
        self._said: dict[FormPanel, Notice] = {}  # what was given back stands no longer than its form
        self._keys = HeldKeys(page)
        self._saving: set[FormPanel] = set()
        self._came_from: QWidget | None = None
        page.form_asked.connect(self._reopen)

    def opens(self, kind: str, opener: Callable[..., None]) -> None:
        """How a form is opened again after the program has ended: `opener` takes what follows in its key."""
        self._openers[kind] = opener

    def show(self, panel: FormPanel) -> None:
        """Show a form with what was typed into it before, the keyboard in its first field."""
        if self._page.panel() is None:
            self._came_from = self._page.window().focusWidget()
        self._page.show_panel(panel)
        kept = self._unsaved.of(self._page.page_id, panel.key)
        if kept is None:
            panel.begin()
            panel.start()
        else:
            self._give(panel, kept)
        panel.touched.connect(lambda: self._touch(panel))

    def give_back(self, instead: QWidget) -> None:
        """Put the keyboard back where it was when the form came, or `instead` where that is out of sight."""
        before = self._came_from
        here = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        target = before if here and before is not None else instead
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, panel: SidePanel | None) -> None:
        """Remember what was typed into a panel that closes."""
        if isinstance(panel, FormPanel):
            form = self._snapshot(panel)
            self._aside.pop(panel, None)
            if (said := self._said.pop(panel, None)) is not None:
                self._page.unsay(said)
            if form is not None:
                self._unsaved.keep(replace(form, is_open=False))
            else:
                self._unsaved.drop(self._page.page_id, panel.key)

    def close(self, panel: FormPanel) -> None:
        """Close a panel whose content the register has."""
        if self._page.panel() is panel:
            self._page.hide_panel()
        self._unsaved.drop(self._page.page_id, panel.key)

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
        self._unsaved.send(self._page.page_id, panel.key)
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
        self._unsaved.settle(self._page.page_id, panel.key)
        if not self._saving:
            self._keys.release(refused=refused)

    def _touch(self, panel: FormPanel) -> None:
        if isValid(panel) and self._page.panel() is panel:
            page, key = self._page.page_id, panel.key
            self._unsaved.touch(page, key, lambda: self._snapshot(panel))

    def _snapshot(self, panel: FormPanel) -> UnsavedForm | None:
        """What was typed into a panel, with what waits because another clerk changed its fields."""
        if not isValid(panel):  # the window has gone
            return self._unsaved.of(self._page.page_id, panel.key)
        aside = self._aside.get(panel)
        typed = {**(aside.typed if aside else {}), **panel.as_typed()}
        kept = {label: value for label, one in typed.items() if can_be_kept(value := plain(one))}
        key = key_of(panel.key)
        if not kept or not can_be_kept(key):
            return None
        before = {**panel.begun(), **(aside.begun if aside else {})}
        focus, cursor = panel.focused()
        return UnsavedForm(
            self._page.page_id,
            key,
            kept,
            {label: value for label in kept if can_be_kept(value := plain(before.get(label)))},
            self._page.place(),
            self._unsaved.now(),
            focus,
            cursor,
            is_open=key[0] in self._openers,
        )

    def _give(self, panel: FormPanel, kept: UnsavedForm) -> None:
        """Fill a form with what was typed into it; a field that another clerk changed since then waits."""
        waiting = set_aside(kept, panel.raw())
        panel.begin({label: value for label, value in kept.typed.items() if label not in waiting})
        panel.resume(kept.focus, kept.cursor)
        if waiting:
            self._aside[panel] = replace(
                kept,
                typed={label: kept.typed[label] for label in waiting},
                begun={label: kept.begun[label] for label in waiting},
            )
        take = (lambda: self._take_aside(panel)) if waiting else None
        now = self._unsaved.now()
        notice = taken_back_notice(kept.at, now, waiting, lambda: self._give_up(panel), take)
        self._page.say(notice)
        self._said[panel] = notice

    def _take_aside(self, panel: FormPanel) -> None:
        """The user wants what he typed, although another clerk changed the field."""
        aside = self._aside.pop(panel, None)
        if aside is not None and isValid(panel):
            panel.put(aside.typed)
            self._touch(panel)

    def _give_up(self, panel: FormPanel) -> None:
        """“Bỏ”: the form as the register has it."""
        if isValid(panel) and self._page.panel() is panel:
            self._aside.pop(panel, None)
            panel.put(panel.begun())
            panel.start()
            self._unsaved.drop(self._page.page_id, panel.key)

    def _reopen(self, key: Key) -> None:
        """Open the form in which the work stopped when the program ended; a record that is gone is told."""
        opener = self._openers.get(key[0])
        if opener is None:
            return
        try:
            opener(*key[1:])
        except SoVangError as refusal:
            self._desk.tell(self._page, refusal)
        panel = self._page.panel()
        if isinstance(panel, FormPanel) and key_of(panel.key) == key:
            return
        if panel is not None:
            self._page.hide_panel()
        lost = self._unsaved.of(self._page.page_id, key)
        if lost is not None:
            self._unsaved.drop(self._page.page_id, key)
            self._page.say(gone_notice(lost, self._unsaved.now()))
