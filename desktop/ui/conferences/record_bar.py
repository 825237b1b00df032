"""The head of an opened conference: title, state, when and where, what is to look at, what can be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.operations.conferences import OpenedConference
from desktop.ui.conferences.words import second_line, state_of
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.record_head import RecordHead
from desktop.ui.widgets.text import Text, Type
from desktop.words.problems import problem_sentence


class RecordBar(RecordHead):
    """`edit_asked`, `present_asked`: the buttons; the second one counts what has not been noted yet."""

    edit_asked = Signal()
    present_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.warning = Text(look, "", Type.SMALL, "warn", elide=True)
        self._sign = IconLabel(look, "warning", 16, "warn")
        self.edit_button = secondary(look, "Sửa", key="F2", icon="edit")
        self.edit_button.clicked.connect(self.edit_asked)
        self.present_button = secondary(look, "Ghi đã trao", icon="checkmark_circle")
        self.present_button.clicked.connect(self.present_asked)
        buttons = (self.edit_button, self.present_button)
        self.add_buttons(*buttons, shrinking=buttons)
        warning = QHBoxLayout()
        warning.setSpacing(5)
        warning.addWidget(self._sign)
        warning.addWidget(self.warning, 1)
        self.column.addLayout(warning)

    def may_present(self) -> bool:
        """Whether anything waits to be handed over."""
        return not self.present_button.isHidden()

    def show_conference(self, opened: OpenedConference, today: date) -> None:
        """Show a conference; nothing to hand over, no button for it."""
        conference = opened.conference
        self.title.setText(conference.title)
        word, mark = state_of(conference, today)
        self.chip.set_state(word, mark.tone, mark.icon)
        self.second.setText(second_line(conference))
        waiting = sum(award.presented_on is None for line in opened.rounds for award in line.awards)
        self.present_button.setVisible(waiting > 0)
        self.present_button.set_text(f"Ghi đã trao {waiting} trường hợp")
        sentences = [problem_sentence(problem.code, problem.values) for problem in opened.problems]
        self.warning.setText("  ".join(sentences))
        self.warning.setVisible(bool(sentences))
        self._sign.setVisible(bool(sentences))
