"""The header of the preview: the file's letter and title above what the column is taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.intake.fields import Why
from desktop.ui.imports.columns import Head
from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box

BOX = 28
"""Height in px of the box with the meaning."""


class MappingHeader(QHeaderView):
    """A click on a column of the file asks for its meaning: `asked` carries the place of the section."""

    asked = Signal(int)

    def __init__(self, look: Look, heads: Sequence[Head], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._heads = tuple(heads)
        self.table = 0
        """The table whose letters are shown: that of the current row."""

    def set_heads(self, heads: Sequence[Head]) -> None:
        """Show other columns, or other meanings of the same."""
        self._heads = tuple(heads)
        self.viewport().update()

    def set_table(self, table: int) -> None:
        """Show the letters and titles of another table."""
        if table != self.table:
            self.table = table
            self.viewport().update()

    def box_of(self, section: int) -> QRect:
        """Where the meaning of a column stands, in the header's viewport."""
        theme = self._look.theme
        left, width = self.sectionViewportPosition(section), self.sectionSize(section)
        top = self.height() - theme.px(BOX) - theme.px(5)
        return QRect(left + theme.px(4), top, width - theme.px(8), theme.px(BOX))

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(10, theme.line_height(12) + theme.px(BOX) + theme.px(15))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and self._heads[section].of_table(self.table):
            self.asked.emit(section)
        event.accept()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._look.theme
        head = self._heads[logicalIndex]
        painter.save()
        painter.fillRect(rect, theme.colour("inset"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line"))
        places = head.of_table(self.table)
        if places:
            letters = ", ".join(one.letter for one in places)
            title = next((one.match.title for one in places if one.match.title), "(không tiêu đề)")
            self._paint_file_title(painter, rect, letters, title)
            self._paint_box(painter, logicalIndex, head)
        else:
            self._paint_own(painter, rect, head.title)
        painter.restore()

    def _paint_file_title(self, painter: QPainter, rect: QRect, letters: str, title: str) -> None:
        theme = self._look.theme
        line = QRect(rect.left() + theme.px(8), rect.top() + theme.px(5), rect.width() - theme.px(14), 0)
        line.setHeight(theme.line_height(12))
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, letters)
        used = painter.fontMetrics().horizontalAdvance(letters) + theme.px(8)
        painter.setFont(theme.font(12))
        room = line.adjusted(used, 0, 0, 0)
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_box(self, painter: QPainter, section: int, head: Head) -> None:
        theme = self._look.theme
        box = self.box_of(section)
        rounded_box(painter, QRectF(box), theme.colour("surface"), theme.colour("line2"))
        side = theme.px(16)
        chevron = self._look.pixmap("chevron_down", 16, "text2", self.devicePixelRatioF())
        painter.drawPixmap(
            QPoint(box.right() - side - theme.px(3), box.top() + (box.height() - side) // 2), chevron
        )
        room = box.adjusted(theme.px(7), 0, -side - theme.px(6), 0)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text" if head.is_taken else "text3"))
        words = QFontMetrics(painter.font()).elidedText(head.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_own(self, painter: QPainter, rect: QRect, title: str) -> None:
        theme = self._look.theme
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("text2"))
        room = rect.adjusted(theme.px(10), 0, -theme.px(6), 0)
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


def is_remembered(heads: Sequence[Head]) -> bool:
    """Whether a meaning comes from what this sender's lists taught before."""
    return any(one.match.why is Why.LEARNED for head in heads for one in head.places)
