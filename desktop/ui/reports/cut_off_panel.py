"""The question on which days the office's report periods end, asked when a report is first looked at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.records.period import CutOffs
from desktop.ui.cut_off_fields import HINT, LABELS, CutOffFields
from desktop.ui.theme import Look
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.text import Text, Type

QUESTION = "Kỳ báo cáo của phường tính đến ngày nào?"
EXPLANATION = (
    "Điền sẵn theo lịch. Nếu cấp trên yêu cầu chốt sớm, ví dụ năm từ 16/11 năm trước đến 15/11, gõ các ngày "
    "chốt vào đây. Hỏi một lần; đổi lại được trong Cài đặt, mục Kỳ báo cáo."
)


class CutOffPanel(FormPanel):
    """`saved` carries the days. The keyboard starts on the button: the calendar's days are one Enter away."""

    saved = Signal(object)

    def __init__(self, look: Look, days: CutOffs, today: date) -> None:
        super().__init__(look, QUESTION, "cut_offs", today, "Dùng các ngày này", width=340)
        self.days = CutOffFields(look)
        self.days.show(days)
        self.form.add_widget(Text(look, EXPLANATION, Type.SMALL, "text2", wrap=True))
        fields = [
            self.field(name, LABELS[name], editor, hint=HINT) for name, editor in self.days.editors.items()
        ]
        self.form.add_line(*fields[:2])
        self.form.add_line(*fields[2:])
        self.form.save_asked.connect(lambda: self.saved.emit(self.days.days()))

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        del editor
        return self.days.problem(name)

    def start(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)
