"""A field of a few lines, safe for UniKey; Tab leaves it, Enter breaks the line where lines are meant."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.records.text.normal import clean, clean_multiline
from desktop.ui.theme import Look


class TextArea(QPlainTextEdit):
    """`lines` high; the text is cleaned in what `value()` returns and when the field is left.

    A field that holds one long sentence does not break lines: Enter goes on to the next field there.
    `keeps_gaps`: the empty lines between the paragraphs of a letter stay.
    """

    def __init__(
        self,
        look: Look,
        placeholder: str = "",
        *,
        lines: int = 3,
        breaks_lines: bool = True,
        keeps_gaps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = lines
        self.breaks_lines = breaks_lines
        self._keeps_gaps = keeps_gaps
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> str:
        """The text as it will be kept."""
        text = self.toPlainText()
        if self._keeps_gaps:
            return "\n".join(clean(line) for line in text.splitlines())
        return clean_multiline(text) if self.breaks_lines else clean(text)

    def set_value(self, text: str) -> None:
        """Show a value from a record."""
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.value() != self.toPlainText():
            self.setPlainText(self.value())

    def _restyle(self) -> None:
        # Text is laid out up to one px a line taller than its metrics say.
        self.setFixedHeight(self._lines * (self._look.theme.line_height() + 1) + 18)
