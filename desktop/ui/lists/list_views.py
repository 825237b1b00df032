"""The view of a page's list: chosen by name, changed by filters, order and columns, kept in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop import version
from desktop.operations.cut_offs import cut_offs
from desktop.operations.lists.listing import ListColumn, Listing
from desktop.operations.lists.spans import span_words
from desktop.operations.saved_views import views_of
from desktop.records.saved_view import SavedView, ShownColumn, columns_text
from desktop.settings import LIST_COLUMNS, PcSettings
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.lists.view_deeds import ViewDeeds
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.workbooks import Workbooks

PREFIX = "Xem: "
CHANGED = " · đã đổi"
WAY_BACK = "Bỏ chữ lọc, hoặc bấm F3 rồi chọn “{usual}”."
"""How everything comes into sight again where a view shows nothing."""


class ListViews(QObject):
    """Belongs to one page and is the one that knows what its list is narrowed to and sorted by.

    `asked`: another view was chosen, or the present one changed in its panel or by a head: the page shows
    `state` in its own choices and reads again. `rows_in_sight` are what the list shows, for the workbook.
    """

    asked = Signal()

    def __init__(
        self,
        page: Page,
        desk: Desk,
        forms: PanelForms,
        listing: Listing,
        filter_line: LineField,
        rows_in_sight: Callable[[], Sequence[Any]],
        workbooks: Workbooks,
        settings: PcSettings | None = None,
        usual: SavedView | None = None,
    ) -> None:
        """`usual` is the view that a list begins with, all its rows by default."""
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._rows_in_sight = rows_in_sight
        self._workbooks = workbooks
        self._settings = settings
        self._filter = filter_line
        self.listing = listing
        self._usual = usual or SavedView(listing.page, "Tất cả")
        self._base = self._usual
        self._came_from: QWidget | None = None
        self.state = replace(self._usual, name="", columns=self._remembered())
        self.choice = ChoiceField(page.look, waits=True)
        self.choice.setAccessibleName("Cách xem")
        self.choice.setToolTip("Cách xem danh sách (F3). Shift+F3: cột, sắp xếp, lưu cách xem")
        self.choice.chosen.connect(self._choose)
        filter_line.textChanged.connect(self._text_changed)
        self.deeds = ViewDeeds(page, desk, forms, self)
        self.read_views()

    def handlers(self) -> Mapping[str, Handler]:
        """The commands of every list that has views."""
        return {
            "list.view": Handler(self.open_choice),
            "list.columns": Handler(self.deeds.open_panel),
            "list.view_back": Handler(self.set_back, self.is_changed),
            "list.export": Handler(self.export),
        }

    def refresh(self, changed: frozenset[str]) -> None:
        """Views may have been saved, renamed or deleted, here or on another PC."""
        if "saved_view" in changed:
            self.read_views()

    def selected(self, rows: Sequence[Any]) -> list[Any]:
        """The rows that the view shows, but for the typed text, in its order."""
        file = self._desk.file
        return self.listing.select(rows, self.state, file.now().date(), cut_offs(file))

    def is_sorted(self) -> bool:
        """Whether the list stands in another order than its own."""
        return self.listing.column(self.state.order_by) is not None

    def columns(self) -> list[tuple[ListColumn, int]]:
        """The columns in sight with their widths in px, 0 for the usual one."""
        return self.listing.shown(self.state.columns)

    def change(self, **fields: Any) -> None:
        """The page's own choices were used: the page reads again by itself."""
        self.state = replace(self.state, **fields)
        if "columns" in fields and not self._base.columns and self._settings is not None:
            self._settings.put(LIST_COLUMNS[self.listing.page], self.state.columns)
        self._say()

    def ask(self, **fields: Any) -> None:
        """The same, from elsewhere: the page is told."""
        self.change(**fields)
        self.asked.emit()

    def sort_by(self, key: str) -> None:
        """A head was clicked: first upwards, then downwards, then the list's own order."""
        if self.state.order_by != key:
            self.ask(order_by=key, descending=False)
        elif not self.state.descending:
            self.ask(descending=True)
        else:
            self.ask(order_by="", descending=False)

    def widen(self, key: str, width: int) -> None:
        """A column was given a width in px at 100 % text; 0 takes it back."""
        shown = (ShownColumn(one.key, width if one.key == key else had) for one, had in self.columns())
        self.ask(columns=columns_text(shown))

    def show_everything(self, period: str = "") -> None:
        """Take back what hides records, because one of them is to be shown; columns and order stay."""
        self._filter.clear()
        self.state = replace(self.state, text="", period=period, kind="", only="")
        self._say()
        self.asked.emit()

    def base(self) -> SavedView:
        """The view that was chosen, as it is saved."""
        return self._base

    def is_changed(self) -> bool:
        """Whether the list shows otherwise than the chosen view says."""
        return not self._base.shows_like(self.state)

    def set_back(self) -> None:
        """Show the chosen view as it is saved."""
        self._choose(self._base)

    def take(self, view: SavedView) -> None:
        """Show a view, e.g. one that was just saved."""
        self.read_views()
        self._choose(view)

    def open_choice(self) -> None:
        """F3: the list of views, for ↑ ↓, the first letters and Enter."""
        focused = self._page.window().focusWidget()
        self._came_from = focused if focused is not self.choice else None
        self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choice.open()

    def way_back(self) -> str:
        """What to do where nothing of the list fits."""
        return WAY_BACK.format(usual=self._usual.name)

    def reserved(self) -> list[str]:
        """The names that saved views cannot have."""
        return [one.name for one in (self._usual, *self.listing.ready)]

    def saved(self) -> list[SavedView]:
        """The views of the register."""
        return views_of(self._desk.file, self.listing.page)

    def read_views(self) -> None:
        """Offer what the register has now; a chosen view that went leaves the list as it is."""
        saved = self.saved()
        if self._base.id is not None:
            same = next((one for one in saved if one.id == self._base.id), None)
            was_changed, before = self.is_changed(), self._base
            self._base = same or self._usual
            if same is not None and same != before and not was_changed:
                self._choose(same)
        ready = [Suggestion(one.name, "", one) for one in (self._usual, *self.listing.ready)]
        own = [Suggestion(one.name, "của sổ", one) for one in saved]
        self.choice.set_choices([*ready, *own])
        self._say()

    def words(self) -> str:
        """What the rows in sight are, for the workbook: “Cách xem: Quý này · Lọc: tặng quà”.

        A view that is called like what it shows is said once.
        """
        column = self.listing.column(self.state.order_by)
        kind, only = self.listing.kinds.get(self.state.kind), self.listing.only.get(self.state.only)
        narrowed = (
            span_words(self.state.period) if self.state.period else "",
            kind.words if kind else "",
            only.words if only else "",
        )
        parts = (
            f"Cách xem: {self._base.name}{' (đã đổi)' if self.is_changed() else ''}",
            *(words for words in narrowed if words != self._base.name),
            f"Lọc: “{self.state.text}”" if self.state.text else "",
            f"Sắp theo: {column.title}" if column else "",
        )
        return " · ".join(filter(None, parts))

    def export(self) -> None:
        """Write the rows in sight in the columns in sight; what is counted is what is written."""
        rows, columns = list(self._rows_in_sight()), [column for column, _width in self.columns()]
        words, file = self.words(), self._desk.file

        def write(path: Path) -> Path:
            from desktop.operations.lists.workbook import write_list  # the first page must not pay for it

            return write_list(file, self.listing, rows, columns, words, path, program_version=version())

        self._workbooks.save("Xuất danh sách đang xem", f"danh_sach_{_FILES[self.listing.page]}.xlsx", write)

    def _choose(self, chosen: object) -> None:
        if not isinstance(chosen, SavedView):
            return
        self._base = chosen
        columns = chosen.columns or self._remembered()
        self.state = replace(chosen, name="", id=None, columns=columns)
        quiet = self._filter.blockSignals(True)
        self._filter.set_value(chosen.text)
        self._filter.blockSignals(quiet)
        self._say()
        self.asked.emit()
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible() and self.choice.hasFocus():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text_changed(self, _typed: str) -> None:
        self.change(text=self._filter.value())

    def _remembered(self) -> str:
        if self._settings is None:
            return self.listing.usual_columns()
        return str(self._settings.get(LIST_COLUMNS[self.listing.page])) or self.listing.usual_columns()

    def _say(self) -> None:
        """Show which view it is, and that it was changed."""
        self.choice.set_value(self._base)
        self.choice.setText(f"{PREFIX}{self._base.name}{CHANGED if self.is_changed() else ''}")
        self.choice.update()


_FILES = {
    "commendations": "quyet_dinh",
    "initiatives": "mo_hinh",
    "conferences": "hoi_nghi",
    "activities": "hoat_dong",
    "recipients": "tap_the_ca_nhan",
}
"""What the files of exported lists are called."""
