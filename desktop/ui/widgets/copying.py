"""Ctrl+C of every list: one mechanism, so that what was copied pastes alike from every page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from desktop.ui.widgets.copied_table import CopiedTable, as_html, as_text


def put_on_clipboard(table: CopiedTable) -> None:
    """Copy a list for spreadsheets (typed cells) and for everything else (tabs)."""
    data = QMimeData()
    data.setHtml(as_html(table))
    data.setText(as_text(table))
    QGuiApplication.clipboard().setMimeData(data)


class Copying(QObject):
    """Hears Ctrl+C in a view and the right mouse button on it.

    `table` gives the chosen rows, or all of them: where it is told so and where none is chosen. Ctrl+A is the
    view's own.
    """

    def __init__(self, view: QAbstractItemView, table: Callable[[bool], CopiedTable]) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
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
        elif isinstance(event, QContextMenuEvent):
            self.offer(event.globalPos())
            return True
        return False

    def offer(self, place: QPoint) -> None:
        """Open the menu of the right mouse button there."""
        menu = QMenu(self._view)
        menu.addAction("Chép dòng đã chọn\tCtrl+C", self.copy)
        menu.addAction("Chép cả bảng\tCtrl+A, Ctrl+C", lambda: self.copy(everything=True))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
