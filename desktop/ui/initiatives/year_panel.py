"""The panel of one year of an initiative: how new it is, how far it came, its results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from desktop.operations import initiative_years
from desktop.records.codes import InitiativeState, Novelty
from desktop.records.initiative import InitiativeYear
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.year_field import YearField
from desktop.words.labels import INITIATIVE_STATES, NOVELTIES


class YearPanel(FormPanel):
    """`saved` carries the yearly row as it stands in the form; a new one may be of any year."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: InitiativeYear) -> None:
        title = f"Kết quả năm {seen.year}" if seen.id else "Đăng ký thêm một năm"
        key = ("initiative_year", seen.initiative_id, seen.id)
        super().__init__(look, title, key, file.now().date())
        self._file = file
        self._seen = seen
        self.year = YearField(look)
        self.novelty = ChoiceField(look, [Suggestion(NOVELTIES[one], "", one) for one in Novelty])
        self.state = ChoiceField(
            look, [Suggestion(INITIATIVE_STATES[one], "", one) for one in InitiativeState]
        )
        self.day, self._day_field = self.date_field("registered_on", "Ngày đăng ký", seen.registered_on)
        self.people, self.score = NumberField(look, "120"), NumberField(look, "95")
        self.money = NumberField(look, "35.000.000", money=True)
        self.results, self.evaluation, self.changes = (TextArea(look, lines=3) for _ in range(3))
        self._fill()
        self._add_lines()
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> InitiativeYear:
        """The yearly row as it stands in the form."""
        return replace(
            self._seen,
            year=self.year.year() or self._seen.year,
            novelty=Novelty(str(self.novelty.value())),
            state=InitiativeState(str(self.state.value())),
            registered_on=day_or_none(self.day),
            results=self.results.value(),
            people=self.people.number(),
            money=self.money.number(),
            score=self.score.number(),
            evaluation=self.evaluation.value(),
            changes=self.changes.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return initiative_years.check(self._file, self.draft())

    def start(self) -> None:
        target = self.state if self._seen.id else self.year
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        seen = self._seen
        self.year.set_value(str(seen.year))
        self.novelty.set_value(seen.novelty)
        self.state.set_value(seen.state)
        for number, amount in (
            (self.people, seen.people),
            (self.money, seen.money),
            (self.score, seen.score),
        ):
            number.set_amount(amount)
        for area, text in (
            (self.results, seen.results),
            (self.evaluation, seen.evaluation),
            (self.changes, seen.changes),
        ):
            area.set_value(text)

    def _add_lines(self) -> None:
        form, field = self.form, self.field
        form.add_line(
            field("year", "Năm", self.year, required=True), field("novelty", "Tính chất", self.novelty)
        )
        form.add_line(field("state", "Tình trạng", self.state), self._day_field)
        form.add_line(field("results", "Kết quả thực hiện", self.results))
        form.add_line(field("people", "Số người tham gia", self.people), field("score", "Điểm", self.score))
        form.add_line(field("money", "Kinh phí, giá trị (đ)", self.money))
        form.add_line(field("evaluation", "Đánh giá", self.evaluation))
        form.add_line(
            field("changes", "Thay đổi so với năm trước", self.changes, hint="để trống là giữ nguyên")
        )
