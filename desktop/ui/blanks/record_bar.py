"""The head of an opened blank: its name, whether it is time to buy, what it is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.blanks import OpenedBlank
from desktop.records.text import format_amount
from desktop.ui.blanks.words import second_line, state_of
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.record_head import RecordHead


class RecordBar(RecordHead):
    """`edit_asked`, `count_asked`, `spoil_asked`: the buttons."""

    edit_asked = Signal()
    count_asked = Signal()
    spoil_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.edit_button = secondary(look, "Sửa", key="F2", icon="edit")
        self.count_button = secondary(look, "Kiểm kê", icon="clipboard_task")
        self.spoil_button = secondary(look, "Ghi phôi hỏng", icon="warning")
        self.edit_button.clicked.connect(self.edit_asked)
        self.count_button.clicked.connect(self.count_asked)
        self.spoil_button.clicked.connect(self.spoil_asked)
        buttons = (self.edit_button, self.count_button, self.spoil_button)
        self.add_buttons(*buttons, shrinking=buttons)

    def show_blank(self, opened: OpenedBlank) -> None:
        """Show a blank."""
        stock = opened.stock
        word, mark = state_of(stock)
        self.title.setText(stock.blank.name)
        self.chip.set_state(f"{word}: {format_amount(stock.left)} tờ", mark.tone, mark.icon)
        self.second.setText(second_line(stock.blank))
