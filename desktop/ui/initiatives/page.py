"""Mô hình: the initiatives of a year, the opened one beside them, and the panels that change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Conflict
from desktop.operations import initiative_years, initiatives
from desktop.operations.initiatives import InitiativeQuery, InitiativeRow, OpenedInitiative
from desktop.operations.lists.initiatives import LISTING
from desktop.operations.lists.spans import code_of_year, year_of_code
from desktop.records.belonging import Place
from desktop.records.saved_view import SavedView
from desktop.settings import PcSettings
from desktop.ui.bulk.ways import BulkWays
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.initiatives.deeds import Deeds
from desktop.ui.initiatives.empty_year import EmptyYear
from desktop.ui.initiatives.opened_view import OpenedView
from desktop.ui.initiatives.table import SHAPES, InitiativeTable
from desktop.ui.lists.list_export import export_year
from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.list_ways import ListWays, Target
from desktop.ui.lists.shaped_table import ShapedTable
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.record_files import Owner, RecordFiles
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.list_bar import ListBar
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.workbooks import Workbooks

KINDS = frozenset(
    {"initiative", "initiative_year", "recognition", "local_field", "commendation", "award", "recipient"}
)
EMPTY = "Chưa có mô hình nào. Bấm Mô hình mới để đăng ký."
OTHER_WAY = "Chỉ cần tên, lĩnh vực và người thực hiện; chín mục của bản đăng ký điền sau cũng được."
EVERY_STATE = ""
NOTHING_FITS = "Không có mô hình nào khớp."


class InitiativesPage(Page):
    """`opened` takes {"initiative_id": …}, {"initiative_year_id": …} or {"recognition_id": …}."""

    title = "Mô hình “Dân vận khéo”"

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
        self._workbooks = Workbooks(self, desk, files or Files())
        self._rows: list[InitiativeRow] = []
        self._opened: OpenedInitiative | None = None
        self._waiting = 0
        self.states = ChoiceField(
            look, [Suggestion("Mọi tình trạng", "", EVERY_STATE), *_states()], waits=True
        )
        self.states.set_value(EVERY_STATE)
        self.bar = ListBar(look, "Lọc: tên, người thực hiện", [("Tình trạng", self.states)])
        self.table = InitiativeTable(look)
        self.year = EmptyYear(look, self.table)
        self.view = OpenedView(look)
        self.empty = EmptyList(look, EMPTY, "Mô hình mới", OTHER_WAY, key="Ctrl+N", icon="add")
        self.deeds = Deeds(self, desk, PanelForms(self, desk, self._reload), self._show_year)
        self._openers()
        self._views = ListViews(
            self, desk, self.deeds.forms, LISTING, self.bar.filter, lambda: self._rows, self._workbooks,
            settings, SavedView(LISTING.page, "Năm nay", period="year"),
        )  # fmt: skip
        self._shaped = ShapedTable(self._views, self.table, SHAPES)
        self.bar.add_first(self._views.choice)
        self._ways = ListWays(self, desk.file, self._list_target)
        self._bulk = BulkWays(self, desk, self.deeds.forms, lambda: ("initiative", self.table.selected_ids()))
        self._kept = RecordFiles(self, desk, files or Files(), self._owner)
        self.view.add_button(self._kept.button)
        self._lay_out()
        self._set_years()
        self.bar.set_year(self._file.now().year)
        self._connect()
        self._reload()

    def actions_shown(self) -> Sequence[PageAction]:
        waits = self._waiting and self.year.button() is None  # of an empty year it stands in the middle
        carry = (PageAction("initiatives.carry_over"),) if waits else ()
        out = (PageAction("workbook.export"), PageAction("page.new", primary=True))
        return (*carry, *self._ways.actions(), *out)

    def handlers(self) -> Mapping[str, Handler]:
        opened = self._has_opened
        carry = f"Chuyển {self._waiting} từ năm {self.bar.year() - 1}" if self._waiting else ""
        return {
            "page.new": Handler(self._new, text="Mô hình mới"),
            "row.add": Handler(self._add_focused, text="Thêm mô hình, năm hoặc công nhận"),
            "row.delete": Handler(self._delete_focused, text="Xóa dòng đang chọn"),
            "record.change": Handler(self.edit_initiative, opened, "Sửa mô hình"),
            "record.delete": Handler(self.delete_initiative, opened, "Xóa hẳn mô hình, cả các năm"),
            "initiatives.carry_over": Handler(self.carry_over, lambda: self._waiting > 0, carry),
            "initiatives.recognise": Handler(self.recognise, opened),
            "initiatives.commend": Handler(self.commend, opened),
            "initiatives.local_field": Handler(self.deeds.new_local_field),
            "list.filter": Handler(self.bar.focus_filter),
            "workbook.export": Handler(self.export, text="Xuất Biểu 1"),
            **self._ways.handlers(),
            **self._views.handlers(),
            **self._kept.handlers(),
            **self._bulk.handlers(),
        }

    def panes(self) -> Sequence[QWidget]:
        view = self.view
        panes = (
            self.bar.years,
            self.year.button() or self.table,
            view.area,
            view.years.view,
            view.recognitions.view,
        )
        return [pane for pane in panes if pane.isVisible()]

    def opened(self, argument: object) -> None:
        if isinstance(argument, Mapping):
            self._open_asked(argument)
        if self.panel() is None:
            self._content().setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Mapping[str, object] | None:
        year = self.view.current_year() if self._opened else None
        return {"initiative_year_id": year.year.id} if year else None

    def refresh(self, changed: frozenset[str]) -> None:
        self._views.refresh(changed)
        if changed & KINDS:
            self._reload()

    def record(self) -> Place | None:
        return ("initiative", self._opened.initiative.id or 0) if self._opened else None

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def hide_panel(self) -> None:
        self.deeds.forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._make_room()
        if panel is None:
            self.deeds.forms.give_back(self._content())

    def _openers(self) -> None:
        """How the forms of the page are opened again after the program has ended."""
        opens = self.deeds.forms.opens
        opens("initiative", lambda seen: self._new() if seen is None else self.edit_initiative())
        opens("initiative_year", self._reopen_year)
        opens("recognition", self._reopen_recognition)
        opens("local_field", self.deeds.new_local_field)
        opens("carry_over", self.deeds.carry_over)
        opens("commend", lambda ids: self.deeds.commend([row for row in self._rows if row.year.id in ids]))

    def _reopen_year(self, _initiative_id: int, year_id: int | None) -> None:
        if year_id is None:
            self._add_year()
        else:
            self._edit_year()

    def _reopen_recognition(self, recognition_id: int | None, _title: str) -> None:
        if recognition_id is None:
            self.recognise()
        else:
            self.view.recognitions.set_current_id(recognition_id)
            self._edit_recognition()

    def edit_initiative(self) -> None:
        """The panel of the opened initiative."""
        if self._opened is not None:
            self.deeds.edit_initiative(self._opened.initiative)

    def delete_initiative(self) -> None:
        """Delete the opened initiative with all its years."""
        if self._opened is not None:
            self.deeds.delete_initiative(self._opened.initiative)

    def carry_over(self) -> None:
        """The panel that carries last year's initiatives on into the chosen year."""
        self.deeds.carry_over(self.bar.year())

    def recognise(self) -> None:
        """The panel that recognises the chosen initiatives, or the year chosen beside them."""
        year = self.view.current_year()
        chosen = self.table.selected_ids()
        rows = [row for row in self._rows if row.year.id in chosen]
        if len(rows) > 1:
            self.deeds.recognise_many([row.year for row in rows])
        elif year is not None:
            self.deeds.recognise(year)

    def commend(self) -> None:
        """The panel that opens a decision for the owners of the chosen initiatives."""
        chosen = self.table.selected_ids()
        self.deeds.commend([row for row in self._rows if row.year.id in chosen])

    def export(self) -> None:
        """Write Biểu 1 of the chosen year."""
        export_year(self._workbooks, self._file, "initiatives", self.bar.year(), "mo_hinh_bieu_1")

    def _lay_out(self) -> None:
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.year, 1)
        row.addLayout(self._column, 1)
        row.addWidget(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        around = QVBoxLayout(self.body)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _connect(self) -> None:
        self.empty.pressed.connect(self._new)
        self.year.new_asked.connect(self._new)
        self.year.carry_asked.connect(self.carry_over)
        self.bar.changed.connect(self._choose)
        self._views.asked.connect(self._show_view)
        self.bar.left_downwards.connect(lambda: self._content().setFocus(Qt.FocusReason.TabFocusReason))
        self.table.current_changed.connect(self._show)
        self.table.opened.connect(lambda _id: self._focus_years())
        view = self.view
        view.edit_asked.connect(self.edit_initiative)
        view.recognise_asked.connect(self.recognise)
        view.commend_asked.connect(self.commend)
        view.years.add_asked.connect(self._add_year)
        view.years.opened.connect(lambda _id: self._edit_year())
        view.recognitions.opened.connect(lambda _id: self._open_decision())
        hear(self.table, "F2", lambda: self._bulk.open_or(self.edit_initiative))
        hear(view.years, "F2", self._edit_year)
        hear(view.recognitions, "F2", self._edit_recognition)

    def _choose(self) -> None:
        """The choices above the table were used."""
        period = code_of_year(self.bar.year(), self._file.now().date())
        self._views.change(period=period, only=str(self.states.value() or EVERY_STATE))
        self._reload()

    def _show_view(self) -> None:
        state = self._views.state
        year = year_of_code(state.period, self._file.now().date())
        self._set_years(year or 0)
        self.bar.set_year(year or self._file.now().year)
        self.states.set_value(state.only)
        self._reload()

    def _reload(self) -> None:
        self._set_years()
        year = self.bar.year()
        found = initiatives.list_initiatives(self._file, InitiativeQuery(self.bar.filter.value(), year))
        self._rows = self._views.selected(found)
        self._waiting = len(initiative_years.to_carry_over(self._file, year))
        hidden = self._hidden()
        self.table.show_rows(self._rows, initiative_years.compare(self._file, year), hidden)
        self._shaped.show()
        if self._rows or hidden:
            self.year.show_table()
        else:
            self.year.show_first_step(year, self._waiting)
        anything = bool(self._rows) or bool(initiatives.years_with_initiatives(self._file))
        self._stack.setCurrentIndex(1 if anything else 0)
        self._show(self.table.current_id())

    def _hidden(self) -> str:
        """What is said where a filter leaves no row; empty without a filter."""
        state = self._views.state
        filtered = state.text or state.only or state.kind
        return f"{NOTHING_FITS} {self._views.way_back()}" if filtered else ""

    def _show(self, year_id: int) -> None:
        """Show the initiative of a row; on a heading the last one stays."""
        row = next((one for one in self._rows if one.year.id == year_id), None)
        if row is not None:
            self._read(row.initiative.id or 0, year_id)
        elif not self._rows:
            self._opened = None
        self._make_room()
        self.frame_changed.emit()

    def _read(self, initiative_id: int, year_id: int) -> None:
        try:
            self._opened = initiatives.open_initiative(self._file, initiative_id)
        except Conflict as gone:
            self._opened = None
            self._desk.tell(self, gone)
        else:
            self.view.show_initiative(self._opened, year_id)

    def _set_years(self, wanted: int = 0) -> None:
        """The years with initiatives, this year and the next, the chosen one and a wanted one."""
        now = self._file.now().year
        chosen = [year for year in (self.bar.year(), wanted) if year]
        self.bar.set_years([*initiatives.years_with_initiatives(self._file), now, now + 1, *chosen])

    def _open_asked(self, argument: Mapping[str, object]) -> None:
        wanted, year_id = argument.get("initiative_id"), argument.get("initiative_year_id")
        recognition_id = argument.get("recognition_id")
        try:
            if isinstance(recognition_id, int):
                wanted = initiatives.initiative_of_recognition(self._file, recognition_id)
            elif isinstance(year_id, int):
                wanted = initiatives.initiative_of_year(self._file, year_id)
            found = initiatives.open_initiative(self._file, wanted) if isinstance(wanted, int) else None
        except Conflict as gone:
            self._desk.tell(self, gone)
            return
        if found is None or not found.years:
            return
        self.hide_panel()
        lines = [
            line
            for line in found.years
            if line.year.id == year_id
            or any(one.recognition.id == recognition_id for one in line.recognitions)
        ]
        year = (lines or list(found.years))[0].year
        self._show_year(year.id or 0, year.year)
        if isinstance(recognition_id, int):
            self.view.recognitions.set_current_id(recognition_id)

    def _show_year(self, year_id: int, year: int) -> None:
        """Bring a yearly row into sight, whatever was filtered."""
        period = code_of_year(year, self._file.now().date())
        self._views.ask(period=period)
        if year_id not in {row.year.id for row in self._rows}:
            self._views.show_everything(period)
        self.table.set_current_id(year_id)

    def _new(self) -> None:
        self.deeds.new_initiative(self.bar.year())

    def _add_focused(self) -> None:
        """Insert: a year or a recognition where the keyboard is in their table, else an initiative."""
        if self.view.years.view.hasFocus():
            self._add_year()
        elif self.view.recognitions.view.hasFocus():
            self.recognise()
        elif not self._typing():
            self._new()

    def _add_year(self) -> None:
        if self._opened is not None:
            self.deeds.add_year(self._opened)

    def _edit_year(self) -> None:
        line = self.view.current_year()
        if line is not None:
            self.deeds.edit_year(line.year)

    def _edit_recognition(self) -> None:
        found = self.view.current_recognition()
        if found is not None and self._opened is not None:
            self.deeds.edit_recognition(self._opened, found)

    def _open_decision(self) -> None:
        """Enter on a recognition: its decision, where the register has it, else its panel."""
        found = self.view.current_recognition()
        if found is not None and found.commendation is not None:
            self.page_asked.emit("commendations", {"commendation_id": found.commendation.id})
        else:
            self._edit_recognition()

    def _delete_focused(self) -> None:
        """Delete what the keyboard is on: a recognition, a year, or the initiative's registration."""
        recognition, line = self.view.current_recognition(), self.view.current_year()
        if recognition is not None and self.view.recognitions.view.hasFocus():
            self.deeds.remove_recognition(recognition.recognition)
        elif line is not None and self.view.years.view.hasFocus():
            self.deeds.delete_year(line.year)
        elif self._opened is not None and self.table.view.hasFocus():
            self.deeds.delete_row(self._opened, self.table.selected_ids())

    def _make_room(self) -> None:
        self.view.setVisible(self.panel() is None and self._opened is not None)

    def _list_target(self) -> Target:
        """Rows that name no year are of the one in sight."""
        return {"kind": "initiatives", "year": self.bar.year() or None}

    def _owner(self) -> Owner | None:
        return Owner("initiative", self._opened.initiative.id or 0) if self._opened else None

    def _has_opened(self) -> bool:
        return self._opened is not None

    def _typing(self) -> bool:
        """Whether the keyboard is in the side panel."""
        panel, focused = self.panel(), self.focusWidget()
        return panel is not None and focused is not None and panel.isAncestorOf(focused)

    def _focus_years(self) -> None:
        if self.view.isVisible():
            self.view.years.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _content(self) -> QWidget:
        if self._stack.currentIndex() == 0:
            return self.empty.button
        return self.year.button() or self.table.view


def _states() -> list[Suggestion]:
    return [Suggestion(one.words, "", code) for code, one in LISTING.only.items()]
