"""What the editors of a form have in common: their value, their text letter for letter, the cursor in it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea


def value_of(editor: QWidget) -> object:
    """The value as it would be saved; None for what is no editor of a form."""
    return editor.value() if isinstance(editor, ChoiceField | LineField | TextArea) else None


def text_of(editor: QWidget) -> str:
    """The text as it stands; "" where nothing is typed."""
    if isinstance(editor, TextArea):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, LineField) else ""


def put_value(editor: QWidget, value: object) -> None:
    """Show a value as if the user had given it: what follows a choice hears of it."""
    if isinstance(editor, ChoiceField):
        editor.set_value(value)
        editor.chosen.emit(editor.value())
    elif isinstance(editor, LineField | TextArea):
        editor.set_value(str(value))


def cursor_of(editor: QWidget) -> int:
    """The place in the text; -1 where there is none."""
    if isinstance(editor, TextArea):
        return editor.textCursor().position()
    return editor.cursorPosition() if isinstance(editor, LineField) else -1


def set_cursor(editor: QWidget, place: int) -> None:
    """Put the cursor where it was."""
    if place < 0:
        return
    if isinstance(editor, LineField):
        editor.deselect()
        editor.setCursorPosition(place)
    elif isinstance(editor, TextArea):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(min(place, len(editor.toPlainText())))
        editor.setTextCursor(cursor)
