"""What the parts of an opened conference share: rounds, opinions, people, pledges."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.theme import Look


@dataclass(frozen=True)
class Tools:
    """What a part works with; `reload` reads the opened conference again."""

    page: Page
    look: Look
    desk: Desk
    forms: PanelForms
    reload: Callable[[], None]

    @property
    def file(self) -> RecordFile:
        """The open register."""
        return self.desk.file


class Part(ABC):
    """The deeds of one part. `change` and `delete` say whether the keyboard was on something of it."""

    add_words = ""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._file = tools.file

    @abstractmethod
    def add(self) -> None:
        """Add to the part."""

    @abstractmethod
    def change(self) -> bool:
        """Change what the keyboard is on."""

    @abstractmethod
    def delete(self) -> bool:
        """Delete what the keyboard is on."""
