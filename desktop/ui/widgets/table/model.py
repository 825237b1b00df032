"""The table's model: groups laid out as lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.records.text import format_amount
from desktop.ui.widgets.table.columns import Align, Column, Group, Reason

_NOWHERE = QModelIndex()
_CHECKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class LineKind(Enum):
    """What a line of the table is."""

    GROUP = "group"
    RECORD = "record"
    REASON = "reason"
    ADD = "add"


@dataclass(frozen=True)
class Line:
    """A line: a group's heading, a record, the reason under it, or the room for the add row."""

    kind: LineKind
    group: Group | None
    record: Any = None
    reason: Reason | None = None


class TableModel(QAbstractTableModel):
    """Lines over groups; `edited` carries (record id, column key, text) from a cell that was edited."""

    edited = Signal(int, str, str)

    def __init__(
        self,
        columns: Sequence[Column],
        id_of: Callable[[Any], int],
        reason_of: Callable[[Any], Reason | None] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.lines: list[Line] = []
        self.groups: tuple[Group, ...] = ()
        self.collapsed: set[str] = set()
        self.order_by = ""
        self._descending = False
        self.adding = False
        self.adding_group = ""
        self._id_of = id_of
        self.reason_of = reason_of

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Replace the columns; the lines stay."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def show_order(self, key: str, *, descending: bool) -> None:
        """Mark the head of the column that the rows are sorted by, whoever sorted them."""
        self.order_by, self._descending = key, descending
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Replace what is shown."""
        self.groups = tuple(groups)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the lines anew, e.g. after a group was folded."""
        self.beginResetModel()
        self.lines = []
        for group in self.groups:
            self.lines += self._lines_of(group)
            if self.adding and group is self.group_added_to():
                self.lines.append(Line(LineKind.ADD, group))
        if self.adding and not self.groups:
            self.lines.append(Line(LineKind.ADD, None))
        self.endResetModel()

    def group_added_to(self) -> Group | None:
        """The group at whose end the add row stands: `adding_group`, or the last one."""
        named = (group for group in self.groups if group.key == self.adding_group)
        return next(named, self.groups[-1] if self.groups else None)

    def adding_row(self) -> int:
        """Line of the add row, -1 without one."""
        rows = (row for row, line in enumerate(self.lines) if line.kind is LineKind.ADD)
        return next(rows, -1)

    def id_at(self, row: int) -> int:
        """Id of the record in a line, -1 for other lines."""
        if not 0 <= row < len(self.lines) or self.lines[row].kind is not LineKind.RECORD:
            return -1
        return self._id_of(self.lines[row].record)

    def ids_of(self, group: Group) -> list[int]:
        """Ids of a group's records, folded or not."""
        return [self._id_of(record) for record in group.rows]

    def row_of(self, record_id: int) -> int:
        """Line of a record, -1 when it is not shown."""
        matches = (row for row in range(len(self.lines)) if self.id_at(row) == record_id)
        return next(matches, -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, column, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            second = column.second(line.record) if line.kind is LineKind.RECORD and column.second else ""
            return ", ".join(filter(None, (self._text(line, column, index.column()), second)))
        if role == Qt.ItemDataRole.CheckStateRole and line.kind is LineKind.RECORD and column.tick:
            ticked = column.tick(line.record)
            return None if ticked is None else _CHECKED[ticked]
        return None

    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Hand the new text on; the table shows it when the register has taken it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if value != self.data(index):
            self.edited.emit(self.id_at(index.row()), self.columns[index.column()].key, str(value))
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        kind = self.lines[index.row()].kind
        if kind in (LineKind.ADD, LineKind.REASON):
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if kind is LineKind.RECORD and self.columns[index.column()].editable:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = f" {'↓' if self._descending else '↑'}" if column.key == self.order_by else ""
            return f"{column.title}{arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(qt_alignment(column.align))
        return None

    def _lines_of(self, group: Group) -> list[Line]:
        lines = [Line(LineKind.GROUP, group)] if group.title else []
        if group.key in self.collapsed:
            return lines
        for record in group.rows:
            lines.append(Line(LineKind.RECORD, group, record))
            reason = self.reason_of(record) if self.reason_of else None
            if reason is not None:
                lines.append(Line(LineKind.REASON, group, record, reason))
        return lines

    def _text(self, line: Line, column: Column, place: int) -> str:
        if line.kind is LineKind.RECORD:
            return column.text(line.record)
        if place == 0 and line.kind is LineKind.GROUP and line.group is not None:
            return f"{line.group.title} {line.group.count}"
        if place == 0 and line.reason is not None:
            return line.reason.text
        if line.kind is LineKind.GROUP and line.group is not None and column.key in line.group.sums:
            return format_amount(line.group.sums[column.key])
        return ""


def qt_alignment(align: Align) -> Qt.AlignmentFlag:
    """Qt's flags for an alignment, in the middle of the height."""
    flags = {
        Align.LEFT: Qt.AlignmentFlag.AlignLeft,
        Align.RIGHT: Qt.AlignmentFlag.AlignRight,
        Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    }
    return flags[align] | Qt.AlignmentFlag.AlignVCenter
