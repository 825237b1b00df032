"""Lấy dữ liệu các năm trước: several lists at once, looked at, then written, each as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.operations import former_offices, offices, past
from desktop.operations.past import PastGuess, PastPreview, PastTaken
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import LISTS, Files, all_dropped, documents
from desktop.ui.jobs import Progress
from desktop.ui.page import Page
from desktop.ui.past.panel import PastPanel
from desktop.ui.past.rows import PastRow, past_table, sum_of, total
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.progress import ProgressFooter
from desktop.ui.widgets.text import Text, Type
from desktop.words.errors import error_sentence

KINDS = frozenset({"commendation", "award", "recipient", "issuer"})
FILE_KINDS = f"Tệp Excel ({' '.join(f'*{ending}' for ending in LISTS)});;Mọi tệp (*)"
EMPTY = "Chọn các danh sách khen thưởng của những năm trước, nhiều tệp cùng lúc."
OTHER_WAY = "… hoặc kéo các tệp Excel vào đây. Mỗi tệp là danh sách của một quyết định."
HINT = (
    "Mỗi tệp là danh sách của một quyết định đã ban hành. Enter: sửa số, ngày, cơ quan; tệp gốc giữ nguyên."
)
FOOT = "Enter: sửa quyết định của tệp   ·   Insert: thêm tệp   ·   Delete: bỏ tệp khỏi bảng"


class PastPage(Page):
    """Opened with {"paths": [Path, …]} or nothing."""

    title = "Lấy dữ liệu các năm trước"

    def __init__(self, look: Look, desk: Desk, files: Files) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._files = files
        self._rows: dict[int, PastRow] = {}
        self._issuers: dict[int, str] = {}
        self._last_id = 0
        self._is_writing = False
        self.table = past_table(look, self._issuers)
        self.table.set_foot(FOOT)
        self.empty = EmptyList(look, EMPTY, "Chọn các tệp Excel…", OTHER_WAY, icon="folder_open")
        self.add_button = secondary(look, "Thêm tệp", key="Insert", icon="add")
        self.former_button = secondary(look, "Thêm cơ quan trước 01/7/2025", icon="building")
        self.footer = ProgressFooter(look)
        self.button = primary(look, "Ghi vào sổ", key="Ctrl+Enter")
        self.footer.add_button(self.button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._lists())
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        self.setAcceptDrops(True)
        self._connect()
        self._read_issuers()
        self._show()

    @property
    def rows(self) -> Sequence[PastRow]:
        """The lists in the table, in order."""
        return tuple(self._rows.values())

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "row.add": Handler(self.ask_files, text="Thêm tệp"),
            "row.delete": Handler(self._remove_focused, text="Bỏ tệp khỏi bảng"),
        }

    def panes(self) -> Sequence[QWidget]:
        return (self._stack, self.footer)

    def opened(self, argument: object) -> None:
        if isinstance(argument, Mapping) and argument.get("paths"):
            self.add_files([Path(one) for one in argument["paths"]])
        target = self.table.view if self._rows else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed & KINDS or self._is_writing:
            return
        self._read_issuers()
        self._rows = {key: replace(row, preview=None) for key, row in self._rows.items()}
        self._show()
        self._preview(list(self._rows))
        for row in self.rows:
            if row.issuer_id is None and "issuer" in changed:
                self._guess(row.id)

    def leave(self) -> bool:
        if self._is_writing:
            self.say(Notice("Đang ghi vào sổ, xong ngay.", "warn"))
        return not self._is_writing

    def panel_changed(self, panel: SidePanel | None) -> None:
        if panel is None:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if all_dropped(event.mimeData(), LISTS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add_files(all_dropped(event.mimeData(), LISTS))

    def ask_files(self) -> None:
        """Let the user choose lists, several at once."""
        rows = self.rows
        folder = rows[-1].path.parent if rows else documents()
        self.add_files(self._files.ask_open_many(self, "Chọn các danh sách", folder, FILE_KINDS))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put lists into the table, and guess their decisions in a job; one that is there is passed over."""
        known = {row.path for row in self._rows.values()}
        added = []
        for path in dict.fromkeys(paths):
            if path not in known and not self._is_writing:
                self._last_id += 1
                added.append(self._last_id)
                self._rows[self._last_id] = PastRow(self._last_id, path)
        self._show()
        if added:
            self.table.set_current_id(added[0])
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        for key in added:
            self._guess(key)

    def take_in(self) -> None:
        """Write every list that can be written, after a backup, in a job."""
        ready = [row for row in self.rows if row.preview and (found := sum_of(row)) and found.added]
        ready = [row for row in ready if row.taken is None]
        if self._is_writing or self.panel() is not None:
            return
        if not ready:
            self.say(Notice("Không có dòng nào để ghi thêm. Xem cột Kết quả của từng tệp.", "info"))
            return
        previews = [row.preview for row in ready if row.preview]
        file = self._file
        self._is_writing = True
        self.footer.show_progress(0, len(previews), "Đang sao lưu sổ…")

        def work(progress: Progress) -> list[PastTaken]:
            return past.take_in_past(file, previews, lambda done: progress.step(done, len(previews)))

        self._desk.jobs.run(work, lambda taken: self._written(ready, taken), self._failed, self._progressed)

    def edit(self) -> None:
        """Open the panel of the current list."""
        row = self._rows.get(self.table.current_id())
        if row is None or self._is_writing:
            return
        choices = [Suggestion(name, "", key) for key, name in self._issuers.items()]
        unit_of = lambda issuer_id: past.ward_of_then(self._file, issuer_id)  # noqa: E731
        panel = PastPanel(self.look, row, choices, unit_of, self._file.now().date())
        panel.saved.connect(self._changed)
        self.show_panel(panel)
        panel.begin()
        panel.start()

    def _changed(self, row: PastRow) -> None:
        """What the form said holds; the next list that misses something comes at once."""
        self.hide_panel()
        self._rows[row.id] = replace(row, preview=None, taken=None, trouble="")
        self._show()
        self._preview([row.id])
        missing = [one.id for one in self.rows if one.missing and not one.trouble]
        if missing:
            self.table.set_current_id(missing[0])

    def _guess(self, key: int) -> None:
        file, path = self._file, self._rows[key].path

        def done(found: PastGuess) -> None:
            if key not in self._rows:
                return
            unit = past.ward_of_then(file, found.issuer_id) if found.issuer_id else ""
            row = self._rows[key]
            self._rows[key] = replace(
                row,
                number=row.number or found.number,
                day=row.day or found.decision_date,
                issuer_id=row.issuer_id or found.issuer_id,
                unit_text=row.unit_text or unit,
                is_read=True,
            )
            self._show()
            self._preview([key])

        def failed(error: BaseException) -> None:
            if not isinstance(error, SoVangError):
                raise error
            if key in self._rows:
                sentence = error_sentence(error.code, error.values)
                self._rows[key] = replace(self._rows[key], trouble=sentence)
                self._show()

        self._desk.jobs.run(lambda _progress: past.guess(file, path), done, failed)

    def _preview(self, keys: Sequence[int]) -> None:
        """Read the lists that miss nothing; an answer about a row that has changed meanwhile is dropped."""
        asked = [(key, self._rows[key].past()) for key in keys if not self._rows[key].trouble]
        wanted = [(key, one) for key, one in asked if one is not None]
        if not wanted:
            return
        file = self._file

        def done(previews: list[PastPreview]) -> None:
            for (key, one), preview in zip(wanted, previews, strict=True):
                if key in self._rows and self._rows[key].past() == one:
                    self._rows[key] = _with_preview(self._rows[key], preview)
            self._show()

        lists = [one for _key, one in wanted]
        self._desk.jobs.run(lambda _progress: past.preview_past(file, lists), done, self._failed)

    def _progressed(self, done: int, count: int) -> None:
        self.footer.show_progress(done, count, f"Đang ghi {done}/{count} tệp…")

    def _written(self, rows: Sequence[PastRow], taken: Sequence[PastTaken]) -> None:
        self._is_writing = False
        for row, one in zip(rows, taken, strict=True):
            self._rows[row.id] = replace(self._rows[row.id], taken=one)
        self._desk.backed_up.emit()
        self._show()
        written = [one for one in taken if one.added]
        found = total([self._rows[row.id] for row in rows])
        sentence = f"Đã ghi {len(written)} tệp vào sổ. {found.words()}."
        left = [one for one in taken if one.refusal is not None]
        if left:
            sentence += f" {len(left)} tệp chưa ghi được."
        self.say(Notice(sentence, "warn" if left else "ok", "Ctrl+Z hoàn tác từng tệp, tệp cuối trước."))

    def _failed(self, error: BaseException) -> None:
        self._is_writing = False
        self._show()
        self._desk.tell(self, error)

    def _add_former(self) -> None:
        unit = former_offices.own_unit(self._file)
        if unit is not None and unit.id is not None:
            key = unit.id
            self._desk.carry_out(self, lambda: former_offices.add_former_issuers(self._file, key))

    def _remove_focused(self) -> None:
        if self.table.view.hasFocus() and not self._is_writing:
            self._rows.pop(self.table.current_id(), None)
            self._show()
            if self._rows and self.table.current_id() < 0:
                self.table.set_current_id(next(iter(self._rows)))

    def _read_issuers(self) -> None:
        known = offices.issuers(self._file)
        names = former_offices.shown_issuers(self._file.read, known)
        self._issuers.clear()
        self._issuers.update({one.id or 0: name for one, name in zip(known, names, strict=True)})
        unit = former_offices.own_unit(self._file)
        missing = former_offices.missing_former_issuers(self._file, unit.id or 0) if unit else []
        self.former_button.setVisible(bool(missing))

    def _show(self) -> None:
        rows = self.rows
        self.table.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.footer.setVisible(bool(rows))
        if self._is_writing:
            return
        found = total(rows)
        waiting = total(row for row in rows if row.taken is None).added
        self.footer.finish(f"{len(rows)} tệp, {found.words()}." if rows else "")
        self.button.set_text(f"Ghi {waiting} trường hợp vào sổ" if waiting else "Ghi vào sổ")

    def _connect(self) -> None:
        self.empty.pressed.connect(self.ask_files)
        self.add_button.clicked.connect(self.ask_files)
        self.former_button.clicked.connect(self._add_former)
        self.button.clicked.connect(self.take_in)
        self.table.opened.connect(lambda _id: self.edit())
        hear(self.table, "F2", self.edit)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            hear(self.body, key, self.take_in)

    def _lists(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(self.look, HINT, Type.SMALL, "text2", elide=True), 1)
        row.addWidget(self.former_button)
        row.addWidget(self.add_button)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return box


def _with_preview(row: PastRow, preview: PastPreview) -> PastRow:
    """A list that was taken in counts so until it is taken back: then its rows are new again."""
    read = replace(row, preview=preview, taken=None)
    found = sum_of(read)
    return read if found and found.added else replace(row, preview=preview)
