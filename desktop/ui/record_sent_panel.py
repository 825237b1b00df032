"""“Ghi là đã gửi”: how and to whom a written report went, without a mail from here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from desktop.records.submission import Way
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup, among
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.words.submissions import WAYS

TITLE = "Ghi là đã gửi"
EXPLANATION = (
    "{report}, tệp {name}. Tệp và số liệu được giữ nguyên trong sổ; sau này sổ đổi thì chương trình báo."
)


class RecordSentPanel(FormPanel):
    """`saved` comes with Ctrl+Enter; `way()` and `to()` then say what was typed."""

    saved = Signal()

    def __init__(
        self, look: Look, report: str, name: str, key: object, today: date, before: Sequence[str]
    ) -> None:
        """`before`: to whom reports went, the latest first; that one stands there, the others are offered."""
        super().__init__(look, TITLE, key, today, TITLE)
        explained = EXPLANATION.format(report=report, name=name)
        self.form.add_widget(Text(look, explained, Type.SMALL, "text2", wrap=True))
        self.ways = ChoiceField(look, [Suggestion(words, "", Way(way)) for way, words in WAYS.items()])
        self.ways.set_value(Way.ZALO)
        self.recipient = LineField(look)
        self.recipient.setText(next(iter(before), ""))
        CompletionPopup(look, self.recipient, among(before))
        self.form.add_line(self.field("way", "Gửi bằng", self.ways))
        self.form.add_line(
            self.field("sent_to", "Nơi nhận", self.recipient, hint="Ví dụ: Ban Dân vận Thành ủy")
        )
        self.form.save_asked.connect(self.saved)

    def start(self) -> None:
        """Put the keyboard on the first field."""
        self.ways.setFocus(Qt.FocusReason.TabFocusReason)

    def way(self) -> Way:
        """How it went."""
        chosen = self.ways.value()
        return chosen if isinstance(chosen, Way) else Way.ZALO

    def to(self) -> str:
        """To whom, as typed."""
        return self.recipient.text()
