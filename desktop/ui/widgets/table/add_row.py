"""The add row: the last row of a table, in which new records are typed one after the other."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.table.columns import Align
from desktop.ui.widgets.text import Text


class AddRow(QWidget):
    """Fields under the columns of the same key; the first one is the name.

    Enter moves on and in the last field adds; Shift+Enter goes back; Ctrl+Enter adds at once; Ctrl+D takes
    the value of the row above. `add_asked` carries the values by key. The receiver answers with `accept()`,
    which clears the row except the `carried` keys and goes back to the name, or with `refuse()`.
    """

    add_asked = Signal(dict)
    left_upwards = Signal()
    started = Signal()
    problem_changed = Signal(str, str)
    touched = Signal()

    def __init__(
        self,
        look: Look,
        fields: Sequence[tuple[str, LineField, str]],
        *,
        carried: Sequence[str] = (),
        number_column: str = "",
        button_column: str = "",
        text_above: Callable[[str], str] = lambda _key: "",
    ) -> None:
        """`fields` holds (column key, field, accessible name), in the order of the columns."""
        super().__init__()
        self._look = look
        self._fields = {key: field for key, field, _name in fields}
        self._carried = tuple(carried)
        self._number_column = number_column
        self._button_column = button_column
        self.text_above = text_above
        for _key, field, name in fields:
            field.setParent(self)
            field.setAccessibleName(f"Thêm dòng: {name}")
            field.installEventFilter(self)
            field.textEdited.connect(self._forgive)
            field.textChanged.connect(self.touched)
        self._number = Text(look, "", parent=self)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = secondary(look, "Thêm")
        self._button.setParent(self)
        self._button.clicked.connect(self.ask)
        self.problem = ""
        look.changed.connect(self.update)

    def field(self, key: str) -> LineField:
        """The field of a column."""
        return self._fields[key]

    def values(self) -> dict[str, str]:
        """What stands in the row, by column key."""
        return {key: field.value() for key, field in self._fields.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill fields, e.g. the amount that follows from the rate."""
        for key, text in values.items():
            self._fields[key].set_value(text)

    def set_number(self, text: str) -> None:
        """The running number the next record gets."""
        self._number.setText(text)

    def focused(self) -> tuple[str, int]:
        """The column whose field has the keyboard and the place in its text; no column, -1 for none."""
        for key, field in self._fields.items():
            if field is self.focusWidget():
                return key, field.cursorPosition()
        return "", -1

    def resume(self, key: str, cursor: int) -> None:
        """Put the keyboard back into a field, as `focused` told it."""
        field = self._fields.get(key)
        if field is not None and field.isVisibleTo(self):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.deselect()
            field.setCursorPosition(cursor)

    def start(self) -> None:
        """Put the keyboard on the name (Insert)."""
        self.started.emit()
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self) -> None:
        """Ask for adding; an empty name is no record."""
        for field in self._fields.values():
            field.leave()
        values = self.values()
        if next(iter(values.values())):
            self.add_asked.emit(values)
        else:
            self.start()

    def accept(self) -> None:
        """The record was added: empty the row and start the next."""
        for key, field in self._fields.items():
            if key not in self._carried:
                field.set_value("")
        self._mark("", "")
        self.start()

    def refuse(self, key: str, sentence: str, tone: str = "err") -> None:
        """The record was not added: mark the field; the sentence stands above the row."""
        self._mark(key, tone, sentence)
        self._fields[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def warn(self, key: str, sentence: str) -> None:
        """Say a doubt about a field, which does not keep the record from being added; "" takes it away."""
        self._mark(key if sentence else "", "warn" if sentence else "", sentence)

    def arrange(self, places: Mapping[str, tuple[int, int, Align]]) -> None:
        """Put the fields under their columns: x and width in px."""
        theme = self._look.theme
        height = theme.control_height
        top = (self.height() - height) // 2
        for key, field in self._fields.items():
            field.setVisible(key in places)
            if key in places:
                x, width, _ = places[key]
                field.setGeometry(QRect(x + 4, top, width - 8, height))
        if self._number_column in places:
            x, width, _ = places[self._number_column]
            self._number.setGeometry(QRect(x, 0, width, self.height()))
        self._button.setVisible(self._button_column in places)
        if self._button_column in places:
            x, width, _ = places[self._button_column]
            self._button.setGeometry(QRect(x + 4, top, width - 8, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.touched.emit()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        shown = [field for field in self._fields.values() if not field.isHidden()]
        at = next((place for place, field in enumerate(shown) if field is watched), -1)
        if at < 0:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(shown, at, modifiers)
            return True
        if event.key() == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            key = next(key for key, field in self._fields.items() if field is watched)
            shown[at].replace_text(self.text_above(key))
            return True
        if event.key() == Qt.Key.Key_Up and modifiers == Qt.KeyboardModifier.NoModifier:
            self.left_upwards.emit()
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        inside = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        edge = theme.colour("accent" if inside else "line")
        painter.fillRect(0, 0, self.width(), 1, edge)
        painter.fillRect(0, self.height() - 1, self.width(), 1, edge)

    def _enter(self, shown: Sequence[LineField], at: int, modifiers: Qt.KeyboardModifier) -> None:
        back = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier or (not back and at == len(shown) - 1):
            self.ask()
            return
        shown[max(at + (-1 if back else 1), 0)].setFocus(Qt.FocusReason.TabFocusReason)

    def _forgive(self) -> None:
        if self.problem:
            self._mark("", "")

    def _mark(self, key: str, tone: str, sentence: str = "") -> None:
        self.problem = sentence
        for other, field in self._fields.items():
            marked = other == key
            field.setProperty("problem", tone if marked else "")
            field.setToolTip(sentence if marked else "")
            field.setAccessibleDescription(sentence if marked else "")
            field.style().unpolish(field)
            field.style().polish(field)
        self.problem_changed.emit(sentence, tone)
