"""Kỳ báo cáo: on which days of the year the office's report periods end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.cut_offs import cut_offs
from desktop.store.file import RecordFile
from desktop.ui.cut_off_fields import HINT, LABELS, CutOffFields
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form import Form

EXPLANATION = (
    "Các kỳ có sẵn ở trang Báo cáo (quý, 6 tháng, 9 tháng, năm) kết thúc vào những ngày này. Năm báo cáo bắt "
    "đầu ngay sau ngày “Hết năm” của năm trước. Theo lịch: 31/03, 30/06, 30/09, 31/12."
)
WIDTH = 420
"""Most width of the form in px at 100 % text."""


class PeriodsSection(SettingsSection):
    """`save_asked` (CutOffs) when all days can be read; Ctrl+Enter saves."""

    kinds = frozenset({"setting"})
    save_asked = Signal(object)

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
        self.form.save_asked.connect(lambda: self.save_asked.emit(self.days.days()))
        self.save_button = primary(look, "Lưu", key="Ctrl+Enter")
        self.save_button.clicked.connect(self.form.submit)
        self.column.addWidget(self.form)
        self.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.reload()

    def reload(self) -> None:
        self.days.show(cut_offs(self._file))

    def first_focus(self) -> QWidget:
        return next(iter(self.days.editors.values()))

    def _restyle(self) -> None:
        self.form.setMaximumWidth(self._look.theme.px(WIDTH))
