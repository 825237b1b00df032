"""A form: fields in order, Enter and Shift+Enter between them, Ctrl+Enter saves, the foot counts problems."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea


class Form(QWidget):
    """Add lines of one or two fields; `save_asked` comes only when nothing blocks.

    Saving is never greyed out: `submit()` with a problem goes to the first one. `field_entered`: the
    keyboard has come to one.
    """

    save_asked = Signal()
    problems_changed = Signal(int)
    field_entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._fields: list[Field] = []
        self._asked_last: Field | None = None

    def ask_last(self, field: Field) -> None:
        """A field that stands before others and depends on them: Enter in the last one goes to it while it
        blocks saving."""
        self._asked_last = field

    def add_line(self, *fields: Field, stretches: Sequence[int] = ()) -> None:
        """One line of at most two fields; `stretches` share the width, equal by default."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for place, field in enumerate(fields):
            row.addWidget(field, stretches[place] if stretches else 1, Qt.AlignmentFlag.AlignTop)
            field.editor.installEventFilter(self)
            field.settled.connect(self._count)
            self._fields.append(field)
        line = QVBoxLayout()
        line.setSpacing(3)
        line.addLayout(row)
        # Messages stand under the line in its full width: half a line would break a sentence into a column.
        for field in fields:
            line.addWidget(field.message)
        self._column.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Something between the lines, e.g. the near-duplicate box."""
        self._column.addWidget(widget)

    def fields(self) -> Sequence[Field]:
        """The fields in reading order."""
        return tuple(self._fields)

    def errors(self) -> list[Field]:
        """The fields whose problem blocks saving."""
        return [field for field in self._fields if (found := field.problem()) and found.tone == "err"]

    def submit(self) -> None:
        """Check everything; go to the first problem, or ask for saving."""
        for field in self._fields:
            field.check()
        errors = self.errors()
        if errors:
            errors[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.save_asked.emit()

    def _go_on(self, editor: QObject) -> None:
        """Enter: to the next field, from the last one to that which is asked last."""
        last = [field for field in self._fields if field.isVisible()][-1]
        asked = self._asked_last if editor is last.editor else None
        if asked is not None and asked.check() is not None:
            asked.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.field_entered.emit()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            self.submit()
            return True
        if isinstance(watched, TextArea) and watched.breaks_lines:
            return False
        if modifiers == Qt.KeyboardModifier.NoModifier:
            self._go_on(watched)
            return True
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.focusPreviousChild()
            return True
        return False

    def _count(self) -> None:
        self.problems_changed.emit(len(self.errors()))


class ProblemCount(Text):
    """The words at the foot of a form: “Còn 1 chỗ cần sửa”, nothing when there is none."""

    def __init__(self, look: Look, form: Form) -> None:
        super().__init__(look, "", Type.SMALL, "err", wrap=True)
        form.problems_changed.connect(self._show)

    def _show(self, count: int) -> None:
        self.setText(f"Còn {count} chỗ cần sửa" if count else "")
