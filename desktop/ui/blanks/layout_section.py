"""Mẫu in: the layouts of the office and of the program, each as it prints, and what they are used for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.operations.printing import layout_files, layout_samples, layouts
from desktop.operations.printing.layout_files import ReadLayout
from desktop.operations.printing.layouts import ListedLayout
from desktop.records.belonging import Place
from desktop.records.layout import OwnLayout
from desktop.records.text import capitalised, fold
from desktop.ui.blanks.layout_panels import NamePanel, UsePanel
from desktop.ui.blanks.section import Section
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.printing.layout_sheet import drawn
from desktop.ui.printing.paper import PaperView
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_head import RecordHead
from desktop.ui.widgets.record_list import Entry, RecordList
from desktop.ui.widgets.record_list import Section as ListSection
from desktop.ui.widgets.table.columns import Mark
from desktop.words.layouts import sheet_words, use_words
from exports.layout_file import ENDING

KINDS = frozenset({"layout", "layout_choice"})
OWN = "Mẫu của cơ quan"
_DASH = " – "
"""Stands in the titles of the program's layouts before the kind of recipient."""
FILES = f"Mẫu in của Sổ Vàng (*{ENDING})"


class LayoutSection(Section):
    """`opened` takes {"section": "layouts"} and {"layout": name}."""

    key = "layouts"
    words = "Mẫu in"

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        super().__init__(page)
        look = page.look
        self._desk, self._file, self._files = desk, desk.file, files
        self._layouts: Sequence[ListedLayout] = ()
        self._forms = PanelForms(page, desk, self._reload)
        self._forms.opens("layout-new", lambda _name: self.duplicate())
        self._forms.opens("layout-name", lambda _layout: self.rename())
        self._narrow = False
        self.list = RecordList(
            look, "Các mẫu in", "Lọc: tên mẫu, khổ, loại giấy", heads=("Mẫu in", "Khổ", "Dùng cho", "Loại")
        )
        self.head = RecordHead(look)
        self.paper = PaperView(look)
        self.paper.setAccessibleName("Mẫu in xem trước")
        self.edit_button = secondary(look, "Sửa", key="F2", icon="edit")
        self.use_button = secondary(look, "Dùng cho", icon="checkmark_circle")
        self.export_button = secondary(look, "Xuất ra tệp", icon="arrow_export")
        buttons = (self.edit_button, self.use_button, self.export_button)
        self.head.add_buttons(*buttons, shrinking=buttons)
        self._lay_out()
        self._connect()

    def takes(self, argument: Mapping[str, object]) -> bool:
        return "layout" in argument or "layout_file" in argument or super().takes(argument)

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("layouts.import"), PageAction("page.new", primary=True))

    def handlers(self) -> Mapping[str, Handler]:
        own = self._current() is not None and self._seen() is not None
        handlers = {
            "page.new": Handler(self.duplicate, text="Tạo mẫu riêng từ mẫu này"),
            "record.change": Handler(self.edit, text="Sửa mẫu in"),
            "layouts.use": Handler(self.choose_uses),
            "layouts.export": Handler(self.export),
            "layouts.import": Handler(self.import_file),
            "list.filter": Handler(self.list.focus_filter),
        }
        if own:
            handlers["layouts.rename"] = Handler(self.rename)
            handlers["record.delete"] = Handler(self.delete, text="Xóa mẫu in này")
            handlers["row.delete"] = Handler(self._delete_focused, text="Xóa mẫu in đang chọn")
        return handlers

    def panes(self) -> Sequence[QWidget]:
        return (self.list.view, self.edit_button)

    def opened(self, argument: Mapping[str, object]) -> None:
        if not self._layouts:
            self._reload()
        name = argument.get("layout")
        if isinstance(name, str):
            self._go_to(name)
        path = argument.get("layout_file")
        if isinstance(path, Path):
            self.take_over(path)

    def place(self) -> Mapping[str, object]:
        current = self._current()
        return {**super().place(), "layout": current.name if current else None}

    def record(self) -> Place | None:
        seen = self._seen()
        return ("layout", seen.id or 0) if seen else None

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS and self._layouts:
            self._reload()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.list.set_narrow(narrow)
        self.head.set_narrow(narrow)
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def panel_closing(self, panel: SidePanel | None) -> None:
        self._forms.keep(panel)

    def panel_changed(self, panel: SidePanel | None) -> None:
        self.list.setVisible(not (panel is not None and self._narrow))
        if panel is None:
            self._forms.give_back(self.list.view)

    def duplicate(self) -> None:
        """Ask for the name of an own layout that begins as the one in sight, and open it."""
        current = self._current()
        if current is None:
            return
        opened = layouts.open_layout(self._file, current.name)
        wished = layouts.free_name(self._file, current.title)
        panel = NamePanel(
            self.page.look,
            "Tạo mẫu in riêng",
            ("layout-new", current.name),
            wished,
            self._today(),
            "Tạo và sửa",
        )
        panel.saved.connect(
            lambda name: self._forms.save(
                panel,
                lambda: layouts.add_layout(self._file, opened.layout, name, opened.backdrop),
                lambda made: self._open(made.name),
            )
        )
        self._forms.show(panel)

    def edit(self) -> None:
        """Open an own layout; one of the program is first made an own one."""
        current = self._current()
        if current is None:
            return
        if current.id is None:
            self.duplicate()
        else:
            self._open(current.name)

    def choose_uses(self) -> None:
        """The panel of the kinds of sheet that take the layout."""
        current = self._current()
        if current is None:
            return
        panel = UsePanel(self.page.look, current, self._today())
        panel.saved.connect(
            lambda uses: self._forms.save(
                panel, lambda: layouts.choose_layout(self._file, current.name, uses)
            )
        )
        self._forms.show(panel)

    def rename(self) -> None:
        """The panel of an own layout's name."""
        seen = self._seen()
        if seen is None:
            return
        panel = NamePanel(
            self.page.look, "Đổi tên mẫu in", ("layout-name", seen.id), seen.name, self._today(), "Lưu"
        )
        panel.saved.connect(
            lambda name: self._forms.save(
                panel,
                lambda: layouts.rename_layout(self._file, seen, name),
                lambda named: self._go_to(named.name),
            )
        )
        self._forms.show(panel)

    def delete(self) -> None:
        """Delete an own layout."""
        seen = self._seen()
        if seen is not None:
            self._desk.carry_out(self.page, lambda: layouts.delete_layout(self._file, seen))

    def export(self) -> None:
        """Write the layout in sight as one file for another office."""
        current = self._current()
        if current is None:
            return
        name = "_".join(fold(current.title).split()).replace("–_", "")
        path = self._files.ask_save(self.page, "Xuất mẫu in", documents() / f"{name}{ENDING}", FILES)
        if path is None:
            return
        path = path if path.suffix == ENDING else path.with_name(f"{path.name}{ENDING}")
        self._write(current.name, path)

    def _write(self, name: str, path: Path) -> None:
        self._desk.jobs.run(
            lambda _progress: layout_files.export_layout(self._file, name, path),
            lambda written: self.page.say(Notice(f"Đã xuất mẫu in ra {written.name}.", "ok")),
            lambda error: tell_unwritten(
                self._desk, self.page, error, lambda: self._write(name, path), self.export
            ),
        )

    def import_file(self) -> None:
        """Take a layout over from another office's file."""
        path = self._files.ask_open(self.page, "Nhập mẫu in", documents(), FILES)
        if path is not None:
            self.take_over(path)

    def take_over(self, path: Path) -> None:
        """Take a layout over from this file, which was chosen, dropped on the window or double-clicked."""
        self._desk.jobs.run(lambda _progress: layout_files.read_layout(path), self._add_read, self._refused)

    def _add_read(self, read: ReadLayout) -> None:
        name = layouts.free_name(self._file, read.layout.title)

        def added(made: OwnLayout) -> None:
            self._reload()
            self._go_to(made.name)
            for face, letters in read.missing.items():
                text = f"Phông {face} của mẫu in thiếu chữ: {' '.join(letters)}"
                self.page.say(Notice(text, "warn", "Tờ nào có các chữ này sẽ không in được."))

        self._desk.carry_out(
            self.page, lambda: layouts.add_layout(self._file, read.layout, name, read.backdrop), added
        )

    def _refused(self, error: BaseException) -> None:
        self._desk.tell(self.page, error)

    def _open(self, name: str) -> None:
        self._reload()
        self._go_to(name)
        self.page.page_asked.emit("layouts", {"layout": name})

    def _today(self) -> date:
        return self._file.now().date()

    def _current(self) -> ListedLayout | None:
        place = self.list.current_id()
        return self._layouts[place] if 0 <= place < len(self._layouts) else None

    def _seen(self) -> OwnLayout | None:
        current = self._current()
        if current is None or current.id is None:
            return None
        try:
            return layouts.open_layout(self._file, current.name).seen
        except SoVangError:  # a damaged one
            return None

    def _reload(self) -> None:
        before = self._current()
        self._layouts = layouts.list_layouts(self._file)
        self.list.set_sections(_sections(self._layouts))
        names = [one.name for one in self._layouts]
        self._go_to(before.name if before and before.name in names else names[0])

    def _go_to(self, name: str) -> None:
        place = next((at for at, one in enumerate(self._layouts) if one.name == name), None)
        if place is not None:
            self.list.set_current(place)
            self._show()

    def _show(self) -> None:
        current = self._current()
        if current is None:
            return
        own = current.id is not None
        self.head.title.setText(current.title)
        self.head.chip.set_state("Của cơ quan" if own else "Có sẵn", "info" if own else "text2")
        uses = [use_words(*use) for use in current.uses]
        told = f"Đang dùng cho {'; '.join(uses)}" if uses else "Chưa dùng cho loại giấy nào"
        self.head.second.setText(f"{sheet_words(current.width_mm, current.height_mm)} · {told}")
        self._draw(current)
        self.page.frame_changed.emit()

    def _draw(self, current: ListedLayout) -> None:
        try:
            opened = layouts.open_layout(self._file, current.name)
        except SoVangError as damaged:
            self.paper.show_preview(None)
            self._desk.tell(self.page, damaged)
            return
        sample = layout_samples.samples(self._file, opened.layout)[0]
        self.paper.show_preview(drawn(opened.layout, sample, over_blank=False).preview)

    def _delete_focused(self) -> None:
        if self.list.view.hasFocus():
            self.delete()

    def _lay_out(self) -> None:
        view = QWidget()
        self._column = QVBoxLayout(view)
        self._column.setSpacing(10)
        self._column.addWidget(self.head)
        self._column.addWidget(self.paper, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(view, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _place: self._show())
        self.list.opened.connect(lambda _place: self.edit())
        self.edit_button.clicked.connect(self.edit)
        self.use_button.clicked.connect(self.choose_uses)
        self.export_button.clicked.connect(self.export)
        hear(self.list, "F2", self.edit)


def _sections(found: Sequence[ListedLayout]) -> list[ListSection]:
    """The own ones, then the program's under their paper: “Giấy khen của Đảng bộ”: Tập thể, Hộ gia đình …"""
    sections: dict[str, list[Entry]] = {}
    for place, one in enumerate(found):
        paper, _dash, kind = one.title.rpartition(_DASH)
        under, title = (paper, capitalised(kind)) if one.id is None and paper else (OWN, one.title)
        sections.setdefault(under, []).append(_entry(place, one, title))
    return [ListSection(title, entries) for title, entries in sections.items()]


def _entry(place: int, layout: ListedLayout, title: str) -> Entry:
    uses = "Đang dùng" if layout.uses else ""
    mark = Mark("checkmark_circle", "ok") if layout.uses else None
    size = sheet_words(layout.width_mm, layout.height_mm)
    more = " ".join([layout.title, *(use_words(*use) for use in layout.uses)])
    return Entry(place, title, "", size, uses, mark, more=more)
