"""The opened card: head, then its timeline; a team has its roster under a second tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.operations.recipients import OpenedRecipient
from desktop.records.team import Member, TeamEntry
from desktop.ui.recipients.record_bar import RecordBar
from desktop.ui.recipients.roster import Roster
from desktop.ui.recipients.timeline import Timeline
from desktop.ui.theme import Look
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.grouped_table import GroupedTable

TIMELINE, ROSTER = "timeline", "roster"


class OpenedView(QWidget):
    """Which tab is in sight stays from card to card, where the card has it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.team: TeamEntry | None = None
        self._shown_id: int | None = None
        self._narrow = False
        self.bar = RecordBar(look)
        self.tabs = SegmentedSwitch(look, ((TIMELINE, "Quá trình"), (ROSTER, "Thành viên")), "Phần của hồ sơ")
        self.timeline = Timeline(look)
        self.roster = Roster(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self.roster)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 14)
        self._column.setSpacing(10)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(lambda _tab: self._arrange())

    def show_recipient(self, opened: OpenedRecipient) -> None:
        """Show a card."""
        if opened.card.id != self._shown_id:
            self._shown_id = opened.card.id
            for table in (self.timeline, self.roster):
                table.begin_anew()
        self.team = opened.team
        self.bar.show_recipient(opened)
        self.timeline.show_recipient(opened)
        if opened.team is not None:
            self.roster.show_team(opened.team)
            words = f"Thành viên ({len(opened.team.members)})"
            self.tabs.set_choices(((TIMELINE, "Quá trình"), (ROSTER, words)))
        self._arrange()

    def show_tab(self, tab: str) -> None:
        """Bring the timeline or the roster into sight."""
        self.tabs.set_current(tab)
        self._arrange()

    def table(self) -> GroupedTable:
        """The table in sight."""
        return self.roster if self._stack.currentWidget() is self.roster else self.timeline

    def current_member(self) -> Member | None:
        """The chosen member, while the roster is in sight."""
        members = self.team.members if self.team and self.table() is self.roster else ()
        return next((one for one in members if one.id == self.roster.current_id()), None)

    def set_narrow(self, narrow: bool) -> None:
        """The narrow rules of look.md section 4."""
        self._narrow = narrow
        self.bar.set_narrow(narrow)
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def set_room(self, room: bool) -> None:
        """Without room, beside a side panel, buttons keep only their icon."""
        self.bar.set_compact(self._narrow or not room)
        self.roster.set_compact(not room)

    def focus_content(self) -> None:
        """Put the keyboard into the table in sight."""
        self.table().view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        self.tabs.setVisible(self.team is not None)
        shows_roster = self.team is not None and self.tabs.current() == ROSTER
        self._stack.setCurrentWidget(self.roster if shows_roster else self.timeline)
