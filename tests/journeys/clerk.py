"""A clerk at the keyboard: keys go through the window as the system sends them, and are counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

PATIENCE = 20.0
"""Seconds until a clerk gives up on a window that does not answer."""


class Clerk:
    """Types and presses in whatever window is in front.

    `actions` holds every key that is not a letter of the data itself, as product.md §7 counts: a shortcut,
    Enter, an arrow.
    """

    def __init__(self) -> None:
        self.actions: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys named as in menus: "Enter", "Ctrl+N"."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            self.actions.append(key)
            window, pressed = self._window(), (combination.key(), combination.keyboardModifiers())
            unanswered = QTimer()
            unanswered.timeout.connect(_close_dialog)
            unanswered.start(int(PATIENCE * 1000))  # or a dialog that no test expects waits for ever
            QTest.keyPress(window, *pressed)
            unanswered.stop()
            # The press may have put another window there; a closed one goes while its keys are released.
            if isValid(window) and window.isVisible():
                QTest.keyRelease(window, *pressed)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters of the data; Vietnamese letters come whole, as from a keyboard program."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    self._window(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                )
            QApplication.processEvents()

    def answer(self, path: Path, key: str) -> None:
        """Press a key that asks for a file, type the path in the dialog and press Enter there."""
        deadline = time.monotonic() + PATIENCE
        before = QApplication.activeWindow()
        timer = QTimer()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                return
            if dialog.isActiveWindow():
                timer.stop()
                self.type(str(path))
                self.press("Enter")
            elif time.monotonic() > deadline:
                dialog.reject()

        timer.timeout.connect(look)
        timer.start(10)
        self.press(key)
        self.wait(lambda: not timer.isActive())
        if (
            QApplication.focusWindow() is None and before is not None and isValid(before)
        ):  # a screen without a window manager
            before.activateWindow()
            self.wait(QApplication.focusWindow)

    def wait(self, holds: Callable[[], object], what: Callable[[], str] = lambda: "") -> None:
        """Watch the window until something holds; AssertionError with `what()` when it never does."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"the clerk waited in vain {what()}"
            QTest.qWait(5)

    def wait_focus(self, name: str) -> None:
        """Wait until the keyboard is where a screen reader would say `name`."""
        self.wait(
            lambda: self.focus_name() == name,
            lambda: f"for the keyboard on {name!r}; it is on {self.focus_name()!r}",
        )

    def focus(self) -> QWidget | None:
        """Where the keyboard is."""
        return QApplication.focusWidget()

    def focus_name(self) -> str:
        """What a screen reader says of the place of the keyboard."""
        focused = self.focus()
        return focused.accessibleName() if focused is not None else ""

    def _window(self) -> QWindow:
        """What the system gives the keys to: an open menu, else the window in front."""
        popup = QApplication.activePopupWidget()
        window = popup.windowHandle() if isinstance(popup, QMenu) else QApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        return window


def _close_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
