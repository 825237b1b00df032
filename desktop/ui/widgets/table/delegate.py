"""Draws the cells of the table, and the rows that go across it."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.records.text import format_amount
from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.paint import hairline, rounded_box, tick
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.model import Line, LineKind, TableModel, qt_alignment

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws a record's cell: tint and bar of the current row, hairline, icon, one or two lines of text."""

    def __init__(self, look: Look, model: TableModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._model = model
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.lines[index.row()]
        if line.kind is not LineKind.RECORD:
            return
        theme = self._look.theme
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        column = self._model.columns[index.column()]
        problem = column.problem(line.record) if column.problem else ""
        painter.fillRect(
            rect, theme.colour("soft" if selected else f"{problem}_soft" if problem else "surface")
        )
        hairline(painter, rect.left(), rect.right() + 1, rect.bottom(), theme.colour("line"))
        if selected and self._is_first_shown(index.column()):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))
        self._paint_content(painter, rect, column, line)
        if problem:
            rounded_box(painter, QRectF(rect), None, theme.colour(problem), radius=0, thickness=2)
        elif index == self._view.currentIndex() and self._view.hasFocus():
            rounded_box(painter, QRectF(rect), None, theme.colour("accent"), radius=2)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineField(self._look, parent=parent)
        editor.setAccessibleName(self._model.columns[index.column()].title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineField):
            editor.set_value(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineField):
            model.setData(index, editor.value())

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if not index.isValid() or self._model.lines[index.row()].kind is not LineKind.RECORD:
            return False
        record = self._model.lines[index.row()].record
        column = self._model.columns[index.column()]
        texts = [column.text(record), column.second(record) if column.second else ""]
        room = option.rect.width() - 2 * self._look.theme.px(10)
        metrics = QFontMetrics(self._look.theme.font())
        cut = any(metrics.horizontalAdvance(text) > room for text in texts)
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, texts)) if cut else "", view)
        return True

    def _is_first_shown(self, column: int) -> bool:
        view = self._view
        shown = (
            place
            for place in range(len(self._model.columns))
            if not view.isIndexHidden(self._model.index(0, place))
        )
        return next(shown, 0) == column

    def _paint_content(self, painter: QPainter, rect: QRect, column: Column, line: Line) -> None:
        theme = self._look.theme
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        if column.tick is not None:
            if (ticked := column.tick(line.record)) is not None:
                paint_tick_box(painter, rect, self._look, ticked=ticked)
            return
        mark = column.mark(line.record) if column.mark else None
        token = "text2" if column.dim else "text"
        if mark is not None:
            token = mark.tone
            side = theme.px(16)
            pixmap = self._look.pixmap(mark.icon, 16, mark.tone, self._view.devicePixelRatioF())
            painter.drawPixmap(QPoint(inner.left(), inner.top() + (inner.height() - side) // 2), pixmap)
            inner.setLeft(inner.left() + side + theme.px(6))
        second = column.second(line.record) if column.second else ""
        font = theme.font(13, 600 if column.strong else 400, tabular=column.align is Align.RIGHT)
        text = column.text(line.record)
        if second:
            first = theme.line_height()
            under = theme.line_height(12)
            top = inner.top() + (inner.height() - first - under) // 2
            below = QRect(inner.left(), top + first, inner.width(), under)
            self._write(painter, below, second, column.align, "text2", small=True)
            inner = QRect(inner.left(), top, inner.width(), first)
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        metrics = QFontMetrics(font)
        lines = two_lines(text, metrics, inner.width() + 1) if column.wraps else [text]
        words = [metrics.elidedText(one, Qt.TextElideMode.ElideRight, inner.width() + 1) for one in lines]
        painter.drawText(inner, int(qt_alignment(column.align)), "\n".join(words))

    def _write(
        self, painter: QPainter, rect: QRect, text: str, align: Align, token: str, *, small: bool
    ) -> None:
        theme = self._look.theme
        font = theme.font(12 if small else 13)
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, int(qt_alignment(align)), words)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text in one line of `width` px, or broken after the last word that fits; the rest may be too long."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    ends = [place for place, letter in enumerate(text) if letter == " "]
    fitting = [end for end in ends if metrics.horizontalAdvance(text[:end]) <= width]
    return [text[: fitting[-1]], text[fitting[-1] + 1 :]] if fitting else [text]


def paint_tick_box(painter: QPainter, rect: QRect, look: Look, *, ticked: bool) -> None:
    """A tick box of 16 px in the middle of `rect`."""
    theme = look.theme
    side = theme.px(16)
    centre = rect.center()
    box = QRectF(centre.x() - side // 2, centre.y() - side // 2, side, side)
    fill = theme.colour("accent" if ticked else "surface")
    rounded_box(painter, box, fill, theme.colour("accent" if ticked else "line2"), radius=3)
    if ticked:
        tick(painter, box, theme.colour("on_accent"))


def paint_group(
    painter: QPainter,
    rect: QRect,
    line: Line,
    look: Look,
    places: dict[str, tuple[int, int, Align]],
    *,
    collapsed: bool,
    current: bool,
    ratio: float,
) -> None:
    """Draw a group's heading over the whole width; `places` holds x, width and alignment of each column."""
    if line.group is None:
        return
    theme = look.theme
    painter.fillRect(rect, theme.colour("soft" if current else "inset"))
    hairline(painter, rect.left(), rect.right() + 1, rect.bottom(), theme.colour("line"))
    if current:
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))
    side = theme.px(16)
    chevron = look.pixmap("chevron_right" if collapsed else "chevron_down", 16, "text2", ratio)
    painter.drawPixmap(QPoint(rect.left() + theme.px(10), rect.top() + (rect.height() - side) // 2), chevron)
    x, gap = rect.left() + theme.px(32), theme.px(10)
    strong, plain = theme.font(12, 600), theme.font(12)
    count_width = QFontMetrics(plain).horizontalAdvance(line.group.count)
    room = rect.right() - x - gap - (count_width + gap if count_width else 0)
    title = QFontMetrics(strong).elidedText(line.group.title, Qt.TextElideMode.ElideRight, room)
    for text, font, token in ((title, strong, "text"), (line.group.count, plain, "text2")):
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        painter.drawText(
            QRect(x, rect.top(), rect.right() - x, rect.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        x += QFontMetrics(font).horizontalAdvance(text) + gap
    painter.setFont(theme.font(12, 600, tabular=True))
    painter.setPen(theme.colour("text"))
    for key, number in line.group.sums.items():
        if key in places:
            left, width, align = places[key]
            cell = QRect(left + theme.px(10), rect.top(), width - theme.px(20), rect.height())
            painter.drawText(cell, int(qt_alignment(align)), format_amount(number))


def paint_reason(painter: QPainter, rect: QRect, line: Line, look: Look, left: int) -> None:
    """Draw the sentence under a record, from `left` on."""
    if line.reason is None:
        return
    theme = look.theme
    painter.fillRect(rect, theme.colour("surface"))
    hairline(painter, rect.left(), rect.right() + 1, rect.bottom(), theme.colour("line"))
    painter.setFont(theme.font(12))
    painter.setPen(theme.colour(line.reason.tone))
    room = QRect(left, rect.top(), rect.right() - left - theme.px(10), rect.height())
    metrics = QFontMetrics(theme.font(12))
    words = metrics.elidedText(line.reason.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
