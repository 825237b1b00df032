"""The figures sheet: column letters and row numbers as in the workbook, one chosen cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.copied_table import CellValue, CopiedColumn, CopiedRow, CopiedTable
from desktop.ui.widgets.copying import Copying
from desktop.ui.widgets.keys import is_letter
from desktop.ui.widgets.letter_header import LetterHeader, SheetColumn, column_letter
from desktop.ui.widgets.paint import rounded_box
from desktop.ui.widgets.table.columns import Align
from desktop.ui.widgets.table.model import qt_alignment

_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class SheetCell:
    """Text as shown; `figure` is the caller's own and makes the cell one that can be opened.

    `value` is the number or the day that the text says, for copying; None: the text itself.
    """

    text: str = ""
    figure: object = None
    tone: str = ""
    value: CellValue = None


@dataclass(frozen=True)
class SheetRow:
    """One row with the number it has in the workbook; a heading row is bold on a tint.

    With `spans` the second cell reaches over the empty ones behind it.
    """

    number: int
    cells: Sequence[SheetCell]
    heading: bool = False
    spans: bool = False


class _Model(QAbstractTableModel):
    """Cells of the sheet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns: tuple[SheetColumn, ...] = ()
        self.rows: tuple[SheetRow, ...] = ()

    def cell(self, index: QModelIndex | QPersistentModelIndex) -> SheetCell:
        cells = self.rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else SheetCell()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = f"Ô {column_letter(index.column())}{self.rows[index.row()].number}"
            return f"{place}: {self.cell(index).text}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].whole_title
        return str(self.rows[section].number)


class _NumberHeader(QHeaderView):
    """Row numbers."""

    def __init__(self, look: Look, model: _Model, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self._sheet = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(34), 10)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._look.theme
        painter.save()
        painter.fillRect(rect, theme.colour("inset"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line"))
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._sheet.rows[logicalIndex].number))
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Draws a cell with its grid lines; the chosen one has a frame of 2 px."""

    def __init__(self, look: Look, model: _Model, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._sheet = model
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        row, column, cell = (
            self._sheet.rows[index.row()],
            self._sheet.columns[index.column()],
            self._sheet.cell(index),
        )
        chosen = index == self._view.currentIndex()
        selected = chosen or bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("soft" if selected else "inset" if row.heading else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line"))
        font = theme.font(13, 600 if row.heading or chosen else 400, tabular=column.align is Align.RIGHT)
        painter.setFont(font)
        painter.setPen(theme.colour(cell.tone or ("text2" if column.dim and not chosen else "text")))
        inner = rect.adjusted(theme.px(9), 0, -theme.px(9), 0)
        words = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner, int(qt_alignment(column.align)), words)
        if chosen:
            edge = theme.colour("accent" if self._view.hasFocus() else "line2")
            rounded_box(painter, QRectF(rect), None, edge, radius=0, thickness=2)


class _View(QTableView):
    """Arrow keys move, with Shift they choose more cells, Enter opens."""

    opened = Signal()
    widened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape or is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit()

    def lay_out_heads(self) -> None:
        """Columns of another width may need more or fewer lines for their titles."""
        self.updateGeometries()


class FiguresSheet(Card):
    """`chosen` (cell name such as "D14", figure or None) follows the cell; `opened` comes from Enter."""

    chosen = Signal(str, object)
    opened = Signal(str, object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=1, parent=parent)
        self._model = _Model(self)
        self.view = _View()
        self.view.setAccessibleName(name)
        self.view.setModel(self._model)
        self.view.setHorizontalHeader(LetterHeader(look, lambda: self._model.columns, self.view))
        self.view.setVerticalHeader(_NumberHeader(look, self._model, self.view))
        self.view.setItemDelegate(_Delegate(look, self._model, self.view))
        self.view.setFrameShape(QTableView.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setCornerButtonEnabled(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(*self._at(index)))
        self.view.opened.connect(self._open)
        self.view.doubleClicked.connect(self._open)
        self.view.widened.connect(self._lay_out)
        self.copying = Copying(self.view, self.copied_table)
        self.column.addWidget(self.view)
        self.setFocusProxy(self.view)
        look.changed.connect(self._lay_out)

    def set_sheet(self, columns: Sequence[SheetColumn], rows: Sequence[SheetRow]) -> None:
        """Show a sheet; the chosen cell stays where it is."""
        row, column = self.view.currentIndex().row(), self.view.currentIndex().column()
        self._model.beginResetModel()
        self._model.columns, self._model.rows = tuple(columns), tuple(rows)
        self._model.endResetModel()
        self._span()
        self._lay_out()
        if 0 <= row < len(rows) and 0 <= column < len(columns):
            self._go_to(row, column)

    def choose(self, cell_name: str) -> None:
        """Choose a cell by its name, e.g. "D14"; nothing happens when there is none."""
        for row, sheet_row in enumerate(self._model.rows):
            for column in range(len(self._model.columns)):
                if f"{column_letter(column)}{sheet_row.number}" == cell_name:
                    self._go_to(row, column)

    def _go_to(self, row: int, column: int) -> None:
        """Choose one cell alone, whatever keys are held: Ctrl+6 must not add one."""
        index = self._model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flags)
        self.view.scrollTo(index)

    def current(self) -> tuple[str, object]:
        """Name and figure of the chosen cell; ("", None) for none."""
        return self._at(self.view.currentIndex())

    def copied_table(self, everything: bool = False) -> CopiedTable:
        """The chosen block of cells, or all, under the heads of its columns; one cell goes without a head."""
        chosen = [] if everything else self.view.selectionModel().selectedIndexes()
        if len(chosen) == 1:
            cell = self._model.cell(chosen[0])
            plain = self._model.columns[chosen[0].column()].plain
            return CopiedTable([CopiedColumn("", plain)], [CopiedRow([_copied(cell)])])
        places = sorted({index.column() for index in chosen}) or range(len(self._model.columns))
        rows = sorted({index.row() for index in chosen}) or range(len(self._model.rows))
        columns = [self._model.columns[place] for place in places]
        return CopiedTable(
            [CopiedColumn(column.whole_title, column.plain) for column in columns],
            [
                CopiedRow(
                    [_copied(self._model.cell(self._model.index(row, place))) for place in places],
                    self._model.rows[row].heading,
                )
                for row in rows
            ],
        )

    def _span(self) -> None:
        self.view.clearSpans()
        for place, row in enumerate(self._model.rows):
            texts = [cell.text for cell in row.cells[2:]] if row.spans else []
            empty = next((at for at, text in enumerate(texts) if text), len(texts))
            if empty:
                self.view.setSpan(place, 1, 1, 1 + empty)

    def _at(self, index: QModelIndex) -> tuple[str, object]:
        if not index.isValid():
            return "", None
        number = self._model.rows[index.row()].number
        return f"{column_letter(index.column())}{number}", self._model.cell(index).figure

    def _open(self) -> None:
        name, figure = self.current()
        if figure is not None:
            self.opened.emit(name, figure)

    def _lay_out(self) -> None:
        theme = self._look.theme
        self.view.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.view.verticalHeader().setFixedWidth(theme.px(34))
        columns = self._model.columns
        spare = max(self.view.viewport().width() - sum(theme.px(column.width) for column in columns), 0)
        shares = sum(column.stretch for column in columns) or 1
        for place, column in enumerate(columns):
            self.view.setColumnWidth(place, theme.px(column.width) + spare * column.stretch // shares)
        self.view.lay_out_heads()
        self.view.viewport().update()


def _copied(cell: SheetCell) -> CellValue:
    return cell.text if cell.value is None else cell.value
