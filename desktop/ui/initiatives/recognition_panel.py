"""The panel of a recognition: which level, when, by which decision; for one initiative or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from desktop.operations.commendations import list_commendations
from desktop.records.codes import Level
from desktop.records.commendation import Commendation
from desktop.records.initiative import InitiativeYear, Recognition
from desktop.records.initiative_rules import check_recognition
from desktop.records.problem import Problem
from desktop.records.text import short_date, words
from desktop.store.file import RecordFile
from desktop.ui.initiatives.words import NO_NUMBER
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import MOST_SUGGESTIONS, CompletionPopup
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import FORMS, LEVELS

LINKED = "Quyết định trong sổ: bỏ hoặc thay quyết định thì mô hình thôi tính là được công nhận."
OUTSIDE = "Chọn quyết định trong sổ, hoặc gõ số quyết định của nơi khác."


class RecognitionPanel(FormPanel):
    """`saved` carries the recognition as it stands in the form."""

    saved = Signal(object)

    def __init__(
        self,
        look: Look,
        file: RecordFile,
        title: str,
        seen: Recognition,
        linked: Commendation | None,
        year: InitiativeYear | None,
        others: Sequence[Recognition] = (),
    ) -> None:
        """`others` are the recognitions of `year`, which is None where several are recognised at once."""
        super().__init__(look, title, ("recognition", seen.id, title), file.now().date())
        self._seen = seen
        self._year = year
        self._others = others
        self._known = list_commendations(file)
        self._linked = linked
        self.level = ChoiceField(look, [Suggestion(LEVELS[one], "", one) for one in Level])
        self.level.set_value(seen.level)
        self.decision = LineField(look, "ví dụ: 218/QĐ-UBND")
        self.decision.set_value(_called(linked) if linked else seen.decision)
        self.day, self._day_field = self.date_field("recognised_on", "Ngày công nhận", seen.recognised_on)
        self.hint = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.form.add_line(self.field("decision", "Quyết định", self.decision))
        self.form.add_widget(self.hint)
        self.form.add_line(self.field("level", "Cấp công nhận", self.level, required=True), self._day_field)
        CompletionPopup(look, self.decision, self._decisions).taken.connect(self._take)
        self.decision.textChanged.connect(lambda _typed: self._show_hint())
        self._show_hint()
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Recognition:
        """The recognition as it stands in the form; linked while the decision's name is as it was chosen."""
        linked = self._still_linked()
        return replace(
            self._seen,
            level=Level(str(self.level.value())),
            recognised_on=day_or_none(self.day),
            commendation_id=linked.id if linked else None,
            decision="" if linked else self.decision.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return check_recognition(self.draft(), self._year, self._others) if self._year else ()

    def _still_linked(self) -> Commendation | None:
        linked = self._linked
        return linked if linked is not None and self.decision.value() == _called(linked) else None

    def _decisions(self, typed: str) -> list[Suggestion]:
        wanted = words(typed)
        found = []
        for row in self._known:
            one = row.commendation
            text = words(f"{one.number} {one.occasion} {row.issuer.name}")
            if all(any(part.startswith(word) for part in text) for word in wanted):
                found.append(Suggestion(_called(one), f"{FORMS[one.form]} · {row.issuer.name}", row))
        return found[:MOST_SUGGESTIONS]

    def _take(self, suggestion: Suggestion) -> None:
        """Link the decision; its level and day fill what they decide."""
        row = next((one for one in self._known if one is suggestion.payload), None)
        if row is None:
            return
        self._linked = row.commendation
        self.level.set_value(row.issuer.level)
        self.day.set_day(row.commendation.decision_date)
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setText(LINKED if self._still_linked() else OUTSIDE)


def _called(found: Commendation) -> str:
    """ "218/QĐ-UBND ngày 09/10/2026"; a draft by what it is for."""
    if found.decision_date is not None:
        return f"{found.number or NO_NUMBER} ngày {short_date(found.decision_date)}"
    return f"Dự thảo: {found.occasion}" if found.occasion else f"Dự thảo {found.number or NO_NUMBER}"
