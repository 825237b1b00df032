"""The hits of a search in the help, as a list that the search field leads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.ui.help.chapters import Section
from desktop.ui.theme import Look
from desktop.ui.widgets.list_rows import RowsModel, led_list, row_of
from desktop.ui.widgets.marked_text import draw_marked, match_spans
from desktop.ui.widgets.paint import current_row


@dataclass(frozen=True)
class HelpHit:
    """A section that was found: its heading and where it stands."""

    section: Section

    @property
    def title(self) -> str:
        """The heading."""
        return self.section.title

    @property
    def detail(self) -> str:
        """Chapter and part."""
        return self.section.where


class HitList(QWidget):
    """`chosen` carries the section of a hit; `step` moves the current row."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.typed = ""
        self.current = -1
        self._model = RowsModel(self)
        self._list = led_list(self, self._model, _HitDelegate(self))
        self._list.setAccessibleName("Chỗ tìm thấy trong trợ giúp")
        self._list.clicked.connect(lambda index: self.chosen.emit(row_of(index, HelpHit).section))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def show_hits(self, typed: str, sections: list[Section]) -> None:
        """Show what was found; the first one is current."""
        self.typed = typed
        self._model.set_rows([HelpHit(section) for section in sections])
        self.current = 0 if sections else -1
        self._list.scrollToTop()

    def hits(self) -> list[Section]:
        """The sections in the list."""
        return [row.section for row in self._model.rows if isinstance(row, HelpHit)]

    def step(self, by: int) -> None:
        """Go down or up, round the ends."""
        if count := len(self._model.rows):
            self.current = (self.current + by) % count
            self._list.scrollTo(self._model.index(self.current))
            self._list.viewport().update()

    def current_hit(self) -> Section | None:
        """The section of the current row."""
        return self.hits()[self.current] if self.current >= 0 else None


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, hits: HitList) -> None:
        super().__init__(hits)
        self._hits = hits

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, self._hits.look.theme.two_line_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, hit, rect = self._hits.look.theme, row_of(index, HelpHit), QRect(option.rect)
        if index.row() == self._hits.current:
            current_row(painter, rect, theme)
        left, first = rect.left() + theme.px(14), theme.line_height()
        top = rect.top() + (rect.height() - first - theme.line_height(12)) // 2
        width = rect.width() - theme.px(22)
        title = QRect(left, top, width, first)
        detail = QRect(left, top + first, width, theme.line_height(12))
        for text, room, size, tone in ((hit.title, title, 13, "text"), (hit.detail, detail, 12, "text2")):
            spans = [span for word in self._hits.typed.split() for span in match_spans(text, word)]
            weight = 500 if size == 13 else 400
            draw_marked(painter, room, text, sorted(set(spans)), theme.font(size, weight), theme, tone)
