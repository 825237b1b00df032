"""The head of an opened record, on whatever page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.text import Text, Type


class RecordHead(QWidget):
    """Title and state with the buttons at their right, a second line below. A page's own head fills it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(look, "", Type.TITLE, elide=True)
        self.chip = Chip(look, "")
        self.second = Text(look, "", Type.SMALL, "text2", elide=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addWidget(self.chip)
        self._row.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addLayout(self._row)
        self.column.addWidget(self.second)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons at the right end, from the left."""
        for button in buttons:
            self._row.addWidget(button)

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, the second line leaves."""
        self.second.setVisible(not narrow)
