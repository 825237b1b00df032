"""The records at the left of a page under their view: a short list beside the opened one, or a wide table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.ui.commands import Handler
from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.listed_columns import Shape, table_columns
from desktop.ui.lists.shaped_table import ShapedTable
from desktop.ui.lists.view_panel import ViewPanel
from desktop.ui.page import Page
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList, Section
from desktop.ui.widgets.table.columns import Group
from desktop.ui.widgets.table.grouped_table import GroupedTable


class ListedRecords(QObject):
    """`widened` (is it the table now) asks for room; Enter in the table opens the record beside the list."""

    widened = Signal(bool)

    def __init__(self, page: Page, records: RecordList, shapes: Mapping[str, Shape]) -> None:
        """`use_views` follows, once the views know the filter of this list."""
        super().__init__(page)
        self._page = page
        self._records = records
        self._shapes = shapes
        self._rows: dict[int, Any] = {}
        self._is_wide = False

    def use_views(self, views: ListViews) -> None:
        """The views choose which records there are, in which order, in which columns."""
        self._views = views
        listing = views.listing
        columns = table_columns(views.columns(), self._shapes)
        self.table = GroupedTable(
            self._page.look, columns, listing.id_of, listing.title, name_column=listing.named_by
        )
        self._shaped = ShapedTable(views, self.table, self._shapes)
        self._records.add_table(self.table)
        self._records.add_above(views.choice)
        self._records.set_nothing(f"Không có mục nào khớp. {views.way_back()}")
        self._records.count_as(listing.noun)
        self._records.refilled.connect(self._show_table)
        self._records.hidden_asked.connect(self._show_hidden)
        self.table.current_changed.connect(self._follow)
        self.table.opened.connect(self._open)
        hear(self.table, "Esc", self._leave)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands of the views, and the one between list and table."""
        words = "Xem danh sách gọn" if self._is_wide else "Xem danh sách dạng bảng"
        return {**self._views.handlers(), "list.table": Handler(self._toggle, text=words)}

    def show(self, rows: Sequence[Any], sections_of: Callable[[list[Any]], Sequence[Section]]) -> None:
        """Show what the view leaves of the rows; one that sorts has no headings."""
        views, id_of = self._views, self._views.listing.id_of
        selected = views.selected(rows)
        self._rows = {id_of(row): row for row in selected}
        sections = list(sections_of(selected))
        if views.is_sorted():
            entries = {entry.id: entry for section in sections for entry in section.entries}
            sections = [Section("", [entries[id_of(row)] for row in selected])]
        self._records.set_sections(sections)

    def in_sight(self) -> list[Any]:
        """The rows that the list shows, as it shows them."""
        return [self._rows[one] for one in self._records.ids()]

    def is_wide(self) -> bool:
        """Whether the table stands in the place of list and opened record."""
        return self._is_wide

    def stays_beside(self, panel: SidePanel | None) -> bool:
        """Whether the list stays in sight beside a panel, because the panel is about it."""
        return self._is_wide or isinstance(panel, ViewPanel)

    def set_wide(self, wide: bool) -> None:
        """Show the table, or the list beside the opened record."""
        if wide == self._is_wide:
            return
        self._is_wide = wide
        self._records.set_wide(wide)
        self._show_table()
        self.widened.emit(wide)
        target = self.table.view if wide else self._records.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.frame_changed.emit()

    def _toggle(self) -> None:
        self.set_wide(not self._is_wide)

    def _leave(self) -> None:
        """Esc: the panel first, then the table."""
        if self._page.panel() is not None:
            self._page.hide_panel()
        else:
            self.set_wide(False)

    def _show_table(self) -> None:
        if not self._is_wide:
            return
        groups = [
            Group(title, [self._rows[one] for one in ids], title, str(len(ids)) if title else "")
            for title, ids in self._records.sections_in_sight()
        ]
        current = self._records.current_id()
        self.table.set_groups(groups)
        self.table.set_current_id(current)
        self._shaped.show()

    def _show_hidden(self) -> None:
        state = self._views.state
        if state.period or state.kind or state.only:
            self._views.show_everything()

    def _follow(self, record_id: int) -> None:
        if self._is_wide and record_id >= 0 and record_id != self._records.current_id():
            self._records.set_current(record_id)

    def _open(self, record_id: int) -> None:
        self.set_wide(False)
        self._records.set_current(record_id)
        self._records.opened.emit(record_id)
