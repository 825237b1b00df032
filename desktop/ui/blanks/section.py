"""One part of the page “Phôi và máy in”: its stock, or its printers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.records.belonging import Place
from desktop.ui.commands import Handler
from desktop.ui.page import Page, PageAction
from desktop.ui.widgets.panel import SidePanel


class Section(QWidget):
    """The page hands everything on to the section in sight.

    `page` takes notices, side panels, `page_asked`, and `frame_changed` when actions or handlers changed.
    `words` stand on the section's tab.
    """

    key = ""
    words = ""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def place(self) -> Mapping[str, object]:
        """What brings into sight again what the section shows."""
        return {"section": self.key}

    def record(self) -> Place | None:
        """The record that the keyboard is on."""
        return None

    def takes(self, argument: Mapping[str, object]) -> bool:
        """Whether the page's argument is meant for this section."""
        return argument.get("section") == self.key

    def actions_shown(self) -> Sequence[PageAction]:
        """The buttons of the page bar, primary last."""
        return ()

    def handlers(self) -> Mapping[str, Handler]:
        """What the commands do while this section is in sight."""
        return {}

    def returns_to(self) -> str:
        """The page that asked for what is in sight; "" for none."""
        return ""

    def panes(self) -> Sequence[QWidget]:
        """The panes that F6 goes through, in reading order; the first takes the keyboard."""
        return ()

    def opened(self, argument: Mapping[str, object]) -> None:
        """The section has come into sight; the argument says what to show."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Records of these kinds have changed."""

    def set_narrow(self, narrow: bool) -> None:
        """The narrow rules of look.md section 4."""

    def panel_closing(self, panel: SidePanel | None) -> None:
        """A side panel is about to close: keep what was typed."""

    def panel_changed(self, panel: SidePanel | None) -> None:
        """A side panel has come, or gone (None)."""
