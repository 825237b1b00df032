"""The panel that carries last year's initiatives on: which of them, and what is different this year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from desktop.operations.initiative_years import to_carry_over
from desktop.records.initiative import RegisteredInitiative
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.form_panel import FormPanel, Raw, day_or_none
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

HOW = "Space: chọn, bỏ chọn · F2 hoặc Enter: ghi điểm khác năm trước"
CHOSEN, CHANGES = "Mô hình chuyển", "Thay đổi"
WIDTH = 560
LIST_HEIGHT = 260
"""The least height of the list in px at 100 % text."""


class CarryPanel(FormPanel):
    """`saved` carries the ids of the chosen initiatives, their changes by id, the day of registration."""

    saved = Signal(list, object, object)

    def __init__(self, look: Look, file: RecordFile, year: int) -> None:
        title = f"Chuyển mô hình năm {year - 1} sang {year}"
        super().__init__(look, title, ("carry_over", year), file.now().date(), "Chuyển", WIDTH)
        self._rows: Sequence[RegisteredInitiative] = to_carry_over(file, year)
        self._chosen = {row.initiative.id or 0 for row in self._rows}
        self._changes: dict[int, str] = {}
        self.day, day_field = self.date_field(
            "registered_on", "Ngày đăng ký", None, hint="để trống cũng được"
        )
        self.form.add_line(day_field)
        self.table = GroupedTable(
            look, self._columns(), lambda row: row.initiative.id or 0, "Mô hình năm trước",
            name_column="name", two_line=True,
        )  # fmt: skip
        self.table.setMinimumHeight(look.theme.px(LIST_HEIGHT))
        self.table.set_rows(self._rows)
        self.table.ticked.connect(self._tick)
        self.table.edited.connect(self._note)
        self.table.opened.connect(lambda _id: self._open_changes())
        hear(self.table.view, "F2", self._open_changes)
        self.body.addWidget(Text(look, HOW, Type.SMALL, "text2", elide=True))
        self.body.addWidget(self.table, 1)
        self._count()
        self.form.save_asked.connect(lambda: self.saved.emit(self.chosen(), self.changes(), self.day_typed()))

    def chosen(self) -> list[int]:
        """The initiatives to carry on, in the order of the list."""
        return [one for row in self._rows if (one := row.initiative.id or 0) in self._chosen]

    def changes(self) -> dict[int, str]:
        """What differs from the year before, by the id of a chosen initiative."""
        return {one: text for one, text in self._changes.items() if one in self._chosen and text}

    def day_typed(self) -> date | None:
        """The day on which they are registered."""
        return day_or_none(self.day)

    def begin(self, kept: Raw | None = None) -> None:
        super().begin(kept)
        chosen, changes = (kept.get(key) if kept else None for key in (CHOSEN, CHANGES))
        if isinstance(chosen, list):
            self._chosen = set(chosen)
        if isinstance(changes, dict):
            self._changes = dict(changes)
        self._count()

    def start(self) -> None:
        self.table.view.setFocus()
        if self._rows:
            self.table.set_current_id(self._rows[0].initiative.id or 0)

    def raw(self) -> Raw:
        return {**super().raw(), CHOSEN: self.chosen(), CHANGES: dict(self._changes)}

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("tick", "", lambda _row: "", 36, tick=lambda row: row.initiative.id in self._chosen),
            Column("name", "Mô hình", lambda row: row.initiative.name, 160, 3,
                   second=lambda row: row.initiative.owner, second_title="Đơn vị, người thực hiện"),
            Column("changes", "Khác năm trước", lambda row: self._changes.get(row.initiative.id, ""), 130, 2,
                   editable=True),
        )  # fmt: skip

    def _tick(self, ids: Sequence[int], _whole: bool) -> None:
        named = set(ids)
        self._chosen = self._chosen - named if named <= self._chosen else self._chosen | named
        self._count()

    def _open_changes(self) -> None:
        """Open the cell; the Enter that closes it comes here too, while the keyboard is still in it."""
        if self.table.view.hasFocus():
            self.table.edit_current("changes")

    def _note(self, initiative_id: int, _column: str, text: str) -> None:
        self._changes[initiative_id] = text
        self._count()

    def _count(self) -> None:
        """The summary as it will be: same, changed, dropped."""
        changed = len(self.changes())
        same, dropped = len(self._chosen) - changed, len(self._rows) - len(self._chosen)
        self.table.set_foot(f"{same} giữ nguyên · {changed} có thay đổi · {dropped} không tiếp tục")
        self.table.view.viewport().update()
