"""The pane that opens a figure: the cell, the number, its records, and the proof that they add up to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.traces.record_lines import RecordLine
from desktop.records.report import Figure, RecordKind
from desktop.records.text import format_amount
from desktop.ui.reports.sheets import Computed, Counted
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, Kind, secondary
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import RECIPIENT_KINDS

WIDTH = 304
"""px at 100 % text."""
NOTHING = "Chọn một con số trong bảng để xem các bản ghi đứng sau nó."
_UNITS = {
    RecordKind.AWARD: "trường hợp",
    RecordKind.COMMENDATION: "quyết định",
    RecordKind.CONFERENCE: "hội nghị",
    RecordKind.ROUND: "đợt",
    RecordKind.OPINION: "ý kiến",
    RecordKind.INITIATIVE_YEAR: "mô hình",
    RecordKind.RECOGNITION: "lượt công nhận",
    RecordKind.TEAM: "tổ",
    RecordKind.MEMBER: "thành viên",
    RecordKind.ACTIVITY: "hoạt động",
}
_SUMMED_UNITS = {
    "awards.amount": "đồng",
    "conferences.invited": "lượt người",
    "conferences.participants": "lượt người",
    "initiatives.people": "người",
    "initiatives.money": "đồng",
    "activities.times": "lượt",
    "activities.people": "người",
    "activities.value": "đồng",
}

_COUNTED = {"collective": "tập thể", "household": "hộ", "individual": "người"}
_KIND_OF = {
    "awards.collectives": "collective",
    "awards.households": "household",
    "awards.individuals": "individual",
}

RecordsOf = Callable[[Figure], Sequence[RecordLine]]


class RecordsPane(Surface):
    """`opened` carries the RecordLine that is wanted; `close_asked` comes from Esc and ×.

    `export_asked`: the records are wanted as a workbook.
    """

    opened = Signal(object)
    close_asked = Signal()
    export_asked = Signal()

    def __init__(self, look: Look, records_of: RecordsOf, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._records_of = records_of
        self._lines: Sequence[RecordLine] = ()
        self.setAccessibleName("Bản ghi đứng sau con số")
        self.cell = Text(look, "", Type.SMALL_STRONG, "accent")
        self.column_name = Text(look, "", Type.SMALL, "text2", elide=True)
        self.path = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.people = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.figure = Text(look, "", Type.FIGURE, tabular=True)
        self.unit = Text(look, "", tone="text2")
        self.proof = Chip(look, "")
        self.words = Text(look, NOTHING, tone="text2", wrap=True)
        self.words.setContentsMargins(16, 10, 16, 10)
        self.close_button = IconButton(look, "dismiss", "Đóng", Kind.QUIET, key="Esc")
        self.close_button.clicked.connect(self.close_asked)
        self._counted = self._build_table(look)
        self._summed = self._build_table(
            look, Column("value", "Cộng", lambda line: line.value, 96, align=Align.RIGHT)
        )
        self.open_button = secondary(look, "Mở hồ sơ", key="Enter")
        self.open_button.clicked.connect(self._open_current)
        self.export_button = secondary(look, "Xuất Excel", key="F12")
        self.export_button.clicked.connect(self.export_asked)
        self._lay_out(look)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_cell("", None)

    @property
    def table(self) -> GroupedTable:
        """The list in sight: with a column of what each line adds, where that is not one."""
        return self._summed if any(line.value != 1 for line in self._lines) else self._counted

    def show_cell(self, name: str, behind: object) -> None:
        """Show what stands behind a cell: records, a computation, or nothing."""
        known = behind if isinstance(behind, Counted | Computed) else None
        self.cell.setText(f"Ô {name}" if known else "")
        self.column_name.setText(known.column if known else "")
        self.path.setText(known.path if known else "")
        figure = behind.figure if isinstance(behind, Counted) else None
        self._lines = self._records_of(figure) if figure else ()
        self._show_figure(figure)
        self.words.setText(behind.how if isinstance(behind, Computed) else NOTHING)
        self.words.setVisible(figure is None)
        self._show_lines()

    def _show_lines(self) -> None:
        for table in (self._counted, self._summed):
            table.set_rows(self._lines if table is self.table else ())
            table.setVisible(table is self.table and bool(self._lines))
        if self._lines:
            self.table.set_current_id(self._lines[0].id)
        self.open_button.setVisible(bool(self._lines))
        self.export_button.setVisible(bool(self._lines))
        self._foot_line.setVisible(bool(self._lines))

    def set_over(self, over: bool) -> None:
        """Whether the pane lies over the sheet, with a button to close it."""
        self.close_button.setVisible(over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.colour("line"))

    def _show_figure(self, figure: Figure | None) -> None:
        for part in (self.figure, self.unit, self.proof):
            part.setVisible(figure is not None)
        people = _people(figure, self._lines) if figure else ""
        self.people.setText(people)
        self.people.setVisible(bool(people))
        if figure is None:
            return
        self.figure.setText(format_amount(figure.value))
        self.unit.setText("lượt" if people else _unit(figure))
        total = sum(line.value for line in self._lines)
        tone, icon = ("ok", "checkmark_circle") if total == figure.value else ("err", "error_circle")
        self.proof.set_state(f"Cộng các dòng = {format_amount(total)}", tone, icon)

    def _place(self, line: RecordLine) -> int:
        return self._lines.index(line) + 1

    def _build_table(self, look: Look, *more: Column) -> GroupedTable:
        columns = (
            Column("place", "STT", self._place, 42, align=Align.CENTRE, dim=True, plain=True),
            Column(
                "title",
                "Bản ghi",
                lambda line: line.title,
                120,
                1,
                second=lambda line: line.detail,
                second_title="Chi tiết",
            ),
            *more,
        )
        table = GroupedTable(
            look, columns, lambda line: line.id, "Các bản ghi", name_column="title", two_line=True
        )
        table.opened.connect(lambda _id: self._open_current())
        return table

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 12, 8)
        head.setSpacing(4)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.cell)
        upper.addWidget(self.column_name, 1)
        upper.addWidget(self.close_button)
        head.addLayout(upper)
        head.addWidget(self.path)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.figure)
        lower.addWidget(self.unit)
        lower.addStretch(1)
        lower.addWidget(self.proof)
        head.addLayout(lower)
        head.addWidget(self.people)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self._counted, 1)
        column.addWidget(self._summed, 1)
        column.addStretch(0)
        self._foot_line = Separator(look)
        column.addWidget(self._foot_line)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.export_button)
        foot.addStretch(1)
        column.addLayout(foot)

    def _open_current(self) -> None:
        chosen = self.table.current_id()
        line = next((line for line in self._lines if line.id == chosen), None)
        if line is not None:
            self.opened.emit(line)

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.theme.px(WIDTH))
        self.update()


def _people(figure: Figure, lines: Sequence[RecordLine]) -> str:
    """“6 lượt khen cá nhân (4 người)”, where somebody was commended more than once; else "".

    Of several kinds together: “107 lượt khen (98 tập thể, hộ, cá nhân)”.
    """
    if figure.record_kind is not RecordKind.AWARD or figure.id in _SUMMED_UNITS:
        return ""
    count = len({line.recipient_id for line in lines})
    if count == len(lines):
        return ""
    kind = (figure.by or {}).get("kind", "") or _KIND_OF.get(figure.id, "")
    given = f"{len(lines)} lượt khen {RECIPIENT_KINDS[kind].lower()}" if kind else f"{len(lines)} lượt khen"
    return f"{given} ({count} {_COUNTED.get(kind, 'tập thể, hộ, cá nhân')})"


def _unit(figure: Figure) -> str:
    """What is counted: “tập thể”, “trường hợp”, “đồng”."""
    if figure.id in _SUMMED_UNITS:
        return _SUMMED_UNITS[figure.id]
    kind = (figure.by or {}).get("kind", "")
    if figure.record_kind is RecordKind.AWARD and kind in RECIPIENT_KINDS:
        return RECIPIENT_KINDS[kind].lower()
    return _UNITS[figure.record_kind]
