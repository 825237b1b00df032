"""The panel of a conference's own words and counts: for a new one, and for changing one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.conferences import list_conferences
from desktop.records.attendance_rules import own_counts
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.records.conference_rules import check_conference
from desktop.records.problem import Problem
from desktop.records.text import words
from desktop.store.file import RecordFile
from desktop.ui.conferences.counts import count_or_none, unclear_count
from desktop.ui.conferences.words import rate
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup, Source
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import CONFERENCE_KINDS, LEVELS

TITLE_EXAMPLE = "ví dụ: Hội nghị tổng kết phong trào thi đua “Dân vận khéo” năm 2026"
NEW = Conference(ConferenceKind.MIDTERM_REVIEW, Level.WARD, "")
MOST_SUGGESTIONS = 8


class ConferencePanel(FormPanel):
    """`saved` carries the conference as it stands in the form."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: Conference, rounds: int = 0) -> None:
        title = "Sửa hội nghị" if seen.id else "Hội nghị mới"
        super().__init__(look, title, ("conference", seen.id), file.now().date())
        self._seen = seen
        self._rounds = rounds
        self.kind = ChoiceField(look, [Suggestion(CONFERENCE_KINDS[one], "", one) for one in ConferenceKind])
        self.level = ChoiceField(look, [Suggestion(LEVELS[one], "", one) for one in Level])
        self.name = TextArea(look, TITLE_EXAMPLE, lines=2, breaks_lines=False)
        self.day, self._day_field = self.date_field("held_on", "Ngày tổ chức", seen.held_on)
        self.hour = LineField(look, "ví dụ: 14:00")
        self.place, self.host, self.chair, self.plan = (LineField(look) for _ in range(4))
        self.invited, self.present, self.excused = (LineField(look) for _ in range(3))
        self.note = TextArea(look, lines=2)
        self.rate = Text(look, "", Type.SMALL, "text2")
        self._fill(seen)
        self._add_lines()
        self._complete(look, [row.conference for row in list_conferences(file)])
        for count in (self.invited, self.present, self.excused):
            count.textChanged.connect(self._show_rate)
        self._show_rate()
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Conference:
        """The conference as it stands in the form."""
        return replace(
            self._seen,
            kind=ConferenceKind(str(self.kind.value())),
            level=Level(str(self.level.value())),
            title=self.name.value(),
            held_on=day_or_none(self.day),
            held_at=self.hour.value(),
            place=self.place.value(),
            host=self.host.value(),
            chair=self.chair.value(),
            plan_number=self.plan.value(),
            invited=count_or_none(self.invited),
            present=count_or_none(self.present),
            excused=count_or_none(self.excused),
            note=self.note.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return check_conference(self.draft(), rounds=self._rounds)

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        counts = (self.invited, self.present, self.excused)
        if isinstance(editor, LineField) and editor in counts and (unclear := unclear_count(editor)):
            return unclear
        return super().check(name, editor)

    def start(self) -> None:
        if self._seen.id is None:
            super().start()
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, seen: Conference) -> None:
        self.kind.set_value(seen.kind)
        self.level.set_value(seen.level)
        self.name.set_value(seen.title)
        self.note.set_value(seen.note)
        for editor, value in (
            (self.hour, seen.held_at),
            (self.place, seen.place),
            (self.host, seen.host),
            (self.chair, seen.chair),
            (self.plan, seen.plan_number),
            (self.invited, seen.invited),
            (self.present, seen.present),
            (self.excused, seen.excused),
        ):
            editor.set_value("" if value is None else str(value))

    def _add_lines(self) -> None:
        form, field = self.form, self.field
        form.add_line(
            field("kind", "Loại hội nghị", self.kind, required=True),
            field("level", "Cấp", self.level, required=True),
        )
        form.add_line(field("title", "Tên hội nghị", self.name, required=True))
        form.add_line(self._day_field, field("held_at", "Giờ", self.hour), stretches=(2, 1))
        form.add_line(field("place", "Địa điểm", self.place))
        form.add_line(field("host", "Đơn vị chủ trì", self.host))
        form.add_line(field("chair", "Chủ trì", self.chair, hint="họ tên, chức vụ"))
        form.add_line(
            field("plan_number", "Kế hoạch số", self.plan), field("invited", "Mời (người)", self.invited)
        )
        form.add_line(
            field("present", "Có mặt (người)", self.present),
            field("excused", "Vắng có lý do (người)", self.excused),
        )
        form.add_widget(self.rate)
        form.add_line(field("note", "Ghi chú", self.note))

    def _complete(self, look: Look, known: Sequence[Conference]) -> None:
        """Places, hosts and chairs come again: offer those written down before, the latest first."""
        for editor, read in (
            (self.place, lambda one: one.place),
            (self.host, lambda one: one.host),
            (self.chair, lambda one: one.chair),
        ):
            CompletionPopup(look, editor, offering(known, read))

    def _show_rate(self) -> None:
        draft = self.draft()
        counts = own_counts(draft)
        share, away = rate(counts), counts.absent
        self.rate.setText(f"Tỷ lệ có mặt {share} · vắng không lý do {away}" if share else "")
        self.rate.setVisible(bool(share))


def offering(known: Sequence[Conference], read: Callable[[Conference], str]) -> Source:
    """What stands in a field of the known conferences and has every typed word, marks aside."""
    values = list(dict.fromkeys(filter(None, (read(one) for one in known))))

    def suggest(typed: str) -> list[Suggestion]:
        wanted = words(typed)
        fitting = (value for value in values if all(_begins(word, value) for word in wanted))
        return [Suggestion(value) for value in fitting][:MOST_SUGGESTIONS]

    return suggest


def _begins(word: str, value: str) -> bool:
    return any(part.startswith(word) for part in words(value))
