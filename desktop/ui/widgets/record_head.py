"""The head of an opened record, on whatever page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.text import Text, Type

ROOM = 660
"""Width in px at 100 % text below which buttons keep only their icon, so that the title can be read."""


class RecordHead(QWidget):
    """Title and state with the buttons at their right, a second line below. A page's own head fills it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self._shrinking: tuple[Button, ...] = ()
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

    def add_buttons(self, *buttons: QWidget, shrinking: Sequence[Button] = ()) -> None:
        """Put buttons at the right end, from the left; without room the `shrinking` ones keep an icon."""
        self._shrinking = tuple(shrinking)
        for button in buttons:
            self._row.addWidget(button)

    def add_first(self, button: Button, *, shrinks: bool) -> None:
        """Put one more button before the others."""
        self._row.insertWidget(3, button)  # behind title, chip and the room between
        if shrinks:
            self._shrinking = (*self._shrinking, button)

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, the second line leaves."""
        self._narrow = narrow
        self.second.setVisible(not narrow)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the title its room: buttons shrink one after the other, below `ROOM` all of them."""
        compact = self._narrow or self.width() < self._look.theme.px(ROOM)
        for button in self._shrinking:
            button.set_compact(compact)
        for button in self._shrinking:
            button.set_compact(compact or self._wanted() > self.width())

    def _wanted(self) -> int:
        """Width in px that the first line needs to be read whole."""
        title = QFontMetrics(self.title.font()).horizontalAdvance(self.title.text())
        widgets = [item.widget() for at in range(self._row.count()) if (item := self._row.itemAt(at))]
        others = [one for one in widgets if one and one is not self.title and not one.isHidden()]
        return (
            title + sum(one.sizeHint().width() + self._row.spacing() for one in others) + self._row.spacing()
        )
