"""The opened conference: head, tabs, and under each tab its cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.conferences import RoundLine
from desktop.records.attendance_rules import Attendance
from desktop.ui.conferences.blocks_table import BlocksTable
from desktop.ui.conferences.content import PEOPLE, Content
from desktop.ui.conferences.guests_table import GuestsTable
from desktop.ui.conferences.handed_over import HandedOverTable
from desktop.ui.conferences.opinions_table import OpinionsTable
from desktop.ui.conferences.pledges_table import PledgesTable
from desktop.ui.conferences.record_bar import RecordBar
from desktop.ui.conferences.rounds_table import RoundsTable
from desktop.ui.conferences.words import rate
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type


class OpenedView(QWidget):
    """`tab_changed` also when another conference has other tabs.

    Where there is room, attendance stands under the rounds as well; narrow, they share a place by tabs.
    """

    tab_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Content | None = None
        self._narrow = False
        self._room = True
        self.bar = RecordBar(look)
        self.rounds = RoundsTable(look)
        self.handed_over = HandedOverTable(look)
        self.opinions = OpinionsTable(look)
        self.pledges = PledgesTable(look)
        self.blocks = BlocksTable(look)
        self.guests = GuestsTable(look)
        self.tabs = SegmentedSwitch(look, (PEOPLE,), "Phần của hội nghị")
        self.sheet_button = quiet(look, "Danh sách đại biểu ký tên", icon="print")
        self.announcement_button = quiet(look, "In danh sách công bố", icon="print")
        self.people = Text(look, "", Type.SMALL, "text2", elide=True)
        self.rounds.current_changed.connect(self._show_round)
        self.blocks.guests_asked.connect(lambda: self.show_tab("people"))
        self.tabs.chosen.connect(self.show_tab)
        self._lay_out()
        self._arrange()

    def show_conference(self, content: Content, today: date) -> None:
        """Show a conference; what was chosen stays chosen if it is still there."""
        before = self._shown.opened.conference.id if self._shown else None
        self._shown = content
        if before != content.opened.conference.id:
            for table in self.panes():
                table.begin_anew()
        self.bar.show_conference(content.opened, today)
        self.rounds.show_rounds(content.opened.rounds, content.opened.total)
        self.opinions.show_opinions(content.opinions)
        self.pledges.show_pledges(content.pledges)
        self.blocks.show_attendance(content.attendance)
        self.guests.show_guests(content.attendance)
        self.people.setText(attendance_words(content.attendance.shown))
        self._show_round()
        self.tabs.set_choices(content.tabs)
        if before != content.opened.conference.id:
            self.tabs.set_current(content.tabs[0][0])
        self._arrange()

    def show_tab(self, key: str) -> None:
        """Bring a part into sight; one that this conference does not have is passed over."""
        if key in dict(self.tabs_shown()):
            self.tabs.set_current(key)
            self._arrange()
            self.tab_changed.emit()

    def tabs_shown(self) -> Sequence[tuple[str, str]]:
        """The parts of the conference in sight, by key and words."""
        return self._shown.tabs if self._shown else ()

    def current_round(self) -> RoundLine | None:
        """The chosen round."""
        lines = self._shown.opened.rounds if self._shown else ()
        return next((line for line in lines if line.round.id == self.rounds.current_id()), None)

    def main_table(self) -> GroupedTable:
        """Where the keyboard belongs under the present tab."""
        people = self.guests if self._shown and self._shown.attendance.guests else self.blocks
        tables = {"rounds": self.rounds, "opinions": self.opinions, "pledges": self.pledges}
        return tables.get(self.tabs.current(), people)

    def panes(self) -> Sequence[GroupedTable]:
        """What F6 goes through."""
        return (self.rounds, self.opinions, self.pledges, self.blocks, self.handed_over, self.guests)

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

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 14)
        self._column.setSpacing(10)
        self._column.addWidget(self.bar)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        tabs.addWidget(self.people)
        tabs.addWidget(self.sheet_button)
        tabs.addWidget(self.announcement_button)
        self._column.addLayout(tabs)
        halves = QHBoxLayout()
        halves.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(10)
        for table in (self.rounds, self.opinions, self.pledges, self.blocks):
            left.addWidget(table, 1)
        halves.addLayout(left, 6)
        halves.addWidget(self.handed_over, 5)
        halves.addWidget(self.guests, 4)
        self._column.addLayout(halves, 1)

    def _arrange(self) -> None:
        """Which cards are in sight."""
        tab = self.tabs.current()
        under_rounds = tab == "rounds" and not self._narrow
        self.rounds.setVisible(tab == "rounds")
        self.handed_over.setVisible(tab == "rounds" and self._room)
        self.opinions.setVisible(tab == "opinions")
        self.opinions.set_room(self._room, self._narrow)
        self.pledges.setVisible(tab == "pledges")
        self.blocks.setVisible(tab == "people" or under_rounds)
        self.blocks.set_tabbed(tab == "people")
        self.guests.setVisible(tab == "people" and self._room)
        self.sheet_button.setVisible(tab == "people")
        rounds = self._shown.opened.rounds if self._shown else ()
        self.announcement_button.setVisible(tab == "rounds" and any(line.awards for line in rounds))
        self.people.setVisible(tab != "people" and not under_rounds)


def attendance_words(counts: Attendance) -> str:
    """ "Đại biểu: 112 / 120 có mặt, tỷ lệ 93,3 %"; empty while that cannot be told."""
    share = rate(counts)
    return f"Đại biểu: {counts.present} / {counts.invited} có mặt, tỷ lệ {share}" if share else ""
