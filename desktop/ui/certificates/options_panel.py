"""“Tùy chọn in”: tray, copies, order, a nudge of the page, the paper; taken at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.operations.printing.print_plans import Order
from desktop.ui.certificates.print_options import (
    A3,
    MOST_STEPS,
    ORDERS,
    STEP_MM,
    PrintOptions,
    nudge_words,
    typed_sheet,
)
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, Raw
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type

WIDTH = 340
MOST_COPIES = 9
ONE_EACH = "Mỗi phôi in một giấy khen. Cần nhiều bản thì chọn in cả khung và chữ lên giấy trắng."


class OptionsPanel(FormPanel):
    """`taken` carries the choices after every change; `separate_asked`, `reprint_asked` are its buttons."""

    taken = Signal(object)
    separate_asked = Signal()
    reprint_asked = Signal()

    def __init__(
        self, look: Look, options: PrintOptions, trays: Sequence[str], today: date, *, text_only: bool
    ) -> None:
        """`text_only`: the sheets come out on blanks, each of which becomes one certificate."""
        super().__init__(look, "Tùy chọn in", "print-options", today, "Xong", WIDTH)
        self._options = options
        self.tray = ChoiceField(look, [Suggestion("Máy in tự chọn", payload="")])
        self.tray.set_choices(
            [Suggestion("Máy in tự chọn", payload=""), *(Suggestion(one, payload=one) for one in trays)]
        )
        self.tray.set_value(options.tray if options.tray in trays else "")
        self.order = ChoiceField(
            look, [Suggestion(words, payload=key.value) for key, words in ORDERS.items()]
        )
        self.order.set_value(options.order.value)
        self.copies = NumberField(look, "1")
        self.copies.set_value(str(options.copies))
        self.sheet = LineField(look, f"theo mẫu in; A3 là {A3}")
        self.sheet.set_value(options.sheet)
        self.right = _Nudge(look, options.right, up=1)
        self.down = _Nudge(look, options.down, up=-1)
        self._moved = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.standard = secondary(look, "Về chuẩn")
        self._add_lines(look, text_only=text_only)
        self._connect()
        self._show()

    def typed(self) -> Raw:
        """No draft: every change was taken at once, and what others reset must not come back."""
        return {}

    def _add_lines(self, look: Look, *, text_only: bool) -> None:
        form = self.form
        form.add_line(Field(look, "Khay giấy", self.tray))
        form.add_line(Field(look, "Thứ tự in", self.order))
        if text_only:
            form.add_widget(Text(look, ONE_EACH, Type.SMALL, "text2", wrap=True))
        else:
            form.add_line(Field(look, "Số bản mỗi tờ", self.copies, check=self._check_copies))
        form.add_line(Field(look, "Khổ giấy, mm", self.sheet, hint="rộng x cao", check=self._check_sheet))
        form.add_line(
            Field(look, "Xê dịch ngang, mm", self.right),
            Field(look, "Xê dịch dọc, mm", self.down),
        )
        form.add_widget(self._moved)
        form.add_widget(self.standard)
        separate = secondary(look, "Xuất PDF, mỗi người một tệp", icon="document_pdf")
        reprint = secondary(look, "In lại tờ đã cấp", icon="print")
        for button, asked in ((separate, self.separate_asked), (reprint, self.reprint_asked)):
            form.add_widget(button)
            button.clicked.connect(asked)

    def _connect(self) -> None:
        for choice in (self.tray, self.order):
            choice.chosen.connect(self._take)
        for editor in (self.copies, self.sheet):
            editor.left.connect(self._take)
        for nudge in (self.right, self.down):
            nudge.moved.connect(self._take)
        self.standard.clicked.connect(self._back_to_standard)
        self.form.save_asked.connect(self._finish)

    def _check_copies(self) -> FieldProblem | None:
        number = self.copies.number()
        if number is None or not 1 <= number <= MOST_COPIES:
            return FieldProblem(f"Số bản từ 1 đến {MOST_COPIES}.")
        return None

    def _check_sheet(self) -> FieldProblem | None:
        if self.sheet.value() and typed_sheet(self.sheet.value()) is None:
            return FieldProblem(f"Gõ chiều ngang x chiều cao, ví dụ {A3}.")
        return None

    def _back_to_standard(self) -> None:
        for nudge in (self.right, self.down):
            nudge.set_steps(0)
        self._take()

    def _take(self, _value: object = None) -> None:
        """Hand the choices on; what cannot be read stays as it was."""
        copies = self._options.copies if self._check_copies() else self.copies.number() or 1
        self._options = replace(
            self._options,
            tray=str(self.tray.value() or ""),
            order=Order(str(self.order.value())),
            copies=copies,
            right=self.right.steps(),
            down=self.down.steps(),
            sheet=self._options.sheet if self._check_sheet() else self.sheet.value(),
        )
        self._show()
        self.taken.emit(self._options)

    def _finish(self) -> None:
        self._take()
        self.close_asked.emit()

    def _show(self) -> None:
        right, down = self._options.right, self._options.down
        moved = nudge_words(right, down)
        words = f"Cả trang dịch {moved}." if moved else "Cả trang ở đúng chỗ."
        self._moved.setText(f"{words} Bấm ↑ ↓ trong ô, mỗi lần 0,5 mm.")
        self.standard.setVisible(bool(right or down))


class _Nudge(LineField):
    """Millimetres in steps of 0.5: ↑ ↓ or typed; `moved` follows every change.

    `up`: what ↑ adds, so that it moves the page up where the field is about up and down.
    """

    moved = Signal()

    def __init__(self, look: Look, steps: int, *, up: int) -> None:
        super().__init__(look)
        self._up = up
        self._steps = 0
        self.set_steps(steps)
        self.left.connect(self._read)

    def steps(self) -> int:
        """How many steps of 0.5 mm; negative to the left and up."""
        return self._steps

    def set_steps(self, steps: int) -> None:
        """Show so many steps."""
        self._steps = min(max(steps, -MOST_STEPS), MOST_STEPS)
        self.set_value(f"{self._steps * STEP_MM:g}".replace(".", ",").replace("-", "−"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.set_steps(self._steps + (self._up if event.key() == Qt.Key.Key_Up else -self._up))
            self.moved.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        """What was typed, to the nearest step; nothing that can be read leaves it as it was."""
        typed = self.text().strip().replace(",", ".").replace("−", "-")
        try:
            steps = round(float(typed or "0") / STEP_MM)
        except ValueError:
            steps = self._steps
        changed = steps != self._steps
        self.set_steps(steps)
        if changed:
            self.moved.emit()
