"""A labelled field with its hint, its problem and the one-key repair."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.notice import ICONS
from desktop.ui.widgets.text import Text, Type


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with a field, in one sentence.

    `tone` "err" blocks saving, "warn" never blocks. With `repair_text` (“Sửa thành 1968”) a repair is
    offered: a click or Alt+Enter puts `repair_value` into the field.
    """

    text: str
    tone: str = "err"
    repair_text: str = ""
    repair_value: str = ""


Check = Callable[[], FieldProblem | None]


class Field(QWidget):
    """Label above, “*” when it must be filled, hint at the right, message under the editor.

    The one constructor sets label, buddy, accessible name and description, so none can be forgotten. `check`
    runs when the editor is left. `settled` follows every check.
    """

    settled = Signal()

    def __init__(
        self,
        look: Look,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.editor = editor
        self._check = check
        self._problem: FieldProblem | None = None
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._label = Text(look, f"{label} *" if required else label, Type.SMALL_STRONG, "text2")
        self._label.setBuddy(editor)
        column.addLayout(self._head())
        column.addWidget(editor)
        self.message = self._message_row()
        column.addWidget(self.message)
        editor.setAccessibleName(f"{label}, bắt buộc" if required else label)
        editor.setAccessibleDescription(hint)
        editor.installEventFilter(self)
        if isinstance(editor, LineField):
            editor.left.connect(self.check)
            editor.textEdited.connect(self._soften)
        if isinstance(editor, ChoiceField):
            editor.chosen.connect(self.check)

    @property
    def label(self) -> QLabel:
        """The label above."""
        return self._label

    def problem(self) -> FieldProblem | None:
        """The problem shown now."""
        return self._problem

    def check(self) -> FieldProblem | None:
        """Run the check and show what it found."""
        if self._check is not None:
            self.set_problem(self._check())
        return self._problem

    def set_problem(self, problem: FieldProblem | None) -> None:
        """Show a problem, or take it away with None."""
        self._problem = problem
        self._mark(problem.tone if problem else "")
        self.message.setVisible(problem is not None)
        self.editor.setAccessibleDescription(problem.text if problem else self._hint)
        if problem is not None:
            self._words.setText(problem.text)
            self._words.set_tone(problem.tone)
            self._sign.set_icon(ICONS[problem.tone], problem.tone)
            self._repair.setVisible(bool(problem.repair_text))
            self._repair.set_text(problem.repair_text)
        self.settled.emit()

    def repair(self) -> None:
        """Accept the offered repair."""
        problem = self._problem
        if problem is None or not problem.repair_text or not isinstance(self.editor, LineField):
            return
        self.editor.replace_text(problem.repair_value)
        self.set_problem(None)
        self.check()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            offered = self._problem is not None and bool(self._problem.repair_text)
            if enter and event.modifiers() == Qt.KeyboardModifier.AltModifier and offered:
                self.repair()
                return True
        return False

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addStretch(1)
        if self._hint:
            row.addWidget(Text(self._look, self._hint, Type.SMALL, "text2", elide=True))
        return row

    def _message_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self._sign = IconLabel(self._look, "")
        self._words = Text(self._look, "", Type.SMALL, "err", wrap=True)
        self._repair = Button(self._look, "", Kind.LINK, key="Alt+Enter", height=24)
        self._repair.clicked.connect(self.repair)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._repair)
        box.hide()
        return box

    def _soften(self) -> None:
        """While the user corrects an error the red frame goes; it comes back only when the field is left."""
        if self._problem is not None:
            self._mark("")

    def _mark(self, tone: str) -> None:
        if self.editor.property("problem") == tone:
            return
        self.editor.setProperty("problem", tone)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.update()
