"""The bar under the opinions: the chosen one in full, and at most five things to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import shorten

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.opinions import OpinionLine
from desktop.records.codes import OpinionState
from desktop.records.opinion import Opinion
from desktop.records.text import short_date
from desktop.ui.conferences.words import standing_mark
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, primary, secondary
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.text import Text, Type
from desktop.words.opinions import standing_words
from desktop.words.problems import problem_sentence

WAITING = (OpinionState.IN_PROGRESS,)
LONGEST = 300
"""Characters of a text that the bar shows: the table keeps its room, the panel has the whole of it."""
EDGES = 26
"""Logical px left and right of the words."""
UNANSWERED = (OpinionState.IN_PROGRESS, OpinionState.PASSED_UP)


class AnswerBar(QWidget):
    """Only what fits the state of the opinion is offered; signals are asked for by the buttons."""

    edit_asked = Signal()
    pass_up_asked = Signal()
    postpone_asked = Signal()
    at_once_asked = Signal()
    answer_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(look, "", Type.STRONG)
        self.chip = Chip(look, "")
        self.content = Text(look, "", wrap=True)
        self.detail = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.warning = Text(look, "", Type.SMALL, "warn", wrap=True)
        self.edit_button = IconButton(look, "edit", "Sửa ý kiến", key="F2")
        self.pass_up_button = secondary(look, "Chuyển cấp trên")
        self.postpone_button = secondary(look, "Gia hạn…")
        self.at_once_button = secondary(look, "Đã trả lời tại hội nghị")
        self.answer_button = primary(look, "Ghi trả lời", key="Ctrl+Enter")
        self._deeds = QWidget()
        self._is_below = False
        self._lay_out(look)
        for button, asked in (
            (self.edit_button, self.edit_asked),
            (self.pass_up_button, self.pass_up_asked),
            (self.postpone_button, self.postpone_asked),
            (self.at_once_button, self.at_once_asked),
            (self.answer_button, self.answer_asked),
        ):
            button.clicked.connect(asked)

    def show_opinion(self, line: OpinionLine) -> None:
        """Show an opinion and offer what can be done with it."""
        opinion, standing = line.opinion, line.standing
        mark = standing_mark(standing)
        self.title.setText(f"Ý kiến {opinion.position}")
        self.chip.set_state(standing_words(standing.kind, standing.days, standing.on), mark.tone, mark.icon)
        self.content.setText(shortened(opinion.content))
        self.content.setToolTip(opinion.content)
        self.detail.setText("\n".join(_details(opinion)))
        self.detail.setVisible(bool(self.detail.text()))
        doubts = [problem_sentence(one.code, one.values) for one in line.problems]
        self.warning.setText("  ".join(doubts))
        self.warning.setVisible(bool(doubts))
        for button in (self.pass_up_button, self.postpone_button, self.at_once_button):
            button.setVisible(opinion.state in WAITING)
        self.answer_button.setVisible(opinion.state in UNANSWERED)

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, the state stands in the table alone."""
        self.chip.setVisible(not narrow)

    def _lay_out(self, look: Look) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Separator(look))
        inner = Surface(look, "inset")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 8, EDGES - 14, 10)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.edit_button)
        row.addWidget(self._deeds)
        deeds = QHBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(8)
        for button in (self.pass_up_button, self.postpone_button, self.at_once_button, self.answer_button):
            deeds.addWidget(button)
        self._head, self._column = row, column
        column.addLayout(row)
        for text in (self.content, self.detail, self.warning):
            column.addWidget(text)
        outer.addWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """Narrower than its title and its deeds side by side: then these stand under it."""
        return QSize(self._deeds.sizeHint().width() + EDGES, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the deeds do not fit beside the title, as in very large text, they stand under it."""
        super().resizeEvent(event)
        head = sum(each.sizeHint().width() + 8 for each in (self.title, self.chip, self.edit_button))
        is_below = head + self._deeds.sizeHint().width() + EDGES > event.size().width()
        if is_below == self._is_below:
            return
        self._is_below = is_below
        if is_below:
            self._head.removeWidget(self._deeds)
            self._column.insertWidget(1, self._deeds)
        else:
            self._column.removeWidget(self._deeds)
            self._head.addWidget(self._deeds)


def shortened(text: str) -> str:
    """The beginning of a text on one line, cut between words with “…”."""
    return shorten(text, LONGEST, placeholder="…")


def _details(opinion: Opinion) -> Iterator[str]:
    given = (
        f"Đơn vị giải quyết: {opinion.responsible}" if opinion.responsible else "",
        f"hạn {short_date(opinion.due_on)}" if opinion.due_on else "",
        f"chuyển {opinion.passed_to}{_on(opinion.passed_on)}" if opinion.passed_to else "",
    )
    if any(given):
        yield " · ".join(filter(None, given))
    if opinion.answer:
        yield f"Trả lời{_on(opinion.answered_on)}: {shortened(opinion.answer)}"
    if opinion.note:
        yield f"Ghi chú: {shortened(opinion.note)}"


def _on(day: date | None) -> str:
    return f" ngày {day:%d/%m/%Y}" if day else ""
