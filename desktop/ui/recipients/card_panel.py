"""The panel of a card: for a new one, and for changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations import recipients
from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.ui.near_box import NearBox
from desktop.ui.recipients.words import full_name
from desktop.ui.recipients.years import unclear_year, year_of
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup, among
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea
from desktop.words.address_forms import ADDRESS_FORMS, HOUSEHOLD_FORMS
from desktop.words.labels import RECIPIENT_KINDS

PRINTED = "Giấy khen và quyết định trước giữ nguyên tên, chức vụ như đã in."
NOBODY = Suggestion("(không)", "", None)


class CardPanel(FormPanel):
    """`saved` carries the card as it stands in the form. A card's kind is chosen once."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: Recipient) -> None:
        title = "Sửa hồ sơ" if seen.id else "Hồ sơ mới"
        super().__init__(look, title, ("recipient", seen.id), file.now().date())
        self._file = file
        self._seen = seen
        self.kind = ChoiceField(look, [Suggestion(RECIPIENT_KINDS[one], "", one) for one in RecipientKind])
        self.address_form, self.name, self.position, self.unit, self.born = (
            LineField(look) for _ in range(5)
        )
        rows = recipients.list_recipients(file)
        self.predecessor = ChoiceField(look, [NOBODY, *_predecessors(rows, seen)])
        self.first, first = self.date_field("valid_from", "Từ ngày", seen.valid_from, hint="bắt đầu tên này")
        self.last, last = self.date_field("valid_to", "Đến ngày", seen.valid_to, hint="trống: đến nay")
        self.note = TextArea(look, lines=2)
        self._fill(seen)
        field = self.field
        self._address = field("address_form", "Xưng hô", self.address_form)
        self._position = field("position", "Chức vụ", self.position)
        self._born = field("birth_year", "Năm sinh", self.born)
        self._predecessor = field("predecessor_id", "Kế thừa từ", self.predecessor)
        if seen.id is None:
            self.form.add_line(field("kind", "Phân loại", self.kind, required=True))
        self.form.add_line(self._address, field("name", "Tên", self.name, required=True), stretches=(2, 5))
        self.near = NearBox(look, file, self.draft, "Gộp hai hồ sơ" if seen.id else "Mở hồ sơ này")
        self.near.follow(self.name, self.unit, self.born)
        self.near.hold_keys_in(self)
        self.form.add_widget(self.near)
        self.form.add_line(self._born, self._position, stretches=(2, 5))
        self.form.add_line(field("unit_text", "Đơn vị, địa chỉ", self.unit))
        self.form.add_line(self._predecessor)
        self.form.add_line(first, last)
        self.form.add_line(field("note", "Ghi chú", self.note))
        if seen.id is not None:
            self.form.add_widget(Text(look, PRINTED, Type.SMALL, "text2", wrap=True))
        CompletionPopup(look, self.unit, among([row.recipient.unit_text for row in rows]))
        CompletionPopup(look, self.address_form, lambda typed: among(self._address_forms())(typed))
        self.kind.chosen.connect(lambda _kind: self._arrange())
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))
        self._arrange()

    def draft(self) -> Recipient:
        """The card as it stands in the form; what its kind does not have stays empty."""
        kind = self._kind()
        is_collective = kind is RecipientKind.COLLECTIVE
        chosen = self.predecessor.value()
        return replace(
            self._seen,
            kind=kind,
            name=self.name.value(),
            address_form="" if is_collective else self.address_form.value(),
            position=self.position.value() if kind is RecipientKind.INDIVIDUAL else self._seen.position,
            unit_text=self.unit.value(),
            birth_year=None if is_collective else year_of(self.born),
            predecessor_id=chosen if is_collective and isinstance(chosen, int) else None,
            valid_from=day_or_none(self.first),
            valid_to=day_or_none(self.last),
            note=self.note.value(),
        )

    def problems(self) -> Sequence[Problem]:
        found = recipients.check(self._file, self.draft())
        return [one for one in found if one.code != "card_repeated"]  # the box under the name says it

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if editor is self.born and (unclear := unclear_year(self.born)):
            return unclear
        return super().check(name, editor)

    def start(self) -> None:
        if self._seen.id is None:
            super().start()
        else:
            self.name.setFocus()
            self.name.selectAll()

    def _kind(self) -> RecipientKind:
        return RecipientKind(str(self.kind.value()))

    def _fill(self, seen: Recipient) -> None:
        self.kind.set_value(seen.kind)
        self.predecessor.set_value(seen.predecessor_id)
        self.note.set_value(seen.note)
        for editor, text in (
            (self.address_form, seen.address_form),
            (self.name, seen.name),
            (self.position, seen.position),
            (self.unit, seen.unit_text),
            (self.born, str(seen.birth_year or "")),
        ):
            editor.set_value(text)

    def _address_forms(self) -> Sequence[str]:
        return HOUSEHOLD_FORMS if self._kind() is RecipientKind.HOUSEHOLD else ADDRESS_FORMS

    def _arrange(self) -> None:
        """Only the fields that a card of this kind has."""
        kind = self._kind()
        is_collective = kind is RecipientKind.COLLECTIVE
        self._address.setVisible(not is_collective)
        self._born.setVisible(not is_collective)
        self._position.setVisible(kind is RecipientKind.INDIVIDUAL)
        self._predecessor.setVisible(is_collective)


def _predecessors(rows: Sequence[recipients.RecipientRow], seen: Recipient) -> list[Suggestion]:
    """The other collectives."""
    found = (row.recipient for row in rows if row.recipient.kind is RecipientKind.COLLECTIVE)
    return [Suggestion(full_name(one), one.unit_text, one.id) for one in found if one.id != seen.id]
