"""What the heads of a table do where its columns are the user's: a click sorts, a drag of an edge widens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.ui.theme import Look
from desktop.ui.widgets.table.model import TableModel

ARROW = 16
"""px at 100 % text for the arrow of the column that the rows are sorted by."""


class HeaderWays(QObject):
    """`sort_asked` carries the key of a column, `widened` a key and px at 100 % text."""

    sort_asked = Signal(str)
    widened = Signal(str, int)

    def __init__(
        self, view: QTableView, look: Look, model: TableModel, is_arranging: Callable[[], bool]
    ) -> None:
        """`is_arranging`: widths are being set by the table itself."""
        super().__init__(view)
        self._look = look
        self._model = model
        self._is_arranging = is_arranging
        self._header = view.horizontalHeader()
        self._header.setSectionsClickable(True)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.sectionClicked.connect(
            lambda place: self.sort_asked.emit(self._model.columns[place].key)
        )
        self._header.sectionResized.connect(self._resized)

    def _resized(self, place: int, _before: int, width: int) -> None:
        by_hand = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and not self._is_arranging()
        if by_hand and width and place < len(self._model.columns):
            key = self._model.columns[place].key
            plain = round(width * 100 / self._look.theme.px(100)) - ARROW * (key == self._model.order_by)
            self.widened.emit(key, plain)
