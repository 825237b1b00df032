"""The panel of one line of the ledger: sheets that came, were spoiled, or were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal

from desktop.operations import blanks
from desktop.records.blank import BlankMovement, BlankStock
from desktop.records.codes import BlankMove
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.text_area import TextArea


@dataclass(frozen=True)
class _Words:
    title: str
    save: str
    sheets: str
    note: str
    example: str = ""


_WORDS = {
    BlankMove.RECEIVED: _Words("Nhập phôi", "Nhập", "Số tờ nhập", "Ghi chú", "nơi bán, số hóa đơn"),
    BlankMove.USED: _Words("Ghi phôi đã dùng", "Lưu", "Số tờ đã dùng", "Ghi chú"),
    BlankMove.SPOILED: _Words("Ghi phôi hỏng", "Lưu", "Số tờ hỏng", "Lý do hỏng", "ẩm mốc, rách, in lệch"),
    BlankMove.COUNTED: _Words("Kiểm kê phôi", "Lưu", "Số tờ đếm được", "Ghi chú"),
}


class MovementPanel(FormPanel):
    """`saved` carries the line as it stands in the form; it begins with today."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: BlankMovement, stock: BlankStock) -> None:
        words = _WORDS[seen.kind]
        title = f"Sửa: {words.title.lower()}" if seen.id else words.title
        key = ("blank_movement", seen.blank_id, seen.kind, seen.id)
        super().__init__(look, title, key, file.now().date(), "Lưu" if seen.id else words.save)
        self._seen = seen
        self._file = file
        self.day, self._day_field = self.date_field("moved_on", "Ngày", seen.moved_on, required=True)
        self.sheets = NumberField(look, "100")
        self.note = TextArea(look, words.example, lines=2)
        if seen.id:
            self.sheets.set_amount(seen.sheets)
            self.note.set_value(seen.note)
        hint = f"trong sổ đang còn {stock.left} tờ"
        sheets = self.field("sheets", words.sheets, self.sheets, required=True, hint=hint)
        self.form.add_line(sheets)
        self.form.add_line(self._day_field)
        self.form.add_line(self.field("note", words.note, self.note))
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> BlankMovement:
        """The line as it stands in the form."""
        return replace(
            self._seen,
            moved_on=day_or_none(self.day) or self._seen.moved_on,
            sheets=self.sheets.number() or 0,
            note=self.note.value(),
        )

    def problems(self) -> Sequence[Problem]:
        found = blanks.check_movement(self._file, self.draft())
        if self.sheets.number() is None and not any(one.code == "sheets_missing" for one in found):
            found.append(Problem("sheets", "sheets_missing"))
        if not self.day.text().strip():
            found.append(Problem("moved_on", "moved_on_missing"))
        return found

    def start(self) -> None:
        self.sheets.setFocus(Qt.FocusReason.TabFocusReason)
