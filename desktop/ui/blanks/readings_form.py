"""The eight distances that are read on a test sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.records.calibration_checks import FARTHEST_MM, parse_mm
from desktop.records.calibration_rules import FIRST_INSET_MM, Page
from desktop.records.problem import Problem, Severity
from desktop.ui.theme import Look
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.line_field import LineField
from desktop.words.calibrations import EDGES
from desktop.words.problems import problem_sentence

EXAMPLE = "15,5"


class ReadingsForm(Form):
    """`entered` carries the field that the keyboard came to ("A_left"), "" when it left them all."""

    entered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._editors: dict[str, LineField] = {}
        self._fields_by_name: dict[str, Field] = {}
        spots = Page(FIRST_INSET_MM * 4, FIRST_INSET_MM * 4).spots(1)
        for across, down in zip(spots[::2], spots[1::2], strict=True):
            self.add_line(
                self._reading(look, across.field, f"{across.letter} ngang", EDGES[across.edge]),
                self._reading(look, down.field, f"{down.letter} dọc", EDGES[down.edge]),
            )

    def distances(self) -> dict[str, float]:
        """What was typed, in mm; without the fields that are empty or no number."""
        found = {}
        for name, editor in self._editors.items():
            if not self._unclear(editor):
                found[name] = parse_mm(editor.text())
        return found

    def clear(self) -> None:
        """Make room for the next sheet."""
        for name, editor in self._editors.items():
            editor.clear()
            self._fields_by_name[name].set_problem(None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each beside its field and go to the first."""
        for problem in problems:
            tone = "err" if problem.severity is Severity.ERROR else "warn"
            sentence = problem_sentence(problem.code, problem.values)
            self._fields_by_name[problem.field].set_problem(FieldProblem(sentence, tone))
        if problems:
            self._editors[problems[0].field].setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """The first field."""
        return next(iter(self._editors.values()))

    def values(self) -> Mapping[str, str]:
        """The fields as they stand."""
        return {name: editor.text() for name, editor in self._editors.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            found = (name for name, editor in self._editors.items() if editor is watched)
            self.entered.emit(next(found, ""))
        return super().eventFilter(watched, event)

    def _reading(self, look: Look, name: str, label: str, edge: str) -> Field:
        editor = self._editors[name] = LineField(look, f"ví dụ {EXAMPLE}")
        field = Field(look, label, editor, hint=f"từ {edge}, mm", check=self._check(editor))
        self._fields_by_name[name] = field
        return field

    def _check(self, editor: LineField) -> Callable[[], FieldProblem | None]:
        """An empty field is told of only when all are wanted."""

        def check() -> FieldProblem | None:
            typed = editor.text().strip()
            if not typed:
                return None
            if self._unclear(editor):
                return FieldProblem(problem_sentence("reading_unclear", {"typed": typed}))
            low, high = FIRST_INSET_MM - FARTHEST_MM, FIRST_INSET_MM + FARTHEST_MM
            if low <= parse_mm(typed) <= high:
                return None
            return FieldProblem(problem_sentence("reading_out_of_range", {"low": low, "high": high}))

        return check

    def _unclear(self, editor: LineField) -> bool:
        try:
            parse_mm(editor.text())
        except ValueError:
            return True
        return False
