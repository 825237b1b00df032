"""What stands in place of an empty list: one sentence, one action, one line about the other way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, primary, secondary
from desktop.ui.widgets.text import Text, Type


class EmptyList(QWidget):
    """No picture; `pressed` is the one action. `sentence`, e.g. “Chưa có quyết định nào.”."""

    pressed = Signal()

    def __init__(
        self,
        look: Look,
        sentence: str,
        action: str = "",
        other_way: str = "",
        *,
        key: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        words = Text(look, sentence, Type.TITLE, wrap=True)
        words.setAlignment(centre)
        column.addWidget(words)
        if action:
            self.button = primary(look, action, key=key, icon=icon)
            self.button.clicked.connect(self.pressed)
            column.addWidget(self.button, 0, centre)
        if other_way:
            more = Text(look, other_way, tone="text2", wrap=True)
            more.setAlignment(centre)
            column.addWidget(more)
        self._column = column
        self._look = look
        column.addStretch(3)

    def add_way(self, action: str, icon: str = "") -> Button:
        """A second, outlined button under the first action."""
        button = secondary(self._look, action, icon=icon)
        self._column.insertWidget(3, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
