"""The right side of the editor: the chosen element, several of them, or the sheet when none is chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.layouts.editing import LayoutEditing
from desktop.ui.layouts.element_form import ElementForm, first_editor
from desktop.ui.layouts.mm_field import MmField
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, secondary
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.text import Text, Type
from desktop.words.layouts import EDGES
from desktop.words.prints import ELEMENTS, element_name
from exports.layout_edit import Edge, boxed

WIDTH = 316
KEYS = (
    "Tab: phần tử kế tiếp · mũi tên: dời 0,1 mm, thêm Ctrl: 1 mm · Shift + mũi tên: đổi cỡ khung · "
    "Shift + bấm chuột: chọn thêm · Ctrl+A: tất cả · Ctrl+D: nhân đôi · Delete: xóa · "
    "giữ Alt khi kéo: không bắt dính"
)
STRENGTHS = (("0.3", "Nền nhạt"), ("0.6", "Vừa"), ("1.0", "Đậm"))
NEVER_PRINTED = "Phần nền không bao giờ in."


class EditorSide(Surface):
    """`changed` carries fields of the chosen elements, `sheet_changed` width and height in mm.

    `aligned` carries an Edge, `distributed` whether across; `backdrop_asked` and `backdrop_removed` what the
    buttons under the sheet's size are for, `font_asked` that the office has a font. `strength` is that
    of the backdrop, from "0.3" to "1.0". `gave_way` tells that fields with the keyboard went without others.
    """

    changed = Signal(object)
    sheet_changed = Signal(float, float)
    aligned = Signal(object)
    distributed = Signal(bool)
    backdrop_asked = Signal()
    backdrop_removed = Signal()
    font_asked = Signal()
    strength_changed = Signal()
    gave_way = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._look = look
        self._form: Form | None = None
        self._shown: tuple[str, ...] | None = None
        self._has_backdrop = False
        self.strength = "0.6"
        self.setAccessibleName("Phần tử đang chọn")
        self._title = Text(look, "", Type.TITLE, elide=True)
        self._detail = Text(look, "", Type.SMALL, "text2", wrap=True)
        self._warnings = Text(look, "", Type.SMALL, "warn", wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        self._place = QVBoxLayout()
        for part in (self._title, self._detail):
            column.addWidget(part)
        column.addLayout(self._place)
        column.addWidget(self._warnings)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(inner)
        scroller.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroller)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_editing(self, editing: LayoutEditing, texts: Collection[str], warnings: Sequence[str]) -> None:
        """Show what is chosen; `texts` are the elements that the register fills."""
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(warnings))
        has_backdrop = editing.backdrop is not None
        elements = boxed(editing.layout)
        only = elements[editing.selected[0]] if len(editing.selected) == 1 else None
        same = self._shown == editing.selected and has_backdrop == self._has_backdrop
        if same and only is not None and isinstance(self._form, ElementForm) and self._form.fits(only):
            self._form.show_numbers(only)
            return
        if same and only is None and editing.selected:
            return
        self._shown, self._has_backdrop = editing.selected, has_backdrop
        if only is not None:
            filled = only.name in texts
            self._head(element_name(only.name), _what(only.name, filled=filled))
            form = ElementForm(self._look, only, editing.layout, filled=filled)
            form.changed.connect(self.changed)
            self._put(form)
        elif editing.selected:
            self._head(f"{len(editing.selected)} phần tử", "Canh theo nhau, hoặc chia đều khoảng cách.")
            self._put(self._arranging())
        else:
            self._head("Cả tờ giấy", "")
            self._put(self._sheet(editing))

    def forget(self) -> None:
        """Build the fields anew next time: steps were taken back."""
        self._shown = None

    def take_typed(self) -> None:
        """A number that is still being typed counts as entered: Ctrl+Enter saves from within its field."""
        focused = self.focusWidget()
        if isinstance(focused, LineField) and focused.hasFocus():
            focused.leave()

    def first(self) -> QWidget:
        """Where F6 puts the keyboard."""
        return first_editor(self._form) if self._form is not None and self._form.fields() else self

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.colour("line"))

    def _head(self, title: str, detail: str) -> None:
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def _put(self, form: Form) -> None:
        had_focus = self._form is not None and self._form.isAncestorOf(self.focusWidget() or self)
        if had_focus and not form.fields():
            self.gave_way.emit()
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._form = form
        self._place.addWidget(form)
        form.show()
        if had_focus and form.fields():
            first_editor(form).setFocus(Qt.FocusReason.OtherFocusReason)

    def _arranging(self) -> Form:
        form, box, left = Form(self._look), QWidget(), Qt.AlignmentFlag.AlignLeft
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.setColumnStretch(3, 1)
        for place, edge in enumerate(Edge):
            grid.addWidget(
                self._button(EDGES[edge], partial(self.aligned.emit, edge)), place // 3, place % 3, left
            )
        form.add_widget(box)
        form.add_widget(self._button("Chia đều theo chiều ngang", partial(self.distributed.emit, True)))
        form.add_widget(self._button("Chia đều theo chiều dọc", partial(self.distributed.emit, False)))
        return form

    def _sheet(self, editing: LayoutEditing) -> Form:
        form, layout = Form(self._look), editing.layout
        width, height = MmField(self._look, least=50), MmField(self._look, least=50)
        width.set_length(layout.width_mm)
        height.set_length(layout.height_mm)
        for editor in (width, height):
            editor.entered.connect(lambda _length: self.sheet_changed.emit(width.length(), height.length()))
        form.add_line(Field(self._look, "Khổ giấy: ngang (mm)", width), Field(self._look, "dọc (mm)", height))
        words = "Đổi ảnh phôi làm nền" if editing.backdrop else "Đặt ảnh phôi làm nền"
        form.add_widget(self._button(words, self.backdrop_asked.emit, "image"))
        if editing.backdrop:
            form.add_widget(self._button("Bỏ ảnh nền", self.backdrop_removed.emit, "dismiss"))
            strength = SegmentedSwitch(self._look, STRENGTHS, "Độ đậm của nền")
            strength.set_current(self.strength)
            strength.chosen.connect(self._set_strength)
            form.add_widget(strength)
        form.add_widget(Text(self._look, NEVER_PRINTED, Type.SMALL, "text2", wrap=True))
        form.add_widget(self._button("Thêm phông của cơ quan", self.font_asked.emit, "text_font_size"))
        form.add_widget(Text(self._look, KEYS, Type.SMALL, "text2", wrap=True))
        return form

    def _set_strength(self, strength: str) -> None:
        self.strength = strength
        self.strength_changed.emit()

    def _button(self, words: str, press: Callable[[], object], icon: str = "") -> Button:
        button = secondary(self._look, words, icon=icon)
        button.clicked.connect(lambda: press())
        return button

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.theme.px(WIDTH))
        self.update()


def _what(name: str, *, filled: bool) -> str:
    if filled:
        return "Chữ lấy từ sổ; đang hiện theo mẫu thử."
    return "" if name in ELEMENTS else "Phần tử riêng của mẫu này."
