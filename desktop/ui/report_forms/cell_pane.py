"""The pane beside a form: what the current cell takes, the records behind it, the cells left empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.operations.report_forms.filling import LeftCell
from desktop.operations.report_forms.sources import OfferedSource, offered_sources, source_words
from desktop.operations.report_forms.values import Worth
from desktop.operations.traces.record_lines import RecordLine
from desktop.records.report import Figure
from desktop.records.report_form import FigureSource, Source, Span
from desktop.records.text import format_amount, words
from desktop.ui.report_forms.cells import CellTold
from desktop.ui.report_forms.words import UNITS
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.report_forms import LEFT, SPANS

WIDTH = 312
"""px at 100 % text."""
CELL, LEFT_CELLS = "cell", "left"
MOST_OFFERED = 12

RecordsOf = Callable[[Figure], Sequence[RecordLine]]


class CellPane(Surface):
    """`chosen` carries the source taken for the cell; `done` leads back to the grid; `left_opened` a cell."""

    chosen = Signal(object)
    done = Signal()
    left_opened = Signal(object)

    def __init__(self, look: Look, records_of: RecordsOf) -> None:
        super().__init__(look, "surface")
        self._look = look
        self._records_of = records_of
        self._offered = [(one, words(f"{one.words} {one.section}")) for one in offered_sources()]
        self._source: Source | None = None
        self._left: Sequence[LeftCell] = ()
        self.setAccessibleName("Ô của biểu")
        self.switch = SegmentedSwitch(look, [(CELL, "Ô đang chọn"), (LEFT_CELLS, "Để trống")], "Khung bên")
        self.name = Text(look, "", Type.SMALL_STRONG, "accent")
        self.label = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.hint = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.figure = LineField(look, "gõ vài chữ, không cần dấu")
        self.completion = CompletionPopup(look, self.figure, self._suggest, choose_first=True)
        self.span = ChoiceField(look, [Suggestion(text, "", Span(code)) for code, text in SPANS.items()])
        self.figure_field = Field(look, "Chỉ tiêu điền vào ô", self.figure)
        self.span_field = Field(look, "Lấy số của", self.span)
        self.value = Text(look, "", Type.FIGURE, tabular=True)
        self.unit = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.records = self._records_table(look)
        self.left = self._left_table(look)
        self._parts = self._lay_out()
        self.switch.chosen.connect(self._show_part)
        self.completion.taken.connect(self._take_offered)
        self.figure.left.connect(self._restore)
        self.span.chosen.connect(self._take_span)
        self.figure.returnPressed.connect(self.done)
        look.changed.connect(self._restyle)
        self._show_part(CELL)
        self._restyle()

    def show_cell(self, told: CellTold) -> None:
        """What is to be said of the current cell."""
        source = self._source = told.source
        self.name.setText(told.name)
        self.label.setText(told.label)
        self.label.setVisible(bool(told.label))
        self.hint.setText(told.hint)
        self.hint.setVisible(bool(told.hint))
        self.figure.set_value(source_words(source) if source is not None else "")
        self.figure_field.setVisible(told.may)
        self.span_field.setVisible(told.may and isinstance(source, FigureSource))
        if isinstance(source, FigureSource):
            self.span.set_value(source.span)
        self._show_worth(told.worth)

    def show_left(self, left: Sequence[LeftCell]) -> None:
        """The cells that stay as they are."""
        self._left = left
        self.left.set_rows(list(enumerate(left)))
        self.switch.set_choices([(CELL, "Ô đang chọn"), (LEFT_CELLS, f"Để trống ({len(left)})")])

    def choose(self, letter: str) -> None:
        """Put the keyboard on the figure, with the letter that began it."""
        if not self.figure_field.isVisibleTo(self) and self.switch.current() == CELL:
            return
        self._show_part(CELL)
        self.figure.setFocus(Qt.FocusReason.TabFocusReason)
        self.figure.selectAll()
        if letter:
            self.figure.insert(letter)
            self.figure.textEdited.emit(self.figure.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the grid first."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.colour("line"))

    def _suggest(self, typed: str) -> Sequence[Suggestion]:
        """The sources in which every typed word begins a word, marks aside; with nothing typed all."""
        wanted = words(typed)
        fitting = [
            one
            for one, parts in self._offered
            if all(any(part.startswith(word) for part in parts) for word in wanted)
        ]
        if wanted:  # whole figures before their parts
            fitting.sort(key=lambda one: isinstance(one.source, FigureSource) and one.source.by is not None)
        shown = fitting[:MOST_OFFERED] if wanted else fitting
        return [Suggestion(one.words, one.section, one) for one in shown]

    def _take_offered(self, taken: Suggestion) -> None:
        offered = taken.payload
        if isinstance(offered, OfferedSource):
            self._take(self._with_span(offered.source))
            self.done.emit()

    def _with_span(self, source: Source) -> Source:
        """A figure keeps the span that the cell's column says, or that was chosen before."""
        span = self.span.value()
        before = self._source
        if isinstance(source, FigureSource) and isinstance(before, FigureSource):
            return replace(source, span=before.span)
        return (
            replace(source, span=span)
            if isinstance(source, FigureSource) and isinstance(span, Span)
            else source
        )

    def _take_span(self, span: object) -> None:
        if isinstance(self._source, FigureSource) and isinstance(span, Span):
            self._take(replace(self._source, span=span))

    def _take(self, source: Source) -> None:
        self._source = source
        self.chosen.emit(source)

    def _restore(self) -> None:
        """Letters that name no source count for nothing."""
        self.figure.set_value(source_words(self._source) if self._source is not None else "")

    def _show_worth(self, worth: Worth | None) -> None:
        figures = worth.figures if worth is not None else ()
        self.value.setText(worth.shown if worth is not None else "")
        self.value.setVisible(bool(figures))
        counted = figures[:1] if len(figures) == 1 else ()
        lines = [line for figure in counted for line in self._records_of(figure)]
        if len(figures) == 2:
            now, before = (format_amount(one.value) for one in figures)
            self.unit.setText(f"Kỳ này {now}, cùng kỳ năm trước {before}.")
        elif figures:
            self.unit.setText(f"từ {format_amount(len(lines))} {UNITS[figures[0].record_kind]} trong sổ")
        self.unit.setVisible(bool(figures))
        self.records.set_rows(lines)
        self.records.setVisible(bool(lines))

    def _show_part(self, part: str) -> None:
        self.switch.set_current(part)
        for key, widget in self._parts.items():
            widget.setVisible(key == part)

    def _records_table(self, look: Look) -> GroupedTable:
        column = Column(
            "title", "Bản ghi", lambda line: line.title, 120, 1, second=lambda line: line.detail,
            second_title="Chi tiết",
        )  # fmt: skip
        return GroupedTable(look, (column,), lambda line: line.id, "Các bản ghi", two_line=True)

    def _left_table(self, look: Look) -> GroupedTable:
        column = Column(
            "cell", "Ô biểu hỏi mà chưa điền", lambda row: f"{row[1].cell}  {row[1].label}", 120, 1,
            second=lambda row: LEFT[row[1].reason], second_title="Lý do",
        )  # fmt: skip
        table = GroupedTable(look, (column,), lambda row: int(row[0]), "Các ô để trống", two_line=True)
        table.opened.connect(lambda place: self.left_opened.emit(self._left[place]))
        return table

    def _lay_out(self) -> dict[str, QWidget]:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 12, 8)
        head.addWidget(self.switch)
        column.addLayout(head)
        column.addWidget(Separator(self._look))
        cell = QWidget()
        inner = QVBoxLayout(cell)
        inner.setContentsMargins(14, 10, 12, 10)
        inner.setSpacing(8)
        above = (self.name, self.label, self.hint, self.figure_field, self.span_field, self.value, self.unit)
        for widget in above:
            inner.addWidget(widget)
        inner.addWidget(self.records, 1)
        inner.addStretch(0)
        column.addWidget(cell, 1)
        column.addWidget(self.left, 1)
        return {CELL: cell, LEFT_CELLS: self.left}

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.theme.px(WIDTH))
        self.update()
