"""Ctrl+C and the right mouse button of every list: one mechanism, so that every page answers alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from desktop.ui.row_menu import add_row_commands, choose_under_mouse
from desktop.ui.widgets.copied_table import CopiedTable, as_html, as_text

MENU_KEY = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)


def put_on_clipboard(table: CopiedTable) -> None:
    """Copy a list for spreadsheets (typed cells) and for everything else (tabs)."""
    data = QMimeData()
    data.setHtml(as_html(table))
    data.setText(as_text(table))
    QGuiApplication.clipboard().setMimeData(data)


class Copying(QObject):
    """Hears Ctrl+C in a view, the right mouse button on it and Shift+F10.

    `table` gives the chosen rows, or all of them: where it is told so and where none is chosen. Ctrl+A is the
    view's own. Telephone numbers go along only by a line of the menu, which `private` gives (None: there are
    none).
    """

    def __init__(
        self,
        view: QAbstractItemView,
        table: Callable[[bool], CopiedTable],
        private: Callable[[], Callable[[], CopiedTable] | None] = lambda: None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._private = private
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def copy(self, *, everything: bool = False) -> None:
        """Copy what is chosen, or everything."""
        put_on_clipboard(self._table(everything))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._view:
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
                return True
            if event.keyCombination() == MENU_KEY:  # the key beside Ctrl comes as a QContextMenuEvent
                self.offer(self._under_current())
                return True
        elif isinstance(event, QContextMenuEvent):
            self._answer(event)
            return True
        return False

    def _answer(self, event: QContextMenuEvent) -> None:
        """The mouse means the row under it, the keyboard the current one."""
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.offer(self._under_current())
            return
        place = self._view.viewport().mapFromGlobal(event.globalPos())
        choose_under_mouse(self._view, self._view.indexAt(place))
        self.offer(event.globalPos())

    def _under_current(self) -> QPoint:
        """Under the current row, on the screen."""
        port = self._view.viewport()
        foot = self._view.visualRect(self._view.currentIndex()).bottomLeft() + QPoint(24, 0)
        inside = port.rect()
        place = QPoint(min(max(foot.x(), 0), inside.right()), min(max(foot.y(), 0), inside.bottom()))
        return port.mapToGlobal(place)

    def offer(self, place: QPoint) -> None:
        """Open the menu of the right mouse button there: what the page does with the rows, then copying."""
        menu = QMenu(self._view)
        add_row_commands(menu, self._view)
        menu.addAction("Chép dòng đã chọn\tCtrl+C", self.copy)
        menu.addAction("Chép cả bảng\tCtrl+A, Ctrl+C", lambda: self.copy(everything=True))
        if (private := self._private()) is not None:
            menu.addAction("Chép cả bảng, kèm số điện thoại", lambda: put_on_clipboard(private()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
