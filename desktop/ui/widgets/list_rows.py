"""Lists of plain Python objects: the model, and the view of a list that another widget leads."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QListView, QWidget

Row = TypeVar("Row")

ROW = Qt.ItemDataRole.UserRole
"""The role under which a model hands out the object of a row."""

_NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel):
    """Rows in order; the display text is what a screen reader says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[object] = []

    def set_rows(self, rows: Sequence[object]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None


def led_list(owner: QWidget, model: RowsModel, delegate: QAbstractItemDelegate) -> QListView:
    """A list that never takes the keyboard: `owner` has it, knows the current row and moves it."""
    view = QListView(owner)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setSelectionMode(QListView.SelectionMode.NoSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def spoken(row: object) -> str:
    """What a screen reader says for a row: its text and detail."""
    parts = (getattr(row, name, "") for name in ("text", "title", "detail", "second"))
    return ", ".join(part for part in parts if part)


def row_of(index: QModelIndex | QPersistentModelIndex, kind: type[Row]) -> Row:
    """The object behind an index; TypeError when it is of another kind."""
    row = index.data(ROW)
    if not isinstance(row, kind):
        raise TypeError(type(row).__name__)
    return row
