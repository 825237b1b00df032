"""The menu bar, out of sight until F10: every command is in the Ctrl+K box too."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget


class _Menu(QMenu):
    """Hears F1 itself: an event filter in Python over menus that are being taken down crashed the program."""

    help_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.close()
            self.help_asked.emit()
        else:
            super().keyPressEvent(event)


class ShyMenuBar(QMenuBar):
    """Comes with `toggle` and goes as soon as it is left; the keyboard returns to where it was.

    `help_asked` follows F1 in an open menu, which hears no shortcut of the window.
    """

    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self.hide()

    def add(self, name: str) -> QMenu:
        """Add a menu, which fills itself when it is about to show."""
        menu = _Menu(name, self)
        self.addMenu(menu)
        menu.aboutToHide.connect(self._look_later)
        menu.help_asked.connect(self._ask_help)
        return menu

    def toggle(self) -> None:
        """Show the bar with its first menu, or put it away."""
        if self.isVisible():
            self.leave()
            return
        self._before = self.window().focusWidget()
        self.show()
        self.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.setActiveAction(self.actions()[0])

    def leave(self) -> None:
        """Put the bar away."""
        had_keyboard = self.window().focusWidget() is self
        before, self._before = self._before, None
        if had_keyboard and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.hide()

    def _ask_help(self) -> None:
        self.leave()
        self.help_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_later()

    def _look_later(self) -> None:
        """Once the menu has gone, or another one of the bar has come."""
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        in_menu = isinstance(QApplication.activePopupWidget(), QMenu)
        in_bar = self.window().focusWidget() is self and self.activeAction() is not None
        if self.isVisible() and not in_menu and not in_bar:
            self.leave()
