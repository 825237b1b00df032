"""A text field that leaves what is being typed alone and cleans it when it is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.records.text.normal import clean as clean_line
from desktop.ui.clipboard_rows import has_rows
from desktop.ui.theme import Look

Clean = Callable[[str], str]
"""Brings text to the form in which it is kept: NFC, no stray spaces."""


class LineField(QLineEdit):
    """One line of text, safe for UniKey: nothing is completed, masked or changed while the user types.

    `clean` is applied when the field is left and to what `value()` returns. `left` follows every leaving.
    """

    left = Signal()

    def __init__(
        self,
        look: Look,
        placeholder: str = "",
        *,
        clean: Clean = clean_line,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._clean = clean
        self._left_at = ("", 0)
        self.setPlaceholderText(placeholder)
        look.changed.connect(self._restyle)

    def value(self) -> str:
        """The text as it will be kept."""
        return self._clean(self.text())

    def set_value(self, text: str) -> None:
        """Show a value from a record, its beginning in sight; this starts a fresh undo stack."""
        self.setText(text)
        self.setCursorPosition(0)

    def replace_text(self, text: str) -> None:
        """Change the text as an edit the user can undo, e.g. when a repair is accepted."""
        self.selectAll()
        self.insert(text)

    def event(self, event: QEvent) -> bool:
        # A field with nothing to undo leaves Ctrl+Z to the window, which undoes the last step.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            idle_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            idle_redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if idle_undo or idle_redo:
                event.ignore()
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and has_rows():
                event.ignore()  # a list takes rows of a table, where there is one; else they come as text
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Back from the Ctrl+K box or a menu, typing goes on where it was."""
        super().focusInEvent(event)
        text, place = self._left_at
        came_back = event.reason() is Qt.FocusReason.OtherFocusReason and text == self.text()
        if came_back and not self.hasSelectedText():
            self.setCursorPosition(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            place = self.cursorPosition()
            self.leave()
            self._left_at = (self.text(), place)
            self.setCursorPosition(0)  # a long text shows its beginning

    def leave(self) -> None:
        """Clean the text and tell `left`."""
        cleaned = self.value()
        if cleaned != self.text():
            self.replace_text(cleaned)
        self.deselect()
        self.left.emit()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
