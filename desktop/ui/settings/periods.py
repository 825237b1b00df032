"""Kỳ báo cáo: on which days the office's report periods end, when reports are due, what is asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.cut_offs import cut_offs
from desktop.operations.report_due import Habits, habits
from desktop.store.file import RecordFile
from desktop.ui.cut_off_fields import HINT, LABELS, CutOffFields
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.number_field import NumberField

EXPLANATION = (
    "Các kỳ có sẵn ở trang Báo cáo (quý, 6 tháng, 9 tháng, năm) kết thúc vào những ngày này. Năm báo cáo bắt "
    "đầu ngay sau ngày “Hết năm” của năm trước. Theo lịch: 31/03, 30/06, 30/09, 31/12."
)
WIDTH = 420
"""Most width of the form in px at 100 % text."""


class PeriodsSection(SettingsSection):
    """`save_asked` (CutOffs, Habits) when all days can be read; Ctrl+Enter saves."""

    kinds = frozenset({"setting"})
    save_asked = Signal(object, object)

    def __init__(self, look: Look, file: RecordFile) -> None:
        super().__init__(look, "Kỳ báo cáo", EXPLANATION)
        self._file = file
        self.days = CutOffFields(look)
        self.form = Form(look)
        fields = [
            Field(look, LABELS[name], editor, hint=HINT, check=partial(self.days.problem, name))
            for name, editor in self.days.editors.items()
        ]
        self.form.add_line(*fields[:2])
        self.form.add_line(*fields[2:])
        self.deadline, self.jump = NumberField(look, "15"), NumberField(look, "50")
        self.form.add_line(
            self._number("Hạn gửi", self.deadline, "ngày sau khi hết kỳ"),
            self._number("Hỏi khi tăng, giảm từ", self.jump, "%; 0: không"),
        )
        self.form.save_asked.connect(lambda: self.save_asked.emit(self.days.days(), self.habits()))
        self.save_button = primary(look, "Lưu", key="Ctrl+Enter")
        self.save_button.clicked.connect(self.form.submit)
        self.column.addWidget(self.form)
        self.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.reload()

    def habits(self) -> Habits:
        """What was typed; an empty field is what the program comes with."""
        usual = Habits()
        days, jump = self.deadline.number(), self.jump.number()
        return Habits(usual.days if days is None else days, usual.jump if jump is None else jump)

    def reload(self) -> None:
        self.days.show(cut_offs(self._file))
        present = habits(self._file)
        self.deadline.set_amount(present.days)
        self.jump.set_amount(present.jump)

    def first_focus(self) -> QWidget:
        return next(iter(self.days.editors.values()))

    def _number(self, label: str, editor: NumberField, hint: str) -> Field:
        return Field(self._look, label, editor, hint=hint, check=editor.unclear)

    def _restyle(self) -> None:
        self.form.setMaximumWidth(self._look.theme.px(WIDTH))
