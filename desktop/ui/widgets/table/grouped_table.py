"""The table as pages use it: a card with header, groups, add row and a foot with sentence and total."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card, Separator, Surface
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.notice import ICONS
from desktop.ui.widgets.table.add_row import AddRow
from desktop.ui.widgets.table.columns import Column, Group, Reason
from desktop.ui.widgets.table.header_ways import HeaderWays
from desktop.ui.widgets.table.model import LineKind, TableModel
from desktop.ui.widgets.table.view import TableView
from desktop.ui.widgets.text import Text, Type


class GroupedTable(Card):
    """Signals carry record ids as `id_of` gives them.

    `opened`: Enter or double click. `current_changed`: -1 on a heading. `ticked` (ids, second meaning): Space
    or Shift+Space; Shift+Space on a heading names the whole group. `edited` (id, column key, text): F2 in a
    cell; show it once the register has it.
    """

    opened = Signal(int)
    current_changed = Signal(int)
    selection_changed = Signal()
    ticked = Signal(list, bool)
    edited = Signal(int, str, str)

    def __init__(
        self,
        look: Look,
        columns: Sequence[Column],
        id_of: Callable[[Any], int],
        name: str,
        *,
        name_column: str = "",
        reason_of: Callable[[Any], Reason | None] | None = None,
        two_line: bool = False,
        scrolls: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is for screen readers; `name_column` (the first by default) is where typing searches.

        `scrolls` keeps every column and moves sideways where the others would leave.
        """
        super().__init__(look, padding=1, parent=parent)
        self.column.setSpacing(0)
        self._model = TableModel(columns, id_of, reason_of, self)
        named = name_column or columns[0].key
        self.view = TableView(look, self._model, name_column=named, two_line=two_line, scrolls=scrolls)
        self.view.setAccessibleName(name)
        self._add: AddRow | None = None
        self._was_seen = False
        self._problem = Chip(look, "")
        self._problem.setParent(self.view)
        self._problem.hide()
        self.column.addWidget(self.view, 1)
        self._foot = self._build_foot(look)
        self.column.addWidget(self._foot)
        self._model.edited.connect(self.edited)
        self.view.opened.connect(self.opened)
        self.view.ticked.connect(self.ticked)
        self.view.laid_out.connect(self._place_add_row)
        self.view.viewport().installEventFilter(self)
        self.view.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.current_changed.emit(self._model.id_at(current.row()))
        )
        self.view.selectionModel().selectionChanged.connect(self.selection_changed)
        self.setFocusProxy(self.view)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the current record stays current and in place if it is still there."""
        current, chosen = self.current_id(), self.selected_ids()
        scrolled = self.view.verticalScrollBar().value()
        self._model.set_groups(groups)
        row = self._model.row_of(current) if current >= 0 else -1
        if row >= 0:
            self._go_to(row, 0)
        if len(chosen) > 1:
            self.select_ids(chosen)
        self.view.verticalScrollBar().setValue(scrolled)
        self._place_add_row()

    def begin_anew(self) -> None:
        """Forget where the user was: what is shown next belongs to another record and starts at its top."""
        self.view.setCurrentIndex(QModelIndex())
        self.view.clearSelection()
        self.view.verticalScrollBar().setValue(0)

    def arrange_by_header(self) -> HeaderWays:
        """Let heads be clicked to sort and dragged to widen."""
        return self.view.arrange_by_header()

    def set_columns(self, columns: Sequence[Column], *, scrolls: bool) -> None:
        """Show other columns; `scrolls` keeps all of them where they have no room."""
        self.view.set_columns(columns, scrolls=scrolls)

    def columns(self) -> Sequence[Column]:
        """The columns as they are asked for; a narrow table shows fewer."""
        return self._model.columns

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show records without groups."""
        self.set_groups([Group("", rows)])

    def current_id(self) -> int:
        """Id of the current record, -1 for none."""
        return self._model.id_at(self.view.currentIndex().row())

    def id_of_line(self, row: int) -> int:
        """Id of the record in a line, -1 on a heading and on a sentence."""
        return self._model.id_at(row)

    def current_column(self) -> str:
        """Key of the column in which the keyboard stands."""
        return self._model.columns[max(self.view.currentIndex().column(), 0)].key

    def edit_current(self, key: str) -> None:
        """Open the cell of a column in the current row for typing."""
        row = self.view.currentIndex().row()
        places = [place for place, column in enumerate(self._model.columns) if column.key == key]
        if self._model.id_at(row) >= 0 and places:
            index = self._model.index(row, places[0])
            self.view.setCurrentIndex(index)
            self.view.edit(index)

    def set_current_id(self, record_id: int) -> None:
        """Make a record current and scroll to it; nothing happens when it is not shown."""
        row = self._model.row_of(record_id)
        if row >= 0:
            self._go_to(row, max(self.view.currentIndex().column(), 0))

    def selected_ids(self) -> list[int]:
        """Ids of the chosen records, from the top."""
        return self.view.selected_ids()

    def select_ids(self, record_ids: Sequence[int]) -> None:
        """Choose these records; those not shown are passed over."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for record_id in record_ids:
            row = self._model.row_of(record_id)
            if row >= 0:
                self.view.selectionModel().select(self._model.index(row, 0), flags)

    def set_add_group(self, key: str) -> None:
        """Let the add row stand at the end of a group; the last one by default."""
        self._model.adding_group = key
        self.set_groups(self._model.groups)

    def set_add_row(self, add_row: AddRow) -> None:
        """Give the table an add row; it follows its group's last row and never scrolls out of sight."""
        self._add = add_row
        add_row.setParent(self.view)
        add_row.text_above = self.text_above
        add_row.left_upwards.connect(self._go_to_last)
        add_row.problem_changed.connect(self._show_problem)
        add_row.started.connect(self.scroll_to_end)
        self._model.adding = True
        self._model.lay_out()
        add_row.show()
        self._place_add_row()

    def set_adding(self, adding: bool) -> None:
        """Show or hide the add row, keeping what stands in it; the next `set_groups` makes room for it."""
        self._model.adding = adding and self._add is not None
        if self._add is not None:
            self._add.setVisible(adding)
        if not adding:
            self._problem.hide()

    def text_above(self, key: str) -> str:
        """Text of a column in the record above the add row."""
        column = next(column for column in self._model.columns if column.key == key)
        group = self._model.group_added_to()
        return column.text(group.rows[-1]) if group is not None and group.rows else ""

    def scroll_to_end(self) -> None:
        """Bring the add row, or the last row, into sight."""
        row = self._model.adding_row()
        if row >= 0:
            self.view.scrollTo(self._model.index(row, 0))
        else:
            self.view.scrollToBottom()

    def set_foot(self, sentence: str, total_label: str = "", total: str = "") -> None:
        """The foot: “Danh sách gồm …”, “Cộng tiền thưởng:”, “55.860.000 đ”; "" hides it."""
        self._sentence.setText(sentence)
        self._total_label.setText(total_label)
        self._total.setText(total)
        self._foot.setVisible(bool(sentence or total))

    def add_foot_widget(self, widget: QWidget) -> None:
        """Put a widget, e.g. the switch of the add row, before the sentence of the foot."""
        self._foot_row.insertWidget(0, widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view.viewport() and event.type() == QEvent.Type.Resize:
            self._was_seen = self._was_seen or self._is_seen(event)
            QTimer.singleShot(0, self, self._resized)
        return False

    def _is_seen(self, event: QEvent) -> bool:
        """Whether the current row was in sight before the view got its new height."""
        rect = self.view.visualRect(self.view.currentIndex())
        old = event.oldSize().height() if isinstance(event, QResizeEvent) else 0
        return rect.isValid() and rect.bottom() >= 0 and rect.top() < old

    def _build_foot(self, look: Look) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator(look))
        inner = Surface(look, "inset")
        row = self._foot_row = QHBoxLayout(inner)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(8)
        self._sentence = Text(look, tone="text2", elide=True)
        self._total_label = Text(look, tone="text2")
        self._total = Text(look, style=Type.TITLE, tabular=True)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._total_label)
        row.addWidget(self._total)
        column.addWidget(inner)
        foot.hide()
        return foot

    def _go_to_last(self) -> None:
        end = self._model.adding_row()
        rows = [row for row, line in enumerate(self._model.lines[:end]) if line.kind is LineKind.RECORD]
        if rows:
            self.view.setFocus()
            self._go_to(rows[-1], max(self.view.currentIndex().column(), 0))

    def _go_to(self, row: int, column: int) -> None:
        """Make a row current and alone chosen, whatever keys are held: Ctrl+Enter must not add one."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self._model.index(row, column)
        self.view.selectionModel().setCurrentIndex(index, flags)
        self._bring_into_sight(index)
        self._was_seen = self._was_seen or not self.view.isVisible()

    def _resized(self) -> None:
        """While the user adds, the rows just above the add row stay in sight."""
        focus = self.window().focusWidget()
        if self._add is not None and focus is not None and self._add.isAncestorOf(focus):
            self.scroll_to_end()
        elif self._was_seen:
            before = self.view.verticalScrollBar().value()
            self._bring_into_sight(self.view.currentIndex())
            if self.view.verticalScrollBar().value() != before:
                self.view.steady.jumped()
        self._was_seen = False
        self._place_add_row()

    def _bring_into_sight(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll to a row until neither the heading at the top nor the add row covers it."""
        if not index.isValid():
            return
        self.view.scrollTo(index)
        bar, port = self.view.verticalScrollBar(), self.view.viewport()
        adds = self._add is not None and self._model.adding
        foot = port.height() - (self.view.rowHeight(self._model.adding_row()) if adds else 0)
        bar.setValue(bar.value() + max(self.view.visualRect(index).bottom() + 1 - foot, 0))
        bar.setValue(bar.value() - max(self.view.sticky_height() - self.view.visualRect(index).top(), 0))

    def _place_add_row(self) -> None:
        """Under the last row while that is in sight, else at the bottom edge."""
        if self._add is None or not self._model.adding:
            return
        port = self.view.viewport()
        row = self._model.adding_row()
        height = self.view.rowHeight(row)
        top = min(max(self.view.rowViewportPosition(row), 0), max(port.height() - height, 0))
        self._add.setGeometry(port.x(), port.y() + top, port.width(), height)
        self._add.arrange(self.view.column_places())
        self._add.raise_()
        above = self._add.y() - self._problem.sizeHint().height() - 3
        self._problem.setGeometry(port.x() + 8, above, *self._problem.sizeHint().toTuple())

    def _show_problem(self, sentence: str, tone: str) -> None:
        self._problem.setVisible(bool(sentence))
        if sentence:
            self._problem.set_state(sentence, tone, ICONS[tone])
            self._place_add_row()
            self._problem.raise_()
