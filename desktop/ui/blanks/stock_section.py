"""Phôi: the blanks with what is left of them, and the ledger of the opened one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import version
from desktop.errors import Conflict
from desktop.operations import blanks
from desktop.operations.blanks import OpenedBlank
from desktop.records.belonging import Place
from desktop.records.blank import Blank, BlankMovement
from desktop.records.codes import BlankMove
from desktop.ui.blanks.deeds import Deeds
from desktop.ui.blanks.ledger_table import LedgerTable
from desktop.ui.blanks.record_bar import RecordBar
from desktop.ui.blanks.section import Section
from desktop.ui.blanks.words import periods, sections_of
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList
from desktop.ui.workbooks import Workbooks

KINDS = frozenset({"blank", "blank_movement", "commendation"})
EMPTY = "Chưa có phôi nào. Bấm Thêm loại phôi, ghi số tờ đang có."
OTHER_WAY = "Phôi là giấy in sẵn khung và chữ GIẤY KHEN. In cả tờ trên giấy trắng thì không cần phôi."


class StockSection(Section):
    """`opened` takes {"blank_id": …}."""

    key = "stock"
    words = "Phôi"

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        super().__init__(page)
        look = page.look
        self._desk, self._file = desk, desk.file
        self._workbooks = Workbooks(page, desk, files)
        self._opened: OpenedBlank | None = None
        self._narrow = False
        self.list = RecordList(
            look, "Các loại phôi", "Lọc: tên, khổ, loại giấy",
            heads=("Phôi", "Còn lại", "Khổ, dùng cho", "Tình trạng"),
        )  # fmt: skip
        self.bar = RecordBar(look)
        self.ledger = LedgerTable(look)
        self.empty = EmptyList(look, EMPTY, "Thêm loại phôi", OTHER_WAY, key="Ctrl+N", icon="add")
        self.deeds = Deeds(page, desk, PanelForms(page, desk, self._reload), self._go_to, self._go_to_line)
        self.deeds.forms.opens("blank", self._reopen_blank)
        self.deeds.forms.opens("blank_movement", self._reopen_line)
        self._lay_out()
        self._connect()
        self._reload()

    def actions_shown(self) -> Sequence[PageAction]:
        if self._opened is None:
            return (PageAction("page.new"),)
        return (
            PageAction("workbook.export"),
            PageAction("blanks.new"),
            PageAction("page.new", primary=True),
        )

    def handlers(self) -> Mapping[str, Handler]:
        opened = self._opened
        if opened is None:
            return {"page.new": Handler(self.deeds.new_blank, text="Thêm loại phôi")}
        return {
            "page.new": Handler(self.receive, text="Nhập phôi"),
            "blanks.new": Handler(self.deeds.new_blank),
            "blanks.count": Handler(self.count),
            "blanks.spoil": Handler(self.spoil),
            "record.change": Handler(self.edit_blank, text="Sửa phôi"),
            "record.delete": Handler(
                lambda: self.deeds.delete_blank(opened.stock.blank), text="Xóa loại phôi, cả sổ theo dõi"
            ),
            "row.add": Handler(self._add_focused, text="Thêm loại phôi hoặc nhập phôi"),
            "row.delete": Handler(self._delete_focused, text="Xóa dòng đang chọn"),
            "list.filter": Handler(self.list.focus_filter),
            "workbook.export": Handler(self.export, text="Xuất sổ theo dõi phôi"),
        }

    def panes(self) -> Sequence[QWidget]:
        if self._opened is None:
            return (self.empty.button,)
        return [pane for pane in (self.list.view, self.ledger.view) if pane.isVisible()]

    def opened(self, argument: Mapping[str, object]) -> None:
        blank_id = argument.get("blank_id")
        if isinstance(blank_id, int):
            self.list.set_current(blank_id)

    def place(self) -> Mapping[str, object]:
        blank_id = self._opened.stock.blank.id if self._opened else None
        return {**super().place(), "blank_id": blank_id}

    def record(self) -> Place | None:
        if self._opened is None:
            return None
        line = self.ledger.current_id() if self.ledger.view.hasFocus() else -1
        return ("blank_movement", line) if line >= 0 else ("blank", self._opened.stock.blank.id or 0)

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS:
            self._reload()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.list.set_narrow(narrow)
        self.bar.set_narrow(narrow)
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)
        self._make_room()

    def panel_closing(self, panel: SidePanel | None) -> None:
        self.deeds.forms.keep(panel)

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._make_room()
        if panel is None:
            self.deeds.forms.give_back(self.panes()[0])

    def receive(self) -> None:
        """The panel of sheets that were bought."""
        self._new_line(BlankMove.RECEIVED)

    def count(self) -> None:
        """The panel of a count."""
        self._new_line(BlankMove.COUNTED)

    def spoil(self) -> None:
        """The panel of sheets that were spoiled outside printing."""
        self._new_line(BlankMove.SPOILED)

    def edit_blank(self) -> None:
        """The panel of the opened blank."""
        if self._opened is not None:
            self.deeds.edit_blank(self._opened.stock.blank)

    def export(self) -> None:
        """Write the ledger of all blanks for the period in sight."""
        period = self.ledger.period()
        if period is None:
            return

        def write(path: Path) -> Path:
            from desktop.operations.papers.blank_lists import (
                write_ledger,
            )  # the first page must not pay for workbooks

            return write_ledger(self._file, period, path, program_version=version())

        name = f"so_theo_doi_phoi_{period.start:%Y%m%d}_{period.end:%Y%m%d}.xlsx"
        self._workbooks.save("Xuất sổ theo dõi phôi", name, write)

    def _lay_out(self) -> None:
        view = QWidget()
        self._column = QVBoxLayout(view)
        self._column.setSpacing(10)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.ledger, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.empty.pressed.connect(self.deeds.new_blank)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda _id: self.ledger.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.ledger.opened.connect(lambda _id: self._open_line())
        self.ledger.periods.chosen.connect(lambda _period: self._show_lines())
        self.bar.edit_asked.connect(self.edit_blank)
        self.bar.count_asked.connect(self.count)
        self.bar.spoil_asked.connect(self.spoil)
        hear(self.list, "F2", self.edit_blank)
        hear(self.ledger, "F2", self._edit_line)

    def _reload(self) -> None:
        stocks = blanks.list_stocks(self._file)
        current = self.list.current_id()
        self.list.set_sections(sections_of(stocks))
        ids = [stock.blank.id or 0 for stock in stocks]
        self._opened = None
        if current in ids:
            self._show(current)
        elif ids:
            self.list.set_current(ids[0])
        self._stack.setCurrentIndex(1 if self._opened else 0)
        self._make_room()
        self.page.frame_changed.emit()

    def _show(self, blank_id: int) -> None:
        try:
            self._opened = blanks.open_blank(self._file, blank_id)
        except Conflict as gone:
            self._desk.tell(self.page, gone)
            return
        lines = self._opened.lines
        first = lines[0].movement.moved_on if lines else None
        self.ledger.set_periods(periods(self._file.now().date(), first))
        self.bar.show_blank(self._opened)
        self._show_lines()
        self._stack.setCurrentIndex(1)
        self.page.frame_changed.emit()

    def _show_lines(self) -> None:
        if self._opened is not None:
            self.ledger.show_blank(self._opened)

    def _go_to(self, blank: Blank) -> None:
        self.list.set_current(blank.id or 0)

    def _go_to_line(self, line: BlankMovement) -> None:
        """Bring a line into sight, whatever period was chosen."""
        period = self.ledger.period()
        if period is not None and line.moved_on not in period:
            self.ledger.show_all()
            self._show_lines()
        self.ledger.set_current_id(line.id or 0)

    def _new_line(self, kind: BlankMove) -> None:
        if self._opened is not None:
            self.deeds.new_line(self._opened.stock, kind)

    def _reopen_blank(self, blank_id: int | None) -> None:
        if blank_id is None:
            self.deeds.new_blank()
        else:
            self.edit_blank()

    def _reopen_line(self, _blank_id: int, kind: str, line_id: int | None) -> None:
        if line_id is None:
            self._new_line(BlankMove(kind))
            return
        self.ledger.show_all()
        self._show_lines()
        self.ledger.set_current_id(line_id)
        self._edit_line()

    def _current_line(self) -> BlankMovement | None:
        lines = self._opened.lines if self._opened else ()
        found = (line.movement for line in lines if line.movement.id == self.ledger.current_id())
        return next(found, None)

    def _open_line(self) -> None:
        """Enter: the decision that was printed, or the panel of a line that a clerk wrote."""
        line = self._current_line()
        if line is not None and line.commendation_id is not None:
            self.page.page_asked.emit("commendations", {"commendation_id": line.commendation_id})
        else:
            self._edit_line()

    def _edit_line(self) -> None:
        line = self._current_line()
        if line is not None and self._opened is not None:
            self.deeds.edit_line(self._opened.stock, line)

    def _add_focused(self) -> None:
        """Insert: a new kind of blank where the keyboard is in the list, else sheets that came."""
        if self.list.view.hasFocus():
            self.deeds.new_blank()
        elif self.ledger.view.hasFocus():
            self.receive()

    def _delete_focused(self) -> None:
        """Delete: the chosen lines where the keyboard is in the ledger, the blank where it is in the list."""
        if self._opened is None:
            return
        blank = self._opened.stock.blank
        if self.ledger.view.hasFocus() and (chosen := self.ledger.selected_ids()):
            self.deeds.delete_lines(blank, chosen)
        elif self.list.view.hasFocus():
            self.deeds.delete_blank(blank)

    def _make_room(self) -> None:
        beside = self.page.panel() is not None
        self.list.setVisible(self._opened is not None and not (beside and self._narrow))
