"""The years of an opened initiative, and its recognitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.operations.initiatives import RecognitionLine, YearLine
from desktop.ui.initiatives.words import MARKS, decided, decision_of, figures_of
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import INITIATIVE_STATES, LEVELS, NOVELTIES


class PartTable(GroupedTable):
    """A low table with a head of its own, as high as its rows; `add_asked` comes from the head's button."""

    add_asked = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        add_words: str,
        columns: Sequence[Column],
        id_of: Callable[[Any], int],
        name_column: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, columns, id_of, title, name_column=name_column, two_line=True, parent=parent)
        self._theme_of = look
        self.add_button = quiet(look, add_words, key="Insert", icon="add")
        self.add_button.clicked.connect(self.add_asked)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 4)
        head.addWidget(Text(look, title, Type.STRONG), 1)
        head.addWidget(self.add_button)
        self.column.insertLayout(0, head)

    def show_lines(self, lines: Sequence[object], nothing: str) -> None:
        """Show lines; without any the foot says `nothing`."""
        theme = self._theme_of.theme
        self.set_rows(lines)
        self.set_foot("" if lines else nothing)
        self.view.setVisible(bool(lines))
        self.view.setFixedHeight(len(lines) * theme.two_line_height + theme.line_height(12) + 15)


class YearsTable(PartTable):
    """One line for each year, the latest first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("year", "Năm", lambda line: line.year.year, 50, strong=True, plain=True),
            Column("novelty", "Tính chất", lambda line: NOVELTIES[line.year.novelty], 94),
            Column("state", "Tình trạng", lambda line: INITIATIVE_STATES[line.state], 130, 1,
                   second=lambda line: figures_of(line.year), second_title="Kết quả",
                   mark=lambda line: MARKS[line.state]),
        )  # fmt: skip
        super().__init__(look, "Các năm", "Thêm năm", columns, lambda line: line.year.id or 0, "year", parent)

    def show_years(self, lines: Sequence[YearLine], current: int) -> None:
        """Show the years, one of them current."""
        self.show_lines(lines, "Chưa đăng ký năm nào.")
        self.set_current_id(current)


class RecognitionsTable(PartTable):
    """The recognitions of all years, the latest first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("year", "Năm", lambda pair: pair[0].year.year, 50, plain=True),
            Column("level", "Cấp", lambda pair: LEVELS[pair[1].recognition.level], 126, strong=True),
            Column("decision", "Quyết định", lambda pair: decision_of(pair[1]), 120, 1,
                   second=lambda pair: decided(pair[1]), second_title="Cơ quan, ngày công nhận"),
        )  # fmt: skip
        super().__init__(
            look, "Công nhận", "Ghi công nhận", columns, lambda pair: pair[1].recognition.id or 0, "level",
            parent,
        )  # fmt: skip

    def show_recognitions(self, pairs: Sequence[tuple[YearLine, RecognitionLine]]) -> None:
        """Show recognitions with their years."""
        self.show_lines(pairs, "Chưa được công nhận.")
