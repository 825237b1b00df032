"""The panel of one row: who, what for, how much, and whether a certificate is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from desktop.operations import awards, commendations
from desktop.operations.commendations import AwardLine
from desktop.operations.printing.printed_state import PrintedState
from desktop.records.award import Award
from desktop.records.award_rules import (
    PRINTED_FIELDS,
    NewAward,
    card_following,
    rule_text,
    second_line_of,
)
from desktop.records.bonus import PAYING, doubt_of
from desktop.records.codes import CommendationState, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import changed_fields
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.text import fold, parse_amount
from desktop.store.file import RecordFile
from desktop.ui.commendations.office_words import NO_RULE, no_rule_words
from desktop.ui.theme import Look
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea
from desktop.words.address_forms import ADDRESS_FORMS, HOUSEHOLD_FORMS
from desktop.words.labels import RECIPIENT_KINDS

COPIED = "Chép từ {source}, chưa soát. Đúng thì bấm Ctrl+Enter."
_NAME_LABELS = {
    RecipientKind.COLLECTIVE: "Tên tập thể",
    RecipientKind.HOUSEHOLD: "Tên chủ hộ",
    RecipientKind.INDIVIDUAL: "Họ và tên",
}
_UNIT_LABELS = {
    RecipientKind.COLLECTIVE: "Thuộc, địa bàn",
    RecipientKind.HOUSEHOLD: "Địa chỉ",
    RecipientKind.INDIVIDUAL: "Đơn vị",
}


class AwardPanel(FormPanel):
    """`saved` carries the row as it shall be, its card as seen and as it shall be, and the reason.

    `to_print`: “Lưu, in lại” was pressed, so that the saved row goes on to the printer. `source` is the past
    decision that the row was copied from, as long as nobody has looked at it.
    """

    saved = Signal(object, object, object, str)

    def __init__(
        self,
        look: Look,
        file: RecordFile,
        commendation: Commendation,
        line: AwardLine,
        reason: str,
        source: str = "",
    ) -> None:
        award = line.award
        title = f"Sửa {RECIPIENT_KINDS[award.kind].lower()}"
        super().__init__(look, title, ("award", award.id), file.now().date(), "Lưu, sang dòng sau", 470)
        self._file = file
        self.source = source
        self._commendation = commendation
        self._seen = award
        self._card = line.recipient
        self._splits = award.second_line == second_line_of(line.recipient.position, line.recipient.unit_text)
        self.address_form = LineField(look)
        self.name = LineField(look)
        self.birth_year = LineField(look)
        self.position = LineField(look)
        self.unit = LineField(look)
        self.merit = TextArea(look, commendation.merit or "Thành tích", lines=3)
        self.initiative = TextArea(look, "ví dụ: Khéo trong vận động giữ vỉa hè thông thoáng", lines=2)
        self.amount = AmountField(look, parse_amount)
        self.amount_reason = LineField(look, "khi khác quy định")
        self.no_certificate = LineField(look, "để trống thì in")
        self.framed = ChoiceField(
            look, [Suggestion("Kèm khung", "", True), Suggestion("Không kèm khung", "", False)]
        )
        self.reason = LineField(look, "ví dụ: văn thư ghi nhầm tên")
        CompletionPopup(look, self.address_form, self._address_forms)
        self.to_print = False
        self.prints = line.printed not in (PrintedState.NONE, PrintedState.NOT_PRINTED)
        if source:
            self.body.insertWidget(0, Text(look, COPIED.format(source=source), tone="warn", wrap=True))
        self._fill(award, reason)
        bonus = commendations.bonus_for(file, commendation, award.kind)
        self.amount.setPlaceholderText(no_rule_words(commendation, bonus))
        self._add_lines(look)
        self._add_print_button(look)
        self.form.save_asked.connect(self._save)

    def draft(self) -> Award:
        """The row as it stands in the form."""
        return replace(
            self._seen,
            address_form=self.address_form.value(),
            printed_name=self.name.value(),
            second_line=self._second_line(),
            merit=self.merit.value(),
            initiative=self.initiative.value(),
            amount=self._amount(),
            amount_reason=self.amount_reason.value(),
            no_certificate_reason=self.no_certificate.value(),
            framed=bool(self.framed.value()),
        )

    def card(self) -> Recipient:
        """The recipient's card after this correction."""
        card = card_following(self._card, self._seen, self.draft())
        if self._splits:
            card = replace(card, position=self.position.value(), unit_text=self.unit.value())
        return replace(card, birth_year=self._birth_year())

    def problems(self) -> Sequence[Problem]:
        draft = self.draft()
        row = NewAward(
            draft.kind,
            draft.printed_name,
            draft.address_form,
            second_line=draft.second_line,
            merit=draft.merit,
            initiative=draft.initiative,
            birth_year=self._birth_year(),
            amount=draft.amount,
            amount_reason=draft.amount_reason,
            recipient_id=draft.recipient_id,
        )
        found = awards.check(self._file, row, self._commendation, award_id=self._seen.id)
        return [one for one in found if one.code != "amount_waits_for_date"]  # said under the field already

    def start(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def save_and_print(self) -> None:
        """Ctrl+P on a row whose certificate was printed: save it, and print its sheet again."""
        self.to_print = True
        self.form.submit()

    def _add_print_button(self, look: Look) -> None:
        if self.prints:
            button = secondary(look, "Lưu, in lại tờ này", key="Ctrl+P", icon="print")
            button.clicked.connect(self.save_and_print)
            self.form.add_widget(button)
        self.save_button.clicked.connect(self._only_save)

    def _only_save(self) -> None:
        self.to_print = False

    def _fill(self, award: Award, reason: str) -> None:
        position, unit = (
            (self._card.position, self._card.unit_text) if self._splits else ("", award.second_line)
        )
        for editor, text in (
            (self.address_form, award.address_form),
            (self.name, award.printed_name),
            (self.birth_year, str(self._card.birth_year or "")),
            (self.position, position),
            (self.unit, unit),
            (self.amount_reason, award.amount_reason),
            (self.no_certificate, award.no_certificate_reason),
            (self.reason, reason),
        ):
            editor.set_value(text)
        self.initiative.set_value(award.initiative)
        self.merit.set_value(award.merit)
        self.amount.set_amount(award.amount)
        self.framed.set_value(award.framed)

    def _add_lines(self, look: Look) -> None:
        kind, form = self._seen.kind, self.form
        if self._commendation.state is CommendationState.SIGNED:
            reason = self._reason_field(look)
            form.add_line(reason)
            form.ask_last(reason)
        name = self.field("printed_name", _NAME_LABELS[kind], self.name, required=True)
        address = self.field("address_form", "Xưng hô", self.address_form)
        if kind is RecipientKind.COLLECTIVE:
            form.add_line(name)
        else:
            form.add_line(address, name, stretches=(2, 3) if kind is RecipientKind.HOUSEHOLD else (1, 3))
        if kind is RecipientKind.INDIVIDUAL:
            form.add_line(
                self._birth_field(look), self.field("position", "Chức vụ", self.position), stretches=(1, 3)
            )
        form.add_line(self.field("second_line", _UNIT_LABELS[kind], self.unit))
        form.add_line(self.field("initiative", "Mô hình “Dân vận khéo”", self.initiative))
        form.add_line(self.field("merit", "Thành tích", self.merit, hint="để trống thì lấy thành tích chung"))
        form.add_line(
            self._amount_field(look), self.field("amount_reason", "Lý do ghi mức khác", self.amount_reason)
        )
        form.add_widget(Text(look, self._rule(), Type.SMALL, "text2", wrap=True))
        form.add_line(
            self.field("framed", "Khung kính", self.framed),
            self.field("no_certificate_reason", "Lý do không in giấy khen", self.no_certificate),
            stretches=(2, 3),
        )

    def _birth_field(self, look: Look) -> Field:
        def check() -> FieldProblem | None:
            typed = self.birth_year.value()
            if typed and not (typed.isdecimal() and len(typed) == 4):
                return FieldProblem(f"Năm sinh “{typed}” không đủ bốn chữ số. Gõ lại, ví dụ 1968.")
            return self.check("birth_year", self.birth_year)

        return Field(look, "Năm sinh", self.birth_year, check=check)

    def _amount_field(self, look: Look) -> Field:
        def check() -> FieldProblem | None:
            try:
                self.amount.amount()
            except ValueError:
                typed = self.amount.text().strip()
                return FieldProblem(f"Mức thưởng “{typed}” không phải số. Gõ lại, ví dụ 1.520.000.")
            return self.check("amount", self.amount)

        return Field(look, "Mức thưởng (đ)", self.amount, check=check)

    def _reason_field(self, look: Look) -> Field:
        def check() -> FieldProblem | None:
            if self.reason.value() or not changed_fields(self._seen, self.draft()) & PRINTED_FIELDS:
                return None
            return FieldProblem("Quyết định đã ký: ghi lý do sửa, lý do được giữ trong nhật ký.")

        return Field(look, "Lý do sửa", self.reason, required=True, check=check)

    def _rule(self) -> str:
        bonus = commendations.bonus_for(self._file, self._commendation, self._seen.kind)
        if bonus is not None:
            doubt = doubt_of(bonus.rate)
            return f"Theo quy định: {rule_text(bonus)}." + (f" Chưa kiểm chứng: {doubt}." if doubt else "")
        if self._commendation.decision_date is None:
            return "Chưa có ngày quyết định nên chưa tính được mức thưởng. Điền ngày, số tiền sẽ tự hiện."
        if self._commendation.form not in PAYING:
            return "Hình thức này không kèm tiền thưởng theo quy định."
        return f"{NO_RULE[0].upper()}{NO_RULE[1:]} cho trường hợp này. Ghi số tiền theo kế hoạch của đơn vị."

    def _second_line(self) -> str:
        if self._seen.kind is RecipientKind.INDIVIDUAL:
            return second_line_of(self.position.value(), self.unit.value())
        return (
            self.unit.value() if not self._splits else second_line_of(self._card.position, self.unit.value())
        )

    def _amount(self) -> int | None:
        try:
            return self.amount.amount()
        except ValueError:
            return self._seen.amount

    def _birth_year(self) -> int | None:
        typed = self.birth_year.value()
        return int(typed) if typed.isdecimal() else None

    def _address_forms(self, typed: str) -> list[Suggestion]:
        forms = HOUSEHOLD_FORMS if self._seen.kind is RecipientKind.HOUSEHOLD else ADDRESS_FORMS
        return [Suggestion(form) for form in forms if fold(typed) in fold(form)]

    def _save(self) -> None:
        self.saved.emit(self.draft(), self._card, self.card(), self.reason.value())
