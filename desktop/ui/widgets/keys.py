"""Keys that a widget hears while the keyboard is in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def hear(widget: QWidget, key: str, run: Callable[[], None]) -> None:
    """Run something when a key such as "Alt+Up" is pressed in a widget or in a child of it."""
    shortcut = QShortcut(QKeySequence(key), widget, run)
    # PySide passes over the constructor's own `context`, and the whole window would hear the key.
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
