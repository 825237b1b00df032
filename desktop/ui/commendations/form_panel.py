"""A side panel with a form: foot with the count of problems, Ctrl+Enter saves, drafts survive Esc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.records.problem import Problem, Severity
from desktop.records.text import parse_date
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form, ProblemCount
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.text_area import TextArea
from desktop.words.problems import problem_sentence

WIDTH = 460

Raw = Mapping[str, object]
"""What stands in each editor, by the label of its field."""


class FormPanel(SidePanel):
    """Subclasses add lines to `form` and say in `problems()` what is wrong with the record as it stands.

    `key` names what is being edited, so that what was typed can be given back when the panel opens again.
    """

    def __init__(
        self, look: Look, title: str, key: object, today: date, save_words: str = "Lưu", width: int = WIDTH
    ) -> None:
        super().__init__(look, title, width)
        self._look = look
        self._today = today
        self._begun: Raw = {}
        self._named: dict[str, Field] = {}
        self.key = key
        self.form = Form(look)
        self.body.addWidget(self.form)
        self.foot.addWidget(ProblemCount(look, self.form), 1)
        close = secondary(look, "Đóng", key="Esc")
        close.clicked.connect(self.close_asked)
        self.save_button = primary(look, save_words, key="Ctrl+Enter")
        self.save_button.clicked.connect(self.form.submit)
        self.foot.addWidget(close)
        self.foot.addWidget(self.save_button)
        self.show_foot()

    def problems(self) -> Sequence[Problem]:
        """Everything wrong with the record as it stands; asked whenever a field is left."""
        return ()

    def field(
        self, name: str, label: str, editor: QWidget, *, required: bool = False, hint: str = ""
    ) -> Field:
        """A field that shows the problems of the record's field `name` beside itself."""
        built = Field(
            self._look, label, editor, required=required, hint=hint, check=lambda: self._check(name, editor)
        )
        self._named[name] = built
        return built

    def date_field(
        self, name: str, label: str, day: date | None, *, hint: str = "", required: bool = False
    ) -> tuple[DateField, Field]:
        """A typed date; “hn” is today."""
        editor = DateField(self._look, lambda typed: parse_date(typed, self._today))
        editor.set_day(day)
        return editor, self.field(name, label, editor, hint=hint, required=required)

    def show_problem(self, name: str, problem: FieldProblem) -> bool:
        """Show a problem found by the register beside its field; False when no field has that name."""
        if name not in self._named:
            return False
        self._named[name].set_problem(problem)
        return True

    def begin(self, kept: Raw | None = None) -> None:
        """Call once the fields are filled: what is typed from now on is a draft; `kept` is an earlier one."""
        self._begun = self.raw()
        for field in self.form.fields():
            if kept and field.label.text() in kept:
                _put(field.editor, kept[field.label.text()])

    def raw(self) -> Raw:
        """What stands in the editors."""
        return {field.label.text(): _raw(field.editor) for field in self.form.fields()}

    def typed(self) -> Raw:
        """What the user changed since the panel opened."""
        return {label: value for label, value in self.raw().items() if value != self._begun.get(label)}

    def start(self) -> None:
        """Put the keyboard on the first field."""
        fields = self.form.fields()
        if fields:
            fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere in the panel; Enter presses the button it stands on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.form.submit()
        elif isinstance(focused, QAbstractButton):
            focused.click()

    def _check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if isinstance(editor, DateField) and (unclear := unclear_day(editor)):
            return unclear
        return field_problem(self.problems(), name)


def unclear_day(editor: DateField) -> FieldProblem | None:
    """What cannot be read as a date."""
    try:
        editor.day()
    except ValueError:
        return FieldProblem(f"Không hiểu ngày “{editor.text().strip()}”. Gõ lại, ví dụ 09/10/2026.")
    return None


def day_or_none(editor: DateField) -> date | None:
    """The day meant; None for an empty field and for one that cannot be read."""
    try:
        return editor.day()
    except ValueError:
        return None


def field_problem(problems: Sequence[Problem], name: str) -> FieldProblem | None:
    """The first problem of a field, errors before warnings, with its repair where there is one."""
    own = sorted(
        (problem for problem in problems if problem.field == name),
        key=lambda problem: problem.severity is Severity.WARNING,
    )
    return shown(own[0]) if own else None


def shown(problem: Problem) -> FieldProblem:
    """A problem in words."""
    tone = "err" if problem.severity is Severity.ERROR else "warn"
    sentence = problem_sentence(problem.code, problem.values)
    if problem.code == "birth_year_ahead":
        year = str(problem.values["suggestion"])
        return FieldProblem(sentence, tone, f"Sửa thành {year}", year)
    return FieldProblem(sentence, tone)


def whole_number(typed: str) -> int | None:
    """A count as typed; None for an empty field. Raises ValueError."""
    return int(typed) if typed.strip() else None


def _raw(editor: QWidget) -> object:
    if isinstance(editor, ChoiceField):
        return editor.value()
    if isinstance(editor, LineField | TextArea):
        return editor.value()
    return None


def _put(editor: QWidget, value: object) -> None:
    if isinstance(editor, ChoiceField):
        editor.set_value(value)
    elif isinstance(editor, LineField | TextArea):
        editor.set_value(str(value))
