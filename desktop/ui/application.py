"""The program's window from start to end: the first-run page, one open register, its pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop import version
from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations import backups, register
from desktop.operations.practice import hold, is_practice
from desktop.operations.recent_files import is_told
from desktop.settings import (
    LAST_FILE,
    NAVIGATION_FOLDED,
    SYNCED_TOLD,
    TEXT_SIZE_PERCENT,
    THEME,
)
from desktop.store.file import RecordFile
from desktop.ui.bugs import Bugs, bug_notice
from desktop.ui.commands import Handler
from desktop.ui.files import LAYOUT, LISTS, REGISTER, Files, documents, dropped, dropped_folder
from desktop.ui.import_ahead import ImportAhead
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.last_folders import LastFolders
from desktop.ui.open_register import OpenRegister
from desktop.ui.practice import Practice, PracticeFiles, PracticeSettings
from desktop.ui.qt_words import QtWords
from desktop.ui.recent import Recent
from desktop.ui.restoring import Restoring
from desktop.ui.services import Services
from desktop.ui.shell import MainWindow
from desktop.ui.theme import STYLE, Look, ThemeChoice
from desktop.ui.whole_register import WholeIn
from desktop.ui.widgets.notice import Notice
from desktop.ui.window_name import may_be_open
from desktop.ui.window_place import remember_place, restore_place
from desktop.words.errors import error_sentence
from desktop.words.synced import synced_sentence

if TYPE_CHECKING:
    from desktop.ui.new_register_form import NewRegister
    from desktop.ui.palette import Hit

FILE_FILTER = "Sổ Vàng (*.sovang *.sovang-khoa)"
USUAL = (1366, 696)
"""The client area of a maximised window on the usual screen; a smaller screen gets a maximised window."""
SMALLEST = (1024, 520)
KEEPING = "Đang sao lưu sổ trước khi đóng. Xong sẽ tự đóng."
LAYOUT_NEEDS_REGISTER = "Tạo sổ mới hoặc mở sổ trước, rồi mở tệp mẫu in này lần nữa."
LIST_NEEDS_REGISTER = "Tạo sổ mới hoặc mở sổ trước, rồi kéo tệp Excel vào cửa sổ."


class Program(QObject):
    """Holds the window and the open register; at most one register is open."""

    def __init__(self, services: Services, look: Look, files: Files) -> None:
        super().__init__()
        self._services = services
        self._look = look
        self._files = LastFolders(files, services.settings)
        self._jobs = Jobs(self)
        self._restoring = Restoring(self._jobs, look, services.now, self)
        self._practice = Practice(services, self._jobs, look, self)
        self._recent = Recent(services.settings, self._jobs, self)
        self._whole = WholeIn(self._jobs, self._files, lambda: services.user, services.now)
        self._closes_when_saved = False
        self.window: MainWindow | None = None
        self.register: OpenRegister | None = None
        self.bugs = Bugs(services.note_crash, self._say_bug, self._said, self)
        look.changed.connect(self._remember_look)

    def start(self, path: Path | None) -> None:
        """Show the window on a register, on the last one, or on the first-run page.

        A layout is taken over into the last register.
        """
        layout = given_layout(path)
        wanted = self._services.last_file() if layout or path is None else path
        self._show_window()
        self.shown().when_painted(_speak_choices)
        if wanted is None:
            self.show_start()
        else:
            self.open(wanted)
        if layout is not None:
            self._take_layout(layout)

    def close(self) -> None:
        """Finish every write and end the threads."""
        self._jobs.close()
        self._close_register()

    def show_start(self) -> None:
        """The first-run page."""
        from desktop.ui.start_page import StartPage  # here and below: most starts open a register

        page = StartPage(self._look, self._recent.paths())
        page.new_asked.connect(self.show_new_register)
        page.open_asked.connect(self.ask_for_register)
        page.sample_asked.connect(self._practice.start)
        page.recent.chosen.connect(self._recent.open)
        page.recent.removed.connect(self._recent.forget)
        self._recent.find_gone(page.recent)
        self.shown().status.set_file(f"Sổ Vàng {version()}")
        self.shown().show_whole(page)

    def show_new_register(self) -> None:
        """The one-minute form of a new register."""
        from desktop.ui.new_office import ISSUER_KINDS, suggested_places
        from desktop.ui.new_register_form import NewRegisterForm

        form = NewRegisterForm(self._look, suggested_places, ISSUER_KINDS)
        form.created.connect(self._create)
        form.back_asked.connect(self._leave_form)
        self.shown().show_whole(form)

    def ask_for_register(self) -> None:
        """Let the user choose a register file."""
        chosen = self._files.ask_open(self.shown(), "Mở sổ", documents(), FILE_FILTER)
        if chosen is not None:
            self.open(chosen)

    def ask_to_look(self) -> None:
        """Let the user choose a register or a backup that is opened so that nothing of it can be written."""
        chosen = self._files.ask_open(self.shown(), "Mở chỉ để xem", documents(), FILE_FILTER)
        if chosen is not None:
            self.open(chosen, to_look=True)

    def open(self, path: Path, *, to_look: bool = False) -> bool:
        """Open a register in place of the present one; False when it is refused, which the window says.

        `to_look`: nothing of it can be written.
        """
        window = self.shown()
        page = window.current_page()
        if self._is_shown(path, to_look=to_look):
            window.show_pages()
            return True
        if page is not None and not page.may_close():
            return False
        try:
            file = self._sound(path, to_look=to_look)
        except SoVangError as refusal:
            self._not_opened(refusal, path)
            return False
        self._leave_register()
        if page is not None:
            self._replace_window()
        try:
            self._show_register(file, path)
        except FileRefused as refusal:
            self._give_up(refusal)
            return False
        return True

    def _not_opened(self, refusal: SoVangError, path: Path) -> None:
        """Say why; without an open register there is a way on: a passphrase, or the newest good copy."""
        if self.register is not None:
            self.tell(refusal)
            return
        self.show_start()
        if refusal.code == "file_sealed":
            self._restoring.open_sealed(path)
            return
        self.tell(refusal)
        self._restoring.offer(refusal, path)

    def _is_shown(self, path: Path, *, to_look: bool) -> bool:
        shown = self.register
        return (
            shown is not None
            and shown.path.resolve() == path.resolve()
            and shown.desk.file.to_look is to_look
        )

    def _create(self, new: NewRegister) -> None:
        from desktop.ui.new_office import office_of, register_path

        services, path = self._services, register_path(new.ward, documents())

        def set_up() -> None:
            with register.open_register(path, user=services.user, now=services.now) as file:
                register.set_up_office(file, office_of(new)).result()

        def made(_nothing: None) -> None:
            self.open(path)

        def work(_progress: Progress) -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            register.create_register(path, user=services.user, now=services.now)
            set_up()

        self._jobs.run(work, made, self.tell)

    def _show_register(self, file: RecordFile, path: Path) -> None:
        window = self.shown()
        services = self._services
        unsaved = services.unsaved_path(path)
        practising = is_practice(file.read)
        settings = PracticeSettings(services.settings) if practising else services.settings
        opened = OpenRegister(window, self._look, settings, file, path, unsaved, self.tell)
        self.register = opened
        opened.settled.connect(self._close_if_asked)
        opened.saving_failed.connect(self._stay)
        opened.unsound.connect(self._give_up)
        window.commands.bind(
            {
                "file.new": Handler(self.show_new_register),
                "file.open": Handler(self.ask_for_register),
                "file.look": Handler(self.ask_to_look),
                "file.recent": Handler(self._recent.popup),
                "whole.take_over": Handler(lambda: self._whole.ask(self)),
                **self._practice.handlers(practising=practising),
            }
        )
        opened.show(PracticeFiles(self._files) if practising else self._files, self.restore)
        if practising:
            self._practice.mark(window)
        else:
            self._look_at_place(path)

    def _look_at_place(self, path: Path) -> None:
        """Say once of a register that its folder is kept alike on other PCs."""
        settings = self._services.settings

        def found(kind: str) -> None:
            window = self.shown()
            with suppress(StorageTrouble):  # what cannot be noted as told would be told at every start
                if kind and not window.said() and not is_told(settings, SYNCED_TOLD, path):
                    window.show_notice(Notice(synced_sentence(kind), "info"))

        self._jobs.run(lambda _progress: self._services.kept_alike_by(path), found, self.tell)

    def _give_up(self, error: BaseException) -> None:
        """A register that turns out to be damaged is closed again, and the first page says so."""
        path = self.register.path if self.register is not None else None
        if isinstance(error, FileRefused):
            self._close_register()
            self._replace_window()
            self.show_start()
        self.tell(error)
        if path is not None:
            self._restoring.offer(error, path)

    def let_go(self) -> bool:
        """Close the open register and its window; False when the page in sight does not let go."""
        page = self.shown().current_page()
        if page is not None and not page.may_close():
            return False
        self._close_register()
        self._replace_window()
        return True

    def restore(self, backup: Path, passphrase: str = "") -> None:
        """Put a backup in the place of the open register: it is closed, kept, replaced and opened again."""
        if self.register is not None and self.register.desk.file.to_look:
            self.tell(SoVangError("opened_to_look"))
        elif self.register is not None:
            path = self.register.path
            self._close_register()
            self._replace_window()
            self._restoring.put_back(backup, path, passphrase)

    def _leave_register(self) -> None:
        """Close the register for another one; what changed in it is backed up meanwhile."""
        left = self.register
        self._close_register()
        if left is not None and not left.desk.file.to_look:
            file = left.desk.file
            self._jobs.run(lambda _progress: backups.keep_safe(file), lambda _made: None, self.tell)

    def _close_register(self) -> None:
        if self.register is not None:
            self.register.close()
            self.register = None

    def _leave_form(self) -> None:
        if self.register is None:
            self.show_start()
        else:
            self.shown().show_pages()

    def _show_window(self) -> None:
        window = MainWindow(
            self._look,
            undo=self._undo,
            redo=self._redo,
            search=self._search,
            undo_step=lambda step_id: self._undo(step_id),
        )
        self.window = window
        window.setMinimumSize(*SMALLEST)
        room = window.screen().availableSize()
        window.resize(QSize(*USUAL).boundedTo(room))
        place = restore_place(self._services.settings, window)
        window.fold_navigation(bool(self._services.settings.get(NAVIGATION_FOLDED)))
        window.navigation_folded.connect(
            lambda folded: self._services.settings.put(NAVIGATION_FOLDED, folded)
        )
        window.hit_chosen.connect(self._open_hit)
        window.dropped.connect(self._take_dropped)
        window.may_close = self._may_close
        if place or QSize(*USUAL).boundedTo(room) == QSize(*USUAL):
            window.show()
        else:
            window.showMaximized()

    def _replace_window(self) -> None:
        """Pages belong to one register: another one gets a window of its own in the same place."""
        old = self.shown()
        self._remember_place()
        self._show_window()
        old.may_close = lambda: True
        old.close()
        old.deleteLater()

    def _may_close(self) -> bool:
        """Not while a deed is under way: the window closes by itself once the user's work is written."""
        if self.register is not None and self.register.desk.is_saving():
            self._closes_when_saved = True
            return False
        if self.register is not None and not self.register.is_kept:
            self.shown().show_notice(Notice(KEEPING, "info"))
            self.register.safe.keep(self._close_kept)
            return False
        self._remember_place()
        return True

    def _close_kept(self) -> None:
        """Everything is backed up; should a page still hold the window, the next end asks again."""
        kept = self.register
        if kept is not None:
            kept.is_kept = True
            kept.is_kept = self.shown().close()

    def _sound(self, path: Path, *, to_look: bool) -> RecordFile:
        """Open a register; another one that is open stays until the new one is known to be sound."""
        file = self._services.look_into(path) if to_look else self._services.open(path)
        try:
            if is_practice(file.read) and not to_look:
                hold(file)
            if self.register is not None:
                file.verify()
        except SoVangError:
            file.close()
            if self.register is not None:
                self._services.settings.put(LAST_FILE, str(self.register.path.absolute()))
            raise
        return file

    def _close_if_asked(self) -> None:
        if self._closes_when_saved:
            self._closes_when_saved = False
            self.shown().close()

    def _remember_place(self) -> None:
        with suppress(StorageTrouble):  # where the PC does not let it be noted the window just closes
            remember_place(self._services.settings, self.shown())

    def _take_dropped(self, data: QMimeData) -> None:
        """A register is opened; a list goes into the open decision, reports and folders to their pages.

        What was dropped with it and is not taken is named, to be dropped alone.
        """
        path, found, folder = dropped(data, [REGISTER]), dropped(data, LISTS), dropped_folder(data)
        layout = dropped(data, [LAYOUT])
        if path is not None:
            taken = self.open(path)
        elif layout is not None:
            taken = self._take_layout(layout)
        elif self.register is None:
            taken = False
            self.shown().show_notice(Notice(LIST_NEEDS_REGISTER, "info"))
        elif found is not None:
            taken = self.shown().open_page(*self.register.page_of_dropped(found))
        else:
            taken = folder is not None and self.shown().open_page("consolidation", {"folder": folder})
        if taken:
            from desktop.ui.dropped_together import name_others  # no start needs it

            name_others(self.shown(), data, path or layout or found or folder)

    def _take_layout(self, path: Path) -> bool:
        if self.register is None:
            self.shown().show_notice(Notice(LAYOUT_NEEDS_REGISTER, "info"))
            return False
        return self.shown().open_page("blanks", {"layout_file": path})

    def shown(self) -> MainWindow:
        """The window in sight."""
        if self.window is None:
            raise RuntimeError("the window is shown first")
        return self.window

    def _undo(self, step_id: int | None = None) -> None:
        if self.register is not None:
            self.register.undo(step_id)

    def _redo(self) -> None:
        if self.register is not None:
            self.register.redo()

    def _search(self, typed: str, page: str) -> Sequence[Hit]:
        return () if self.register is None else self.register.search(typed, page)

    def _open_hit(self, hit: Hit, _beside: bool) -> None:
        from desktop.ui.palette_hits import page_for

        self.shown().open_page(*page_for(hit))

    def _stay(self) -> None:
        self._closes_when_saved = False

    def tell(self, error: BaseException) -> None:
        """Say a known refusal as a notice; anything else goes to the handler of bugs."""
        if not isinstance(error, SoVangError):
            raise error
        self.shown().show_notice(Notice(error_sentence(error.code, error.values), "err"))

    def _say_bug(self, sentence: str, note: Path | None) -> None:
        if self.window is not None:
            self.window.show_notice(bug_notice(sentence, note, self._files, self.window.show_notice))

    def _said(self) -> str:
        return self.window.said() if self.window is not None else ""

    def _remember_look(self) -> None:
        self._services.settings.put(THEME, self._look.choice.value)
        self._services.settings.put(TEXT_SIZE_PERCENT, round(self._look.scale * 100))


def build(app: QApplication, services: Services, files: Files) -> Program:
    """The program in a Qt application, with the look of this PC's settings; nothing is shown yet."""
    app.setApplicationName("Sổ Vàng")
    app.installTranslator(QtWords(app))
    settings = services.settings
    look = Look(app, ThemeChoice(str(settings.get(THEME))), int(settings.get(TEXT_SIZE_PERCENT)) / 100)
    return Program(services, look, files)


def run(services: Services, path: Path | None) -> int:
    """Start Qt, show the window, and return the exit code when it has been closed."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running")
    layout = given_layout(path)
    if _is_open_already(services.last_file() if layout or path is None else path, layout):
        return 0
    program = build(app, services, Files())
    program.bugs.listen()

    def begin() -> None:
        program.start(path)
        program.shown().when_painted(ImportAhead(program).start)

    QTimer.singleShot(0, begin)
    code = app.exec()
    program.close()
    return code


def _speak_choices() -> None:
    """Have screen readers told of choices; the first pages have none."""
    from PySide6.QtGui import QAccessible

    from desktop.ui.widgets.spoken_choice import spoken_choice

    QAccessible.installFactory(spoken_choice)


def given_layout(path: Path | None) -> Path | None:
    """The path that the program was started with, where it is a layout's."""
    return path if path is not None and path.suffix.lower() == LAYOUT else None


def _is_open_already(path: Path | None, layout: Path | None) -> bool:
    """Whether another window has this register and has come to the front, to take over a layout too."""
    if path is None:
        return False
    if not may_be_open(path):
        return False
    from desktop.ui.single_window import raise_first

    return raise_first(path, layout)
