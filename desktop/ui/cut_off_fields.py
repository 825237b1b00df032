"""The four days on which report periods end, as they are typed in a panel or in the settings."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.records.period import CutOffs, DayOfYear, day_of_year_words, parse_day_of_year
from desktop.records.text import DateNotUnderstood
from desktop.ui.theme import Look
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import field_problem
from desktop.ui.widgets.line_field import LineField

LABELS: Mapping[str, str] = {
    "first_quarter": "Hết quý I",
    "half_year": "Hết 6 tháng",
    "nine_months": "Hết 9 tháng",
    "year": "Hết năm",
}
HINT = "ngày/tháng"


class CutOffFields:
    """The editors by the names of the days; who shows them puts them into fields of its own."""

    def __init__(self, look: Look) -> None:
        self.editors = {name: LineField(look, "ví dụ: 15/03", clean=_tidy) for name in LABELS}

    def show(self, days: CutOffs) -> None:
        """Put days into the editors."""
        for editor, day in zip(self.editors.values(), days.days, strict=True):
            editor.set_value(day_of_year_words(day))

    def days(self) -> CutOffs | None:
        """What stands there; None where one of the days cannot be read."""
        read = [_read(editor.value()) for editor in self.editors.values()]
        known = [day for day in read if day is not None]
        return CutOffs(*known) if len(known) == len(read) else None

    def problem(self, name: str) -> FieldProblem | None:
        """What is wrong with one of the days."""
        typed = self.editors[name].value()
        if _read(typed) is None:
            return FieldProblem(f"Không hiểu ngày “{typed}”. Gõ ngày và tháng, ví dụ 15/03.")
        days = self.days()
        return field_problem(days.problems(), name) if days else None


def _read(typed: str) -> DayOfYear | None:
    try:
        return parse_day_of_year(typed)
    except DateNotUnderstood:
        return None


def _tidy(typed: str) -> str:
    day = _read(typed.strip())
    return typed.strip() if day is None else day_of_year_words(day)
