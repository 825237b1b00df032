"""Draws the sheets of the list and takes its keys: ↑ ↓, Space, Ctrl+A, type-ahead."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.certificates.entries import SheetEntry, SheetHeading
from desktop.ui.certificates.thumbnails import SIZE, Thumbnails
from desktop.ui.theme import Look
from desktop.ui.widgets.copied_table import CopiedColumn, CopiedRow, CopiedTable
from desktop.ui.widgets.copying import Copying
from desktop.ui.widgets.keys import is_command
from desktop.ui.widgets.list_rows import ROW, RowsModel
from desktop.ui.widgets.paint import current_row, hairline
from desktop.ui.widgets.table.delegate import paint_tick_box
from desktop.ui.widgets.type_ahead import TypeAhead

TICK_ROOM = 38
"""Width in px of the tick box's column at 100 % text."""


class _Delegate(QStyledItemDelegate):
    """A row: tick box, small picture, number and name over the mark of what was printed."""

    def __init__(self, look: Look, view: "SheetView", thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._thumbnails = thumbnails

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = self._look.theme
        if isinstance(index.data(ROW), SheetHeading):
            return QSize(10, theme.line_height(12) + 12)
        return QSize(10, max(theme.two_line_height, theme.px(SIZE[1])) + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        row = index.data(ROW)
        if isinstance(row, SheetHeading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, SheetEntry):
            self._paint_entry(painter, rect, row, current=index == self._view.currentIndex())

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: SheetHeading) -> None:
        theme = self._look.theme
        painter.fillRect(rect, theme.colour("inset"))
        font = theme.font(12, 600)
        painter.setFont(font)
        painter.setPen(theme.colour("text2"))
        room = rect.adjusted(theme.px(14), 0, -theme.px(8), 0)
        words = QFontMetrics(font).elidedText(heading.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: SheetEntry, *, current: bool) -> None:
        theme = self._look.theme
        if current:
            current_row(painter, rect, theme, focused=self._view.hasFocus())
        hairline(painter, rect.left(), rect.right() + 1, rect.bottom(), theme.colour("line"))
        tick_room = QRect(rect.left() + 2, rect.top(), theme.px(TICK_ROOM), rect.height())
        paint_tick_box(painter, tick_room, self._look, ticked=entry.ticked)
        left = tick_room.right() + 1 + self._paint_picture(painter, tick_room, entry)
        self._paint_words(
            painter, QRect(left, rect.top(), rect.right() - left - 6, rect.height()), entry, current
        )

    def _paint_picture(self, painter: QPainter, beside: QRect, entry: SheetEntry) -> int:
        """Draw the small picture right of the tick box; returns the px it takes."""
        theme = self._look.theme
        if not self._view.pictures:
            return 0
        width, height = theme.px(SIZE[0]), theme.px(SIZE[1])
        top = beside.top() + (beside.height() - height) // 2
        frame = QRectF(beside.right() + 1, top, width, height)
        ratio = self._view.devicePixelRatioF()
        picture = self._thumbnails.picture(entry.id, QSize(round(width * ratio), round(height * ratio)))
        painter.fillRect(frame, theme.colour("surface"))
        if picture is not None:
            painter.drawImage(frame, picture)
        painter.setPen(theme.colour("line2"))
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        return width + theme.px(10)

    def _paint_words(self, painter: QPainter, rect: QRect, entry: SheetEntry, current: bool) -> None:
        theme = self._look.theme
        first, under = theme.line_height(), theme.line_height(12)
        top = rect.top() + (rect.height() - first - under) // 2
        font = theme.font(13, 600 if current else 400)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QRect(rect.left(), top, rect.width(), first), Qt.AlignmentFlag.AlignVCenter, words)
        side = theme.px(16)
        icon = self._look.pixmap(entry.mark.icon, 16, entry.mark.tone, self._view.devicePixelRatioF())
        painter.drawPixmap(QPoint(rect.left(), top + first + (under - side) // 2), icon)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour(entry.mark.tone))
        room = QRect(rect.left() + side + theme.px(4), top + first, rect.width(), under)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, entry.detail)


class SheetView(QListView):
    """`ticked` carries the ids whose tick the user turned; several at once for Ctrl+A."""

    ticked = Signal(list)

    def __init__(self, look: Look, model: RowsModel, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._look = look
        self._rows = model
        self._ahead = TypeAhead(self._go_to_typed)
        self.pictures = True
        self.setModel(model)
        self.setItemDelegate(_Delegate(look, self, thumbnails))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.copying = Copying(self, self.copied_table)
        thumbnails.drawn.connect(self.viewport().update)

    def entries(self) -> list[SheetEntry]:
        """The sheets in sight, in order."""
        return [row for row in self._rows.rows if isinstance(row, SheetEntry)]

    def copied_table(self, everything: bool = False) -> CopiedTable:
        """The ticked sheets; or all in sight, also where none is ticked."""
        shown = self.entries()
        rows = shown if everything else [entry for entry in shown if entry.ticked] or shown
        heads = (CopiedColumn("Giấy khen"), CopiedColumn("Tình trạng"))
        return CopiedTable(heads, [CopiedRow((entry.title, entry.detail)) for entry in rows])

    def step(self, by: int) -> None:
        """Go to the next or previous sheet, over headings."""
        rows = self._rows.rows
        row = self.currentIndex().row() + by
        while 0 <= row < len(rows) and not isinstance(rows[row], SheetEntry):
            row += by
        if 0 <= row < len(rows):
            self.setCurrentIndex(self._rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        commanding = is_command(event)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not commanding:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Space and not self._ahead.typed:
            self._turn_current()
        elif key == Qt.Key.Key_A and control:
            self._turn_all()
        elif key == Qt.Key.Key_Escape or commanding:
            event.ignore()
        elif not self._ahead.take_key(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._ahead.take_input(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ROW) if index.isValid() else None
        if not isinstance(entry, SheetEntry):
            return
        super().mousePressEvent(event)
        if event.position().x() < self._look.theme.px(TICK_ROOM):
            self.ticked.emit([entry.id])

    def focusOutEvent(self, event: object) -> None:
        self._ahead.clear()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def _turn_current(self) -> None:
        entry = self.currentIndex().data(ROW)
        if isinstance(entry, SheetEntry):
            self.ticked.emit([entry.id])

    def _turn_all(self) -> None:
        """Tick all in sight; when all are ticked, none."""
        all_of_them = self.entries()
        open_ones = [entry.id for entry in all_of_them if not entry.ticked]
        self.ticked.emit(open_ones or [entry.id for entry in all_of_them])

    def _go_to_typed(self) -> None:
        places = [row for row, one in enumerate(self._rows.rows) if isinstance(one, SheetEntry)]
        names = [entry.title.split(". ", 1)[-1] for entry in self.entries()]
        current = self.currentIndex().row()
        found = self._ahead.find(names, places.index(current) if current in places else 0) if names else -1
        if found >= 0:
            self.setCurrentIndex(self._rows.index(places[found]))
