"""The opened conference: head, rounds and what one of them hands over, people; facts instead of no rounds."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.conferences import OpenedConference, RoundLine
from desktop.ui.conferences.attendance import AttendanceCard
from desktop.ui.conferences.facts import FactsCard
from desktop.ui.conferences.handed_over import HandedOverTable
from desktop.ui.conferences.record_bar import RecordBar
from desktop.ui.conferences.rounds_table import RoundsTable
from desktop.ui.conferences.words import has_rounds
from desktop.ui.theme import Look
from desktop.ui.widgets.switch import SegmentedSwitch

TABS = (("rounds", "Đợt trao thưởng"), ("attendance", "Đại biểu"))


class OpenedView(QWidget):
    """`round_chosen` follows the current round; narrow windows show rounds and people under two tabs."""

    round_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: OpenedConference | None = None
        self._narrow = False
        self._room = True
        self.bar = RecordBar(look)
        self.rounds = RoundsTable(look)
        self.handed_over = HandedOverTable(look)
        self.attendance = AttendanceCard(look)
        self.facts = FactsCard(look)
        self.tabs = SegmentedSwitch(look, TABS, "Đợt trao thưởng hoặc đại biểu")
        self.rounds.current_changed.connect(self._show_round)
        self.tabs.chosen.connect(lambda _tab: self._arrange())
        self._lay_out()
        self._arrange()

    def show_conference(self, opened: OpenedConference, today: date) -> None:
        """Show a conference; the chosen round stays chosen if it is still there."""
        self._shown = opened
        self.bar.show_conference(opened, today)
        self.rounds.show_rounds(opened.rounds, opened.total)
        self.attendance.show_conference(opened.conference)
        self.facts.show_conference(opened.conference)
        self._show_round()
        self._arrange()

    def current_round(self) -> RoundLine | None:
        """The chosen round."""
        lines = self._shown.rounds if self._shown else ()
        return next((line for line in lines if line.round.id == self.rounds.current_id()), None)

    def set_narrow(self, narrow: bool) -> None:
        """The narrow rules of look.md section 4."""
        self._narrow = narrow
        self.bar.set_narrow(narrow)
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)
        self._arrange()

    def set_room(self, room: bool) -> None:
        """Without room, beside a side panel, the right half goes."""
        self._room = room
        self._arrange()

    def _show_round(self) -> None:
        self.handed_over.show_round(self.current_round())
        self.round_chosen.emit()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 14)
        self._column.setSpacing(10)
        self._column.addWidget(self.bar)
        halves = QHBoxLayout()
        halves.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.tabs)
        left.addWidget(self.rounds, 1)
        left.addWidget(self.attendance)
        left.addStretch(0)
        halves.addLayout(left, 1)
        halves.addWidget(self.handed_over, 1)
        halves.addWidget(self.facts, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(halves, 1)

    def _arrange(self) -> None:
        """Which cards are in sight."""
        conference = self._shown.conference if self._shown else None
        rounds = conference is not None and (
            has_rounds(conference) or bool(self._shown and self._shown.rounds)
        )
        tabbed = self._narrow and rounds
        self.tabs.setVisible(tabbed)
        self.rounds.setVisible(rounds and (not tabbed or self.tabs.current() == "rounds"))
        self.attendance.setVisible(not tabbed or self.tabs.current() == "attendance")
        self.handed_over.setVisible(rounds and self._room)
        self.facts.setVisible(not rounds and self._room)
