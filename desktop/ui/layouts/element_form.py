"""The fields of one chosen element: its place in mm, and of a text how it is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.ui.layouts.mm_field import MmField
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.words.layouts import ALIGNS, ANCHORS, COLOURS, FACES
from exports.layout import Align, Anchor, BoxedElement, Layout, PictureElement, RuleElement, TextElement

ON_BLANK = "Có sẵn trên phôi, không in"
_MOST_LINES = 8


class ElementForm(Form):
    """`changed` carries the fields with their new values, e.g. {"left": 28.5}.

    A text that the register fills has no text of its own here; a fixed one is typed.
    """

    changed = Signal(object)

    def __init__(self, look: Look, element: BoxedElement, layout: Layout, *, filled: bool) -> None:
        super().__init__(look)
        self._look = look
        self._numbers: dict[str, MmField] = {}
        self._kind = type(element)
        if isinstance(element, TextElement) and not filled:
            self._add_text(element)
        self._add_box()
        if isinstance(element, TextElement):
            self._add_setting(element, layout)
        if isinstance(element, TextElement | RuleElement):
            self._add_colour(element.colour)
        if isinstance(element, TextElement | RuleElement | PictureElement):
            self.on_blank = QCheckBox(ON_BLANK)
            self.on_blank.setChecked(element.on_blank)
            self.on_blank.toggled.connect(lambda on: self.changed.emit({"on_blank": on}))
            self.add_widget(self.on_blank)
        self.show_numbers(element)

    def fits(self, element: BoxedElement) -> bool:
        """Whether the form is of the right kind to show another state of its element."""
        return type(element) is self._kind

    def show_numbers(self, element: BoxedElement) -> None:
        """Show the numbers anew: the element was dragged."""
        for name, field in self._numbers.items():
            if not field.hasFocus() or not field.isModified():
                field.set_length(float(getattr(element, name)))

    def _add_text(self, element: TextElement) -> None:
        area = TextArea(self._look, lines=2)
        area.set_value(element.text)
        area.textChanged.connect(lambda: self.changed.emit({"text": area.value()}))
        self.add_line(Field(self._look, "Nội dung", area))

    def _add_box(self) -> None:
        self.add_line(self._number("left", "Cách trái (mm)"), self._number("top", "Cách trên (mm)"))
        self.add_line(self._number("width", "Rộng (mm)", 0.1), self._number("height", "Cao (mm)", 0.1))

    def _add_setting(self, element: TextElement, layout: Layout) -> None:
        faces = [Suggestion(words, "", key) for key, words in FACES.items()]
        own = [Suggestion(key, "phông của cơ quan", key) for key in layout.fonts]
        self.add_line(self._choice("face", "Phông", [*faces, *own], element.face))
        self.add_line(self._number("size", "Cỡ chữ", 4), self._number("min_size", "Nhỏ nhất khi dài", 4))
        lines = [Suggestion(f"{count} dòng", "", count) for count in range(1, _MOST_LINES + 1)]
        aligns = [Suggestion(words, "", Align(key)) for key, words in ALIGNS.items()]
        self.add_line(
            self._choice("align", "Canh", aligns, element.align),
            self._choice("max_lines", "Nhiều nhất", lines, element.max_lines),
        )
        anchors = [Suggestion(words, "", Anchor(key)) for key, words in ANCHORS.items()]
        self.add_line(self._choice("anchor", "Neo chữ trong khung", anchors, element.anchor))

    def _add_colour(self, colour: str) -> None:
        known: Mapping[str, str] = COLOURS if colour in COLOURS else {colour: colour, **COLOURS}
        choices = [Suggestion(words, key, key) for key, words in known.items()]
        self.add_line(self._choice("colour", "Màu", choices, colour))

    def _number(self, name: str, label: str, least: float = 0.0) -> Field:
        editor = self._numbers[name] = MmField(self._look, least=least)
        editor.entered.connect(lambda length: self.changed.emit({name: length}))
        return Field(self._look, label, editor)

    def _choice(self, name: str, label: str, choices: Sequence[Suggestion], value: object) -> Field:
        editor = ChoiceField(self._look, choices)
        editor.set_value(value)
        editor.chosen.connect(lambda payload: self.changed.emit({name: payload}))
        return Field(self._look, label, editor)


def first_editor(form: Form) -> QWidget:
    """Where the keyboard goes."""
    return form.fields()[0].editor
