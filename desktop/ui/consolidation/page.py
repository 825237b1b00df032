"""Tổng hợp các tệp đã nhận: a folder is read, looked at, and written as one workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import version
from desktop.operations import consolidation
from desktop.operations.consolidation import Consolidation, ErrorFile
from desktop.operations.finding.near_cards import ward_heirs
from desktop.records.senders import Expected
from desktop.ui.commands import Handler
from desktop.ui.consolidation.senders_panel import SendersPanel
from desktop.ui.consolidation.views import ConsolidationViews
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.jobs import Job, Progress, Stopped
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.theme import Look
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.progress import ProgressFooter
from desktop.ui.widgets.text import Text, Type
from desktop.words.consolidation import FILES_SUM, REMINDER, REMINDER_DUE, ROWS_SUM

T = TypeVar("T")

EMPTY = "Chọn thư mục chứa các danh sách, báo cáo đã nhận."
OTHER_WAY = "… hoặc kéo thư mục vào cửa sổ. Các tệp chỉ được đọc, không bị sửa."
CHOOSE = "Chọn thư mục…"
FOLDER = "Chọn thư mục các tệp đã nhận"
ERRORS_FOLDER = "Chọn thư mục ghi tệp lỗi"
NO_ERRORS = "Không có dòng nào cần nơi gửi sửa."
COPIED = "Đã chép lời nhắc {count} nơi chưa gửi. Dán vào thư hoặc Zalo."
AT_WORK = "Đang làm dở việc trước. Bấm Esc để dừng, hoặc chờ xong rồi làm lại."
NOBODY_MISSING = "Chưa có danh sách nơi phải gửi, hoặc không thiếu nơi nào."


class ConsolidationPage(Page):
    """Opened with {"folder": Path} or nothing; `files` asks for paths, a test answers in its place."""

    title = "Tổng hợp các tệp đã nhận"

    def __init__(self, look: Look, desk: Desk, files: Files) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._files = files
        self._folder: Path | None = None
        self._job: Job | None = None
        self._written: list[Path] = []
        self.whole: Consolidation | None = None
        """What the folder came to; None before one is read."""
        self._forms = PanelForms(self, desk)
        self._forms.opens("senders", self.ask_senders)
        self.empty = EmptyList(look, EMPTY, CHOOSE, OTHER_WAY, icon="folder_open")
        self.senders_way = self.empty.add_way("Nơi phải gửi, hạn gửi", icon="clipboard_task")
        self.views = ConsolidationViews(look)
        self.footer = ProgressFooter(look)
        self._lay_out()
        self._connect()
        self._show()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "row.add": Handler(self.ask_folder, lambda: self._job is None, "Chọn thư mục khác"),
            "workbook.export": Handler(self.export, self._is_read, "Xuất sổ tổng hợp"),
            "list.export": Handler(self.export_errors, self._is_read, "Xuất tệp lỗi cho từng nơi gửi"),
            "consolidation.again": Handler(self.read_again, self._is_read),
            "consolidation.senders": Handler(self.ask_senders),
            "consolidation.remind": Handler(self.copy_reminder, self._is_read),
        }

    def panes(self) -> Sequence[QWidget]:
        if not self._is_read():
            return (self.empty, self.footer)
        return [self.views.tabs, self.views.table(), self.footer]

    def opened(self, argument: object) -> None:
        if isinstance(argument, Mapping) and argument.get("folder"):
            self.read(Path(argument["folder"]))
        self._focus()

    def returns_to(self) -> str:
        return "reports"

    def stop(self) -> bool:
        if self._job is None:
            return False
        self._job.stop()
        self.footer.set_text("Đang dừng…")
        return True

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        if panel is None:
            self._forms.give_back(self.views.table() if self._is_read() else self.empty.button)

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def ask_folder(self) -> None:
        """Let the user choose the folder."""
        found = self._files.ask_folder(self, FOLDER, self._folder.parent if self._folder else documents())
        if found is not None:
            self.read(found)

    def read_again(self) -> None:
        """The files have changed, or who has to send."""
        if self._folder is not None:
            self.read(self._folder)

    def read(self, folder: Path) -> None:
        """Read a folder in a job; Esc ends it, and what was in sight stays."""
        if self._job is not None:
            self.say(Notice(AT_WORK, "info"))
            return
        expected, heirs = consolidation.expected_senders(self._file), ward_heirs(self._file)
        now, written = self._file.now(), tuple(self._written)

        def work(progress: Progress) -> Consolidation:
            return consolidation.consolidate(folder, now, expected, heirs, progress.step, but_not=written)

        def done(whole: Consolidation) -> None:
            self._folder, self.whole = folder, whole
            self.views.show_whole(whole)

        self._run(work, done, "Đang đọc {done}/{total} tệp…")

    def export(self) -> None:
        """Ask where to, and write the workbook."""
        if self.whole is None or self._job is not None:
            return
        suggested = self.whole.folder.parent / f"{self.whole.folder.name} - tổng hợp.xlsx"
        path = self._files.ask_save(self, "Xuất sổ tổng hợp", suggested, "Tệp Excel (*.xlsx)")
        if path is not None:
            self._write(self.whole, path)

    def export_errors(self) -> None:
        """Ask for a folder, and write the workbook of each sender that has rows to mend."""
        if self.whole is None or self._job is not None:
            return
        if not self.whole.refused:
            self.say(Notice(NO_ERRORS, "info"))
            return
        folder = self._files.ask_folder(self, ERRORS_FOLDER, self.whole.folder.parent)
        if folder is not None:
            self._write_errors(self.whole, folder)

    def copy_reminder(self) -> None:
        """A letter to those who have not sent anything, on the clipboard."""
        missing = self.views.missing()
        if self.whole is None or not missing:
            self.say(Notice(NOBODY_MISSING, "info"))
            return
        due = self.whole.expected.due
        words = REMINDER.format(names="; ".join(missing), due=REMINDER_DUE.format(due=due) if due else "")
        QGuiApplication.clipboard().setText(words)
        self.say(Notice(COPIED.format(count=len(missing))))

    def ask_senders(self) -> None:
        """Open the panel with who has to send."""
        sent = [one.name for one in self.whole.senders if one.files] if self.whole else []
        ready = {
            "Thêm các nơi vừa gửi": sent,
            "Thêm các tổ dân vận trong sổ": consolidation.teams_by_name(self._file),
            "Thêm các phường, xã trong sổ": consolidation.wards_by_name(self._file),
        }
        expected = consolidation.expected_senders(self._file)
        panel = SendersPanel(self.look, expected, ready, self._file.now().date())
        panel.saved.connect(partial(self._remember, panel))
        self._forms.show(panel)

    def _remember(self, panel: SendersPanel, expected: Expected) -> None:
        self._forms.save(
            panel,
            lambda: consolidation.remember_senders(self._file, expected),
            lambda _nothing: self.read_again(),
        )

    def _write(self, whole: Consolidation, path: Path) -> None:
        actions = (
            NoticeAction("Mở tệp", lambda: self._files.show(path), "", "open"),
            NoticeAction("Nhập vào quyết định", lambda: self._hand_on(path), "", "arrow_import"),
        )

        def done(_nothing: None) -> None:
            self._written.append(path)
            self.say(Notice(f"Đã xuất sổ tổng hợp ra {path.name}.", actions=actions))

        self._run(
            lambda _progress: consolidation.write_consolidation(whole, path, program_version=version()),
            done,
            "Đang ghi sổ tổng hợp…",
            lambda error: tell_unwritten(
                self._desk, self, error, partial(self._write, whole, path), self.export
            ),
        )

    def _write_errors(self, whole: Consolidation, folder: Path) -> None:
        def done(written: tuple[ErrorFile, ...]) -> None:
            self._written += [one.path for one in written]
            rows = sum(one.rows for one in written)
            opening = NoticeAction("Mở thư mục", lambda: self._files.show(folder), "", "folder_open")
            sentence = f"Đã xuất {len(written)} tệp lỗi, {rows} dòng cần sửa, vào thư mục {folder.name}."
            self.say(Notice(sentence, actions=(opening,)))

        self._run(
            lambda _progress: consolidation.write_error_files(whole, folder),
            done,
            "Đang ghi tệp lỗi…",
            lambda error: tell_unwritten(
                self._desk, self, error, partial(self._write_errors, whole, folder), self.export_errors
            ),
        )

    def _hand_on(self, path: Path) -> None:
        """The list of awards goes on to the usual import, with its preview."""
        self.page_asked.emit("commendations", {"list": path})

    def _run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        words: str,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def finish(value: T) -> None:
            self._end()
            done(value)
            self._show()

        def fail(error: BaseException) -> None:
            self._end()
            self._show()
            if not isinstance(error, Stopped):
                (failed or partial(self._desk.tell, self))(error)

        def progressed(at: int, total: int) -> None:
            self.footer.show_progress(at, total, words.format(done=at, total=total), can_stop=True)

        self._job = self._desk.jobs.run(work, finish, fail, progressed)
        self.footer.show_progress(0, 1, words.format(done=0, total="…"), can_stop="{done}" in words)
        self.footer.show()
        self.frame_changed.emit()

    def _end(self) -> None:
        self._job = None
        self.footer.finish()

    def _is_read(self) -> bool:
        return self.whole is not None and self._job is None

    def _show(self) -> None:
        whole = self.whole
        self._stack.setCurrentIndex(0 if whole is None else 1)
        self.footer.setVisible(whole is not None)
        for button in (self.errors_button, self.button):
            button.setVisible(whole is not None)
        if whole is not None:
            sums = vars(whole.totals)
            self.folder_words.setText(str(whole.folder))
            self.footer.finish(f"{FILES_SUM.format(**sums)} {ROWS_SUM.format(**sums)}")
            self.errors_button.setVisible(bool(whole.refused))
            self.remind_button.setVisible(bool(self.views.missing()))
            self._focus()
        self.frame_changed.emit()

    def _focus(self) -> None:
        if self.panel() is None:
            target = self.views.table().view if self._is_read() else self.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.empty.pressed.connect(self.ask_folder)
        self.senders_way.clicked.connect(self.ask_senders)
        self.folder_button.clicked.connect(self.ask_folder)
        self.senders_button.clicked.connect(self.ask_senders)
        self.remind_button.clicked.connect(self.copy_reminder)
        self.errors_button.clicked.connect(self.export_errors)
        self.button.clicked.connect(self.export)
        self.footer.stopped.connect(self.stop)
        self.views.file_asked.connect(self._files.show)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            hear(self.body, key, self.export)

    def _lay_out(self) -> None:
        look = self.look
        self.folder_words = Text(look, "", Type.SMALL, "text2", elide=True)
        self.remind_button = secondary(look, "Chép lời nhắc nơi thiếu", icon="copy")
        self.senders_button = secondary(look, "Nơi phải gửi", icon="clipboard_task")
        self.folder_button = secondary(look, "Thư mục khác", key="Insert", icon="folder_open")
        self.errors_button = secondary(look, "Xuất tệp lỗi cho từng nơi gửi", key="F12")
        self.button = primary(look, "Xuất sổ tổng hợp", key="Ctrl+Enter")
        for button in (self.errors_button, self.button):
            self.footer.add_button(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder_words, 1)
        for button in (self.remind_button, self.senders_button, self.folder_button):
            row.addWidget(button)
        full = QWidget()
        self._column = QVBoxLayout(full)
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        self._column.addLayout(row)
        self._column.addWidget(self.views, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        around = QVBoxLayout(self.body)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._stack, 1)
        around.addWidget(self.footer)
