"""Keeps what is typed while a form is being saved, and hands it on to where the keyboard is afterwards."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QWidget

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class HeldKeys(QObject):
    """Belongs to a page and goes with it. The mouse is never held.

    The form that was saved still has the keyboard until the register has answered: what a quick typist writes
    for the next one would be lost with it, or leave the next name without its first letters.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._held: deque[QEvent] = deque()
        self._is_holding = False
        self._is_handing_on = False

    def hold(self) -> None:
        """Keep the keys and the input method's text that come to the page's window from now on."""
        self._is_holding = True
        if (application := QCoreApplication.instance()) is not None:
            application.installEventFilter(self)

    def release(self, *, refused: bool = False) -> None:
        """Hand on what was typed, in order, to where the keyboard is.

        A form that was `refused` gets it without the Ctrl+Enter, which was meant for another one. What is
        handed on may save a form in its turn: the rest then waits for that one.
        """
        if refused:
            self._held = deque(event for event in self._held if not _is_save(event))
        self._is_holding = False
        while self._held and not self._is_holding:
            self._hand_on(self._held.popleft())
        if not self._is_holding and (application := QCoreApplication.instance()) is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if not isinstance(event, QKeyEvent | QInputMethodEvent) or self._is_handing_on:
            return False
        if not self._is_ours(watched):
            return False
        event.accept()  # a shortcut comes as a key then
        if not is_override and not self._is_repeated(event):
            self._held.append(_kept(event))
        return True

    def _is_ours(self, watched: QObject) -> bool:
        window = self._page.window()
        if isinstance(watched, QWidget):
            return watched.window() is window
        return isinstance(watched, QWindow) and watched is window.windowHandle()

    def _is_repeated(self, event: QEvent) -> bool:
        """Ctrl+Enter once more, before anything else was typed, is meant for the form being saved."""
        if not _is_save(event):
            return False
        return (isinstance(event, QKeyEvent) and event.isAutoRepeat()) or not any(map(_writes, self._held))

    def _hand_on(self, event: QEvent) -> None:
        """By the way a key takes: a shortcut first, unless the field wants the key itself."""
        window = self._page.window()
        target = window.focusWidget() or window
        before, self._is_handing_on = self._is_handing_on, True
        if not (isinstance(event, QKeyEvent) and _run_shortcut(window, target, event)):
            QCoreApplication.sendEvent(target, event)
        self._is_handing_on = before


def _kept(event: QEvent) -> QEvent:
    """A key as it is; a paste as the text of this moment, for a keyboard program takes it back at once."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if text and text.isprintable():
            pasted = QInputMethodEvent()
            pasted.setCommitString(text)
            return pasted
    return event.clone()


def _is_save(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


def _writes(event: QEvent) -> bool:
    """Whether something was typed: a release or a bare Ctrl is nothing yet."""
    if not isinstance(event, QKeyEvent):
        return True
    return event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS


def _run_shortcut(window: QWidget, target: QWidget, event: QKeyEvent) -> bool:
    """Run what the key is a shortcut of; Qt itself looks for one only when a key comes from the system."""
    if event.type() != QEvent.Type.KeyPress:
        return False
    override = QKeyEvent(
        QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text(), event.isAutoRepeat()
    )
    override.ignore()
    QCoreApplication.sendEvent(target, override)
    keys = QKeySequence(event.keyCombination())
    if override.isAccepted() or keys.isEmpty():
        return False
    for action in window.actions():
        if action.isEnabled() and keys in action.shortcuts():
            action.trigger()
            return True
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and keys == shortcut.key() and _hears(shortcut, target):
            shortcut.activated.emit()
            return True
    return False


def _hears(shortcut: QShortcut, target: QWidget) -> bool:
    """Whether the keyboard is where this shortcut is heard."""
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not owner.isVisible():
        return False
    in_window = shortcut.context() == Qt.ShortcutContext.WindowShortcut
    return in_window or owner is target or owner.isAncestorOf(target)
