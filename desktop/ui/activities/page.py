"""Hoạt động: the activities of a year with their sums, and the panel that writes them down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Conflict
from desktop.operations import activities
from desktop.operations.activities import ActivityQuery
from desktop.operations.lists.activities import LISTING
from desktop.operations.lists.spans import code_of_year, span_words, year_of_code
from desktop.records.activity import Activity
from desktop.records.belonging import Place
from desktop.records.codes import ActivityKind
from desktop.records.saved_view import SavedView
from desktop.settings import PcSettings
from desktop.ui.activities.panel import ActivityPanel
from desktop.ui.activities.table import SHAPES, ActivityTable, sums_of
from desktop.ui.bulk.ways import BulkWays
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.lists.list_export import export_year
from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.list_ways import ListWays
from desktop.ui.lists.shaped_table import ShapedTable
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.list_bar import ListBar
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.workbooks import Workbooks

EMPTY = "Chưa có hoạt động nào. Bấm Hoạt động mới để ghi."
OTHER_WAY = "Giám sát, dân chủ cơ sở, tiếp công dân, thăm hỏi, ủng hộ: mỗi việc một dòng, cộng vào Biểu 6."
EVERY_KIND = ""


class ActivitiesPage(Page):
    """`opened` takes {"activity_id": …}."""

    title = "Hoạt động"

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
        self._forms = PanelForms(self, desk, self._reload)
        self._forms.opens("activity", self._reopen)
        self._workbooks = Workbooks(self, desk, files or Files())
        self._bulk = BulkWays(self, desk, self._forms, lambda: ("activity", self.table.selected_ids()))
        self._ways = ListWays(self, desk.file, lambda: {"kind": "activities"})
        self._shown: list[Activity] = []
        self.kinds = ChoiceField(look, [Suggestion("Mọi loại", "", EVERY_KIND), *_kinds()], waits=True)
        self.kinds.set_value(EVERY_KIND)
        self.bar = ListBar(look, "Lọc: nội dung, đơn vị", [("Loại hoạt động", self.kinds)])
        self.table = ActivityTable(look)
        self._views = ListViews(
            self, desk, self._forms, LISTING, self.bar.filter, lambda: self._shown, self._workbooks,
            settings, SavedView(LISTING.page, "Năm nay", period="year"),
        )  # fmt: skip
        self._shaped = ShapedTable(self._views, self.table, SHAPES)
        self.bar.add_first(self._views.choice)
        self.empty = EmptyList(look, EMPTY, "Hoạt động mới", OTHER_WAY, key="Ctrl+N", icon="add")
        self._lay_out()
        self._set_years()
        self.bar.set_year(self._file.now().year)
        self._connect()
        self._reload()

    def actions_shown(self) -> Sequence[PageAction]:
        return (
            *self._ways.actions(),
            PageAction("workbook.export"),
            PageAction("page.new", primary=True),
        )

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "page.new": Handler(self.new_activity, text="Hoạt động mới"),
            "row.add": Handler(self._add_row, text="Thêm hoạt động"),
            "row.delete": Handler(self._delete_chosen, text="Xóa hoạt động"),
            "record.change": Handler(
                self.edit_activity, lambda: self._current() is not None, "Sửa hoạt động"
            ),
            "list.filter": Handler(self.bar.focus_filter),
            "workbook.export": Handler(self.export, text="Xuất Biểu 6"),
            **self._ways.handlers(),
            **self._views.handlers(),
            **self._bulk.handlers(),
        }

    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self.bar.years, self.table) if pane.isVisible()]

    def opened(self, argument: object) -> None:
        wanted = argument.get("activity_id") if isinstance(argument, Mapping) else None
        if isinstance(wanted, int):
            self._open(wanted)
        if self.panel() is None:
            self._content().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: frozenset[str]) -> None:
        self._views.refresh(changed)
        if "activity" in changed:
            self._reload()

    def record(self) -> Place | None:
        found = self._current()
        return ("activity", found.id or 0) if found else None

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        if panel is None:
            self._forms.give_back(self._content())

    def new_activity(self) -> None:
        """The panel of a new activity."""
        self._ask_new(Activity(ActivityKind.SUPERVISION, ""))

    def edit_activity(self) -> None:
        """The panel of the chosen activity."""
        seen = self._current()
        if seen is None:
            return
        panel = ActivityPanel(self.look, self._file, seen)
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel, lambda: activities.change_activity(self._file, seen, draft), self._go_to
            )
        )
        self._forms.show(panel)

    def export(self) -> None:
        """Write Biểu 6 of the chosen year, of this year where every year is in sight."""
        year = self.bar.year() or self._file.now().year
        export_year(self._workbooks, self._file, "activities", year, "hoat_dong_bieu_6")

    def _reopen(self, activity_id: int | None) -> None:
        if activity_id is None:
            self.new_activity()
        else:
            self._open(activity_id)
            self.edit_activity()

    def _ask_new(self, draft: Activity) -> None:
        panel = ActivityPanel(self.look, self._file, draft)
        panel.saved.connect(
            lambda made: self._forms.save(
                panel, lambda: activities.create_activity(self._file, made), self._added
            )
        )
        self._forms.show(panel)

    def _added(self, made: Activity) -> None:
        """Show what was added and go on with the next of its day and kind."""
        self._go_to(made)
        self._ask_new(Activity(made.kind, "", done_on=made.done_on))

    def _lay_out(self) -> None:
        full = QWidget()
        self._column = QVBoxLayout(full)
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        around = QVBoxLayout(self.body)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _connect(self) -> None:
        self.empty.pressed.connect(self.new_activity)
        self.bar.changed.connect(self._choose)
        self._views.asked.connect(self._show_view)
        self.bar.left_downwards.connect(lambda: self.table.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.opened.connect(lambda _id: self.edit_activity())
        hear(self.table, "F2", lambda: self._bulk.open_or(self.edit_activity))

    def _choose(self) -> None:
        """The choices above the table were used."""
        chosen = self.bar.span()
        period = chosen if isinstance(chosen, str) else code_of_year(chosen, self._today())
        self._views.change(period=period, kind=str(self.kinds.value() or EVERY_KIND))
        self._reload()

    def _show_view(self) -> None:
        state = self._views.state
        self._set_years()
        year = year_of_code(state.period, self._today())
        self.bar.set_span(state.period if year is None else year)
        self.kinds.set_value(state.kind)
        self._reload()

    def _reload(self) -> None:
        self._set_years()
        found = activities.list_activities(self._file, ActivityQuery(self.bar.filter.value()))
        self._shown = self._views.selected(found)
        year = self.bar.year()
        self.table.show_activities(self._shown, f"NĂM {year}" if year else "CÓ NGÀY")
        if not self._shown:
            self.table.set_foot(f"{sums_of((), 0)} {self._views.way_back()}")
        self._shaped.show()
        anything = bool(self._shown) or bool(activities.list_activities(self._file))
        self._stack.setCurrentIndex(1 if anything else 0)
        self.frame_changed.emit()

    def _set_years(self) -> None:
        """The years with activities, this year, the chosen one, and the spans that move with today."""
        today = self._today()
        days = (one.done_on for one in activities.list_activities(self._file))
        chosen = [year for year in (self.bar.year(), year_of_code(self._views.state.period, today)) if year]
        years = [*(day.year for day in days if day), today.year, *chosen]
        spans = [(code, span_words(code)) for code in LISTING.periods if year_of_code(code, today) is None]
        self.bar.set_years(years, every=True, spans=spans)

    def _open(self, activity_id: int) -> None:
        try:
            found, _problems = activities.open_activity(self._file, activity_id)
        except Conflict as gone:
            self._desk.tell(self, gone)
            return
        self.hide_panel()
        self._go_to(found)

    def _go_to(self, found: Activity) -> None:
        """Bring an activity into sight, whatever was filtered."""
        if self.bar.year() and found.done_on is not None:
            self._views.change(period=code_of_year(found.done_on.year, self._today()))
        self._show_view()
        if found.id not in {one.id for one in self._shown}:
            self._views.show_everything(
                code_of_year(found.done_on.year if found.done_on else 0, self._today())
            )
        self.table.set_current_id(found.id or 0)

    def _add_row(self) -> None:
        if not self._typing():
            self.new_activity()

    def _delete_chosen(self) -> None:
        ids = self.table.selected_ids()
        if ids and self.table.view.hasFocus():
            self._desk.carry_out(self, lambda: activities.delete_activities(self._file, ids))

    def _current(self) -> Activity | None:
        return next((one for one in self._shown if one.id == self.table.current_id()), None)

    def _today(self) -> date:
        return self._file.now().date()

    def _typing(self) -> bool:
        """Whether the keyboard is in the side panel."""
        panel, focused = self.panel(), self.focusWidget()
        return panel is not None and focused is not None and panel.isAncestorOf(focused)

    def _content(self) -> QWidget:
        return self.empty.button if self._stack.currentIndex() == 0 else self.table.view


def _kinds() -> list[Suggestion]:
    return [Suggestion(one.words, "", ActivityKind(code)) for code, one in LISTING.kinds.items()]
