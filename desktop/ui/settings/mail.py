"""Thư gửi báo cáo: what the letter with a report says, for each kind of report, and whom it greets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.letters.mail_texts import MailTexts, mail_texts, unknown_fields
from desktop.store.file import RecordFile
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.words.letters import FIELDS, KINDS, SOMEBODY

EXPLANATION = "Chữ trong ngoặc nhọn được thay khi soạn thư: {fields}. Xóa hết lời thư thì dùng lời có sẵn."
WIDTH = 560
"""Most width of the form in px at 100 % text."""
LINES = 9


class MailSection(SettingsSection):
    """`save_asked` (MailTexts) when every field of the text is known; Ctrl+Enter saves."""

    kinds = frozenset({"setting"})
    save_asked = Signal(object)

    def __init__(self, look: Look, file: RecordFile) -> None:
        fields = "; ".join(f"{{{name}}} {what}" for name, what in FIELDS.items())
        super().__init__(look, "Thư gửi báo cáo", EXPLANATION.format(fields=fields))
        self._file = file
        self._texts: dict[str, str] = {}
        self._kind = next(iter(KINDS))
        self.before, self.since = LineField(look, SOMEBODY), LineField(look, SOMEBODY)
        self.kind = ChoiceField(look, [Suggestion(words, "", kind) for kind, words in KINDS.items()])
        self.kind.set_value(self._kind)
        self.text = TextArea(look, lines=LINES, keeps_gaps=True)
        self.form = Form(look)
        self.form.add_line(
            Field(look, "Người nhận, kỳ đến 30/06/2025", self.before),
            Field(look, "Người nhận, kỳ từ 01/07/2025", self.since),
        )
        self.form.add_line(Field(look, "Thư kèm", self.kind))
        self.form.add_line(Field(look, "Lời thư", self.text, check=self._check))
        self.form.save_asked.connect(lambda: self.save_asked.emit(self.typed()))
        self.kind.chosen.connect(self._show_kind)
        self.save_button = primary(look, "Lưu", key="Ctrl+Enter")
        self.save_button.clicked.connect(self.form.submit)
        self.column.addWidget(self.form)
        self.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.reload()

    def reload(self) -> None:
        kept = mail_texts(self._file)
        self._texts = {kind: kept.text(kind) for kind in KINDS}
        self.before.set_value(kept.before)
        self.since.set_value(kept.since)
        self.text.set_value(self._texts[self._kind])

    def typed(self) -> MailTexts:
        """What stands in the fields, with the texts of the other kinds."""
        texts = {**self._texts, self._kind: self.text.value()}
        return MailTexts(texts, self.before.value(), self.since.value())

    def first_focus(self) -> QWidget:
        return self.before

    def _show_kind(self, kind: object) -> None:
        """The text of another kind; what was typed for the one before is kept until it is saved."""
        self._texts[self._kind] = self.text.value()
        self._kind = str(kind)
        self.text.set_value(self._texts[self._kind])

    def _check(self) -> FieldProblem | None:
        wrong = unknown_fields(self.text.value())
        if not wrong:
            return None
        return FieldProblem(f"Không có chỗ thay {{{wrong[0]}}}. Dùng: {', '.join(FIELDS)}.")

    def _restyle(self) -> None:
        self.form.setMaximumWidth(self._look.theme.px(WIDTH))
