"""A list that opens under a field without taking the keyboard from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.theme import Look
from desktop.ui.widgets.list_rows import RowsModel, led_list, row_of
from desktop.ui.widgets.marked_text import draw_marked, match_spans
from desktop.ui.widgets.paint import current_row, hairline, rounded_box

MOST_ROWS = 8
"""Rows shown before the list scrolls."""


@dataclass(frozen=True)
class Suggestion:
    """One line of the list: `text` is what is taken, `detail` at the right says which one it is.

    `payload` is the caller's own, e.g. a record's id.
    """

    text: str
    detail: str = ""
    payload: object = None


class _Delegate(QStyledItemDelegate):
    """Draws a suggestion in two columns."""

    def __init__(self, look: Look, popup: "PopupList") -> None:
        super().__init__(popup)
        self._look = look
        self._popup = popup

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, self._look.theme.row_height + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        suggestion = row_of(index, Suggestion)
        rect: QRect = option.rect
        if index.row() == self._popup.current_row():
            current_row(painter, rect, theme)
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        small = theme.font(12)
        detail_width = min(QFontMetrics(small).horizontalAdvance(suggestion.detail), inner.width() // 2)
        words = QRect(inner.left(), inner.top(), inner.width() - detail_width - theme.px(12), inner.height())
        spans = match_spans(suggestion.text, self._popup.typed)
        draw_marked(painter, words, suggestion.text, spans, theme.font(), theme, "text")
        painter.setFont(small)
        painter.setPen(theme.colour("text2"))
        detail = QFontMetrics(small).elidedText(
            suggestion.detail, Qt.TextElideMode.ElideRight, detail_width + 1
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), detail)


class PopupList(QWidget):
    """The list itself; its owner moves in it and takes from it. `picked` comes from a click.

    It is a child of the anchor's window, never a window of its own: the keyboard stays in the field.
    """

    picked = Signal(object)

    def __init__(self, look: Look, anchor: QWidget, footer: str, most_rows: int = MOST_ROWS) -> None:
        super().__init__(anchor.window())
        self._look = look
        self._anchor = anchor
        self._footer = footer
        self._most_rows = most_rows
        self._row = -1
        self._lengthened: QWidget | None = None
        self.typed = ""
        self._model = RowsModel(self)
        self._list = led_list(self, self._model, _Delegate(look, self))
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(lambda index: self.picked.emit(row_of(index, Suggestion)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        anchor.installEventFilter(self)

    def current_row(self) -> int:
        """Index of the highlighted row, -1 for none."""
        return self._row

    def current(self) -> Suggestion | None:
        """The highlighted suggestion."""
        rows = self._model.rows
        found = rows[self._row] if 0 <= self._row < len(rows) else None
        return found if isinstance(found, Suggestion) else None

    def open(self, suggestions: Sequence[Suggestion], typed: str, row: int) -> None:
        """Show the suggestions under the anchor, `row` highlighted; with none the list closes."""
        if not suggestions:
            self.hide()
            return
        if self.parentWidget() is not self._anchor.window():
            self.setParent(self._anchor.window())
        self.typed = typed
        self._model.set_rows(suggestions)
        self._row = row
        self._place()
        self.show()
        self.raise_()
        self.highlight(row)

    def highlight(self, row: int) -> None:
        """Highlight another row."""
        self._row = row
        if row >= 0:
            self._list.scrollTo(self._model.index(row))
        self._list.viewport().update()

    def step(self, by: int) -> None:
        """Move the highlight, round the ends."""
        count = len(self._model.rows)
        if count:
            start = self._row if self._row >= 0 else (-1 if by > 0 else count)
            self.highlight((start + by) % count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        rounded_box(painter, self.rect().toRectF(), theme.colour("surface"), theme.colour("line2"))
        top = self.height() - self._footer_height()
        hairline(painter, 5, self.width() - 5, top, theme.colour("line"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        foot = QRect(theme.px(14), top, self.width() - theme.px(20), self._footer_height())
        words = painter.fontMetrics().elidedText(self._footer, Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def _footer_height(self) -> int:
        return self._look.theme.line_height(12) + 12

    def _place(self) -> None:
        """Below the anchor; if there is no room the surrounding area scrolls, else the list goes above."""
        window = self._anchor.window()
        wanted = self._wanted_height()
        area = self._scroller()
        limit = self._limit(window, area)
        below = self._anchor.mapTo(window, QPoint(0, self._anchor.height())).y() + 4
        if below + wanted > limit and area is not None:
            self._scroll_up(area, below + wanted - limit)
            below = self._anchor.mapTo(window, QPoint(0, self._anchor.height())).y() + 4
        left = self._anchor.mapTo(window, QPoint(0, 0)).x()
        width = min(max(self._anchor.width(), self._look.theme.px(360)), window.width() - 16)
        left = min(left, window.width() - width - 8)
        above = self._anchor.mapTo(window, QPoint(0, 0)).y() - 4
        if below + wanted <= limit or limit - below >= above:
            self.setGeometry(left, below, width, min(wanted, limit - below))
        else:
            height = min(wanted, above - 4)
            self.setGeometry(left, above - height, width, height)
        self._list.setGeometry(4, 4, width - 8, self.height() - self._footer_height() - 4)

    def _scroll_up(self, area: QScrollArea, by: int) -> None:
        """Scroll the field up by px; what is too short to scroll is made longer while the list is open."""
        bar = area.verticalScrollBar()
        lacking = bar.value() + by - bar.maximum()
        inner = area.widget()
        if lacking > 0 and inner is not None and self._lengthened is None:
            self._lengthened = inner
            inner.setMinimumHeight(max(inner.height(), area.viewport().height()) + lacking)
            inner.resize(inner.width(), inner.minimumHeight())
        bar.setValue(bar.value() + by)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._lengthened is not None:
            self._lengthened.setMinimumHeight(0)
            self._lengthened = None

    def _wanted_height(self) -> int:
        rows = min(len(self._model.rows), self._most_rows)
        return rows * (self._look.theme.row_height + 2) + self._footer_height() + 8

    def _scroller(self) -> QScrollArea | None:
        """The nearest form around the anchor that scrolls."""
        parent = self._anchor.parentWidget()
        while parent is not None and not parent.isWindow():
            if isinstance(parent, QScrollArea):
                return parent
            parent = parent.parentWidget()
        return None

    def _limit(self, window: QWidget, area: QScrollArea | None) -> int:
        """The lowest y the list may reach: it never covers the foot of a panel or the status bar."""
        if area is None:
            return window.height() - 8
        port = area.viewport()
        return port.mapTo(window, QPoint(0, port.height())).y()
