"""A side panel with a form: its foot counts the problems, Ctrl+Enter saves, what was typed survives Esc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

from desktop.errors import SoVangError
from desktop.records.problem import Problem, Severity
from desktop.records.text import parse_date
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.editors import cursor_of, put_value, set_cursor, text_of, value_of
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form, ProblemCount
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.year_field import YearField
from desktop.words.problems import problem_sentence

WIDTH = 460
"""px at 100 % text."""

Raw = Mapping[str, object]
"""What stands in each editor, by the label of its field."""


class FormPanel(SidePanel):
    """Subclasses add lines to `form` and say in `problems()` what is wrong with the record as it stands.

    `key` names what is being edited, so that what was typed can be given back when the panel opens again.
    `touched`: something was typed, or the keyboard came to another field.
    """

    touched = Signal()

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
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll it: no stop of its own
        if width < WIDTH:  # beside two buttons the words would have no room
            self.body.addWidget(ProblemCount(look, self.form))
            self.foot.addStretch(1)
        else:
            self.foot.addWidget(ProblemCount(look, self.form), 1)
        self.close_button = secondary(look, "Đóng", key="Esc")
        self.close_button.clicked.connect(self.close_asked)
        self.save_button = primary(look, save_words, key="Ctrl+Enter")
        self.save_button.clicked.connect(self.form.submit)
        self.foot.addWidget(self.close_button)
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
            self._look, label, editor, required=required, hint=hint, check=lambda: self.check(name, editor)
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

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        """What is wrong with one field: what was typed cannot be read, or the record's own problem."""
        if isinstance(editor, DateField) and (unclear := unclear_day(editor)):
            return unclear
        if isinstance(editor, NumberField | YearField) and (unclear := editor.unclear()):
            return unclear
        return field_problem(self.problems(), name)

    def show_refusal(self, error: BaseException) -> bool:
        """Show what the register found wrong beside its fields; False when nothing of it has a field here."""
        found = error.values.get("problems") if isinstance(error, SoVangError) else None
        problems = found if isinstance(found, list) else []
        named = [one for one in problems if one.field in self._named]
        for one in named:
            self._named[one.field].set_problem(shown(one))
        return bool(named)

    def begin(self, kept: Raw | None = None) -> None:
        """Call once the fields are filled: what is typed from now on is a draft; `kept` is an earlier one."""
        self._put_foot_last()
        self._begun = self.raw()
        self.put(kept or {})
        self.form.field_entered.connect(self.touched)
        for _label, editor in self._editors():
            if isinstance(editor, LineField | TextArea):
                editor.textChanged.connect(self.touched)
            elif isinstance(editor, ChoiceField):
                editor.chosen.connect(self.touched)

    def begun(self) -> Raw:
        """What stood in the editors when the panel opened."""
        return self._begun

    def put(self, values: Raw) -> None:
        """Put values into the editors: choices first, for other fields may follow what is chosen."""
        named = [(label, editor) for label, editor in self._editors() if label in values]
        for label, editor in sorted(named, key=lambda one: not isinstance(one[1], ChoiceField)):
            put_value(editor, values[label])

    def raw(self) -> Raw:
        """What stands in the editors."""
        return {label: value_of(editor) for label, editor in self._editors()}

    def typed(self) -> Raw:
        """What the user changed since the panel opened; the rest follows what others write meanwhile."""
        return {label: value for label, value in self.raw().items() if value != self._begun.get(label)}

    def as_typed(self) -> Raw:
        """What the user changed, letter for letter: also a space after which the next word begins."""
        letters = {label: text_of(editor) for label, editor in self._editors()}
        return {label: letters.get(label) or value for label, value in self.typed().items()}

    def focused(self) -> tuple[str, int]:
        """The label of the field that has the keyboard and the place in its text; no label, -1 for none."""
        for label, editor in self._editors():
            if editor.hasFocus() or editor is self.focusWidget():
                return label, cursor_of(editor)
        return "", -1

    def resume(self, label: str, cursor: int) -> None:
        """Put the keyboard back into a field, as `focused` told it."""
        editor = dict(self._editors()).get(label)
        if editor is None or not editor.isVisibleTo(self):
            self.start()
            return
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        set_cursor(editor, cursor)

    def start(self) -> None:
        """Put the keyboard on the first field; what stands there is chosen, so that typing replaces it."""
        fields = self.form.fields()
        if fields:
            fields[0].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, name: str) -> None:
        """Put the keyboard on the field of the record's field `name`, and say what is wrong with it."""
        field = self._named.get(name)
        if field is not None and field.isVisibleTo(self):
            field.editor.setFocus(Qt.FocusReason.TabFocusReason)
            field.check()

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

    def _put_foot_last(self) -> None:
        """Enter in the last field goes to “Lưu”, not out of the panel: the foot was built first.

        The fields are found by their layout: PySide takes what `nextInFocusChain` returns for a child of the
        widget that was asked, so that a panel that goes would take actions of the whole window with it.
        """
        QWidget.setTabOrder(_last_stop(self.body) or self, self.save_button)
        QWidget.setTabOrder(self.save_button, self.close_button)

    def _editors(self) -> list[tuple[str, QWidget]]:
        return [(field.label.text(), field.editor) for field in self.form.fields()]


def _last_stop(layout: QLayout) -> QWidget | None:
    """The last widget in a layout that Tab goes to."""
    for place in reversed(range(layout.count())):
        item = layout.itemAt(place)
        widget, inside = (item.widget(), item.layout()) if item else (None, None)
        inside = inside or (widget.layout() if widget else None)
        found = _last_stop(inside) if inside else None
        if found is not None:
            return found
        if widget and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None


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


_OFFERED = frozenset({"birth_year_ahead", "name_without_capitals", "name_in_capitals"})
"""Problems that come with what is probably meant: Alt+Enter takes it."""


def shown(problem: Problem) -> FieldProblem:
    """A problem in words."""
    tone = "err" if problem.severity is Severity.ERROR else "warn"
    sentence = problem_sentence(problem.code, problem.values)
    if problem.code in _OFFERED:
        offered = str(problem.values["suggestion"])
        return FieldProblem(sentence, tone, f"Sửa thành {offered}", offered)
    return FieldProblem(sentence, tone)
