"""A question that must be answered first: the answers are the buttons, the safe one is the default."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.text import Text, Type

WIDTH = 500
"""px at 100 % text."""


@dataclass(frozen=True)
class Answer:
    """A button: its words, and whether it changes nothing."""

    words: str
    is_safe: bool = False


class Question(QDialog):
    """`chosen` is the place of the answer, -1 while there is none and after Esc. Open it with `open()`."""

    def __init__(
        self, look: Look, question: str, details: Sequence[str], answers: Sequence[Answer], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.chosen = -1
        self.setWindowTitle("Sổ Vàng")
        self.setAccessibleName(question)
        self.setAccessibleDescription(" ".join(details))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(look.theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(Text(look, question, Type.TITLE, wrap=True))
        for sentence in details:
            column.addWidget(Text(look, sentence, tone="text2", wrap=True))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.buttons = tuple(self._button(place, answer) for place, answer in enumerate(answers))
        for button in self.buttons:
            row.addWidget(button)
        column.addLayout(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.theme.colour("surface"))

    def _button(self, place: int, answer: Answer) -> Button:
        button = Button(self._look, answer.words, Kind.PRIMARY if answer.is_safe else Kind.SECONDARY)
        button.setDefault(answer.is_safe)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._take(place))
        if answer.is_safe:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button

    def _take(self, place: int) -> None:
        self.chosen = place
        self.accept()
