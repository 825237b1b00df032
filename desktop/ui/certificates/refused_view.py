"""What stands in place of the sheets of a decision that prints none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.certificates.sheet_list import SheetList
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList


class RefusedView(QWidget):
    """Hidden until `say()`; `back_asked` from its one button, which carries the keyboard."""

    back_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._words: EmptyList | None = None
        self.hide()

    def say(self, sentence: str) -> None:
        """Say why there are no sheets."""
        self.clear()
        self._words = EmptyList(self._look, sentence, "Quay lại quyết định", key="Esc")
        self._words.pressed.connect(self.back_asked)
        self._row.addWidget(self._words, 1)
        self._words.show()  # now, so that the keyboard can go to its button
        self.show()

    def clear(self) -> None:
        """There are sheets."""
        self.hide()
        if self._words is not None:
            self._row.removeWidget(self._words)
            self._words.hide()
            self._words.deleteLater()
            self._words = None

    def take_keyboard(self, otherwise: SheetList) -> None:
        """Put the keyboard on the way back, or on the list where there are sheets."""
        target: QWidget = self._words.button if self._words else otherwise.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_said(self) -> bool:
        """Whether there are no sheets."""
        return self._words is not None
