"""Nhập từ Excel: a list of others, row by row as it will be written, and then written in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.operations import backups, commendations, imports
from desktop.operations.imports import ImportPreview, ImportResult, Outcome
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import LISTS, Files, documents, dropped
from desktop.ui.imports.preview_view import PreviewView
from desktop.ui.imports.rows import sum_sentence
from desktop.ui.jobs import Progress
from desktop.ui.page import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.progress import ProgressFooter
from desktop.words.errors import error_sentence
from desktop.words.steps import step_sentence

KINDS = frozenset({"commendation", "award", "recipient"})
"""What the outcome of a row depends on."""

FILE_KINDS = f"Tệp Excel ({' '.join(f'*{ending}' for ending in LISTS)});;Mọi tệp (*)"
DROP_HINT = "… hoặc kéo tệp Excel vào đây"


class ImportPage(Page):
    """Opened with {"commendation_id": int, "path": Path | None}; without a path it asks for a file."""

    title = "Nhập từ Excel"

    def __init__(self, look: Look, desk: Desk, files: Files | None = None) -> None:
        super().__init__(look)
        self._desk = desk
        self._files = files or Files()
        self._commendation_id = 0
        self._path: Path | None = None
        self._preview: ImportPreview | None = None
        self._reading = 0
        self._is_writing = False
        self._centre: QWidget | None = None
        self.footer = ProgressFooter(look)
        self._cancel = secondary(look, "Hủy", key="Esc")
        self._cancel.clicked.connect(self.back_asked)
        self.button = primary(look, "Nhập", key="Ctrl+Enter")
        self.button.clicked.connect(self.take_in)
        self.footer.add_button(self._cancel)
        self.footer.add_button(self.button)
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.footer)
        self.setAcceptDrops(True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            hear(self, key, self.take_in)

    @property
    def preview(self) -> ImportPreview | None:
        """What is shown now, None while nothing is."""
        return self._preview

    @property
    def view(self) -> PreviewView | None:
        """The preview in sight."""
        return self._centre if isinstance(self._centre, PreviewView) else None

    def opened(self, argument: object) -> None:
        if not isinstance(argument, Mapping):
            return
        self._commendation_id = int(argument["commendation_id"])
        self._show_context()
        path = argument.get("path")
        if path is None:
            self._ask("Chưa chọn danh sách nào.")
        else:
            self.read(Path(path))

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS and self._preview is not None and self._path is not None and not self._is_writing:
            self.read(self._path, self._preview.sheet)

    def leave(self) -> bool:
        if self._is_writing:
            self.say(Notice("Đang ghi vào sổ, xong ngay.", "warn"))
            return False
        self._reading += 1
        return True

    def handlers(self) -> Mapping[str, Handler]:
        return {"list.import": Handler(self.ask_file, text="Nhập tệp Excel khác")}

    def panes(self) -> Sequence[QWidget]:
        view = self.view
        return (view.file_bar.other, view.table.view, self.button) if view else (self.button,)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData(), LISTS) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped(event.mimeData(), LISTS)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def ask_file(self) -> None:
        """Let the user choose a list."""
        folder = self._path.parent if self._path else documents()
        chosen = self._files.ask_open(self, "Chọn danh sách", folder, FILE_KINDS)
        if chosen is not None:
            self.read(chosen)

    def read(self, path: Path, sheet: str | None = None) -> None:
        """Read a list in a job and show what it would write; an older reading under way is forgotten."""
        if self._is_writing:
            return
        self._path = path
        self._reading += 1
        reading, file, commendation_id = self._reading, self._desk.file, self._commendation_id

        def work(_progress: Progress) -> ImportPreview:
            into = commendations.open_commendation(file, commendation_id).commendation
            return imports.preview_list(file, path, into, sheet=sheet)

        def done(preview: ImportPreview) -> None:
            if reading == self._reading:
                self._show(preview)

        def failed(error: BaseException) -> None:
            if reading == self._reading:
                self._show_failure(error)

        self.footer.show_progress(0, 0, f"Đang đọc {path.name}…")
        self._desk.jobs.run(work, done, failed)

    def take_in(self) -> None:
        """Back the register up, then write the good rows in one step."""
        view, preview = self.view, self._preview
        if view is None or preview is None or self._is_writing:
            return
        if not preview.count(Outcome.ADDED):
            self.say(Notice("Không có dòng nào để nhập thêm vào quyết định này.", "info"))
            return
        reason = view.reason_text()
        if reason is None:
            return
        file = self._desk.file
        self._is_writing = True
        self.footer.show_progress(1, 3, "Đang sao lưu sổ…")
        self._desk.jobs.run(
            lambda _progress: backups.back_up(file),
            lambda _backup: self._backed_up(preview, reason),
            self._failed,
        )

    def _backed_up(self, preview: ImportPreview, reason: str) -> None:
        self._desk.backed_up.emit()
        self._write(preview, reason)

    def _write(self, preview: ImportPreview, reason: str) -> None:
        self.footer.show_progress(2, 3, f"Đang nhập {preview.count(Outcome.ADDED)} dòng…")
        self._desk.carry_out(
            self,
            lambda: imports.take_in(self._desk.file, preview, reason),
            self._written,
            self._failed,
            say=False,
        )

    def _written(self, result: ImportResult) -> None:
        """Back to the decision; the notice with “Hoàn tác” stands there."""
        self._is_writing = False
        self._preview, self._path = None, None
        self.footer.finish()
        values = {"count": result.added, "source": result.preview.file_name}
        sentence = step_sentence("awards_added_from", values)
        if result.refused:
            sentence += f" Còn {result.refused} dòng cần sửa chưa nhập."
        self.page_asked.emit("commendations", {"commendation_id": result.commendation_id})
        self.say_done(sentence)

    def _failed(self, error: BaseException) -> None:
        self._is_writing = False
        self._show_sum()
        self._desk.tell(self, error)

    def _show(self, preview: ImportPreview) -> None:
        typed = self.view.reason.value() if self.view else ""
        self._preview = preview
        view = PreviewView(self.look, preview)
        view.reason.set_value(typed)
        view.file_bar.other_asked.connect(self.ask_file)
        view.file_bar.sheet_chosen.connect(self._read_sheet)
        self._put(view, view.table.view)
        self._show_sum()
        self._show_context()
        view.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if preview.rows:
            view.table.set_current_id(preview.rows[0].row.number)

    def _read_sheet(self, name: str) -> None:
        if self._path is not None:
            self.read(self._path, name)

    def _show_failure(self, error: BaseException) -> None:
        """A file that cannot be taken is said in the page, with the way to another."""
        if not isinstance(error, SoVangError):
            raise error
        self._ask(error_sentence(error.code, error.values), "Chọn tệp khác…")

    def _ask(self, sentence: str, action: str = "Chọn tệp Excel…") -> None:
        self._preview = None
        empty = EmptyList(self.look, sentence, action, DROP_HINT, icon="folder_open")
        empty.pressed.connect(self.ask_file)
        self._put(empty, empty.button)
        self._show_sum()
        empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, centre: QWidget, last: QWidget) -> None:
        """Show a widget above the footer; Tab goes from its `last` part to the footer's buttons."""
        if self._centre is not None:
            self._column.removeWidget(self._centre)
            self._centre.hide()
            self._centre.deleteLater()
        self._centre = centre
        self._column.insertWidget(0, centre, 1)
        centre.show()
        self.setTabOrder(last, self._cancel)
        self.setTabOrder(self._cancel, self.button)

    def _show_sum(self) -> None:
        preview = self._preview
        self.footer.finish(sum_sentence(preview) if preview else "")
        count = preview.count(Outcome.ADDED) if preview else 0
        self.button.set_text(f"Nhập {count} dòng" if count else "Nhập")
        self.button.setVisible(preview is not None)

    def _show_context(self) -> None:
        commendation = commendations.open_commendation(self._desk.file, self._commendation_id).commendation
        number = f"số {commendation.number}" if commendation.number else "(chưa có số)"
        self.context = f"vào Quyết định {number}"
        self.frame_changed.emit()
