"""Tập thể, cá nhân: the list of cards, the opened one, and the panels that change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.errors import Conflict
from desktop.operations import recipients
from desktop.operations.lists.recipients import LISTING
from desktop.operations.recipients import EventKind, OpenedRecipient
from desktop.operations.teams import team_of_member
from desktop.records.belonging import Place
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.settings import PcSettings
from desktop.ui.bulk.ways import BulkWays
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.list_ways import ListWays
from desktop.ui.lists.listed_records import ListedRecords
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.recipients.card_panel import CardPanel
from desktop.ui.recipients.card_proof import CardProof
from desktop.ui.recipients.merge_panel import MergePanel
from desktop.ui.recipients.near_deeds import NearDeeds
from desktop.ui.recipients.opened_view import ROSTER, OpenedView
from desktop.ui.recipients.pairs_panel import PairsPanel
from desktop.ui.recipients.review_deeds import ReviewDeeds
from desktop.ui.recipients.team_deeds import TeamDeeds
from desktop.ui.recipients.words import SHAPES, sections_of
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.workbooks import Workbooks

CHANGING = frozenset(
    {
        "recipient", "award", "commendation", "issuer", "conference", "round", "initiative",
        "initiative_year", "recognition", "team", "member", "under_review", "opinion",
    }
)  # fmt: skip
EVERY = "every"
KINDS = (
    (EVERY, "Tất cả"),
    (RecipientKind.COLLECTIVE.value, "Tập thể"),
    (RecipientKind.HOUSEHOLD.value, "Hộ"),
    (RecipientKind.INDIVIDUAL.value, "Cá nhân"),
)
EMPTY = "Chưa có tập thể, cá nhân nào. Bấm Hồ sơ mới để thêm."
OTHER_WAY = "Hồ sơ cũng tự có khi thêm tên vào một quyết định hoặc nhập danh sách từ Excel."
_PAGES = {
    EventKind.AWARD: ("commendations", "award_id"),
    EventKind.ROUND: ("conferences", "round_id"),
    EventKind.INITIATIVE: ("initiatives", "initiative_year_id"),
    EventKind.OPINION: ("conferences", "opinion_id"),
}
"""Which page opens a line of the timeline, and as what; the others are cards of this page."""


class RecipientsPage(Page):
    """`opened` takes {"recipient_id": …}, {"team_id": …}, {"member_id": …} or {"pairs": True}."""

    title = "Tập thể, cá nhân"

    def __init__(
        self,
        look: Look,
        desk: Desk,
        files: Files | None = None,
        settings: PcSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._file = desk.file
        self._opened: OpenedRecipient | None = None
        self._narrow = False
        self._any = False
        self._forms = PanelForms(self, desk, self._reload)
        self._forms.opens("recipient", lambda card: self.new_card() if card is None else self.edit_card())
        self._ways = ListWays(self, desk.file, lambda: {"kind": "recipients"}, also=("teams",))
        self._bulk = BulkWays(self, desk, self._forms, lambda: ("recipient", self.list.selected_ids()))
        self.list = RecordList(
            look, "Tập thể, cá nhân", "Lọc: tên, đơn vị, năm sinh",
            heads=("Tên", "Năm khen gần nhất", "Chức vụ, đơn vị", "Số lần khen"),
        )  # fmt: skip
        self.kinds = SegmentedSwitch(look, KINDS, "Phân loại")
        self.list.add_above(self.kinds)
        self._listed = ListedRecords(self, self.list, SHAPES)
        workbooks = Workbooks(self, desk, files or Files())
        self._proof = CardProof(desk.file, workbooks, lambda: self._opened)
        self._views = ListViews(
            self, desk, self._forms, LISTING, self.list.filter, self._listed.in_sight, workbooks, settings
        )
        self._listed.use_views(self._views)
        self.view = OpenedView(look)
        self._teams = TeamDeeds(self, desk, self._forms, self.view, self._go_to)
        self._near = NearDeeds(self, desk, self._forms, self._go_to)
        self._reviews = ReviewDeeds(
            self, desk, self._forms, lambda: self._opened.card if self._opened else None
        )
        self.empty = EmptyList(look, EMPTY, "Hồ sơ mới", OTHER_WAY, key="Ctrl+N", icon="add")
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
        return (*self._ways.actions(), PageAction("page.new"))

    def handlers(self) -> Mapping[str, Handler]:
        always = {
            "page.new": Handler(self.new_card, text="Hồ sơ mới"),
            "list.filter": Handler(self.list.focus_filter),
            **self._ways.handlers(),
            **self._listed.handlers(),
        }
        if self._opened is None:
            return always
        return {
            **always,
            "record.change": Handler(self.edit_card, text="Sửa hồ sơ"),
            **self._bulk.handlers(),
            "recipients.review": Handler(self._reviews.mark),
            "recipients.proof": Handler(self._proof.save, self._proof.can),
            "recipients.merge": Handler(self._merge_chosen, lambda: len(self.list.selected_ids()) == 2),
            "row.add": Handler(self._add_member, lambda: self.view.team is not None, "Thêm thành viên"),
            "row.delete": Handler(self._delete_focused, text="Xóa"),
        }

    def panes(self) -> Sequence[QWidget]:
        panes = (self.list, self.view.table())
        return [pane for pane in panes if pane.isVisible()]

    def opened(self, argument: object) -> None:
        if isinstance(argument, Mapping):
            try:
                if "pairs" in argument:
                    self._near.show_pairs()
                    return
                self._open_asked(argument)
            except Conflict as gone:
                self._desk.tell(self, gone)
        if self.panel() is None:
            target = self.list.view if self._any else self.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Mapping[str, object] | None:
        return {"recipient_id": self._opened.card.id} if self._opened else None

    def refresh(self, changed: frozenset[str]) -> None:
        self._views.refresh(changed)
        if changed & CHANGING:
            self._reload()

    def record(self) -> Place | None:
        if self._opened is None:
            return None
        member = self.view.roster.current_id() if self.view.roster.view.hasFocus() else -1
        return ("member", member) if member >= 0 else ("recipient", self._opened.card.id or 0)

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
        self._near.panel_gone(panel)
        if panel is None:
            self._forms.give_back(self.list.view if self._any else self.empty.button)

    def new_card(self) -> None:
        """The panel of a new card, of the kind in sight."""
        panel = CardPanel(self.look, self._file, Recipient(self._kind() or RecipientKind.COLLECTIVE, ""))
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel,
                lambda: recipients.add_recipient(self._file, draft, panel.near.not_same),
                self._go_to,
            )
        )
        panel.near.used.connect(lambda card: self._open_instead(panel, card))
        self._forms.show(panel)

    def edit_card(self) -> None:
        """The panel of the opened card."""
        if self._opened is None:
            return
        seen = self._opened.card
        panel = CardPanel(self.look, self._file, seen)
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel, lambda: recipients.change_recipient(self._file, seen, draft)
            )
        )
        panel.near.used.connect(lambda other: self._near.merge(seen, other))
        panel.near.parted.connect(lambda other: self._near.part(seen.id or 0, other.id or 0))
        self._forms.show(panel)

    def _open_instead(self, panel: CardPanel, card: Recipient) -> None:
        """The card that was being typed is there already."""
        self._forms.close(panel)
        self._bring(card.id or 0)

    def _merge_chosen(self) -> None:
        """The two chosen cards become one; the first of the list stays."""
        self._near.merge_ids(*self.list.selected_ids())

    def _fill_menu(self) -> None:
        self.view.bar.menu.clear()
        if self._opened is not None:
            self._near.fill_menu(self.view.bar.menu, self._opened.card)
            self._reviews.fill_menu(self.view.bar.menu, self._opened.card)
            self._proof.fill_menu(self.view.bar.menu, self.look)

    def _connect(self) -> None:
        self.view.bar.menu.aboutToShow.connect(self._fill_menu)
        self.empty.pressed.connect(self.new_card)
        self.kinds.chosen.connect(self._choose)
        self._views.asked.connect(self._show_view)
        self._listed.widened.connect(self._make_room)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda _id: self.view.focus_content())
        self.view.bar.edit_asked.connect(self.edit_card)
        self.view.timeline.opened.connect(self._open_event)
        hear(self, "F2", self._edit_focused)

    def _kind(self) -> RecipientKind | None:
        chosen = self.kinds.current()
        return None if chosen == EVERY else RecipientKind(chosen)

    def _choose(self, kind: str) -> None:
        self._views.change(kind="" if kind == EVERY else kind)
        self._reload()

    def _show_view(self) -> None:
        self.kinds.set_current(self._views.state.kind or EVERY)
        self._reload()

    def _reload(self) -> None:
        rows = recipients.list_recipients(self._file)
        self._any = bool(rows)
        current = self.list.current_id()
        self._listed.show(rows, lambda found: sections_of(found, self._kind()))
        self._make_room()
        shown = self.list.ids()
        if not self._any:
            self._opened = None
        elif current in shown:
            self._show(current)
        elif shown:
            self.list.set_current(shown[0])
        self._stack.setCurrentWidget(self.view if self._opened else self.empty)

    def _show(self, recipient_id: int) -> None:
        try:
            self._opened = recipients.open_recipient(self._file, recipient_id)
        except Conflict as gone:
            self._desk.tell(self, gone)
            return
        self.view.show_recipient(self._opened)
        self._teams.opened = self._opened
        self._stack.setCurrentWidget(self.view)
        self.frame_changed.emit()

    def _open_asked(self, argument: Mapping[str, object]) -> None:
        wanted, team_id, member_id = (argument.get(f"{kind}_id") for kind in ("recipient", "team", "member"))
        if isinstance(member_id, int):
            team_id = team_of_member(self._file, member_id)
        if isinstance(team_id, int):
            wanted = recipients.recipient_of_team(self._file, team_id)
        if not isinstance(wanted, int):
            return
        self.hide_panel()
        self._bring(wanted)
        if isinstance(team_id, int):
            self.view.show_tab(ROSTER)
        if isinstance(member_id, int):
            self.view.roster.set_current_id(member_id)

    def _bring(self, recipient_id: int) -> None:
        """Make a card current; all of them come into sight where the view hides it."""
        self.list.set_current(recipient_id)

    def _go_to(self, card: Recipient) -> None:
        self._bring(card.id or 0)

    def _open_event(self, place: int) -> None:
        event = self.view.timeline.event_at(place)
        if event is None:
            return
        if event.kind in _PAGES:
            page, key = _PAGES[event.kind]
            self.page_asked.emit(page, {key: event.record_id})
        else:
            self._bring(event.record_id)

    def _edit_focused(self) -> None:
        if self._typing():
            return
        if self.view.roster.view.hasFocus() and self.view.current_member() is not None:
            self._teams.edit_member()
        elif self.list.view.hasFocus():
            self._bulk.open_or(self.edit_card)
        else:
            self.edit_card()

    def _add_member(self) -> None:
        if not self._typing():
            self._teams.add_member()

    def _delete_focused(self) -> None:
        """Delete what the keyboard is on: the chosen members, or the card."""
        opened, panel = self._opened, self.panel()
        if isinstance(panel, PairsPanel) and panel.table.view.hasFocus():
            panel.part()
        elif self.view.roster.view.hasFocus():
            self._teams.delete_members()
        elif opened is not None and self.list.view.hasFocus():
            card_id = opened.card.id or 0
            self._desk.carry_out(self, lambda: recipients.delete_recipient(self._file, card_id))

    def _typing(self) -> bool:
        """Whether the keyboard is in the side panel."""
        panel, focused = self.panel(), self.focusWidget()
        return panel is not None and focused is not None and panel.isAncestorOf(focused)

    def _make_room(self) -> None:
        beside = self.panel() is not None
        self.view.set_room(not beside)
        cramped = self._narrow or isinstance(self.panel(), PairsPanel | MergePanel)
        hidden = beside and cramped and not self._listed.stays_beside(self.panel())
        self.list.setVisible(self._any and not hidden)
        self._stack.setVisible(not (self._listed.is_wide() and self._any))
