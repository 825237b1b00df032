"""What of a read folder is in sight: senders of a state, rows that may repeat, sums, rows to be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.operations.consolidation import Consolidation
from desktop.records.senders import SenderState
from desktop.records.text import format_amount
from desktop.ui.consolidation.tables import (
    SenderLine,
    figure_groups,
    figures_table,
    refused_table,
    repeat_groups,
    repeats_table,
    sender_lines,
    senders_table,
)
from desktop.ui.theme import Look
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.consolidation import STATES

ALL, TO_MEND = "all", "to_mend"
TABS = ("senders", "repeats", "figures", "refused")
_HINTS = {
    "senders": "Enter: mở tệp của nơi đó. Dưới mỗi nơi là điều cần biết về tệp.",
    "repeats": "Hai dòng ở hai tệp có thể là một: so rồi báo nơi gửi. Cả hai vẫn ở trong sổ tổng hợp.",
    "figures": "Số liệu của các báo cáo do Sổ Vàng lập, cộng theo mã chỉ tiêu, từng kỳ riêng.",
    "refused": "Dòng không vào sổ tổng hợp, có trong tệp lỗi gửi lại từng nơi. Enter: mở tệp của nơi đó.",
}


class ConsolidationViews(QWidget):
    """Two switches above one table at a time; `file_asked` (path): Enter on a line."""

    file_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._lines: Sequence[SenderLine] = ()
        self._refused: Mapping[int, Path] = {}
        self.tabs = SegmentedSwitch(look, [(key, "") for key in TABS], "Xem", margins=16)
        self.filter = SegmentedSwitch(look, [(ALL, "Tất cả")], "Lọc theo tình trạng", margins=16)
        self.hint = Text(look, "", Type.SMALL, "text2", elide=True)
        self.senders, self.repeats = senders_table(look), repeats_table(look)
        self.figures, self.refused = figures_table(look), refused_table(look)
        self._tables: dict[str, GroupedTable] = dict(
            zip(TABS, (self.senders, self.repeats, self.figures, self.refused), strict=True)
        )
        self._stack = QStackedWidget()
        for table in self._tables.values():
            self._stack.addWidget(table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_tab)
        self.filter.chosen.connect(lambda _key: self._show_senders())
        self.senders.opened.connect(self._ask_for_sender)
        self.refused.opened.connect(lambda place: self.file_asked.emit(self._refused[place]))

    def show_whole(self, whole: Consolidation) -> None:
        """Show what a folder came to."""
        self._lines = sender_lines(whole)
        self._refused = {row.place: whole.folder / row.origin.file for row in whole.refused}
        counts = (len(whole.senders), len(whole.repeats), len(whole.figures), len(whole.refused))
        words = ("Nơi gửi", "Có thể trùng", "Số liệu cộng", "Dòng cần sửa")
        named = zip(TABS, words, counts, strict=True)
        self.tabs.set_choices([(key, f"{word} {format_amount(count)}") for key, word, count in named])
        self.filter.set_choices(self._choices())
        self.repeats.set_groups(repeat_groups(whole.repeats))
        self.figures.set_groups(figure_groups(whole.figures))
        self.refused.set_rows(whole.refused)
        self._show_senders()
        self.show_tab(self.tabs.current() or "senders")

    def show_tab(self, key: str) -> None:
        """Bring one of the tables into sight."""
        self.tabs.set_current(key)
        self.hint.setText(_HINTS[key])
        self.filter.setVisible(key == "senders")
        self._stack.setCurrentWidget(self._tables[key])

    def table(self) -> GroupedTable:
        """The table in sight."""
        return self._tables[self.tabs.current()]

    def missing(self) -> list[str]:
        """The names of those who have not sent anything."""
        return [one.sender.name for one in self._lines if one.sender.state is SenderState.MISSING]

    def _ask_for_sender(self, place: int) -> None:
        """The file that the sender saved last; who has sent nothing has none."""
        files = self._lines[place - 1].sender.files
        if files:
            self.file_asked.emit(max(files, key=lambda one: one.saved_at).path)

    def _choices(self) -> list[tuple[str, str]]:
        states = [line.sender.state for line in self._lines]
        shown = [(state.value, f"{STATES[state]} {states.count(state)}") for state in SenderState]
        to_mend = sum(line.has_problems for line in self._lines)
        return [(ALL, f"Tất cả {len(states)}"), *shown, (TO_MEND, f"Có chỗ cần sửa {to_mend}")]

    def _show_senders(self) -> None:
        key = self.filter.current()
        rows = [line for line in self._lines if _is_wanted(line, key)]
        self.senders.set_rows(rows)
        if rows and self.senders.current_id() < 0:
            self.senders.set_current_id(rows[0].id)
        self.senders.set_foot(f"{len(rows)} nơi" if rows else "Không có nơi nào như vậy.")


def _is_wanted(line: SenderLine, key: str) -> bool:
    if key == TO_MEND:
        return line.has_problems
    return key == ALL or line.sender.state == key
