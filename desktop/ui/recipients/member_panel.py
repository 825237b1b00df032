"""The panel of a member of a team: for a new one, and for changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations import teams
from desktop.records.problem import Problem
from desktop.records.team import Member
from desktop.store.file import RecordFile
from desktop.ui.recipients.years import unclear_year, year_of
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup, among
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.words.address_forms import ADDRESS_FORMS

NO_OR_YES = (Suggestion("Không", "", False), Suggestion("Có", "", True))


class MemberPanel(FormPanel):
    """`saved` carries the member as it stands in the form."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: Member, offices: Sequence[str]) -> None:
        """`offices` are what members are elsewhere, offered while typing."""
        title = "Sửa thành viên" if seen.id else "Thành viên mới"
        words = "Lưu" if seen.id else "Lưu, thêm tiếp"
        super().__init__(look, title, ("member", seen.team_id, seen.id), file.now().date(), words)
        self._file = file
        self._seen = seen
        self.name, self.address_form, self.office, self.born, self.phone = (LineField(look) for _ in range(5))
        self.is_head, self.is_woman, self.is_party_member = (ChoiceField(look, NO_OR_YES) for _ in range(3))
        self._fill(seen)
        form, field = self.form, self.field
        form.add_line(field("name", "Họ và tên", self.name, required=True))
        form.add_line(
            field("address_form", "Xưng hô", self.address_form), field("birth_year", "Năm sinh", self.born)
        )
        form.add_line(field("office", "Chức vụ", self.office, hint="ví dụ: Bí thư Chi bộ"))
        form.add_line(field("is_head", "Tổ trưởng", self.is_head), field("is_woman", "Nữ", self.is_woman))
        form.add_line(
            field("is_party_member", "Đảng viên", self.is_party_member),
            field("phone", "Điện thoại", self.phone),
        )
        CompletionPopup(look, self.address_form, among(ADDRESS_FORMS))
        CompletionPopup(look, self.office, among(offices))
        form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Member:
        """The member as it stands in the form."""
        return replace(
            self._seen,
            name=self.name.value(),
            address_form=self.address_form.value(),
            office=self.office.value(),
            birth_year=year_of(self.born),
            is_head=bool(self.is_head.value()),
            is_woman=bool(self.is_woman.value()),
            is_party_member=bool(self.is_party_member.value()),
            phone=self.phone.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return teams.check_new_member(self._file, self.draft())

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if editor is self.born and (unclear := unclear_year(self.born)):
            return unclear
        return super().check(name, editor)

    def _fill(self, seen: Member) -> None:
        for editor, text in (
            (self.name, seen.name),
            (self.address_form, seen.address_form),
            (self.office, seen.office),
            (self.born, str(seen.birth_year or "")),
            (self.phone, seen.phone),
        ):
            editor.set_value(text)
        self.is_head.set_value(seen.is_head)
        self.is_woman.set_value(seen.is_woman)
        self.is_party_member.set_value(seen.is_party_member)
