"""Keys that a widget hears while the keyboard is in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def is_command(event: QKeyEvent) -> bool:
    """Whether a key belongs to a command, i.e. is pressed with Ctrl or Alt."""
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something: a letter, a digit, a space."""
    return bool(event.text()) and event.text().isprintable() and not is_command(event)


def hear(widget: QWidget, key: str, run: Callable[[], None], words: str = "") -> None:
    """Run something when a key such as "Alt+Up" is pressed in a widget or in a child of it.

    `words` say in the menu of the right mouse button what it does, where that is not the key's usual meaning.
    """
    shortcut = QShortcut(QKeySequence(key), widget, run)
    shortcut.setWhatsThis(words)
    # PySide passes over the constructor's own `context`, and the whole window would hear the key.
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def heard_at(widget: QWidget, key: str) -> QShortcut | None:
    """What `hear` runs for a key pressed in this widget, the nearest around it; None where nobody hears."""
    around: QWidget | None = widget
    while around is not None:
        for child in around.children():
            if isinstance(child, QShortcut) and child.key() == QKeySequence(key):
                return child
        around = around.parentWidget()
    return None
