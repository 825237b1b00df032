"""The head of a card: what it holds, a hint, and its own button."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.text import Text, Type


class CardHead(QWidget):
    """Title, a paler hint that is cut first, and buttons at the right."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 8, 6)
        self._row.setSpacing(10)
        self.title = Text(look, title, Type.STRONG)
        self.hint = Text(look, "", Type.SMALL, "text3", elide=True)
        self._row.addWidget(self.title)
        self._row.addWidget(self.hint, 1)

    def add_button(self, button: Button) -> None:
        """A button at the right end."""
        self._row.addWidget(button)
