"""Hội nghị: the list of conferences, the opened one, and the panels that change it."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop import version
from desktop.errors import Conflict
from desktop.operations import conferences, opinions
from desktop.operations.conferences import OpenedConference
from desktop.operations.lists.conferences import LISTING
from desktop.records.belonging import Place
from desktop.records.codes import DocumentKind
from desktop.records.conference import Conference
from desktop.records.text import short_date
from desktop.settings import PcSettings
from desktop.ui.bulk.ways import BulkWays, Chosen
from desktop.ui.commands import Handler
from desktop.ui.conferences.conference_panel import NEW, ConferencePanel
from desktop.ui.conferences.content import read_content
from desktop.ui.conferences.opened_view import OpenedView
from desktop.ui.conferences.opinions_part import OpinionsPart
from desktop.ui.conferences.parts import Part, Tools
from desktop.ui.conferences.people_part import PeoplePart
from desktop.ui.conferences.pledges_part import PledgesPart
from desktop.ui.conferences.rounds_part import RoundsPart
from desktop.ui.conferences.words import SHAPES, sections_of
from desktop.ui.desk import Desk
from desktop.ui.documents.ways import DocumentWays, Offers
from desktop.ui.files import Files
from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.list_ways import ListWays, Target
from desktop.ui.lists.listed_records import ListedRecords
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.record_files import Owner, RecordFiles
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList
from desktop.ui.workbooks import Workbooks

KINDS = frozenset(
    {"conference", "round", "award", "commendation", "issuer", "opinion", "block", "guest", "pledge"}
)
EMPTY = "Chưa có hội nghị nào. Bấm Hội nghị mới để ghi."
OTHER_WAY = "Ghi hội nghị rồi thêm đợt trao thưởng: chọn người trao và các trường hợp."


class ConferencesPage(Page):
    """`opened` takes {"conference_id": …}, {"round_id": …} or {"opinion_id": …}."""

    title = "Hội nghị"

    def __init__(
        self, look: Look, desk: Desk, files: Files | None = None, settings: PcSettings | None = None
    ) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._opened: OpenedConference | None = None
        self._forms = PanelForms(self, desk)
        self._forms.opens(
            "conference", lambda seen: self.new_conference() if seen is None else self.edit_conference()
        )
        self._narrow = False
        self._any = False
        self.list = RecordList(
            look, "Hội nghị", "Lọc: tên, nơi, ngày",
            heads=("Tên hội nghị", "Ngày", "Quy mô", "Tình trạng"),
        )  # fmt: skip
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
        self._build_parts()
        self._workbooks = Workbooks(self, desk, files or Files())
        self._listed = ListedRecords(self, self.list, SHAPES)
        self._views = ListViews(
            self, desk, self._forms, LISTING, self.list.filter, self._listed.in_sight, self._workbooks,
            settings,
        )  # fmt: skip
        self._listed.use_views(self._views)
        self._ways = ListWays(self, desk.file, self._list_target)
        self._bulk = BulkWays(self, desk, self._forms, self._chosen_rows)
        self._kept = RecordFiles(self, desk, files or Files(), self._owner)
        self.view.bar.add_first(self._kept.button, shrinks=True)
        self._documents = DocumentWays(self, desk, files or Files(), self._papers)
        self.view.bar.add_first(self._documents.button, shrinks=True)
        self._connect()
        self._reload()

    def actions_shown(self) -> Sequence[PageAction]:
        return (*self._ways.actions(), PageAction("page.new"))

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "page.new": Handler(self.new_conference, text="Hội nghị mới"),
            "row.add": Handler(self._add, self._is_open, self._part().add_words),
            "row.delete": Handler(self._delete_focused, text="Xóa"),
            "step.present": Handler(
                self.record_presented, self.view.bar.may_present, self.view.bar.present_button.text()
            ),
            "list.filter": Handler(self.list.focus_filter),
            "workbook.export": Handler(self._export, self._is_open, self._export_words()),
            **self._ways.handlers(),
            **self._listed.handlers(),
            **self._kept.handlers(),
            **self._documents.handlers(),
            **(self._bulk.handlers() if self._chosen_rows()[0] else {}),
        }

    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self.list, *self.view.panes()) if pane.isVisible()]

    def opened(self, argument: object) -> None:
        if isinstance(argument, Mapping):
            self._open_asked(argument)
        if self.panel() is None and not self._went_to_part(argument):
            target = self.list.view if self._any else self.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Mapping[str, object] | None:
        if self._opened is None:
            return None
        return {"conference_id": self._opened.conference.id, "tab": self.view.tabs.current()}

    def refresh(self, changed: frozenset[str]) -> None:
        self._views.refresh(changed)
        if changed & KINDS:
            self._reload()

    def record(self) -> Place | None:
        if self._opened is None:
            return None
        tables = {
            "round": self.view.rounds,
            "opinion": self.view.opinions,
            "block": self.view.blocks,
            "guest": self.view.guests,
            "pledge": self.view.pledges,
            "award": self.view.handed_over,
        }
        places = ((kind, one.current_id()) for kind, one in tables.items() if one.view.hasFocus())
        own = ("conference", self._opened.conference.id or 0)
        return next((place for place in places if place[1] >= 0), own)

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

    def _build_parts(self) -> None:
        tools = Tools(self, self.look, self._desk, self._forms, self._reload)
        view = self.view
        self._rounds = RoundsPart(tools, view.rounds, view.handed_over)
        self._opinions = OpinionsPart(tools, view.opinions)
        self._pledges = PledgesPart(tools, view.pledges)
        self._people = PeoplePart(tools, view.blocks, view.guests)

    def _connect(self) -> None:
        self.empty.pressed.connect(self.new_conference)
        self._views.asked.connect(self._reload)
        self._listed.widened.connect(self._make_room)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda _id: self._focus_content())
        self.view.bar.edit_asked.connect(self.edit_conference)
        self.view.bar.present_asked.connect(self.record_presented)
        self.view.blocks.guests_asked.connect(self._focus_content)
        self.view.tab_changed.connect(self.frame_changed)
        self.view.opinions.export_asked.connect(self._save_opinions)
        self.view.announcement_button.clicked.connect(self._save_announcement)
        self.view.sheet_button.clicked.connect(self._save_sign_in_sheet)
        hear(self, "F2", self._edit_focused)

    def _reload(self) -> None:
        rows = conferences.list_conferences(self._file)
        self._any = bool(rows)
        self._listed.show(rows, lambda found: sections_of(found, self._today()))
        self._make_room()
        current, in_sight = self.list.current_id(), self.list.ids()
        if not rows:
            self._opened = None
        elif current in in_sight:
            self._show(current)
        elif in_sight:
            self.list.set_current(in_sight[0])
        else:
            self._show_still({row.conference.id for row in rows})
        self._stack.setCurrentWidget(self.view if self._opened else self.empty)

    def _show_still(self, known: Container[int | None]) -> None:
        """The view leaves nothing in sight: the opened conference stays while it is there."""
        opened = self._opened.conference.id if self._opened else None
        if opened in known:
            self._show(opened or 0)
        else:
            self._opened = None

    def _show(self, conference_id: int) -> None:
        try:
            content = read_content(self._file, conference_id)
        except Conflict as gone:
            self._desk.tell(self, gone)
            return
        self._opened = content.opened
        self._rounds.show(content.opened)
        self._opinions.show(content.opinions)
        self._pledges.show(conference_id)
        self._people.show(content.attendance)
        self.view.show_conference(content, self._today())
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
            self.view.show_tab(str(argument.get("tab")))
        if isinstance(round_id, int):
            self.view.show_tab("rounds")
            self.view.rounds.set_current_id(round_id)
        if isinstance(opinion_id, int):
            self.view.show_tab("opinions")
            self.view.opinions.set_current_id(opinion_id)

    def _went_to_part(self, argument: object) -> bool:
        """Whether a round or an opinion was asked for: the keyboard goes there."""
        if not isinstance(argument, Mapping) or not {"round_id", "opinion_id"} & argument.keys():
            return False
        self._focus_content()
        return True

    def _go_to(self, conference: Conference) -> None:
        self._reload()
        self.list.set_current(conference.id or 0)
        self._focus_content()

    def _part(self) -> Part:
        """The part that the keyboard is in, or the one under the present tab."""
        if self.view.blocks.view.hasFocus() or self.view.guests.view.hasFocus():
            return self._people
        parts: Mapping[str, Part] = {
            "rounds": self._rounds,
            "opinions": self._opinions,
            "pledges": self._pledges,
        }
        return parts.get(self.view.tabs.current(), self._people)

    def _add(self) -> None:
        if not self._typing():
            self._part().add()

    def _edit_focused(self) -> None:
        if self._typing():
            return
        if self._content().hasFocus():
            self._bulk.open_or(self._edit_one)
        else:
            self._edit_one()

    def _edit_one(self) -> None:
        """What the keyboard is on in the tab in sight, else the conference."""
        if not self._part().change():
            self.edit_conference()

    def _chosen_rows(self) -> Chosen:
        """The opinions, or the awards that are handed over; other tabs have nothing to change in bulk."""
        tables = {"opinions": ("opinion", self.view.opinions), "rounds": ("award", self.view.handed_over)}
        kind, table = tables.get(self.view.tabs.current(), ("", None))
        return (kind, table.selected_ids()) if table is not None and self._is_open() else ("", ())

    def _delete_focused(self) -> None:
        """Delete what the keyboard is on: something of a part, or the conference in the list."""
        if self._opened is None or self._part().delete() or not self.list.view.hasFocus():
            return
        conference_id = self._opened.conference.id or 0
        self._desk.carry_out(self, lambda: conferences.delete_conference(self._file, conference_id))

    def _export(self) -> None:
        papers = {"opinions": self._save_opinions, "rounds": self._save_announcement}
        papers.get(self._paper_in_sight(), self._save_sign_in_sheet)()

    def _save_opinions(self) -> None:
        from desktop.operations.papers import conference_papers  # the first page must not pay for workbooks

        self._save("Xuất danh sách ý kiến", "danh_sach_y_kien", conference_papers.save_opinions)

    def _save_sign_in_sheet(self) -> None:
        from desktop.operations.papers import conference_papers

        self._save("Danh sách đại biểu ký tên", "dai_bieu_ky_ten", conference_papers.save_sign_in_sheet)

    def _save_announcement(self) -> None:
        from desktop.operations.papers.announcement import save_announcement

        self._save("In danh sách công bố", "danh_sach_cong_bo", save_announcement)

    def _save(self, title: str, start: str, write: Callable[..., Path]) -> None:
        if self._opened is None:
            return
        conference = self._opened.conference
        conference_id = conference.id or 0
        name = f"{start}_{conference.held_on:%Y_%m_%d}.xlsx" if conference.held_on else f"{start}.xlsx"
        self._workbooks.save(
            title, name, lambda path: write(self._file, conference_id, path, program_version=version())
        )

    def _export_words(self) -> str:
        words = {"opinions": "Xuất danh sách ý kiến", "rounds": "In danh sách công bố"}
        return words.get(self._paper_in_sight(), "Xuất danh sách đại biểu ký tên")

    def _paper_in_sight(self) -> str:
        """The tab whose paper is exported; rounds without anybody in them have none."""
        tab = self.view.tabs.current()
        named = self._opened is not None and any(line.awards for line in self._opened.rounds)
        return tab if tab != "rounds" or named else ""

    def _list_target(self) -> Target:
        """Under the tab of opinions a list is of the opened conference's opinions."""
        if self._opened is not None and self.view.tabs.current() == "opinions":
            return {"kind": "opinions", "conference_id": self._opened.conference.id}
        return {"kind": "conferences"}

    def _owner(self) -> Owner | None:
        return Owner("conference", self._opened.conference.id or 0) if self._opened else None

    def _papers(self) -> Offers:
        """The minutes and the notice; the letter first where an answered opinion is chosen."""
        if self._opened is None:
            return {}
        conference_id = self._opened.conference.id or 0
        papers = dict.fromkeys((DocumentKind.MINUTES, DocumentKind.NOTICE), conference_id)
        line = self.view.opinions.current() if self.view.tabs.current() == "opinions" else None
        if line is None:
            return papers
        letter = {DocumentKind.ANSWER: line.opinion.id or 0}
        return {**letter, **papers} if line.opinion.answer else {**papers, **letter}

    def _is_open(self) -> bool:
        return self._opened is not None

    def _today(self) -> date:
        return self._file.now().date()

    def _typing(self) -> bool:
        """Whether the keyboard is in the side panel."""
        panel, focused = self.panel(), self.focusWidget()
        return panel is not None and focused is not None and panel.isAncestorOf(focused)

    def _make_room(self) -> None:
        beside = self.panel() is not None
        self.view.set_room(not beside)
        hidden = beside and self._narrow and not self._listed.stays_beside(self.panel())
        self.list.setVisible(self._any and not hidden)
        self._stack.setVisible(not (self._listed.is_wide() and self._any))

    def _content(self) -> QWidget:
        """Where the keyboard belongs in the opened conference."""
        return self.view.main_table().view if self.view.isVisible() else self.list.view

    def _focus_content(self) -> None:
        self._content().setFocus(Qt.FocusReason.OtherFocusReason)
