"""The panels of an opinion: written down or changed, answered, postponed, passed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from desktop.operations.opinions import known_offices, known_superiors
from desktop.records.codes import OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import check_opinion, check_postponement
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import OPINION_STATES


class OpinionPanel(FormPanel):
    """`saved` carries the opinion as it stands in the form; one that is closed shows how it was closed."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, conference: Conference, seen: Opinion) -> None:
        title = f"Sửa ý kiến {seen.position}" if seen.id else "Ý kiến mới"
        super().__init__(look, title, ("opinion", conference.id, seen.id), file.now().date())
        self._seen = seen
        self._conference = conference
        self.content = TextArea(look, lines=4)
        self.said_by, self.said_by_unit, self.responsible = (LineField(look) for _ in range(3))
        self.due_on, self._due_field = self.date_field("due_on", "Hạn trả lời", seen.due_on)
        self.note = TextArea(look, lines=2)
        self.state = ChoiceField(look, [Suggestion(OPINION_STATES[one], "", one) for one in OpinionState])
        self.answer = TextArea(look, lines=3)
        self.answered_on, self._answered_field = self.date_field(
            "answered_on", "Ngày trả lời", seen.answered_on
        )
        self.passed_to = LineField(look)
        self.passed_on, self._passed_field = self.date_field("passed_on", "Ngày chuyển", seen.passed_on)
        self._fill(seen)
        self._add_lines()
        CompletionPopup(
            look, self.responsible, lambda typed: [Suggestion(one) for one in known_offices(file, typed)]
        )
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Opinion:
        """The opinion as it stands in the form."""
        return replace(
            self._seen,
            content=self.content.value(),
            said_by=self.said_by.value(),
            said_by_unit=self.said_by_unit.value(),
            responsible=self.responsible.value(),
            due_on=day_or_none(self.due_on),
            note=self.note.value(),
            state=OpinionState(str(self.state.value())),
            answer=self.answer.value(),
            answered_on=day_or_none(self.answered_on),
            passed_to=self.passed_to.value(),
            passed_on=day_or_none(self.passed_on),
        )

    def problems(self) -> Sequence[Problem]:
        return check_opinion(self.draft(), self._conference, self._today)

    def _fill(self, seen: Opinion) -> None:
        for area, text in ((self.content, seen.content), (self.note, seen.note), (self.answer, seen.answer)):
            area.set_value(text)
        for line, text in (
            (self.said_by, seen.said_by),
            (self.said_by_unit, seen.said_by_unit),
            (self.responsible, seen.responsible),
            (self.passed_to, seen.passed_to),
        ):
            line.set_value(text)
        self.state.set_value(seen.state)

    def _add_lines(self) -> None:
        form, field = self.form, self.field
        form.add_line(field("content", "Nội dung ý kiến", self.content, required=True))
        form.add_line(field("said_by", "Người nêu", self.said_by))
        form.add_line(field("said_by_unit", "Đơn vị, địa chỉ", self.said_by_unit))
        form.add_line(field("responsible", "Đơn vị giải quyết", self.responsible))
        form.add_line(self._due_field)
        if self._seen.state is not OpinionState.IN_PROGRESS:
            form.add_line(field("state", "Tình trạng", self.state), self._answered_field)
            form.add_line(field("answer", "Nội dung trả lời", self.answer))
            form.add_line(field("passed_to", "Chuyển đến", self.passed_to), self._passed_field)
        form.add_line(field("note", "Ghi chú", self.note))


class AnswerPanel(FormPanel):
    """`saved` carries the answer and its day."""

    saved = Signal(str, object)

    def __init__(self, look: Look, conference: Conference, seen: Opinion, today: date) -> None:
        super().__init__(look, f"Ghi trả lời ý kiến {seen.position}", ("answer", seen.id), today)
        self._seen = seen
        self._conference = conference
        self.answer = TextArea(look, "Nội dung đã trả lời người nêu ý kiến", lines=6)
        self.answer.set_value(seen.answer)
        self.answered_on, day_field = self.date_field("answered_on", "Ngày trả lời", today, required=True)
        self.form.add_widget(Text(look, seen.content, tone="text2", wrap=True))
        self.form.add_line(self.field("answer", "Nội dung trả lời", self.answer))
        self.form.add_line(day_field)
        self.form.save_asked.connect(
            lambda: self.saved.emit(self.answer.value(), day_or_none(self.answered_on))
        )

    def problems(self) -> Sequence[Problem]:
        draft = replace(
            self._seen,
            state=OpinionState.ANSWERED,
            answer=self.answer.value(),
            answered_on=day_or_none(self.answered_on),
        )
        return check_opinion(draft, self._conference, self._today)


class PostponePanel(FormPanel):
    """`saved` carries the new due day and why."""

    saved = Signal(object, str)

    def __init__(self, look: Look, seen: Opinion, today: date) -> None:
        super().__init__(look, f"Gia hạn ý kiến {seen.position}", ("postpone", seen.id), today)
        self._seen = seen
        before = f"Hạn đang ghi: {seen.due_on:%d/%m/%Y}" if seen.due_on else "Chưa ghi hạn"
        self.due_on, day_field = self.date_field("due_on", "Hạn mới", None, hint=before, required=True)
        self.reason = TextArea(look, lines=3)
        self.form.add_widget(Text(look, seen.content, tone="text2", wrap=True))
        self.form.add_line(day_field)
        self.form.add_line(self.field("note", "Lý do", self.reason))
        self.form.save_asked.connect(lambda: self.saved.emit(day_or_none(self.due_on), self.reason.value()))

    def problems(self) -> Sequence[Problem]:
        day = day_or_none(self.due_on)
        if day is None:
            return [Problem("due_on", "new_due_missing")]
        return check_postponement(self._seen, day)


class PassUpPanel(FormPanel):
    """`saved` carries the superior's name and the day."""

    saved = Signal(str, object)

    def __init__(self, look: Look, file: RecordFile, conference: Conference, seen: Opinion) -> None:
        today = file.now().date()
        super().__init__(look, f"Chuyển ý kiến {seen.position} lên cấp trên", ("pass_up", seen.id), today)
        self._seen = seen
        self._conference = conference
        self.passed_to = LineField(look, "ví dụ: UBND Thành phố")
        self.passed_to.set_value(seen.passed_to)
        self.passed_on, day_field = self.date_field("passed_on", "Ngày chuyển", today, required=True)
        self.form.add_widget(Text(look, seen.content, tone="text2", wrap=True))
        self.form.add_line(self.field("passed_to", "Chuyển đến", self.passed_to, required=True))
        self.form.add_line(day_field)
        CompletionPopup(
            look, self.passed_to, lambda typed: [Suggestion(one) for one in known_superiors(file, typed)]
        )
        self.form.save_asked.connect(
            lambda: self.saved.emit(self.passed_to.value(), day_or_none(self.passed_on))
        )

    def problems(self) -> Sequence[Problem]:
        draft = replace(
            self._seen,
            state=OpinionState.PASSED_UP,
            passed_to=self.passed_to.value(),
            passed_on=day_or_none(self.passed_on),
        )
        return check_opinion(draft, self._conference, self._today)
