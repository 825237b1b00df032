"""One open register in the window: its pages, its state in the status bar, undo and redo, its backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import FileRefused
from desktop.operations import backups, history, register
from desktop.records.step import Step
from desktop.settings import PcSettings
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.jobs import Jobs
from desktop.ui.page import WRITING
from desktop.ui.pages import add_pages
from desktop.ui.record_history import RecordHistory
from desktop.ui.safekeeping import Safekeeping
from desktop.ui.second_place_watch import SecondPlaceWatch
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.whole_register import WholeOut
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.steps import step_sentence

if TYPE_CHECKING:
    from desktop.ui.palette import Hit
    from desktop.ui.single_window import SingleWindow

READ_ONLY = "Sổ đang được {user} mở ghi trên máy khác. Đang mở bản chỉ đọc, vẫn in được."
LIFTED = "Sổ đã được nâng lên bản mới; bản trước khi nâng ở thư mục {folder}, tệp {name}."
TO_LOOK = "Đang mở chỉ để xem: xem, tìm, xuất được; không sửa được, sổ không thay đổi gì."
CLOCKS_DIFFER = timedelta(hours=1)
"""By so much two PCs' clocks may differ without a word."""
CLOCK_BEHIND = (
    "Đồng hồ máy này đang là {now:%H:%M %d/%m/%Y}, trước lần lưu cuối của sổ ({last:%H:%M %d/%m/%Y}). "
    "Chỉnh lại ngày giờ của máy trước khi ghi."
)
COPYING_AWAY = "Thấy nơi sao lưu thứ hai: đang sao lưu ra đó. Chưa rút USB."
COPIED_AWAY = "Đã sao lưu ra {folder} và kiểm tra. Rút USB được rồi."

LISTS_STEPS = ({"section": "history"}, {"trash": True})
"""Places of pages that list what was done and undone: who works there stays there."""

Tell = Callable[[BaseException], None]


class OpenRegister(QObject):
    """Lives as long as the register is open; the window's pages belong to it.

    `settled` follows the last deed under way; `saving_failed` says that a deed was refused;
    `unsound` carries the error when the file turns out to be damaged.
    """

    settled = Signal()
    saving_failed = Signal()
    unsound = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        settings: PcSettings,
        file: RecordFile,
        path: Path,
        unsaved_path: Path,
        tell: Tell,
    ) -> None:
        super().__init__()
        self.path = path
        self.desk = Desk(file, Jobs(self), self, unsaved_path)
        self.safe = Safekeeping(self.desk, self._not_kept, tell)
        self.watch: SecondPlaceWatch | None = None
        self.is_kept = file.to_look
        """Everything is backed up, or cannot be: nobody who closes is held up again."""
        self._window = window
        self._look = look
        self._settings = settings
        self._tell = tell
        self._first: SingleWindow | None = None
        self.record_history = RecordHistory(self.desk, window.current_page, self)

    def show(self, files: Files, restore: Callable[[Path, str], None]) -> None:
        """Fill the window: pages, commands, status; then look whether the file is sound.

        `restore` puts a backup in the place of this register.
        """
        window, desk = self._window, self.desk
        add_pages(window, self._look, desk, self._settings, files, restore)
        desk.changed.connect(window.refresh)
        desk.undone.connect(window.forget_step)
        desk.saving.connect(lambda: window.status.set_saved("Đang lưu…", "warn"))
        desk.saved.connect(lambda at: window.status.set_saved(f"Đã lưu lúc {at}"))
        desk.failed.connect(self._not_saved)
        desk.settled.connect(self.settled)
        desk.backed_up.connect(self._show_backup)
        window.commands.bind(
            {
                **WholeOut(window, desk, files, self._tell).handlers(),
                "file.save": Handler(self._save_now),
                "file.backup": Handler(self._back_up),
                "handover.make": Handler(lambda: self._go_to("backups", {"handover": True})),
                "backup.restore": Handler(lambda: self._go_to("backups")),
                "blanks.open": Handler(lambda: self._go_to("blanks")),
                "calibration.open": Handler(lambda: self._go_to("blanks", {"section": "printers"})),
                "recipients.pairs": Handler(lambda: self._go_to("recipients", {"pairs": True})),
                "unpaid.open": Handler(lambda: self._go_to("reports", {"unpaid": True})),
                "forms.fill": Handler(lambda: self._go_to("report_forms")),
                "past.take_in": Handler(lambda: self._go_to("past")),
                "consolidation.open": Handler(lambda: self._go_to("consolidation")),
                "record.history": Handler(self.record_history.open, self.record_history.available),
                "trash.open": Handler(lambda: self._go_to("trash")),
                "edit.history": Handler(lambda: self._go_to("settings", {"section": "history"})),
            }
        )
        window.status.set_file(str(self.path))
        window.setWindowTitle(f"Sổ Vàng – {register.ward_name(desk.file) or self.path.stem}")
        self._show_backup()
        window.open_page("overview")
        self._tell_state(files)
        window.when_painted(self._begin_watching)

    def close(self) -> None:
        """Finish every write and let go of the file."""
        if self._first is not None:
            self._first.close()
            self._first.deleteLater()
        self.desk.close()
        self.desk.jobs.close()
        self.desk.file.close()
        self.deleteLater()

    def undo(self, step_id: int | None = None) -> None:
        """Take back a step, else the latest one."""
        self._take_back(
            lambda file: history.undo_step(file, step_id) if step_id else history.undo(file),
            lambda deed: step_sentence("undo", {"code": deed.code, "values": deed.values}),
            NoticeAction("Làm lại", self.redo, "Ctrl+Y", "arrow_redo"),
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take_back(
            history.redo,
            lambda undo: step_sentence("redo", undo.values),
            NoticeAction("Hoàn tác", self.undo, "Ctrl+Z", "arrow_undo"),
        )

    def search(self, typed: str, page: str) -> Sequence[Hit]:
        """What the Ctrl+K box shows."""
        from desktop.ui.palette_hits import search_hits  # no start needs it

        return search_hits(self.desk.file, typed, page)

    def page_of_dropped(self, path: Path) -> tuple[str, object]:
        """Where a dropped workbook or list belongs: one that was sent from here to its report."""
        from desktop.operations.submissions import of_workbook  # no start pays for reports

        with suppress(FileRefused):
            if of_workbook(self.desk.file, path) is not None:
                return "reports", {"workbook": path}
        return "commendations", {"list": path}

    def _take_back(
        self,
        deed: Callable[[RecordFile], Future[Done[Step]]],
        sentence: Callable[[Step], str],
        other: NoticeAction,
    ) -> None:
        """Undo or redo; the notice offers the other one."""
        page = self._window.current_page()
        if page is None:
            return
        if page.is_writing():
            page.say(Notice(WRITING, "warn"))
            return

        def taken_back(step: Step) -> None:
            self._bring_into_sight(step)
            (self._window.current_page() or page).say(Notice(sentence(step), actions=(other,)))

        self.desk.carry_out(page, lambda: deed(self.desk.file), taken_back, say=False)

    def _bring_into_sight(self, step: Step) -> None:
        """Go to what an undo or redo has changed, unless it is in sight or a task page is at its own work."""
        from desktop.operations.traces.step_places import (  # knows every kind: not needed at the start
            whole,
            wholes,
        )
        from desktop.ui.step_places import page_of_step

        page, file = self._window.current_page(), self.desk.file
        if page is None or self._window.is_task() or page.place() in LISTS_STEPS:
            return
        record = page.record()
        if record is not None and whole(file, record) in wholes(file, step):
            return
        if (target := page_of_step(file, step)) is not None:
            self._window.open_page(*target)

    def _begin_watching(self) -> None:
        """What the first painting need not wait for: a look whether the file is sound, and later starts."""
        file = self.desk.file
        if file.is_closed:
            return
        self._listen()
        self.desk.jobs.run(
            lambda progress: file.verify(progress.is_stopped), lambda _sound: None, self.unsound.emit
        )

    def _listen(self) -> None:
        """Hear of later starts on this register."""
        from desktop.ui.single_window import SingleWindow  # brings QtNetwork

        self._first = SingleWindow(self.path, self)
        self._first.raise_asked.connect(self._come_to_the_front)
        self._first.layout_asked.connect(
            lambda layout: self._window.open_page("blanks", {"layout_file": layout})
        )

    def _come_to_the_front(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _tell_state(self, files: Files) -> None:
        """What the user must know at the start: another PC writes, or the second place has waited."""
        if last := history.history(self.desk.file, limit=1):
            self._window.status.set_saved(f"Lưu lần cuối {last[0].made_at:%H:%M %d/%m/%Y}")
        if self.desk.file.to_look:
            self.safe.timer.stop()
            self._window.status.set_saved("Chỉ để xem", "warn")
            self._window.setWindowTitle(f"{self._window.windowTitle()} (chỉ để xem)")
            self._window.show_notice(Notice(TO_LOOK, "info"))
            return
        user = register.held_elsewhere(self.desk.file)
        if user:
            self._window.status.set_saved("Chỉ đọc", "warn")
            self._window.show_notice(Notice(READ_ONLY.format(user=user), "warn"))
            return
        self.safe.remind(self._settings, self._remind)
        self.watch = SecondPlaceWatch(
            self.desk, self._settings, self._copying_away, self._copied_away, self._tell
        )
        now = self.desk.file.now()
        if last and now < last[0].made_at - CLOCKS_DIFFER:
            self._window.show_notice(Notice(CLOCK_BEHIND.format(now=now, last=last[0].made_at), "warn"))
        self._go_on_typing()
        if (kept := self.desk.file.kept_before) is not None:
            self._say_lifted(kept, files)

    def _say_lifted(self, kept: Path, files: Files) -> None:
        show = NoticeAction("Mở thư mục", lambda: files.show_in_folder(kept), "", "folder_open")
        said = LIFTED.format(folder=kept.parent.name, name=kept.name)
        self._window.show_notice(Notice(said, "info", actions=(show,)))

    def _go_on_typing(self) -> None:
        """Back to the form in which the work stopped when the program ended."""
        stopped = self.desk.unsaved.latest_open()
        if stopped is not None and self._window.has_page(stopped.page):
            self._window.open_page(stopped.page, stopped.place)
            self._window.page(stopped.page).form_asked.emit(stopped.key)

    def _go_to(self, page: str, argument: object = None) -> None:
        self._window.open_page(page, argument)

    def _remind(self, place: backups.SecondPlace) -> None:
        from desktop.ui.backups.words import reminder

        copy = NoticeAction("Sao lưu", lambda: self._go_to("backups", {"copy": True}))
        sentence = reminder(place.copied_at.date() if place.copied_at else None)
        self._window.show_notice(Notice(sentence, "warn", actions=(copy,)))

    def _copying_away(self) -> None:
        self._window.show_notice(Notice(COPYING_AWAY, "info"))

    def _copied_away(self, backup: backups.Backup) -> None:
        self._window.show_notice(Notice(COPIED_AWAY.format(folder=backup.path.parent)))

    def _not_saved(self, _kind: str) -> None:
        self._window.status.set_saved("", "")
        self.saving_failed.emit()

    def _not_kept(self, error: BaseException) -> None:
        self._tell(error)
        self.is_kept = True

    def _save_now(self) -> None:
        self._window.show_notice(Notice("Mọi thay đổi đã được lưu vào sổ."))

    def _back_up(self) -> None:
        desk, window = self.desk, self._window

        def done(backup: backups.Backup) -> None:
            desk.backed_up.emit()
            window.show_notice(Notice(f"Đã sao lưu và kiểm tra: {backup.path}"))

        desk.jobs.run(lambda _progress: backups.back_up(desk.file), done, self._tell)

    def _show_backup(self) -> None:
        found = backups.list_backups(self.desk.file)
        words = "chưa có"
        if found:
            made = max(backup.made_at for backup in found)
            today = made.date() == self.desk.file.now().date()
            words = f"{made:%d/%m/%Y} lúc {made:%H:%M}" if today else f"{made:%d/%m/%Y}"
        self._window.status.set_backup(f"Sao lưu gần nhất: {words}")
