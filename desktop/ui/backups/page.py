"""Sao lưu: the list of backups, one button for a new one, the second place, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.operations import backups
from desktop.operations.backups import Backup
from desktop.operations.handover import Handover, hand_over
from desktop.operations.restore_preview import RestorePreview, restore_preview
from desktop.operations.sealed_backups import needs_passphrase
from desktop.settings import SECOND_PLACE, PcSettings
from desktop.ui.backups.copies import Places, State, copies_table, groups, look_at
from desktop.ui.backups.restore_panel import RestorePanel
from desktop.ui.backups.sealed import SealedCopies
from desktop.ui.backups.second_place import SecondPlaceCard
from desktop.ui.backups.words import KEPT, RESTORE, RESTORE_ANSWERS, handed_over, loss, question, reminder
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.jobs import Job, Progress, Stopped
from desktop.ui.page import Page, PageAction
from desktop.ui.safekeeping import is_overdue, known_second_place, note_copy
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.notice import Notice, NoticeAction, NoticeBar
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.question import Question
from desktop.words.errors import error_sentence

T = TypeVar("T")

EMPTY = "Chưa có bản sao lưu nào. Bấm Sao lưu ngay."
BY_ITSELF = "Sổ tự sao lưu mỗi 30 phút khi có thay đổi và khi đóng chương trình."
STOPPED = "Đã dừng, không để lại tệp nào dở dang."
BUSY = "Việc sao lưu trước chưa xong. Đợi xong rồi làm tiếp."
HANDING_OVER = "Đang soạn bộ bàn giao… Esc để dừng."
FOOT = "Enter: xem bản sao khác sổ đang dùng ở đâu, rồi khôi phục nếu cần"


class BackupsPage(Page):
    """`restore` puts a backup, opened with its passphrase or "", in the place of the open register."""

    title = "Sao lưu"
    context = BY_ITSELF

    def __init__(
        self, look: Look, desk: Desk, settings: PcSettings, files: Files, restore: Callable[[Path, str], None]
    ) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._settings = settings
        self._files = files
        self._restore = restore
        self._places = Places((), None)
        self._looks = 0
        self._work: Job | None = None
        self._takes_focus = False
        self.question: Question | None = None
        self._sealed = SealedCopies(self, desk, files, self._copy_sealed, self._show_compared)
        self.reminder = NoticeBar(look)
        self.card = SecondPlaceCard(look)
        self.table = copies_table(look)
        self.table.set_foot(FOOT)
        self.empty = EmptyList(look, EMPTY, "Sao lưu ngay", BY_ITSELF, key="Ctrl+N", icon="archive")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(10)
        column.addWidget(self.reminder)
        column.addWidget(self.card)
        column.addWidget(self._stack, 1)
        self.empty.pressed.connect(self.back_up)
        self.card.copy_asked.connect(self.copy_away)
        self.card.choose_asked.connect(self.choose_place)
        self.table.opened.connect(self._open)
        desk.backed_up.connect(self.look_again)

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("backup.seal"), PageAction("page.new", primary=True))

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "page.new": Handler(self.back_up, text="Sao lưu ngay"),
            "backup.second": Handler(self.copy_away, lambda: self._places.second is not None),
            "backup.place": Handler(self.choose_place),
            "backup.seal": Handler(self._sealed.ask),
            "backup.restore_file": Handler(self.choose_copy),
            "handover.make": Handler(self.hand_over),
        }

    def panes(self) -> Sequence[QWidget]:
        return (self.card, self._stack)

    def opened(self, argument: object) -> None:
        self._takes_focus = True
        self.look_again()
        asked = argument if isinstance(argument, Mapping) else {}
        if asked.get("copy"):
            self.copy_away()
        elif asked.get("handover"):
            self.hand_over()

    def panel_changed(self, panel: SidePanel | None) -> None:
        if panel is None:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> bool:
        """Esc ends the making of a sealed copy; a plain one ends by itself at once."""
        if self._work is None:
            return False
        self._work.stop()
        return True

    def look_again(self) -> None:
        """Read the folders in a job and show what is there."""
        self._looks += 1
        look, file, settings = self._looks, self._file, self._settings

        def done(places: Places) -> None:
            if look == self._looks:
                self._show(places)

        self._desk.jobs.run(
            lambda _progress: look_at(file, known_second_place(file, settings)), done, self._tell
        )

    def back_up(self) -> None:
        """A checked copy beside the register, now."""
        self._copy(lambda _progress: backups.back_up(self._file), self._copied)

    def copy_away(self) -> None:
        """A checked copy into the second place; the first time it is chosen."""
        folder = str(self._settings.get(SECOND_PLACE))
        if not folder:
            self.choose_place()
            return
        self._copy(
            lambda _progress: backups.copy_to_second_place(self._file, Path(folder)), self._copied_away
        )

    def choose_place(self) -> None:
        """Let the user choose a folder on a stick once, and copy there at once."""
        chosen = self._files.ask_folder(self, "Chọn nơi sao lưu thứ hai (USB)", documents())
        if chosen is not None:
            self._settings.put(SECOND_PLACE, str(chosen))
            self.copy_away()

    def choose_copy(self) -> None:
        """Let the user point at a copy on a stick or in another folder, and show what it would change."""
        chosen = self._sealed.choose_copy()
        if chosen is None:
            return
        try:
            found = backups.described(chosen)
        except SoVangError as refusal:
            self._tell(refusal)
            return
        self._look_into(found, is_changed=bool(found.sha256) and not backups.is_unchanged(found))

    def hand_over(self) -> None:
        """Let the user choose where, and write the folder for a successor there."""
        if self._is_busy():
            return
        folder = self._files.ask_folder(self, "Chọn nơi đặt bộ bàn giao (USB, ổ đĩa khác)", documents())
        if folder is None:
            return
        file = self._file
        self.say(Notice(HANDING_OVER, "info"))

        def done(made: Handover) -> None:
            show = NoticeAction("Mở thư mục", lambda: self._files.show(made.path), "", "folder_open")
            self.say(Notice(handed_over(made), detail=str(made.path), actions=(show,)))

        self._run(lambda progress: hand_over(file, folder, step=progress.step), done, "Đang soạn bộ bàn giao")

    def _copy_sealed(self, work: Callable[[Progress], Backup]) -> None:
        def copied(backup: Backup) -> None:
            place = self._places.second
            if place is not None and backup.path.parent == place.folder:
                note_copy(self._settings, backup)
            self.say(Notice(f"Đã sao lưu có mật khẩu và mở lại kiểm tra: {backup.path}"))

        self._copy(work, copied)

    def _copy(self, work: Callable[[Progress], Backup], done: Callable[[Backup], None]) -> None:
        def finished(backup: Backup) -> None:
            done(backup)
            self._desk.backed_up.emit()

        self._run(work, finished, "Đang ghi bản sao có mật khẩu")

    def _is_busy(self) -> bool:
        """Whether the one work of the page is under way, which is said."""
        if self._work is not None:
            self.say(Notice(BUSY, "info"))
        return self._work is not None

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None], words: str) -> None:
        """Run the one work of the page; `words` stand before how far it is."""
        if self._is_busy():
            return
        self.table.set_foot("Đang sao lưu và kiểm tra bản sao…")

        def ended() -> None:
            self._work = None
            self.table.set_foot(FOOT)

        def finished(value: T) -> None:
            ended()
            done(value)

        def failed(error: BaseException) -> None:
            ended()
            if isinstance(error, Stopped):
                self.say(Notice(STOPPED, "info"))
            else:
                self._tell(error)
            self.look_again()

        def progressed(at: int, total: int) -> None:
            if self._work is not None:
                self.table.set_foot(f"{words}: {at * 100 // max(total, 1)} %… Esc để dừng")

        self._work = self._desk.jobs.run(work, finished, failed, progressed)

    def _copied(self, backup: Backup) -> None:
        self.say(Notice(f"Đã sao lưu và kiểm tra: {backup.path}"))

    def _copied_away(self, backup: Backup) -> None:
        note_copy(self._settings, backup)
        self.say(Notice(f"Đã sao lưu ra {backup.path.parent} và kiểm tra. Rút USB được rồi."))

    def _show(self, places: Places) -> None:
        takes_focus = self._takes_focus or self.empty.button.hasFocus()
        self._takes_focus = False
        self._places = places
        self.table.set_groups(groups(places))
        if places.copies and self.table.current_id() < 0:
            self.table.set_current_id(places.copies[0].id)
        self._stack.setCurrentWidget(self.table if places.copies else self.empty)
        self.card.show_place(places.second)
        self._remind()
        self.frame_changed.emit()
        if takes_focus and self.isVisible() and self.panel() is None:
            target = self.table.view if places.copies else self.empty.button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remind(self) -> None:
        place = self._places.second
        if place is None or not is_overdue(place, self._file.now()):
            self.reminder.dismiss()
            return
        copy = NoticeAction("Sao lưu", self.copy_away)
        sentence = reminder(place.copied_at.date() if place.copied_at else None)
        self.reminder.show_notice(Notice(sentence, "warn", actions=(copy,)))

    def _open(self, copy_id: int) -> None:
        """Show what a restore would change."""
        copy = next((one for one in self._places.copies if one.id == copy_id), None)
        if copy is not None:
            self._look_into(copy.backup, is_changed=copy.state is State.CHANGED)

    def _look_into(self, backup: Backup, *, is_changed: bool) -> None:
        if needs_passphrase(backup.path) and not is_changed:
            self._sealed.open(backup)
            return
        panel = self._show_restore(backup)
        if is_changed:
            panel.show_refusal(error_sentence("backup_changed", {"path": str(backup.path)}))
        else:
            self._compare(panel)

    def _show_restore(self, backup: Backup, passphrase: str = "") -> RestorePanel:
        panel = RestorePanel(self.look, backup, passphrase)
        panel.restore_asked.connect(self._ask)
        self.show_panel(panel)
        panel.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return panel

    def _show_compared(self, backup: Backup, preview: RestorePreview, passphrase: str) -> None:
        self._show_restore(backup, passphrase).show_preview(preview)

    def _compare(self, panel: RestorePanel) -> None:
        path, present = panel.backup.path, self._file.path

        def done(preview: RestorePreview) -> None:
            if self.panel() is panel:
                panel.show_preview(preview)

        def failed(error: BaseException) -> None:
            if not isinstance(error, SoVangError):
                raise error
            if self.panel() is panel:
                panel.show_refusal(error_sentence(error.code, error.values))

        self._desk.jobs.run(lambda _progress: restore_preview(path, present), done, failed)

    def _ask(self, backup: Backup, preview: RestorePreview, passphrase: str) -> None:
        """The question comes before anything is touched; the safe answer is the default."""
        asked = Question(self.look, question(backup), (loss(preview), KEPT), RESTORE_ANSWERS, self)
        self.question = asked

        def answered() -> None:
            self.question = None
            if asked.chosen == RESTORE:
                self._restore(backup.path, passphrase)

        asked.finished.connect(answered)
        asked.open()

    def _tell(self, error: BaseException) -> None:
        self._desk.tell(self, error)
