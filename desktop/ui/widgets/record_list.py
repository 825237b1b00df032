"""The list at the left of a page: a filter on top, headings, two lines and a state for each record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.records.text import format_amount
from desktop.records.text.fold import fold
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.copied_table import CellValue, CopiedColumn, CopiedRow, CopiedTable
from desktop.ui.widgets.copying import Copying
from desktop.ui.widgets.keys import is_command
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.list_rows import ROW, RowsModel, spoken
from desktop.ui.widgets.paced import Paced
from desktop.ui.widgets.paint import current_row, hairline
from desktop.ui.widgets.table.columns import Mark
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.type_ahead import TypeAhead

QWIDGETSIZE_MAX = 16777215
WIDE = 268
NARROW = 236


@dataclass(frozen=True)
class Entry:
    """One record: title and what stands right of it, second line, state (icon, tone, word).

    `more` is searched by the filter but not shown; `day` is the day that `right` says, for copying.
    """

    id: int
    title: str
    right: str = ""
    second: str = ""
    state: str = ""
    mark: Mark | None = None
    more: str = ""
    day: date | None = None

    @property
    def cells(self) -> tuple[CellValue, ...]:
        """What is copied of it."""
        return self.title, self.day or self.right, self.second, self.state


@dataclass(frozen=True)
class Section:
    """Records under a heading, e.g. “Đang làm”."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class _Heading:
    title: str


class _Delegate(QStyledItemDelegate):
    """Draws headings and records."""

    def __init__(self, look: Look, view: "_View") -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self.measure()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Asked of every row in turn, so without a call through the model."""
        return self._of_entry if self._view.is_entry(index.row()) else self._of_heading

    def measure(self) -> None:
        """The theme or the size of the text has changed."""
        theme = self._look.theme
        self._of_entry = QSize(10, theme.two_line_height + 5)
        self._of_heading = QSize(10, theme.line_height(12) + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        entry = index.data(ROW)
        inner = rect.adjusted(theme.px(14), 0, -theme.px(14), 0)
        if not isinstance(entry, Entry):
            painter.setFont(theme.font(12, 600))
            painter.setPen(theme.colour("text2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, entry.title)
            return
        hairline(painter, inner.left(), rect.right(), rect.bottom(), theme.colour("line"))
        current = index == self._view.currentIndex()
        if current or option.state & QStyle.StateFlag.State_Selected:
            current_row(painter, rect, theme, focused=self._view.hasFocus())
        first, under = theme.line_height(), theme.line_height(12)
        top = inner.top() + (inner.height() - first - under) // 2
        upper = QRect(inner.left(), top, inner.width(), first)
        lower = QRect(inner.left(), top + first, inner.width(), under)
        taken = self._right(painter, upper, entry.right, "text2", None)
        self._left(painter, upper, taken, entry.title, strong=True)
        tone = entry.mark.tone if entry.mark else "text2"
        taken = self._right(painter, lower, entry.state, tone, entry.mark)
        self._left(painter, lower, taken, entry.second, strong=False)

    def _left(self, painter: QPainter, rect: QRect, taken: int, text: str, *, strong: bool) -> None:
        """A title is cut in the middle: collectives of one kind differ by the number at the end."""
        theme = self._look.theme
        font = theme.font(13, 600) if strong else theme.font(12)
        room = rect.adjusted(0, 0, -taken, 0)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if strong else "text2"))
        cut = Qt.TextElideMode.ElideMiddle if strong else Qt.TextElideMode.ElideRight
        words = QFontMetrics(font).elidedText(text, cut, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _right(self, painter: QPainter, rect: QRect, text: str, tone: str, mark: Mark | None) -> int:
        """Draw at the right end; returns the px taken from the left part."""
        if not text:
            return 0
        theme = self._look.theme
        font = theme.font(12, tabular=True)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        if mark is None:
            return width + theme.px(8)
        side = theme.px(16)
        pixmap = self._look.pixmap(mark.icon, 16, mark.tone, self._view.devicePixelRatioF())
        x = rect.right() - width - side - theme.px(4)
        painter.drawPixmap(QPoint(x, rect.top() + (rect.height() - side) // 2), pixmap)
        return width + side + theme.px(10)


class _View(QListView):
    """The list with our own type-ahead."""

    opened = Signal(int)

    def __init__(self, look: Look, model: RowsModel) -> None:
        super().__init__()
        self._rows = model
        self._ahead = TypeAhead(self._go_to_typed)
        self._chosen_from = 0
        self.setModel(model)
        self._delegate = _Delegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        commanding = is_command(event)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not commanding:
            further = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(1 if key == Qt.Key.Key_Down else -1, further=further)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not commanding:
            if isinstance(entry := self.currentIndex().data(ROW), Entry):
                self.opened.emit(entry.id)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif not self._ahead.take_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._ahead.take_input(event)

    def is_entry(self, row: int) -> bool:
        """Whether a record stands in this row, not a heading."""
        return isinstance(self._rows.rows[row], Entry)

    def measure(self) -> None:
        """Lay the rows out again at the height they have now."""
        self._delegate.measure()
        self.doItemsLayout()

    def step(self, by: int, *, further: bool = False) -> None:
        """Go to the next or previous record, over headings; `further` chooses all from where it began."""
        began, rows = self.currentIndex().row(), self._rows.rows
        row = began + by
        while 0 <= row < len(rows) and not isinstance(rows[row], Entry):
            row += by
        if 0 <= row < len(rows):
            self._choose_to(row, began) if further else self.go_to(row)

    def _choose_to(self, row: int, began: int) -> None:
        """Choose everything between a row and where choosing began."""
        several = len(self.selectionModel().selectedRows()) > 1
        self._chosen_from = self._chosen_from if several else began
        chosen = QItemSelection(self._rows.index(self._chosen_from), self._rows.index(row))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(
            self._rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.scrollTo(self._rows.index(row))

    def go_to(self, row: int) -> None:
        """Make a row current and alone chosen, whatever keys are held."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(row), flags)
        self.scrollTo(self._rows.index(row))

    def _go_to_typed(self) -> None:
        entries = [(row, entry) for row, entry in enumerate(self._rows.rows) if isinstance(entry, Entry)]
        at = next((place for place, (row, _) in enumerate(entries) if row == self.currentIndex().row()), 0)
        found = self._ahead.find([entry.title for _, entry in entries], at) if entries else -1
        if found >= 0:
            self.go_to(entries[found][0])


class RecordList(Surface):
    """Ctrl+C copies its records under `heads`: of title, right part, second line and state.

    The filter hides what does not hold every typed word (marks aside); `more` of an entry counts too.

    `chosen` (id) follows every change of the current record by the user or by `set_current`; `opened` comes
    from Enter. Ctrl+L belongs to `focus_filter`. `refilled`: other records are in sight; `hidden_asked`: one
    is to be current that was not handed over, so whoever narrows the list may hand over more.
    """

    chosen = Signal(int)
    opened = Signal(int)
    refilled = Signal()
    hidden_asked = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        filter_hint: str = "Lọc",
        parent: QWidget | None = None,
        *,
        heads: Sequence[str] = ("Tên", "", "", ""),
    ) -> None:
        super().__init__(look, "surface", parent)
        self._sections: tuple[Section, ...] = ()
        self._held: dict[int, str] = {}
        self._narrow = False
        self._is_wide = False
        self._table: QWidget | None = None
        self._noun = ""
        self._pace = Paced(self, self._refill)
        self._model = RowsModel(self)
        self.view = _View(look, self._model)
        self.view.setAccessibleName(name)
        self._heads = tuple(map(CopiedColumn, heads))
        self.copying = Copying(self.view, self.copied_table)
        self.filter = LineField(look, filter_hint)
        self.filter.setAccessibleName(filter_hint)
        self.filter.textChanged.connect(self._pace.ask)
        self._icon_action = self.filter.addAction(
            look.icon("filter"), LineField.ActionPosition.LeadingPosition
        )
        # Qt's own clear button loads every image format's plugin, PDF among them: 25 ms of each start.
        self._clear_action = self.filter.addAction(
            look.icon("dismiss"), LineField.ActionPosition.TrailingPosition
        )
        self._clear_action.setToolTip("Bỏ lọc")
        self._clear_action.setVisible(False)
        self._clear_action.triggered.connect(self.filter.clear)
        self.filter.textChanged.connect(self._offer_clearing)
        self._nothing = Text(look, "Không có mục nào khớp.", tone="text2", wrap=True)
        self._nothing.setContentsMargins(14, 10, 14, 10)
        self._nothing.hide()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 1, 0)
        column.setSpacing(8)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setContentsMargins(12, 0, 10, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self.filter)
        column.addLayout(self._head)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        self._count = Text(look, "", tone="text2")
        self._count.setContentsMargins(14, 0, 14, 8)
        self._count.hide()
        column.addWidget(self._count)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.opened.connect(self.opened)
        look.changed.connect(self._restyle)
        self._restyle()

    def _offer_clearing(self, typed: str) -> None:
        if isValid(self._clear_action):  # a field that is being deleted tells that its text went
            self._clear_action.setVisible(bool(typed))

    def set_nothing(self, sentence: str) -> None:
        """What is said where no record fits."""
        self._nothing.setText(sentence)

    def add_above(self, widget: QWidget) -> None:
        """A line above the filter, e.g. the switch of kinds."""
        self._head.insertWidget(0, widget)

    def add_table(self, table: QWidget) -> None:
        """A table of the same records that `set_wide` shows in the place of the list."""
        self._table = table
        table.hide()
        self._column.insertWidget(self._column.indexOf(self._count), table, 1)

    def set_wide(self, wide: bool) -> None:
        """Take all the room there is, for the table."""
        self._is_wide = wide
        self.view.setVisible(not wide)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        if self._table is not None:
            self._table.setVisible(wide)
        self._fit_width()

    def count_as(self, noun: str) -> None:
        """Say at the foot how many records are in sight: “12 quyết định”."""
        self._noun = noun
        self._count.show()

    def count_words(self) -> str:
        """What stands at the foot."""
        return self._count.text()

    def sections_in_sight(self) -> list[tuple[str, list[int]]]:
        """The headings in sight with the ids under each."""
        found: list[tuple[str, list[int]]] = []
        for row in self._model.rows:
            if isinstance(row, _Heading):
                found.append((row.title, []))
            elif isinstance(row, Entry):
                if not found:
                    found.append(("", []))
                found[-1][1].append(row.id)
        return found

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these records; the current one stays current."""
        self._sections = tuple(sections)
        self._held = {}
        self._refill()

    def current_id(self) -> int:
        """Id of the current record, -1 for none."""
        entry = self.view.currentIndex().data(ROW)
        return entry.id if isinstance(entry, Entry) else -1

    def selected_ids(self) -> list[int]:
        """Ids of the chosen records, from the top."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [entry.id for row in rows if isinstance(entry := self._model.rows[row], Entry)]

    def set_current(self, record_id: int) -> None:
        """Make a record current; the filter is emptied if it hides it."""
        if self._row_of(record_id) < 0 and self.filter.text():
            self.filter.clear()
            self._pace.settle()
        if self._row_of(record_id) < 0:
            self.hidden_asked.emit()
        row = self._row_of(record_id)
        if row >= 0:
            self.view.go_to(row)

    def ids(self) -> list[int]:
        """Ids of the records in sight, in order."""
        return [row.id for row in self._model.rows if isinstance(row, Entry)]

    def copied_table(self, everything: bool = False) -> CopiedTable:
        """The chosen records with the headings chosen among them; or all of them, also where none is."""
        indexes = [] if everything else self.view.selectionModel().selectedIndexes()
        chosen = sorted(index.row() for index in indexes)
        rows = [self._model.rows[row] for row in chosen] or self._model.rows
        return CopiedTable(
            self._heads,
            [
                CopiedRow(row.cells)
                if isinstance(row, Entry)
                else CopiedRow((spoken(row), *[None] * 3), True)
                for row in rows
            ],
        )

    def focus_filter(self) -> None:
        """Put the keyboard on the filter (Ctrl+L)."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def set_narrow(self, narrow: bool) -> None:
        """268 px wide, 236 in narrow windows."""
        self._narrow = narrow
        self._fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the filter: ↓ and Enter go into the list, Esc empties the filter."""
        if self.filter.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pace.settle()
            if self._is_wide and self._table is not None:
                self._table.setFocus(Qt.FocusReason.TabFocusReason)
                return
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            if self.current_id() < 0:
                self.view.step(1)
        elif self.filter.hasFocus() and event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), self._look.theme.colour("line"))

    def _refill(self) -> None:
        current = self.current_id()
        wanted = fold(self.filter.text()).split()
        rows: list[object] = []
        for section in self._sections:
            kept = [entry for entry in section.entries if not wanted or self._fits(entry, wanted)]
            if kept:
                rows += [_Heading(section.title)] if section.title else []
                rows += kept
        blocked = self.blockSignals(True)
        self._model.set_rows(rows)
        row = self._row_of(current)
        if row >= 0:
            self.view.go_to(row)
        self.blockSignals(blocked)
        self._nothing.setVisible(not rows and bool(wanted or self._noun))
        if self._noun:
            self._count.setText(f"{format_amount(len(self.ids()))} {self._noun}")
        self.refilled.emit()

    def _fits(self, entry: Entry, wanted: Sequence[str]) -> bool:
        held = self._held.get(entry.id)
        if held is None:
            words = f"{entry.title} {entry.right} {entry.second} {entry.state} {entry.more}"
            held = self._held[entry.id] = f" {fold(words)}"
        return all(f" {word}" in held for word in wanted)  # "huong" is not every "phường"

    def _row_of(self, record_id: int) -> int:
        rows = (
            row
            for row, entry in enumerate(self._model.rows)
            if isinstance(entry, Entry) and entry.id == record_id
        )
        return next(rows, -1)

    def _current_changed(self, current: QModelIndex) -> None:
        entry = current.data(ROW)
        if isinstance(entry, Entry):
            self.chosen.emit(entry.id)

    def _fit_width(self) -> None:
        width = self._look.theme.px(NARROW if self._narrow else WIDE)
        self.setMinimumWidth(width)
        self.setMaximumWidth(QWIDGETSIZE_MAX if self._is_wide else width)

    def _restyle(self) -> None:
        self._fit_width()
        self._icon_action.setIcon(self._look.icon("filter"))
        self._clear_action.setIcon(self._look.icon("dismiss"))
        self.view.measure()
        self.update()
