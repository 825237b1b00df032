"""The panel that says what has changed since a report was sent: figure by figure, record by record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from desktop.records.submission import ChangedFigure, ChangedRecord, Fate
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.submissions import FATES, figure_words

WIDTH = 500
"""px at 100 % text."""
SAME = "Số liệu trong sổ hiện nay đúng như đã gửi."
DIFFERING = "{count} con số đã khác. Chọn con số để xem bản ghi nào làm nó đổi."
RENAMED = "Các con số không đổi, nhưng có bản ghi đã sửa."
GONE = "Không còn trong sổ; xem Thùng rác."


class ChangesPanel(SidePanel):
    """`opened` carries the ChangedRecord that is wanted; one that is gone is not asked for."""

    opened = Signal(object)

    def __init__(self, look: Look, title: str, left_out: str = "") -> None:
        """`left_out`: what of the report cannot be compared."""
        super().__init__(look, title, WIDTH)
        self._changes: Sequence[ChangedFigure] = ()
        self._left_out = left_out
        self.figures = GroupedTable(
            look,
            (
                Column("figure", "Chỉ tiêu", lambda row: _figure(row[1]), 180, 1, strong=True),
                Column("before", "Đã gửi", lambda row: row[1].before, 92, align=Align.RIGHT),
                Column("now", "Nay", lambda row: row[1].now, 92, align=Align.RIGHT),
            ),
            lambda row: int(row[0]),
            "Chỉ tiêu đã đổi",
            name_column="figure",
        )
        self.records = GroupedTable(
            look,
            (
                Column("fate", "", lambda one: FATES[one.fate], 54),
                Column("record", "Bản ghi", _record, 170, 1, second=_other, second_title="Trước / nay"),
            ),
            lambda one: one.id,
            "Bản ghi đã đổi",
            name_column="record",
            two_line=True,
        )
        for table, height in ((self.figures, 210), (self.records, 210)):
            table.setMinimumHeight(look.theme.px(height))
        self.figures.current_changed.connect(lambda _id: self._show_records())
        self.figures.opened.connect(lambda _id: self._go_to_records())
        self.records.opened.connect(lambda _id: self._open())
        self.words = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.figures, 1)
        self.body.addWidget(self.records, 1)
        self.body.addStretch(0)
        self.open_button = secondary(look, "Mở hồ sơ", key="Enter")
        self.open_button.clicked.connect(self._open)
        self.foot.addStretch(1)
        self.foot.addWidget(self.open_button)
        self.show_foot()

    def show_changes(self, changes: Sequence[ChangedFigure]) -> None:
        """Show what differs; the chosen figure stays chosen where it still differs."""
        self._changes = telling(changes)
        differing = sum(one.before != one.now for one in changes)
        told = DIFFERING.format(count=differing) if differing else RENAMED if changes else SAME
        self.words.setText(f"{told} {self._left_out}".rstrip())
        self.figures.set_rows(list(enumerate(self._changes)))
        if changes and self.figures.current_id() < 0:
            self.figures.set_current_id(0)
        for part in (self.figures, self.records, self.open_button):
            part.setVisible(bool(changes))
        self._show_records()

    def start(self) -> None:
        """Put the keyboard on the figures."""
        self.figures.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> ChangedFigure | None:
        place = self.figures.current_id()
        return self._changes[place] if 0 <= place < len(self._changes) else None

    def _show_records(self) -> None:
        chosen = self._chosen()
        rows = chosen.records if chosen else ()
        self.records.set_rows(rows)
        if rows:
            self.records.set_current_id(rows[0].id)

    def _go_to_records(self) -> None:
        self.records.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self) -> None:
        chosen = self._chosen()
        found = (
            next((one for one in chosen.records if one.id == self.records.current_id()), None)
            if chosen
            else None
        )
        if found is not None and (found.now or found.fate is not Fate.WENT):
            self.opened.emit(found)


def telling(changes: Sequence[ChangedFigure]) -> list[ChangedFigure]:
    """The figures that differ, then of the others those with a record that none before them has told of."""
    told: set[tuple[str, int]] = set()
    found = []
    for one in sorted(changes, key=lambda change: change.before == change.now):
        records = {(record.kind.value, record.id) for record in one.records}
        if one.before != one.now or not records <= told:
            found.append(one)
        told |= records
    return found


def _figure(change: ChangedFigure) -> str:
    return figure_words(change.label, change.column)


def _record(record: ChangedRecord) -> str:
    return record.now or record.before


def _other(record: ChangedRecord) -> str:
    """What it was before, where that differs; that it is gone."""
    if record.fate is Fate.WENT and not record.now:
        return GONE
    return f"Trước: {record.before}" if record.before not in ("", record.now) else ""


def change_words(changes: Sequence[ChangedFigure]) -> str:
    """ "3 con số"; "1 bản ghi" where no figure differs. Short, as the line has to fit beside the panel."""
    if differing := sum(one.before != one.now for one in changes):
        return f"{differing} con số"
    records = {(record.kind, record.id) for one in changes for record in one.records}
    return f"{len(records)} bản ghi"
