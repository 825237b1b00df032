"""Hội nghị: the list of conferences, the opened one, and the panels that change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.errors import Conflict
from desktop.operations import conferences, opinions
from desktop.operations.conferences import OpenedConference
from desktop.records.conference import Conference, Round
from desktop.records.text import short_date
from desktop.ui.commands import Handler
from desktop.ui.conferences.conference_panel import NEW, ConferencePanel
from desktop.ui.conferences.opened_view import OpenedView
from desktop.ui.conferences.round_panel import RoundPanel
from desktop.ui.conferences.words import has_rounds, sections_of
from desktop.ui.desk import Desk
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList

KINDS = frozenset({"conference", "round", "award", "commendation", "issuer"})
EMPTY = "Chưa có hội nghị nào. Bấm Hội nghị mới để ghi."
OTHER_WAY = "Ghi hội nghị rồi thêm đợt trao thưởng: chọn người trao và các trường hợp."


class ConferencesPage(Page):
    """`opened` takes {"conference_id": …}, {"round_id": …} or {"opinion_id": …}."""

    title = "Hội nghị"

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._file = desk.file
        self._opened: OpenedConference | None = None
        self._forms = PanelForms(self, desk)
        self._narrow = False
        self._any = False
        self.list = RecordList(look, "Hội nghị", "Lọc: tên, nơi, ngày")
        self.view = OpenedView(look)
        self.empty = EmptyList(look, EMPTY, "Hội nghị mới", OTHER_WAY, key="Ctrl+N", icon="add")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self._connect()
        self._reload()

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("page.new"),)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "page.new": Handler(self.new_conference, text="Hội nghị mới"),
            "row.add": Handler(self.add_round, self._takes_rounds, "Thêm đợt trao thưởng"),
            "row.delete": Handler(self._delete_focused, text="Xóa"),
            "list.filter": Handler(self.list.focus_filter),
        }

    def panes(self) -> Sequence[QWidget]:
        panes = (self.list, self.view.rounds, self.view.handed_over)
        return [pane for pane in panes if pane.isVisible()]

    def opened(self, argument: object) -> None:
        if isinstance(argument, Mapping):
            self._open_asked(argument)
        if self.panel() is None:
            target = self.list.view if self._any else self.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS:
            self._reload()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.list.set_narrow(narrow)
        self.view.set_narrow(narrow)
        self._make_room()

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._make_room()
        if panel is None:
            self._forms.give_back(self._content())

    def new_conference(self) -> None:
        """The panel of a new conference."""
        panel = ConferencePanel(self.look, self._file, NEW)
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel, lambda: conferences.create_conference(self._file, draft), self._go_to
            )
        )
        self._forms.show(panel)

    def edit_conference(self) -> None:
        """The panel of the opened conference."""
        if self._opened is None:
            return
        seen = self._opened.conference
        panel = ConferencePanel(self.look, self._file, seen, len(self._opened.rounds))
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel, lambda: conferences.change_conference(self._file, seen, draft)
            )
        )
        self._forms.show(panel)

    def add_round(self) -> None:
        """The panel of a new round."""
        if not self._takes_rounds() or self._opened is None or self._typing():
            return
        conference = self._opened.conference
        panel = RoundPanel(self.look, self._file, conference, None)

        def save(draft: Round, award_ids: list[int]) -> None:
            deed = lambda: conferences.add_round(  # noqa: E731 - a deed is handed on, not called here
                self._file, conference.id or 0, presenter_title=draft.presenter_title,
                presenter_name=draft.presenter_name, award_ids=award_ids,
            )  # fmt: skip
            self._forms.save(panel, deed, self._go_to_round)

        panel.saved.connect(save)
        self._forms.show(panel)

    def edit_round(self) -> None:
        """The panel of the chosen round."""
        line = self.view.current_round()
        if line is None or self._opened is None:
            return
        seen = line.round
        panel = RoundPanel(self.look, self._file, self._opened.conference, line)
        panel.saved.connect(
            lambda draft, ids: self._forms.save(
                panel, lambda: conferences.change_round(self._file, seen, draft, ids)
            )
        )
        self._forms.show(panel)

    def record_presented(self) -> None:
        """Note that everything was handed over on the day of the conference."""
        if self._opened is None:
            return
        conference = self._opened.conference
        if conference.held_on is None:
            self.say(Notice("Hội nghị chưa có ngày nên chưa ghi đã trao. Bấm F2 để điền ngày.", "warn"))
        elif conference.held_on > self._today():
            day = short_date(conference.held_on)
            self.say(Notice(f"Hội nghị ngày {day} chưa diễn ra nên chưa ghi đã trao.", "warn"))
        else:
            held_on, conference_id = conference.held_on, conference.id or 0
            self._desk.carry_out(
                self, lambda: conferences.record_presented(self._file, conference_id, held_on)
            )

    def _connect(self) -> None:
        self.empty.pressed.connect(self.new_conference)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda _id: self._focus_content())
        view = self.view
        view.bar.edit_asked.connect(self.edit_conference)
        view.bar.present_asked.connect(self.record_presented)
        view.rounds.add_asked.connect(self.add_round)
        view.rounds.opened.connect(lambda _id: self.edit_round())
        view.rounds.moved.connect(self._move_round)
        view.handed_over.reordered.connect(self._reorder)
        view.handed_over.opened.connect(
            lambda award_id: self.page_asked.emit("commendations", {"award_id": award_id})
        )
        hear(self, "F2", self._edit_focused)

    def _reload(self) -> None:
        rows = conferences.list_conferences(self._file)
        self.list.set_sections(sections_of(rows, self._today()))
        self._any = bool(rows)
        self._make_room()
        known = {row.conference.id for row in rows}
        current = self.list.current_id()
        if not rows:
            self._opened = None
        elif current not in known:
            self.list.set_current(rows[0].conference.id or 0)
        else:
            self._show(current)
        self._stack.setCurrentWidget(self.view if self._opened else self.empty)

    def _show(self, conference_id: int) -> None:
        try:
            self._opened = conferences.open_conference(self._file, conference_id)
        except Conflict as gone:
            self._desk.tell(self, gone)
            return
        self.view.show_conference(self._opened, self._today())
        self._stack.setCurrentWidget(self.view)
        self.frame_changed.emit()

    def _open_asked(self, argument: Mapping[str, object]) -> None:
        wanted = argument.get("conference_id")
        round_id = argument.get("round_id")
        opinion_id = argument.get("opinion_id")
        if isinstance(opinion_id, int):
            wanted = opinions.conference_of_opinion(self._file, opinion_id)
        if isinstance(round_id, int):
            wanted = conferences.conference_of_round(self._file, round_id)
        if isinstance(wanted, int):
            self.hide_panel()
            self.list.set_current(wanted)
        if isinstance(round_id, int):
            self.view.rounds.set_current_id(round_id)

    def _go_to(self, conference: Conference) -> None:
        self._reload()
        self.list.set_current(conference.id or 0)
        self._focus_content()

    def _go_to_round(self, found: Round) -> None:
        self._reload()
        self.view.rounds.set_current_id(found.id or 0)

    def _move_round(self, round_id: int, step: int) -> None:
        line = self.view.current_round()
        count = len(self._opened.rounds) if self._opened else 0
        if line is not None and 1 <= line.round.position + step <= count:
            position = line.round.position + step
            self._desk.carry_out(self, lambda: conferences.move_round(self._file, round_id, position))

    def _reorder(self, award_ids: list[int]) -> None:
        line = self.view.current_round()
        if line is not None:
            self._desk.carry_out(
                self, lambda: conferences.assign_awards(self._file, line.round.id, award_ids)
            )

    def _edit_focused(self) -> None:
        if self._typing():
            return
        tables = (self.view.rounds, self.view.handed_over)
        if any(table.view.hasFocus() for table in tables) and self.view.current_round() is not None:
            self.edit_round()
        else:
            self.edit_conference()

    def _delete_focused(self) -> None:
        """Delete what the keyboard is on: a round, an award's place in it, or the conference."""
        line = self.view.current_round()
        opened = self._opened
        if line is not None and self.view.rounds.view.hasFocus():
            self._desk.carry_out(self, lambda: conferences.delete_round(self._file, line.round.id or 0))
        elif (chosen := self.view.handed_over.selected_ids()) and self.view.handed_over.view.hasFocus():
            self._desk.carry_out(self, lambda: conferences.assign_awards(self._file, None, chosen))
        elif opened is not None and self.list.view.hasFocus():
            conference_id = opened.conference.id or 0
            self._desk.carry_out(self, lambda: conferences.delete_conference(self._file, conference_id))

    def _today(self) -> date:
        return self._file.now().date()

    def _takes_rounds(self) -> bool:
        return self._opened is not None and has_rounds(self._opened.conference)

    def _typing(self) -> bool:
        """Whether the keyboard is in the side panel."""
        panel, focused = self.panel(), self.focusWidget()
        return panel is not None and focused is not None and panel.isAncestorOf(focused)

    def _make_room(self) -> None:
        beside = self.panel() is not None
        self.view.set_room(not beside)
        self.list.setVisible(self._any and not (beside and self._narrow))

    def _content(self) -> QWidget:
        """Where the keyboard belongs in the opened conference."""
        return self.view.rounds.view if self.view.rounds.isVisible() else self.list.view

    def _focus_content(self) -> None:
        self._content().setFocus(Qt.FocusReason.OtherFocusReason)
