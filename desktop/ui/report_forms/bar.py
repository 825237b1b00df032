"""The line above a form: which form, for which period, under which name it is kept, which of its sheets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.records.period import Period
from desktop.records.report_form import ReportForm
from desktop.ui.report_forms.words import OTHER_FORM
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.switch import SegmentedSwitch

NEW = -1
"""The payload of a form that is not kept yet."""


class FormBar(QWidget):
    """`form_chosen` carries the id of a kept form, `other_asked` asks for a file."""

    form_chosen = Signal(int)
    other_asked = Signal()
    period_chosen = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self, look: Look, periods: Sequence[Suggestion], period: Period) -> None:
        super().__init__()
        self.forms = ChoiceField(look)
        self.periods = ChoiceField(look, periods, waits=True)
        self.periods.set_value(period)
        self.name = LineField(look, "ví dụ: Biểu 1 Ban Dân vận")
        self.name_field = Field(look, "Tên biểu, để kỳ sau chọn lại", self.name)
        self.other = secondary(look, OTHER_FORM, icon="folder_open")
        self.sent_as = ChoiceField(
            look, [Suggestion("Biểu gửi kèm", "", False), Suggestion("Báo cáo kỳ", "", True)]
        )
        self.sent_as.set_value(False)
        self.sheets = SegmentedSwitch(look, [], "Trang tính")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(look, "Biểu", self.forms), 3)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(Field(look, "Kỳ báo cáo", self.periods), 3)
        row.addWidget(self.name_field, 3)
        row.addWidget(Field(look, "Gửi đi là", self.sent_as), 3)
        column.addLayout(row)
        column.addWidget(self.sheets)
        self.forms.chosen.connect(self._chosen)
        self.other.clicked.connect(self.other_asked)
        self.periods.chosen.connect(self.period_chosen)
        self.sheets.chosen.connect(self.sheet_chosen)

    def offer(self, kept: Sequence[ReportForm], current: int | None, file_name: str) -> None:
        """The kept forms, before them the one in sight where it is new, `current` None."""
        new = [Suggestion(file_name, "biểu mới", NEW)] if current is None else []
        forms = [Suggestion(one.name, one.file_name, one.id) for one in kept]
        self.forms.set_choices([*new, *forms])
        self.forms.set_value(NEW if current is None else current)

    def set_narrow(self, narrow: bool) -> None:
        """Where the window is narrow the button for another form shows only its icon."""
        self.other.set_compact(narrow)

    def show_sheets(self, names: Sequence[str], current: str) -> None:
        """The sheets of the form, where there are several."""
        self.sheets.set_choices([(name, name) for name in names])
        self.sheets.set_current(current)
        self.sheets.setVisible(len(names) > 1)

    def period(self) -> Period:
        """The chosen period."""
        chosen = self.periods.value()
        assert isinstance(chosen, Period)
        return chosen

    def is_report(self) -> bool:
        """Whether the form is sent as the report of its period, so that none is due any more."""
        return self.sent_as.value() is True

    def _chosen(self, payload: object) -> None:
        if isinstance(payload, int) and payload != NEW:
            self.form_chosen.emit(payload)
