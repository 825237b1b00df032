"""The panels of a team: its area and grade, and who goes on in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.records.codes import Grade
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.team import Team, TeamEntry
from desktop.records.team_rules import check_team
from desktop.store.file import RecordFile
from desktop.ui.recipients.years import unclear_year, year_of
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import GRADES

NOT_GRADED = Suggestion("Chưa xếp loại", "", None)
KEPT_ROSTER = "Địa bàn và danh sách thành viên chuyển sang tên mới; hồ sơ cũ giữ nguyên khen thưởng của mình."


class TeamPanel(FormPanel):
    """`saved` carries the team as it stands in the form; without an id it is founded."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, card: Recipient, seen: Team) -> None:
        title = "Sửa tổ dân vận" if seen.id else "Lập tổ dân vận"
        super().__init__(look, title, ("team", card.id, seen.id), file.now().date())
        self._card = card
        self._seen = seen
        self.area, self.year = LineField(look, "ví dụ: Tổ dân phố số 3"), LineField(look)
        grades = [Suggestion(GRADES[one], "", one) for one in Grade]
        self.grade = ChoiceField(look, [NOT_GRADED, *grades])
        self.note = TextArea(look, lines=2)
        self.area.set_value(seen.area)
        self.grade.set_value(seen.grade)
        self.year.set_value(str(seen.grade_year or ""))
        self.note.set_value(seen.note)
        self.body.insertWidget(0, Text(look, card.name, Type.STRONG, wrap=True))
        self.form.add_line(self.field("area", "Địa bàn", self.area))
        self.form.add_line(
            self.field("grade", "Xếp loại", self.grade), self.field("grade_year", "Năm xếp loại", self.year)
        )
        self.form.add_line(self.field("note", "Ghi chú", self.note))
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Team:
        """The team as it stands in the form."""
        grade = self.grade.value()
        return replace(
            self._seen,
            area=self.area.value(),
            grade=Grade(str(grade)) if grade is not None else None,
            grade_year=year_of(self.year),
            note=self.note.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return check_team(self._card, self.draft())

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if editor is self.year and (unclear := unclear_year(self.year)):
            return unclear
        return super().check(name, editor)


class HeirPanel(FormPanel):
    """`saved` carries the heir's card and the day from which it goes on."""

    saved = Signal(object, object)

    def __init__(self, look: Look, file: RecordFile, team: TeamEntry) -> None:
        super().__init__(look, f"{team.card.name} được kế thừa", ("heir", team.id), file.now().date())
        self._team = team
        self.name, self.unit = LineField(look), LineField(look)
        self.day, day = self.date_field("valid_from", "Từ ngày", None, required=True, hint="ví dụ: 01/7/2025")
        self.unit.set_value(team.card.unit_text)
        self.form.add_line(self.field("name", "Tên mới", self.name, required=True))
        self.form.add_line(self.field("unit_text", "Đơn vị, địa chỉ", self.unit))
        self.form.add_line(day)
        self.form.add_widget(Text(look, KEPT_ROSTER, Type.SMALL, "text2", wrap=True))
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft(), day_or_none(self.day)))

    def draft(self) -> Recipient:
        """The heir's card."""
        card = self._team.card
        return Recipient(
            card.kind, self.name.value(), unit_text=self.unit.value(), unit_id=card.unit_id,
            parent_id=card.parent_id,
        )  # fmt: skip

    def problems(self) -> Sequence[Problem]:
        return check_team(self.draft(), Team(0), self._team.members)

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        found = super().check(name, editor)
        if found is None and editor is self.day and day_or_none(self.day) is None:
            return FieldProblem("Chưa có ngày bắt đầu.")
        return found
