"""A clerk at the keyboard: keys and clicks go through the window as the system sends them, and count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}


class ActionCounter(QObject):
    """Counts actions as product.md §7 does: a click, or one key that is not a letter of the data itself."""

    def __init__(self) -> None:
        super().__init__()
        self.actions: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(watched, QWindow):
            if event.type() == QEvent.Type.MouseButtonPress:
                self.actions.append("click")
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                self._count_key(event)
        return False

    def _count_key(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        shortcut = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if shortcut or not event.text() or not event.text().isprintable():
            self.actions.append(QKeySequence(event.keyCombination()).toString() or str(event.key()))


class Clerk:
    """Types and presses in whatever window is in front. Use `counter.actions` afterwards."""

    def __init__(self) -> None:
        self.counter = ActionCounter()
        QApplication.instance().installEventFilter(self.counter)  # type: ignore[union-attr]

    def leave(self) -> None:
        """Stop counting."""
        QApplication.instance().removeEventFilter(self.counter)  # type: ignore[union-attr]

    def press(self, *keys: str) -> None:
        """Press keys named as in menus: "Enter", "Ctrl+N"."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(self._window(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters of the data; Vietnamese letters come whole, as from a keyboard program."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    self._window(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                )
            QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle unless a place is given."""
        window = widget.window()
        place = widget.mapTo(window, at or widget.rect().center())
        handle = window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QApplication.processEvents()

    def _window(self) -> QWindow:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        window = shown.window().windowHandle() if shown is not None else QApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        return window
