"""Nhật ký: what was done, by whom, when; any step that nothing later stands on can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.history import history
from desktop.records.step import Step
from desktop.records.text import short_date
from desktop.store.file import RecordFile
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.steps import step_sentence

EXPLANATION = (
    "Thao tác nào chưa bị thao tác sau động vào thì hoàn tác được, kể cả của ngày trước. "
    "Hoàn tác cũng là một thao tác và làm lại được bằng Ctrl+Y."
)
MOST = 500
"""Steps shown; the register keeps all of them."""


class HistorySection(SettingsSection):
    """`undo_asked` carries the id of the chosen step; the register says whether it can be."""

    undo_asked = Signal(int)

    def __init__(self, look: Look, file: RecordFile) -> None:
        super().__init__(look, "Nhật ký", EXPLANATION)
        self._file = file
        columns = (
            Column("at", "Lúc", lambda step: f"{step.made_at:%H:%M}", 64, align=Align.RIGHT, dim=True),
            Column("what", "Thao tác", lambda step: step_sentence(step.code, step.values), 300, 1),
            Column("state", "", _state, 152, mark=_mark),
            Column("who", "Người làm", lambda step: step.made_by, 130, dim=True, drop=1),
        )
        self.table = GroupedTable(look, columns, lambda step: step.id, "Nhật ký", name_column="what")
        self.undo_button = secondary(look, "Hoàn tác thao tác này", key="Delete", icon="arrow_undo")
        self.undo_button.clicked.connect(self.undo_current)
        self.head.addWidget(self.undo_button)
        self.column.addWidget(self.table, 1)
        self.reload()

    def reload(self) -> None:
        steps = history(self._file, MOST)
        self.table.set_groups(self._days(steps))
        if self.table.current_id() < 0 and steps:
            self.table.set_current_id(steps[0].id)
        more = " gần nhất (tất cả vẫn được giữ trong sổ)" if len(steps) == MOST else ""
        self.table.set_foot(f"{len(steps)} thao tác{more}")

    def undo_current(self) -> None:
        """Ask to take the chosen step back."""
        if self.table.current_id() >= 0:
            self.undo_asked.emit(self.table.current_id())

    def first_focus(self) -> QWidget:
        return self.table.view

    def _days(self, steps: Sequence[Step]) -> list[Group]:
        today = self._file.now().date()
        days = groupby(steps, key=lambda step: step.made_at.date())
        return [Group(day.isoformat(), list(found), _day_words(day, today)) for day, found in days]


def _day_words(day: date, today: date) -> str:
    if day == today:
        return f"Hôm nay, {short_date(day)}"
    return f"Hôm qua, {short_date(day)}" if day == today - timedelta(1) else short_date(day)


def _state(step: Step) -> str:
    if step.undone:
        return "Đã hoàn tác"
    return "" if step.undoable else "Không hoàn tác"


def _mark(step: Step) -> Mark | None:
    if step.undone:
        return Mark("arrow_undo", "text2")
    return None if step.undoable else Mark("lock_closed", "text3")
