"""The panel of one list: the decision that it belongs to, as it was issued then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.records.codes import Form
from desktop.ui.past.rows import PastRow, refused_rows
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import FORMS

MOST_ROWS = 12
_MISSING = {
    "issuer_id": "Chưa chọn cơ quan ban hành.",
    "number": "Chưa có số quyết định.",
    "decision_date": "Chưa có ngày quyết định.",
}


class PastPanel(FormPanel):
    """`saved` carries the row as it stands in the form; `unit_of` names the ward of a former office."""

    saved = Signal(object)

    def __init__(
        self,
        look: Look,
        row: PastRow,
        issuers: Sequence[Suggestion],
        unit_of: Callable[[int], str],
        today: date,
    ) -> None:
        super().__init__(look, row.path.name, ("past", row.path), today, "Xong")
        self._row = row
        self._unit_of = unit_of
        self.issuer = ChoiceField(look, issuers, placeholder="chọn cơ quan, kể cả cơ quan cũ")
        self.issuer.set_value(row.issuer_id)
        self.number = LineField(look, "ví dụ: 15/QĐ-UBND")
        self.number.set_value(row.number)
        self.form_choice = ChoiceField(look, [Suggestion(FORMS[form], "", form) for form in Form])
        self.form_choice.set_value(row.form)
        self.unit_text = LineField(look, "ví dụ: phường Hàng Bạc")
        self.unit_text.set_value(row.unit_text)
        self.merit = LineField(look, "trống: theo từng dòng của tệp")
        self.merit.set_value(row.merit)
        self.day, day_field = self.date_field("decision_date", "Ngày quyết định", row.day, required=True)
        self.form.add_line(self.field("issuer_id", "Cơ quan ban hành", self.issuer, required=True))
        self.form.add_line(self.field("number", "Số quyết định", self.number, required=True), day_field)
        self.form.add_line(
            self.field("form", "Hình thức", self.form_choice),
            self.field("unit_text", "Đơn vị khi đó", self.unit_text, hint="tên phường lúc ấy"),
        )
        self.form.add_line(self.field("merit", "Thành tích chung", self.merit))
        self._show_rows(look)
        self.issuer.chosen.connect(self._offer_unit)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> PastRow:
        """The row as it stands in the form."""
        chosen = self.issuer.value()
        return replace(
            self._row,
            issuer_id=chosen if isinstance(chosen, int) else None,
            form=Form(str(self.form_choice.value())),
            number=self.number.value(),
            day=day_or_none(self.day),
            unit_text=self.unit_text.value(),
            merit=self.merit.value(),
        )

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        found = super().check(name, editor)
        if found is not None:
            return found
        draft = self.draft()
        values = {"issuer_id": draft.issuer_id, "number": draft.number, "decision_date": draft.day}
        return FieldProblem(_MISSING[name]) if name in _MISSING and not values[name] else None

    def _offer_unit(self, issuer_id: object) -> None:
        if isinstance(issuer_id, int) and self.unit_text.value() in ("", self._row.unit_text):
            self.unit_text.set_value(self._unit_of(issuer_id))

    def _show_rows(self, look: Look) -> None:
        refused = refused_rows(self._row)
        if not refused:
            return
        self.body.addWidget(Text(look, f"{len(refused)} dòng của tệp chưa lấy được", Type.STRONG, wrap=True))
        for sentence in refused[:MOST_ROWS]:
            self.body.addWidget(Text(look, sentence, Type.SMALL, "err", wrap=True))
        if len(refused) > MOST_ROWS:
            rest = f"… và {len(refused) - MOST_ROWS} dòng nữa."
            self.body.addWidget(Text(look, rest, Type.SMALL, "text2"))
