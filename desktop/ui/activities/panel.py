"""The panel of one activity: for a new one, and for changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from desktop.operations import activities
from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup, among
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import ACTIVITY_KINDS

TITLE_EXAMPLE = "ví dụ: Ủng hộ đồng bào bị thiệt hại do bão số 3"


class ActivityPanel(FormPanel):
    """`saved` carries the activity as it stands in the form."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: Activity) -> None:
        title = "Sửa hoạt động" if seen.id else "Hoạt động mới"
        words = "Lưu" if seen.id else "Lưu, thêm tiếp"
        super().__init__(look, title, ("activity", seen.id), file.now().date(), words)
        self._seen = seen
        self._file = file
        self.day, self._day_field = self.date_field("done_on", "Ngày", seen.done_on)
        self.kind = ChoiceField(look, [Suggestion(ACTIVITY_KINDS[one], "", one) for one in ActivityKind])
        self.name = TextArea(look, TITLE_EXAMPLE, lines=2, breaks_lines=False)
        self.unit, self.done_by, self.received_by, self.measure = (LineField(look) for _ in range(4))
        self.times, self.people = NumberField(look, "1"), NumberField(look, "120")
        self.quantity = NumberField(look, "250")
        self.value = NumberField(look, "5.000.000", money=True)
        self.note = TextArea(look, lines=2)
        self._fill(seen)
        self._add_lines()
        self._complete(look, activities.list_activities(file))
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Activity:
        """The activity as it stands in the form; times left empty are one."""
        times = self.times.number()
        return replace(
            self._seen,
            kind=ActivityKind(str(self.kind.value())),
            title=self.name.value(),
            done_on=day_or_none(self.day),
            unit_text=self.unit.value(),
            done_by=self.done_by.value(),
            received_by=self.received_by.value(),
            times=1 if times is None else times,
            people=self.people.number(),
            quantity=self.quantity.number(),
            measure=self.measure.value(),
            value=self.value.number(),
            note=self.note.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return activities.check(self._file, self.draft())

    def start(self) -> None:
        if self._seen.id is None:
            super().start()
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, seen: Activity) -> None:
        self.kind.set_value(seen.kind)
        self.name.set_value(seen.title)
        self.note.set_value(seen.note)
        for editor, text in (
            (self.unit, seen.unit_text),
            (self.done_by, seen.done_by),
            (self.received_by, seen.received_by),
            (self.measure, seen.measure),
        ):
            editor.set_value(text)
        for number, amount in (
            (self.times, seen.times),
            (self.people, seen.people),
            (self.quantity, seen.quantity),
            (self.value, seen.value),
        ):
            number.set_amount(amount)

    def _add_lines(self) -> None:
        form, field = self.form, self.field
        form.add_line(self._day_field, field("kind", "Loại", self.kind, required=True), stretches=(2, 3))
        form.add_line(field("title", "Nội dung", self.name, required=True))
        form.add_line(field("unit_text", "Đơn vị, địa bàn", self.unit))
        form.add_line(field("done_by", "Người, đơn vị thực hiện", self.done_by))
        form.add_line(field("received_by", "Đối tượng", self.received_by, hint="ai được thăm, được hỗ trợ"))
        form.add_line(field("times", "Số lượt", self.times), field("people", "Số người", self.people))
        form.add_line(
            field("quantity", "Số lượng", self.quantity), field("measure", "Đơn vị tính", self.measure)
        )
        form.add_line(field("value", "Giá trị (đ)", self.value))
        form.add_line(field("note", "Ghi chú", self.note))

    def _complete(self, look: Look, known: Sequence[Activity]) -> None:
        """Places and people come again: offer those written down before, the latest first."""
        for editor, values in (
            (self.unit, [one.unit_text for one in known]),
            (self.done_by, [one.done_by for one in known]),
            (self.received_by, [one.received_by for one in known]),
            (self.measure, activities.known_measures(self._file)),
        ):
            CompletionPopup(look, editor, among(values))
