"""The sheet of a form as a grid: merged cells, formulas, what is filled, proposed and asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.intake.form import FormSheet, Place, cell_name
from desktop.ui.theme import Look
from desktop.ui.widgets.keys import is_letter
from desktop.ui.widgets.letter_header import column_letter
from desktop.ui.widgets.paint import rounded_box

_NOWHERE = QModelIndex()
_EMPTY = FormSheet("", {})
_LETTER_PX = 7
"""Width of a letter of Excel's column widths in px at 100 % text."""
_NARROWEST, _WIDEST, _USUAL = 30, 420, 9.0
_MOST_LINES = 4
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Mark:
    """What the mapping makes of a cell: `text` as it will be; `state` "filled", "proposed" or "asked"."""

    text: str
    state: str


class _Model(QAbstractTableModel):
    """Cells of one sheet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = _EMPTY
        self.marks: Mapping[Place, Mark] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.sheet.height

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.sheet.width

    def text(self, place: Place) -> str:
        """What the cell shows: its value for the period, else what stands in it."""
        mark = self.marks.get(place)
        cell = self.sheet.at(place)
        if mark is not None and mark.text:
            return mark.text
        return "ƒ" if cell.is_formula else cell.text

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Ô {cell_name(place)}: {self.text(place)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letter(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)


class _Header(QHeaderView):
    """Letters of columns, numbers of rows."""

    def __init__(self, look: Look, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._look = look
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.px(34), theme.line_height(11) + 6)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._look.theme
        painter.save()
        painter.fillRect(rect, theme.colour("inset"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line"))
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text3"))
        words = self.model().headerData(logicalIndex, self.orientation())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(words))
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Draws a cell: filled ones on the accent's tint, proposals on that of a warning, asked ones framed."""

    def __init__(self, look: Look, model: _Model, view: QTableView) -> None:
        super().__init__(view)
        self._look, self._model, self._view = look, model, view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, model = self._look.theme, self._model
        rect: QRect = option.rect
        place = (index.row(), index.column())
        cell, mark = model.sheet.at(place), model.marks.get(place)
        state = mark.state if mark else ""
        tint = {"filled": "soft", "proposed": "warn_soft"}.get(state, "surface")
        painter.fillRect(rect, theme.colour("inset" if cell.is_closed and not cell.text else tint))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line"))
        bold = cell.is_bold or state == "filled"
        painter.setFont(theme.font(13, 600 if bold else 400))
        ink = {"filled": "accent", "proposed": "warn"}.get(state, "text3" if cell.is_formula else "text")
        painter.setPen(theme.colour(ink))
        inner = rect.adjusted(theme.px(5), 0, -theme.px(5), 0)
        painter.drawText(inner, _alignment(model, place) | _WRAPPED, model.text(place))
        if index == self._view.currentIndex():
            edge = theme.colour("accent" if self._view.hasFocus() else "line2")
            rounded_box(painter, QRectF(rect), None, edge, radius=0, thickness=2)
        elif state == "asked":
            inside = QRectF(rect).adjusted(2, 2, -3, -3)
            rounded_box(painter, inside, None, theme.colour("warn"), radius=2, thickness=1)


def _alignment(model: _Model, place: Place) -> int:
    """Numbers at the right, texts over several columns in the middle, others at the left."""
    mark = model.marks.get(place)
    text = model.text(place)
    centred = Qt.AlignmentFlag.AlignVCenter
    if (mark or model.sheet.at(place).is_formula) and not any(
        letter.isalpha() for letter in text if letter != "ƒ"
    ):
        return int(centred | Qt.AlignmentFlag.AlignRight)
    spans = any((area.first_row, area.first_column) == place for area in model.sheet.merged)
    side = Qt.AlignmentFlag.AlignHCenter if spans else Qt.AlignmentFlag.AlignLeft
    return int(centred | side)


class FormGrid(QTableView):
    """`moved` follows the current cell; Enter and letters ask for its source, Space accepts, Del takes away.

    `choosing` carries the letter that was typed, "" for Enter.
    """

    moved = Signal()
    choosing = Signal(str)
    accepted = Signal()
    cleared = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._model = _Model(self)
        self.setAccessibleName("Biểu")
        self.setModel(self._model)
        self.setHorizontalHeader(_Header(look, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Header(look, Qt.Orientation.Vertical, self))
        self.setItemDelegate(_Delegate(look, self._model, self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())
        self.doubleClicked.connect(lambda _index: self.choosing.emit(""))
        look.changed.connect(self._lay_out)

    def show_sheet(self, sheet: FormSheet, marks: Mapping[Place, Mark]) -> None:
        """Show a sheet; the same one keeps its current cell."""
        if sheet is self._model.sheet:
            same_cells = marks.keys() == self._model.marks.keys()
            self._model.marks = marks
            self.viewport().update() if same_cells else self._lay_out()
            return
        self._model.beginResetModel()
        self._model.sheet, self._model.marks = sheet, marks
        self._model.endResetModel()
        for row in range(sheet.height):
            self.setRowHidden(row, row in sheet.hidden_rows)
        for column in range(sheet.width):
            self.setColumnHidden(column, column in sheet.hidden_columns)
        self._lay_out()

    def place(self) -> Place | None:
        """The current cell, a merged one by its first."""
        index = self.currentIndex()
        return self._model.sheet.anchor((index.row(), index.column())) if index.isValid() else None

    def go_to(self, place: Place) -> None:
        """Make a cell the current one."""
        index = self._model.index(*place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def text_at(self, place: Place) -> str:
        """What a cell shows."""
        return self._model.text(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.choosing.emit("")
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self.accepted.emit()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.cleared.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif is_letter(event):
            self.choosing.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme, sheet = self._look.theme, self._model.sheet
        widths = sheet.widths or {}
        for column in range(sheet.width):
            letters = widths.get(column, _USUAL)
            wanted = min(max(int(letters * _LETTER_PX), _NARROWEST), _WIDEST)
            self.setColumnWidth(column, theme.px(wanted))
        self._span()
        metrics = QFontMetrics(theme.font(13, 600))
        line = theme.line_height(13)
        for row in range(sheet.height):
            lines = max((self._lines(metrics, (row, column)) for column in range(sheet.width)), default=1)
            self.setRowHeight(row, line * min(lines, _MOST_LINES) + 8)
        self.viewport().update()

    def _span(self) -> None:
        """Merged cells are one; a long text reaches over the empty cells behind it, as in Excel."""
        sheet = self._model.sheet
        self.clearSpans()
        for place, columns in self._reaching().items():
            self.setSpan(*place, 1, columns)
        for area in sheet.merged:
            rows = min(area.last_row, sheet.height - 1) - area.first_row + 1
            columns = min(area.last_column, sheet.width - 1) - area.first_column + 1
            if rows > 0 and columns > 0 and (rows > 1 or columns > 1):
                self.setSpan(area.first_row, area.first_column, rows, columns)

    def _reaching(self) -> dict[Place, int]:
        """Over how many columns each text outside the tables reaches."""
        sheet, found = self._model.sheet, {}
        metrics = QFontMetrics(self._look.theme.font(13, 600))
        for (row, column), cell in sheet.cells.items():
            if (
                not cell.text
                or cell.is_boxed
                or cell.is_number
                or sheet.anchor((row, column)) in self._merged
            ):
                continue
            room, last = self.columnWidth(column), column
            wanted = metrics.horizontalAdvance(cell.text) + self._look.theme.px(12)
            while room < wanted and last + 1 < sheet.width and self._is_free((row, last + 1)):
                last += 1
                room += self.columnWidth(last)
            if last > column:
                found[row, column] = last - column + 1
        return found

    def _is_free(self, place: Place) -> bool:
        """Whether nothing stands in a cell that belongs to no table, nor is to stand there."""
        sheet, cell = self._model.sheet, self._model.sheet.at(place)
        empty = not cell.text and not cell.is_formula and not cell.is_boxed
        is_single = sheet.anchor(place) == place and place not in self._merged
        return empty and is_single and place not in self._model.marks

    @property
    def _merged(self) -> set[Place]:
        return {(area.first_row, area.first_column) for area in self._model.sheet.merged}

    def _lines(self, metrics: QFontMetrics, place: Place) -> int:
        """How many lines the text of a cell needs in its width, the merged columns together."""
        sheet = self._model.sheet
        cell = sheet.cells.get(place)
        if cell is None or not cell.text:
            return 1
        area = next((one for one in sheet.merged if (one.first_row, one.first_column) == place), None)
        if area is not None and area.last_row > area.first_row:
            return 1
        last = min(area.last_column, sheet.width - 1) if area else place[1] + self.columnSpan(*place) - 1
        room = sum(self.columnWidth(column) for column in range(place[1], last + 1)) - self._look.theme.px(10)
        box = metrics.boundingRect(QRect(0, 0, max(room, 10), 10_000), _WRAPPED, cell.text)
        return max(-(-box.height() // metrics.lineSpacing()), 1)
