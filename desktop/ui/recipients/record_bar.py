"""The head of an opened card: name, what it is, what is known of it, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.operations.recipients import OpenedRecipient
from desktop.records.codes import RecipientKind
from desktop.ui.recipients.words import full_name, kind_word, second_line, under_review
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, secondary
from desktop.ui.widgets.record_head import RecordHead
from desktop.ui.widgets.text import Text, Type
from desktop.words.problems import problem_sentence


class RecordBar(RecordHead):
    """`edit_asked`, `team_asked`, `heir_asked`: the buttons. A collective may become a team."""

    edit_asked = Signal()
    team_asked = Signal()
    heir_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.edit_button = secondary(look, "Sửa", key="F2", icon="edit")
        self.team_button = secondary(look, "Lập tổ dân vận", icon="people")
        self.heir_button = secondary(look, "Ghi kế thừa", icon="arrow_forward")
        self.edit_button.clicked.connect(self.edit_asked)
        self.team_button.clicked.connect(self.team_asked)
        self.heir_button.clicked.connect(self.heir_asked)
        self.menu = QMenu(self)
        self.more_button = IconButton(look, "more_horizontal", "Việc khác với hồ sơ")
        self.more_button.clicked.connect(self.open_menu)
        self.warning = Text(look, "", Type.SMALL, "warn", elide=True)
        self.column.addWidget(self.warning)
        self.add_buttons(self.edit_button, self.team_button, self.heir_button, self.more_button)

    def show_recipient(self, opened: OpenedRecipient) -> None:
        """Show a card."""
        self.title.setText(full_name(opened.card))
        self.chip.set_state(*kind_word(opened))
        self.second.setText(second_line(opened))
        is_collective = opened.card.kind is RecipientKind.COLLECTIVE
        self.team_button.setVisible(is_collective and opened.team is None)
        self.heir_button.setVisible(opened.team is not None and opened.card.valid_to is None)
        doubts = [*under_review(opened), *(problem_sentence(one.code, one.values) for one in opened.problems)]
        self.warning.setText("  ".join(doubts))
        self.warning.setVisible(bool(doubts))

    def open_menu(self) -> None:
        """Open the menu under its button, its first line chosen; the page fills it."""
        self.menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))

    def set_narrow(self, narrow: bool) -> None:
        """Without the second line; secondary buttons keep only their icon."""
        super().set_narrow(narrow)
        self.set_compact(narrow)

    def set_compact(self, compact: bool) -> None:
        """Buttons with or without their words."""
        for button in (self.edit_button, self.team_button, self.heir_button):
            button.set_compact(compact)
