"""The panel of a field of the office's own, counted under one of the four."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.records.codes import Field
from desktop.records.initiative import LocalField
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.words.labels import FIELDS


class LocalFieldPanel(FormPanel):
    """`saved` carries the new field."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile) -> None:
        super().__init__(look, "Lĩnh vực riêng của phường", "local_field", file.now().date())
        self.name = LineField(look, "ví dụ: Cải cách hành chính, chuyển đổi số")
        self.counted_as = ChoiceField(look, [Suggestion(FIELDS[one], "", one) for one in Field])
        self.counted_as.set_value(Field.ECONOMY)
        self.form.add_line(self.field("name", "Tên lĩnh vực", self.name, required=True))
        self.form.add_line(
            self.field("counted_as", "Tính vào", self.counted_as, required=True, hint="trong báo cáo")
        )
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> LocalField:
        """The field as it stands in the form."""
        return LocalField(self.name.value(), Field(str(self.counted_as.value())))
