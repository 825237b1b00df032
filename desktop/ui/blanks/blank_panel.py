"""The panel of one kind of blank: for a new one, and for changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from desktop.operations import blanks
from desktop.records.blank import Blank
from desktop.records.codes import Family, Paper
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.words.blanks import ANY_FAMILY, ANY_PAPER
from desktop.words.labels import FAMILIES, PAPERS

A4 = Blank("", 297, 210, low_at=20)
"""What a new blank begins with: a sheet lying across, as most offices buy it (domain.md §1.4)."""

_ANY = "any"
NAME_EXAMPLE = "ví dụ: Giấy khen A4, khung đỏ"


class BlankPanel(FormPanel):
    """`saved` carries the blank as it stands in the form, and the sheets of a new one."""

    saved = Signal(object, int)

    def __init__(self, look: Look, file: RecordFile, seen: Blank) -> None:
        title = "Sửa phôi" if seen.id else "Thêm loại phôi"
        super().__init__(look, title, ("blank", seen.id), file.now().date())
        self._seen = seen
        self._file = file
        self.name = LineField(look, NAME_EXAMPLE)
        self.width_mm, self.height_mm = NumberField(look, "297"), NumberField(look, "210")
        self.family = ChoiceField(
            look, [Suggestion(ANY_FAMILY, "", _ANY), *(Suggestion(FAMILIES[one], "", one) for one in Family)]
        )
        self.paper = ChoiceField(
            look, [Suggestion(ANY_PAPER, "", _ANY), *(Suggestion(PAPERS[one], "", one) for one in Paper)]
        )
        self.sheets, self.low_at = NumberField(look, "100"), NumberField(look, "20")
        self.in_use = ChoiceField(
            look, [Suggestion("Đang dùng", "", True), Suggestion("Không dùng nữa", "", False)]
        )
        self.note = TextArea(look, lines=2)
        self._fill(seen)
        self._add_lines()
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft(), self.sheets.number() or 0))

    def draft(self) -> Blank:
        """The blank as it stands in the form."""
        family, paper = self.family.value(), self.paper.value()
        return replace(
            self._seen,
            name=self.name.value(),
            width_mm=self.width_mm.number() or 0,
            height_mm=self.height_mm.number() or 0,
            family=family if isinstance(family, Family) else None,
            paper=paper if isinstance(paper, Paper) else None,
            low_at=self.low_at.number() or 0,
            in_use=self.in_use.value() is True,
            note=self.note.value(),
        )

    def problems(self) -> Sequence[Problem]:
        missing = self._seen.id is None and self.sheets.number() is None
        count = [Problem("sheets", "sheets_missing")] if missing else []
        return [*blanks.check(self._file, self.draft()), *count]

    def start(self) -> None:
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, seen: Blank) -> None:
        self.name.set_value(seen.name)
        self.width_mm.set_amount(seen.width_mm)
        self.height_mm.set_amount(seen.height_mm)
        self.family.set_value(seen.family or _ANY)
        self.paper.set_value(seen.paper or _ANY)
        self.low_at.set_amount(seen.low_at)
        self.in_use.set_value(seen.in_use)
        self.note.set_value(seen.note)

    def _add_lines(self) -> None:
        form, field = self.form, self.field
        form.add_line(field("name", "Tên phôi", self.name, required=True))
        form.add_line(
            field("width_mm", "Chiều ngang (mm)", self.width_mm, required=True),
            field("height_mm", "Chiều dọc (mm)", self.height_mm, required=True),
        )
        form.add_line(
            field("paper", "Chữ in sẵn trên phôi", self.paper), field("family", "Dùng cho khối", self.family)
        )
        low = field("low_at", "Báo khi còn (tờ)", self.low_at)
        if self._seen.id is None:
            form.add_line(field("sheets", "Số tờ đang có", self.sheets, required=True), low)
        else:
            form.add_line(field("in_use", "Tình trạng", self.in_use), low)
        form.add_line(field("note", "Ghi chú", self.note))
