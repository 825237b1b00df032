"""Lương cơ sở: the base salary by date, from which bonuses are computed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QWidget

from desktop.operations import offices
from desktop.records.bonus import BaseSalary
from desktop.records.text import parse_amount
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.theme import Look
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.table.columns import Align, Column, Group

EXPLANATION = (
    "Mức thưởng tính theo lương cơ sở có hiệu lực vào ngày quyết định. Số tiền đã ghi không bị tính lại."
)


class SalariesSection(TableSection):
    """The latest first."""

    records = "base_salary"
    kinds = frozenset({"base_salary"})

    def __init__(self, look: Look, file: RecordFile) -> None:
        columns = (
            Column("from", "Từ ngày", lambda one: one.valid_from, 110, align=Align.RIGHT),
            Column(
                "amount", "Lương cơ sở (đ/tháng)", lambda one: one.amount, 180, align=Align.RIGHT, strong=True
            ),
            Column("source", "Căn cứ", lambda one: one.source, 110, 1),
        )
        super().__init__(look, "Lương cơ sở", EXPLANATION, columns, "Thêm mức lương")
        self._file = file
        self.reload()

    def groups(self) -> Sequence[Group]:
        return [Group("", offices.base_salaries(self._file)[::-1])]

    def panel(self, row_id: int | None) -> RecordPanel | None:
        known = {one.id: one for one in offices.base_salaries(self._file)}
        seen = known.get(row_id) if row_id is not None else None
        return None if row_id is not None and seen is None else SalaryPanel(self._look, self._file, seen)


class SalaryPanel(RecordPanel):
    """`seen` is the row being changed, None for a new one."""

    def __init__(self, look: Look, file: RecordFile, seen: BaseSalary | None) -> None:
        title = "Sửa lương cơ sở" if seen else "Lương cơ sở mới"
        super().__init__(look, title, ("base_salary", seen and seen.id), file.now().date())
        self._file = file
        self._seen = seen
        self.day, day_field = self.date_field(
            "day", "Từ ngày", seen.valid_from if seen else None, required=True
        )
        self.amount = AmountField(look, parse_amount, "ví dụ: 2.530.000")
        self.amount.set_amount(seen.amount if seen else None)
        self.source = LineField(look, "ví dụ: Nghị định số 161/2026/NĐ-CP")
        self.source.set_value(seen.source if seen else "")
        self.require("day", "Chưa có ngày bắt đầu.")
        self.require("amount", "Chưa có mức lương.")
        amount_field = self.field("amount", "Lương cơ sở (đ/tháng)", self.amount, required=True)
        self.form.add_line(day_field, amount_field)
        self.form.add_line(self.field("source", "Căn cứ", self.source))

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        return super().check(name, editor) or (amount_problem(self.amount) if name == "amount" else None)

    def deed(self) -> Future[Done[BaseSalary]]:
        day, amount = day_or_none(self.day), self.amount.amount()
        if day is None or amount is None:
            raise ValueError("the form saves only what it has checked")
        new = BaseSalary(day, amount, self.source.value(), self._seen.id if self._seen else None)
        return offices.save_base_salary(self._file, self._seen, new)


def amount_problem(editor: AmountField) -> FieldProblem | None:
    """What cannot be read as an amount."""
    try:
        editor.amount()
    except ValueError:
        return FieldProblem(f"“{editor.text().strip()}” không phải số tiền. Gõ lại, ví dụ 2.530.000.")
    return None
