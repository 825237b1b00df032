"""The view of the table: the current group stays at the top, groups fold, typing finds a row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.copied_table import CopiedTable
from desktop.ui.widgets.copying import Copying
from desktop.ui.widgets.keys import is_command
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.copied import copied
from desktop.ui.widgets.table.delegate import RowDelegate, paint_group, paint_reason
from desktop.ui.widgets.table.header_ways import ARROW, HeaderWays
from desktop.ui.widgets.table.model import LineKind, TableModel
from desktop.ui.widgets.table.steady import SteadyRows
from desktop.ui.widgets.type_ahead import TypeAhead


class TableView(QTableView):
    """Rows are chosen whole. Enter opens, Space (Shift+Space) ticks, F2 edits, ← → fold a group.

    On a heading Space folds the group too, or ticks all of it where the first column is a tick box. A table
    that is too narrow loses columns; one that `scrolls` keeps them all and moves sideways.
    """

    opened = Signal(int)
    ticked = Signal(list, bool)
    laid_out = Signal()

    def __init__(
        self, look: Look, model: TableModel, *, name_column: str, two_line: bool, scrolls: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._table_model = model
        self._name_column = name_column
        self._two_line = two_line
        self._scrolls = scrolls
        self._ahead = TypeAhead(self._go_to_typed)
        self.arranging = False
        self.setModel(model)
        self.setItemDelegate(RowDelegate(look, model, self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._own_header = False
        self._corner = Surface(look, "inset")
        self.addScrollBarWidget(self._corner, Qt.AlignmentFlag.AlignTop)
        self.setCornerWidget(Surface(look, "surface"))
        self.verticalHeader().hide()
        self._tame(self.horizontalHeader())
        self.doubleClicked.connect(self._open_index)
        self.copying = Copying(self, self.copied_table, self._with_private)
        self.steady = SteadyRows(self)
        model.modelReset.connect(self._lay_out_rows)
        look.changed.connect(self._restyle)
        self._restyle()

    def arrange_by_header(self) -> HeaderWays:
        """Let a click on a head sort and a drag of its edge widen; the ways tell who wants what."""
        return HeaderWays(self, self._look, self._table_model, lambda: self.arranging)

    def show_order(self, key: str, *, descending: bool) -> None:
        """Mark the head of the column that the rows are sorted by."""
        if self._table_model.order_by != key:
            self._table_model.show_order(key, descending=descending)
            self._lay_out_columns()
        else:
            self._table_model.show_order(key, descending=descending)

    def set_columns(self, columns: Sequence[Column], *, scrolls: bool) -> None:
        """Show other columns; what is chosen stays chosen."""
        self._scrolls = scrolls
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        chosen, current = self.selected_ids(), self._table_model.id_at(self.currentIndex().row())
        scrolled = self.verticalScrollBar().value()
        self._table_model.set_columns(columns)
        self._lay_out_columns()
        if (row := self._table_model.row_of(current)) >= 0:
            self.setCurrentIndex(self._table_model.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for record_id in chosen if len(chosen) > 1 else ():
            row = self._table_model.row_of(record_id)
            self.selectionModel().select(self._table_model.index(row, 0), flags)
        self.verticalScrollBar().setValue(scrolled)

    def use_header(self, header: QHeaderView) -> None:
        """Put another header above the columns; its size hint says how high it stands."""
        self._own_header = True
        self.setHorizontalHeader(header)
        self._tame(header)
        self._restyle()

    def toggle_group(self, key: str) -> None:
        """Fold a group or open it."""
        current = self._table_model.id_at(self.currentIndex().row())
        self._table_model.collapsed ^= {key}
        self._table_model.lay_out()
        row = self._table_model.row_of(current)
        heading = next(
            (
                place
                for place, line in enumerate(self._table_model.lines)
                if line.group and line.group.key == key
            ),
            0,
        )
        self.setCurrentIndex(self._table_model.index(row if row >= 0 else heading, 0))

    def selected_ids(self) -> list[int]:
        """Ids of the chosen records, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [found for row in rows if (found := self._table_model.id_at(row)) >= 0]

    def column_places(self) -> dict[str, tuple[int, int, Align]]:
        """x in the viewport, width and alignment of every shown column."""
        return {
            column.key: (self.columnViewportPosition(place), self.columnWidth(place), column.align)
            for place, column in enumerate(self._table_model.columns)
            if not self.isColumnHidden(place)
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()
        self.steady.resized()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # The group at the top is painted over the rows, so nothing may be moved by copying pixels alone.
        self.viewport().update()
        self.laid_out.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        places = self.column_places()
        width = self.viewport().width()
        first, last = self._rows_in_sight()
        for row in range(first, last + 1):
            line = self._table_model.lines[row]
            rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            if line.kind is LineKind.GROUP:
                self._paint_group(painter, rect, row, places)
            elif line.kind is LineKind.REASON:
                left = list(places.values())[min(1, len(places) - 1)][0]
                paint_reason(painter, rect, line, self._look, max(left, 0) + self._look.theme.px(10))
        if (sticky := self.sticky_row()) >= 0:
            self._paint_group(painter, self._sticky_rect(sticky), sticky, places)

    def sticky_height(self) -> int:
        """How much of the top edge the heading there covers, in px."""
        return self._group_height() if self.sticky_row() >= 0 else 0

    def sticky_row(self) -> int:
        """Heading of the group whose rows reach under the top edge, -1 when it is in sight itself."""
        first, last = self._rows_in_sight()
        if last < first or first < 0:
            return -1
        group = self._table_model.lines[first].group
        if group is None or not group.title:
            return -1
        rows = (row for row in range(first, -1, -1) if self._table_model.lines[row].kind is LineKind.GROUP)
        heading = next(rows, -1)
        return heading if heading >= 0 and self.rowViewportPosition(heading) < 0 else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        row = self.currentIndex().row()
        kind = self._table_model.lines[row].kind if 0 <= row < len(self._table_model.lines) else None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_command(event):
            self._open_index(self.currentIndex())
        elif key == Qt.Key.Key_Space and not self._ahead.typed:
            self._space(kind, second=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif kind is LineKind.GROUP and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold_at(row, fold=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif not self._ahead.take_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._ahead.take_input(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard starts on the first record, not on the heading above it."""
        rows = (row for row in range(len(self._table_model.lines)) if self._table_model.id_at(row) >= 0)
        first = next(rows, -1)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if first > 0 and not by_mouse and not self.currentIndex().isValid():
            self.setCurrentIndex(self._table_model.index(first, 0))
        super().focusInEvent(event)

    def focusOutEvent(self, event: object) -> None:
        self._ahead.clear()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        sticky = self.sticky_row()
        row = sticky if sticky >= 0 and self._sticky_rect(sticky).contains(place) else self.rowAt(place.y())
        line = self._table_model.lines[row] if row >= 0 else None
        if line is not None and line.kind is LineKind.GROUP and line.group is not None:
            self.toggle_group(line.group.key)
            return
        super().mousePressEvent(event)
        column = self.columnAt(place.x())
        if (
            line is not None
            and column >= 0
            and self._table_model.columns[column].tick
            and event.button() == Qt.MouseButton.LeftButton
        ):
            self.ticked.emit([self._table_model.id_at(row)], False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out_rows()

    def _paint_group(
        self, painter: QPainter, rect: QRect, row: int, places: dict[str, tuple[int, int, Align]]
    ) -> None:
        line = self._table_model.lines[row]
        collapsed = line.group is not None and line.group.key in self._table_model.collapsed
        current = self.currentIndex().row() == row and self.hasFocus()
        ratio = self.devicePixelRatioF()
        paint_group(
            painter, rect, line, self._look, places, collapsed=collapsed, current=current, ratio=ratio
        )

    def _rows_in_sight(self) -> tuple[int, int]:
        """First and last line in the viewport."""
        lines = len(self._table_model.lines)
        if not lines:
            return 0, -1
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), last if last >= 0 else lines - 1

    def _sticky_rect(self, heading: int) -> QRect:
        """Where the heading at the top stands: pushed up by the next group's."""
        height = self._group_height()
        following = range(heading + 1, min(self._rows_in_sight()[1] + 1, len(self._table_model.lines)))
        tops = (
            self.rowViewportPosition(row)
            for row in following
            if self._table_model.lines[row].kind is LineKind.GROUP
        )
        pushed = min(next(tops, height) - height, 0)
        return QRect(0, pushed, self.viewport().width(), height)

    def _space(self, kind: LineKind | None, *, second: bool) -> None:
        group = self._table_model.lines[self.currentIndex().row()].group if kind is LineKind.GROUP else None
        if group is not None and (second or self._table_model.columns[0].tick):
            self.ticked.emit(self._table_model.ids_of(group), second)
        elif group is not None:
            self.toggle_group(group.key)
        elif self.selected_ids():
            self.ticked.emit(self.selected_ids(), second)

    def _fold_at(self, row: int, *, fold: bool) -> None:
        group = self._table_model.lines[row].group
        if group is not None and (group.key in self._table_model.collapsed) != fold:
            self.toggle_group(group.key)

    def _go_to_typed(self) -> None:
        place = next(
            at for at, column in enumerate(self._table_model.columns) if column.key == self._name_column
        )
        lines = self._table_model.lines
        rows = [row for row, line in enumerate(lines) if line.kind is LineKind.RECORD]
        names = [self._table_model.columns[place].text(lines[row].record) for row in rows]
        current = self.currentIndex().row()
        found = self._ahead.find(names, rows.index(current) if current in rows else 0) if rows else -1
        if found >= 0:
            self.setCurrentIndex(self._table_model.index(rows[found], max(self.currentIndex().column(), 0)))

    def _open_index(self, index: QModelIndex | QPersistentModelIndex) -> None:
        found = self._table_model.id_at(index.row()) if index.isValid() else -1
        if found >= 0:
            self.opened.emit(found)

    def _with_private(self) -> Callable[[], CopiedTable] | None:
        if not any(column.private for column in self._table_model.columns):
            return None
        return lambda: self.copied_table(everything=True, private=True)

    def copied_table(self, everything: bool = False, *, private: bool = False) -> CopiedTable:
        """The chosen lines in the columns that are in sight; or all of them, also where none is chosen.

        `private` columns go along only where that is asked for, then also out of sight.
        """
        chosen = set() if everything else {index.row() for index in self.selectionModel().selectedRows()}
        rows = sorted(chosen) or range(len(self._table_model.lines))
        columns = [
            column
            for place, column in enumerate(self._table_model.columns)
            if (private if column.private else not self.isColumnHidden(place))
        ]
        return copied([self._table_model.lines[row] for row in rows], columns, self._table_model.reason_of)

    def _group_height(self) -> int:
        return self._look.theme.line_height(12) + 13

    def _lay_out_rows(self) -> None:
        theme = self._look.theme
        header = self.verticalHeader()
        usual = theme.two_line_height if self._two_line else theme.row_height
        header.setMinimumSectionSize(8)
        header.setDefaultSectionSize(usual)
        heights = {
            LineKind.GROUP: self._group_height(),
            LineKind.REASON: theme.line_height(12) + 9,
            LineKind.ADD: theme.row_height + 4,
        }
        header.setUpdatesEnabled(False)  # else each height counts its place from the top
        for row, line in enumerate(self._table_model.lines):
            # The header keeps the height of what stood in this row before.
            if self.rowHeight(row) != (height := heights.get(line.kind, usual)):
                self.setRowHeight(row, height)
        header.setUpdatesEnabled(True)
        self.laid_out.emit()

    def _lay_out_columns(self) -> None:
        """Give every column its width; too narrow, columns leave in order, then those with stretch shrink."""
        theme = self._look.theme
        model = self._table_model
        columns = model.columns
        widths = [theme.px(column.width + ARROW * (column.key == model.order_by)) for column in columns]
        room = self.viewport().width()
        shown = list(range(len(columns)))
        leaving = [] if self._scrolls else [at for at in shown if columns[at].drop]
        for place in sorted(leaving, key=lambda at: columns[at].drop):
            if sum(widths[at] for at in shown) > room:
                shown.remove(place)
        spare = room - sum(widths[at] for at in shown)
        spare = max(spare, 0) if self._scrolls else spare
        shares = sum(columns[at].stretch for at in shown) or 1
        self.arranging = True
        for place, column in enumerate(columns):
            self.setColumnHidden(place, place not in shown)
            width = widths[place]
            self.setColumnWidth(place, max(width + spare * column.stretch // shares, width // 2))
        self.arranging = False
        self.laid_out.emit()

    def _restyle(self) -> None:
        theme = self._look.theme
        header = self.horizontalHeader()
        header.setFont(theme.font(12, 600))
        header.setFixedHeight(header.sizeHint().height() if self._own_header else theme.line_height(12) + 13)
        self._corner.setFixedHeight(self.horizontalHeader().height())
        self._lay_out_rows()
        self._lay_out_columns()
        self.viewport().update()

    def _tame(self, header: QHeaderView) -> None:
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(16)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
