"""The grid of the preview: rows mended where they stand, columns given another meaning from their heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.operations.imports import ImportRow, ListPreview, Outcome
from desktop.ui.imports.columns import columns_of, first_place, meanings
from desktop.ui.imports.loaded import Loaded
from desktop.ui.imports.mapping_header import MappingHeader
from desktop.ui.imports.rows import groups, guilty_fields, repair_of
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.keys import is_command, is_letter
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable

NAME = "Các dòng của danh sách"


class ImportGrid(GroupedTable):
    """`mended` carries (place of the row, field, text), `mapped` (table, column of the file, field or None)
    and `updates_ticked` the places of rows that differ from their record.
    """

    mended = Signal(int, str, str)
    mapped = Signal(int, int, object)
    updates_ticked = Signal(list)

    def __init__(self, look: Look, preview: ListPreview, shown: Callable[[], Loaded]) -> None:
        self._heads = shown().heads
        self._preview = preview
        self._shown = shown
        self._meaning: ChoiceField | None = None
        self._grid_look = look
        columns = columns_of(preview, self._heads, lambda row: row.place in shown().updates)
        named = self._heads[first_place(self._heads)].key
        super().__init__(
            look,
            columns,
            lambda row: row.place,
            NAME,
            name_column=named,
            reason_of=self._reason,
            scrolls=True,
        )
        self.header = MappingHeader(look, self._heads, self.view)
        self.header.asked.connect(self.ask_meaning)
        self.view.use_header(self.header)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.view.installEventFilter(self)
        self.edited.connect(self.mended)
        self.opened.connect(lambda _place: self.edit_here())
        self.ticked.connect(lambda places, _second: self._tick(places))
        self.current_changed.connect(self._show_table)

    @property
    def preview(self) -> ListPreview:
        """What is shown."""
        return self._preview

    def has_columns_of(self, loaded: Loaded) -> bool:
        """Whether another preview fits under the same heads, so that the place in the grid stays."""
        return [head.key for head in loaded.heads] == [head.key for head in self._heads]

    def show_preview(self, preview: ListPreview, rows: Sequence[ImportRow]) -> None:
        """Show some rows of a preview under the same heads."""
        self._preview = preview
        self._heads = self._shown().heads
        self.header.set_heads(self._heads)
        self.set_groups(groups(rows, preview))

    def go_to_first_guilty(self) -> bool:
        """Put the keyboard on the first cell that refuses its row; False where none does."""
        return self.go_to_guilty_after(-1)

    def go_to_guilty_after(self, place: int) -> bool:
        """Put the keyboard on the next row that is refused, in the order of the grid and round its end."""
        rows = [row for group in self._model.groups for row in group.rows]
        at = next((at for at, row in enumerate(rows) if row.place == place), -1)
        following = (*rows[at + 1 :], *rows[: max(at, 0)])
        found = next((row for row in following if row.outcome is Outcome.REFUSED), None)
        if found is not None:
            self.go_to_guilty(found)
        return found is not None

    def go_to_guilty(self, row: ImportRow) -> None:
        """Put the keyboard on what is wrong in a row, or on its first cell."""
        self.go_to_cell(row.place, next(iter(guilty_fields(row)), ""))

    def go_to_cell(self, place: int, key: str) -> None:
        """Make a cell current; a field without a column of its own stands for the first one."""
        line = self._model.row_of(place)
        columns = [at for at, head in enumerate(self._heads) if head.key == key]
        column = columns[0] if columns else first_place(self._heads)
        if line >= 0:
            self._go_to(line, column)

    def edit_here(self) -> None:
        """Open the current cell for typing; beside the cells of the file, the one that is wrong."""
        place = self.current_id()
        if place < 0 or self.view.state() is QAbstractItemView.State.EditingState:
            return  # Enter in the cell's own field comes here too
        if not self._is_editable(self.view.currentIndex().column()):
            self.go_to_guilty(self._preview.rows[place])
        self.view.edit(self.view.currentIndex())

    def accept_repair(self) -> None:
        """Alt+Enter: take what is offered for the current row."""
        place = self.current_id()
        offer = repair_of(self._preview.rows[place]) if place >= 0 else None
        if offer is not None:
            self.mended.emit(place, *offer)

    def ask_meaning(self, section: int) -> None:
        """Open the list of meanings over the head of a column."""
        head, table = self._heads[section], self.header.table
        offered = meanings(head, table, self._preview)
        if not offered:
            return
        self._close_meaning()
        choices = [Suggestion(words, payload=(place, key)) for words, place, key in offered]
        field = ChoiceField(self._grid_look, choices, parent=self.header.viewport())
        field.setAccessibleName(f"Ý nghĩa của cột {', '.join(one.letter for one in head.of_table(table))}")
        field.set_value((offered[0][1], head.key if head.is_taken else None))
        field.setGeometry(self.header.box_of(section))
        field.chosen.connect(lambda chosen: self._map(table, chosen))
        field.installEventFilter(self)
        self._meaning = field
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.open()

    def close_editor(self) -> None:
        """Take over what is being typed in a cell."""
        if self.view.state() is QAbstractItemView.State.EditingState:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._meaning:
            return self._filter_meaning(event)
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if watched is self.view and isinstance(event, QInputMethodEvent) and event.commitString():
            return self._type(event.commitString())
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.ask_meaning(max(self.view.currentIndex().column(), 0))
        elif alt and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept_repair()
        elif event.key() == Qt.Key.Key_Space or is_command(event) or not is_letter(event):
            return False
        else:
            return self._type(event.text())
        return True

    def _type(self, text: str) -> bool:
        """Letters over a cell replace what stands in it."""
        index = self.view.currentIndex()
        if self.current_id() < 0 or not self._is_editable(index.column()):
            return False
        self.view.edit(index)
        editor = self.view.window().focusWidget()
        if isinstance(editor, LineField):
            editor.replace_text(text)
        return True

    def _filter_meaning(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            self._close_meaning()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._close_meaning()
        return False

    def _close_meaning(self) -> None:
        field, self._meaning = self._meaning, None
        if field is not None:
            field.close_list()
            field.hide()
            field.deleteLater()

    def _map(self, table: int, chosen: tuple[int, str | None]) -> None:
        self._close_meaning()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mapped.emit(table, *chosen)

    def _tick(self, places: Sequence[int]) -> None:
        rows = self._preview.rows
        self.updates_ticked.emit([one for one in places if rows[one].outcome is Outcome.CHANGED])

    def _show_table(self, place: int) -> None:
        if 0 <= place < len(self._preview.rows):
            self.header.set_table(self._preview.rows[place].read.table)

    def _is_editable(self, column: int) -> bool:
        return 0 <= column < len(self._heads) and not (
            self._heads[column].is_own or not self._heads[column].is_taken
        )

    def _reason(self, row: ImportRow) -> Reason | None:
        return self._shown().reasons.get(row.place)
