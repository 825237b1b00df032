"""The heads of the figures sheet: letters as in the workbook, groups over their columns, whole titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Align
from desktop.ui.widgets.table.model import qt_alignment

MOST_LINES = 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class SheetColumn:
    """A column of the sheet; `width` in px at 100 % text, `stretch` takes a share of what is left.

    Whole numbers of a `plain` column are copied without points between thousands. Neighbours of one `group`
    share a head above their titles.
    """

    title: str
    width: int = 80
    align: Align = Align.RIGHT
    stretch: int = 0
    dim: bool = False
    plain: bool = False
    group: str = ""

    @property
    def whole_title(self) -> str:
        """The title behind that of its group."""
        return f"{self.group}: {self.title}" if self.group else self.title


def column_letter(place: int) -> str:
    """0 as "A", 25 as "Z", 26 as "AA"."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class LetterHeader(QHeaderView):
    """Letters above, then the groups where there are any, then the titles on as many lines as they need."""

    def __init__(self, look: Look, columns: Callable[[], Sequence[SheetColumn]], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._columns = columns
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(16)

    def sizeHint(self) -> QSize:
        return QSize(10, self._letters_height() + self._groups_height() + self._titles_height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._look.theme
        column = self._columns()[logicalIndex]
        letters = QRect(rect.left(), rect.top(), rect.width(), self._letters_height())
        top = letters.bottom() + 1 + (self._groups_height() if column.group else 0)
        titles = QRect(rect.left(), top, rect.width(), rect.bottom() + 1 - top)
        painter.save()
        painter.fillRect(rect, theme.colour("inset"))
        for box in (letters, titles):
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        painter.fillRect(letters.right(), letters.top(), 1, letters.height(), theme.colour("line"))
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text3"))
        painter.drawText(letters, Qt.AlignmentFlag.AlignCenter, column_letter(logicalIndex))
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("text2"))
        painter.drawText(self._inner(titles), int(qt_alignment(column.align)) | _WRAPPED, column.title)
        if column.group:
            self._paint_group(painter, logicalIndex, letters.bottom() + 1)
        painter.restore()

    def _paint_group(self, painter: QPainter, place: int, top: int) -> None:
        """Each section paints its part of the group's head, which reaches over all of the group's columns."""
        theme = self._look.theme
        columns = self._columns()
        first = last = place
        while first > 0 and columns[first - 1].group == columns[place].group:
            first -= 1
        while last + 1 < len(columns) and columns[last + 1].group == columns[place].group:
            last += 1
        width = sum(self.sectionSize(at) for at in range(first, last + 1))
        box = QRect(self.sectionViewportPosition(first), top, width, self._groups_height())
        room = width - theme.px(12)
        words = QFontMetrics(painter.font()).elidedText(
            columns[place].group, Qt.TextElideMode.ElideRight, room
        )
        painter.setClipRect(self.sectionViewportPosition(place), top, self.sectionSize(place), box.height())
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), theme.colour("line"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _inner(self, box: QRect) -> QRect:
        side = self._look.theme.px(6)
        return box.adjusted(side, 0, -side, 0)

    def _letters_height(self) -> int:
        return self._look.theme.line_height(11) + 6

    def _groups_height(self) -> int:
        return self._look.theme.line_height(12) + 8 if any(one.group for one in self._columns()) else 0

    def _titles_height(self) -> int:
        """Room for the title that needs the most lines in its column."""
        theme = self._look.theme
        metrics = QFontMetrics(theme.font(12, 600))
        heights = [
            metrics.boundingRect(self._inner(QRect(0, 0, self.sectionSize(place), 0)), _WRAPPED, column.title)
            for place, column in enumerate(self._columns()[: self.count()])
        ]
        line = theme.line_height(12)
        tallest = max((box.height() for box in heights), default=line)
        return theme.row_height + min(max(tallest - line, 0), (MOST_LINES - 1) * line)
