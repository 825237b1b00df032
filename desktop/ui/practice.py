"""Practice in the window: its frame and word, files that carry the mark, the ways in and out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import SoVangError
from desktop.operations import register
from desktop.operations.practice import marked_path
from desktop.settings import (
    SECOND_PLACE,
    SECOND_PLACE_COPIED_AT,
    PcSettings,
    SettingDeclaration,
    SettingValue,
)
from desktop.ui.commands import Handler
from desktop.ui.files import Files
from desktop.ui.jobs import Jobs
from desktop.ui.services import Services
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.text import Text, Type

if TYPE_CHECKING:
    from desktop.operations.letters.mail_program import Handed
    from desktop.operations.letters.mapi import Letter

WORD = "TẬP LÀM"
FRAME = 5
"""px of the frame round the window."""
BEGUN = "Đang tập làm: mọi việc ở đây không vào sổ thật, giấy in và tệp đều ghi BẢN TẬP."
_OWN = frozenset({SECOND_PLACE, SECOND_PLACE_COPIED_AT})


class PracticeFrame(QWidget):
    """Lies under everything in the window, which leaves its edge free."""

    def __init__(self, window: MainWindow, look: Look) -> None:
        centre = window.centralWidget() or window
        super().__init__(centre)
        self._look = look
        self._centre = centre
        centre.installEventFilter(self)
        look.changed.connect(self._fit)
        self._fit()
        self.lower()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), theme.colour("practice"))
        painter.fillRect(self.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME), theme.colour("bg"))

    def _fit(self) -> None:
        layout = self._centre.layout()
        if layout is not None:
            layout.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        self.setGeometry(self._centre.rect())
        self.update()


class PracticeFiles(Files):
    """The same dialogs; whatever is saved carries the mark in its name, so that no real file is replaced."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        self._files = files

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        chosen = self._files.ask_save(parent, title, marked_path(suggested), kinds)
        return None if chosen is None else marked_path(chosen)

    def ask_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        return self._files.ask_folder(parent, title, suggested)

    def ask_open(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        return self._files.ask_open(parent, title, folder, kinds)

    def ask_open_many(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        return self._files.ask_open_many(parent, title, folder, kinds)

    def unasked(self, path: Path, kinds: str) -> Path:
        return marked_path(self._files.unasked(path, kinds))

    def remember_place(self, kinds: str, folder: Path) -> None:
        self._files.remember_place(kinds, folder)

    def hand_to_mail(self, letter: Letter) -> Handed:
        return self._files.hand_to_mail(letter)

    def show_in_folder(self, path: Path) -> bool:
        return self._files.show_in_folder(path)

    def show(self, path: Path) -> bool:
        return self._files.show(path)


class PracticeSettings:
    """The settings of this PC, but for the second place of backups: the real one is not for practice."""

    def __init__(self, settings: PcSettings) -> None:
        self._settings = settings
        self._own: dict[SettingDeclaration, SettingValue] = {}

    def get(self, declaration: SettingDeclaration) -> SettingValue:
        """The stored value, or the default."""
        if declaration in _OWN:
            return self._own.get(declaration, declaration.default)
        return self._settings.get(declaration)

    def put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        """Store a value; what is practice's own lasts as long as its register is open."""
        if declaration in _OWN:
            self._own[declaration] = value
        else:
            self._settings.put(declaration, value)


class Host(Protocol):
    """The program, as far as practice needs it."""

    def shown(self) -> MainWindow:
        """The window in sight."""

    def open(self, path: Path) -> bool:
        """Open a register; False when it is refused, which the window says."""

    def let_go(self) -> bool:
        """Close the open register and its window; False when the page in sight does not let go."""

    def show_start(self) -> None:
        """The first-run page."""

    def tell(self, error: BaseException) -> None:
        """Say a known refusal."""


class Practice:
    """The ways into practice, back to its beginning, and out again."""

    def __init__(self, services: Services, jobs: Jobs, look: Look, program: Host) -> None:
        self._services = services
        self._jobs = jobs
        self._look = look
        self._program = program

    def start(self) -> None:
        """Go on where practice was left, or begin it; one that cannot be used is made anew."""
        if not _is_usable(self._services):
            self._make()
        elif self._program.open(self._services.practice_file):
            self._say_begun()

    def again(self) -> None:
        """Begin anew with the sample as it was."""
        if self._program.let_go():
            self._program.shown().show_whole(Text(self._look, "    Đang làm lại sổ tập…", Type.TITLE))
            self._make()

    def leave(self) -> None:
        """Back to the register that was open before, or to the first page where there is none."""
        last = self._services.last_file()
        if last is not None:
            self._program.open(last)
        elif self._program.let_go():
            self._program.show_start()

    def handlers(self, *, practising: bool) -> Mapping[str, Handler]:
        """The commands that stand in the menu now."""
        if practising:
            return {"practice.again": Handler(self.again), "practice.leave": Handler(self.leave)}
        return {"practice.start": Handler(self.start)}

    def mark(self, window: MainWindow) -> None:
        """Tell a window of practice apart."""
        PracticeFrame(window, self._look)
        window.status.set_practice(WORD)
        window.setWindowTitle(f"Sổ Vàng – {WORD} – sổ mẫu")

    def _make(self) -> None:
        services, program = self._services, self._program

        def made(_nothing: None) -> None:
            if program.open(services.practice_file):
                self._say_begun()

        def failed(error: BaseException) -> None:
            program.show_start()
            program.tell(error)

        self._jobs.run(lambda _progress: begin(services), made, failed)

    def _say_begun(self) -> None:
        ways = (
            NoticeAction("Làm lại từ đầu", self.again, icon="arrow_undo"),
            NoticeAction("Về sổ thật", self.leave, icon="arrow_left"),
        )
        self._program.shown().show_notice(Notice(BEGUN, "info", actions=ways))


def _is_usable(services: Services) -> bool:
    try:
        register.open_register(services.practice_file, user=services.user, now=services.now).close()
    except SoVangError:
        return False
    return True


def begin(services: Services) -> None:
    """Make the practice register anew, without what was being typed into the old one."""
    from desktop.operations import practice_register  # only who practises pays for the sample

    path = services.practice_file
    services.unsaved_path(path).unlink(missing_ok=True)
    practice_register.begin(path, user=services.user, now=services.now)
