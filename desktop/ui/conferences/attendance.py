"""The card of people: invited, present, excused, absent, and the rate."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.records.conference import Conference
from desktop.records.text import format_amount
from desktop.ui.conferences.words import absent, rate
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, Type

NOTHING = "Chưa ghi số đại biểu. Bấm F2 để ghi."


class AttendanceCard(Card):
    """Empty stays empty: a number that nobody wrote down is not 0."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.rate = Text(look, "", Type.SMALL, "text2")
        self.nothing = Text(look, NOTHING, tone="text2", wrap=True)
        self.invited, self.present, self.excused, self.absent = (
            Text(look, "", Type.TITLE, tabular=True) for _ in range(4)
        )
        head = QHBoxLayout()
        head.addWidget(Text(look, "Đại biểu", Type.STRONG))
        head.addStretch(1)
        head.addWidget(self.rate)
        self.column.addLayout(head)
        self.column.addWidget(self.nothing)
        self._figures = QWidget()
        grid = QGridLayout(self._figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        labels = ("Mời", "Có mặt", "Vắng có lý do", "Vắng không lý do")
        figures = (self.invited, self.present, self.excused, self.absent)
        for place, (label, figure) in enumerate(zip(labels, figures, strict=True)):
            grid.addLayout(_figure(look, label, figure), place // 2, place % 2)
        self.column.addWidget(self._figures)

    def show_conference(self, conference: Conference) -> None:
        """Show the counts of a conference."""
        counts = (conference.invited, conference.present, conference.excused)
        known = any(count is not None for count in counts)
        self._figures.setVisible(known)
        self.nothing.setVisible(not known)
        for figure, count in zip(
            (self.invited, self.present, self.excused, self.absent),
            (*counts, absent(conference)),
            strict=True,
        ):
            figure.setText("" if count is None else format_amount(count))
        share = rate(conference)
        self.rate.setText(f"Tỷ lệ có mặt {share}" if share else "")


def _figure(look: Look, label: str, figure: Text) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(Text(look, label, Type.SMALL, "text2"))
    box.addWidget(figure)
    return box
