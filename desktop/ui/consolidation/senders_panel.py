"""The panel that says who has to send, and until when; the register remembers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from desktop.records.senders import Expected
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea

TITLE = "Nơi phải gửi"
EXPLANATION = (
    "Mỗi dòng một nơi, đúng tên như trên tệp hoặc đầu trang danh sách; viết tắt như “TDP 3” vẫn nhận ra. "
    "Sổ nhớ cho lần sau. Muộn tính theo ngày lưu của tệp."
)


class SendersPanel(FormPanel):
    """`saved` carries the `Expected`. `ready` are lists of names that one press adds, by what they are."""

    saved = Signal(object)

    def __init__(
        self, look: Look, expected: Expected, ready: Mapping[str, Sequence[str]], today: date
    ) -> None:
        super().__init__(look, TITLE, "senders", today, "Lưu", width=400)
        self.names = TextArea(look, "Tổ dân phố số 1", lines=11)
        self.names.set_value("\n".join(expected.names))
        self.form.add_widget(Text(look, EXPLANATION, Type.SMALL, "text2", wrap=True))
        self.form.add_line(self.field("names", "Nơi phải gửi", self.names))
        for words, names in ready.items():
            if names:
                button = secondary(look, f"{words} ({len(names)})", icon="add")
                button.clicked.connect(lambda _checked=False, names=names: self._add(names))
                self.form.add_widget(button)
        self.due, due_field = self.date_field(
            "due", "Hạn gửi", expected.due, hint="để trống: không tính muộn"
        )
        self.form.add_line(due_field)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Expected:
        """Who has to send, as it stands in the form."""
        return Expected(tuple(self._lines()), day_or_none(self.due))

    def _lines(self) -> list[str]:
        return [line for line in self.names.value().splitlines() if line]

    def _add(self, names: Sequence[str]) -> None:
        """Names that stand already are not added again."""
        self.names.set_value("\n".join(dict.fromkeys([*self._lines(), *names])))
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)
