"""A backup comes in the place of a register that is closed: asked for, or offered beside bad news."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import FileRefused, SoVangError
from desktop.operations import backups
from desktop.operations.backups import Backup
from desktop.operations.output import made_folder
from desktop.ui.files import documents
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.text import Text, Type
from desktop.words.errors import error_sentence

if TYPE_CHECKING:
    from desktop.operations.restore_preview import RestorePreview
    from desktop.ui.widgets.question import Question


class Opener(Protocol):
    """The program, as far as a restore needs it."""

    def shown(self) -> MainWindow:
        """The window in sight."""

    def open(self, path: Path) -> bool:
        """Open a register; False when it is refused, which the window says."""

    def show_start(self) -> None:
        """The first-run page."""

    def tell(self, error: BaseException) -> None:
        """Say a known refusal."""


class Restoring:
    """Works on closed registers only; the program opens them again."""

    def __init__(self, jobs: Jobs, look: Look, now: Callable[[], datetime], program: Opener) -> None:
        self._jobs = jobs
        self._look = look
        self._now = now
        self._program = program
        self.question: Question | None = None

    def put_back(self, backup: Path, path: Path, passphrase: str = "") -> None:
        """Keep what stands at `path`, put the backup there, open it and say where the older one is."""
        program = self._program
        program.shown().show_whole(Text(self._look, "    Đang khôi phục sổ…", Type.TITLE))

        def done(kept: Path | None) -> None:
            program.open(path)
            where = f" Sổ trước đó được giữ ở {kept}." if kept else ""
            program.shown().show_notice(Notice(f"Đã khôi phục sổ từ {backup.name}.{where}"))

        def failed(error: BaseException) -> None:
            program.open(path)
            program.tell(error)

        def work(_progress: Progress) -> Path | None:
            if passphrase:
                from desktop.operations import sealed_backups  # no start pays for it

                return sealed_backups.restore_sealed(backup, passphrase, path, now=self._now)
            return backups.restore(backup, path, now=self._now)

        self._jobs.run(work, done, failed)

    def open_sealed(self, sealed: Path) -> None:
        """On a PC without a register: ask for the passphrase of a copy and make its register anew."""
        from desktop.operations import sealed_backups  # here and below: no start pays for it
        from desktop.ui.backups.passphrase import ANEW, UnsealPanel
        from desktop.ui.widgets.keys import hear

        target = sealed_backups.register_beside(sealed, documents())
        panel = UnsealPanel(self._look, backups.described(sealed), ANEW.format(place=target), "Lập lại sổ")

        def failed(error: BaseException) -> None:
            if not isinstance(error, SoVangError):
                raise error
            panel.show_refusal(error)

        def made(_kept: Path | None) -> None:
            if self._program.open(target):
                self._program.shown().show_notice(Notice(f"Đã lập lại sổ từ {sealed.name} ở {target}."))

        def work(words: str) -> Path | None:
            made_folder(target.parent)
            return sealed_backups.restore_sealed(sealed, words, target, now=self._now)

        def ask(words: str) -> None:
            self._jobs.run(lambda _progress: work(words), made, failed)

        panel.open_asked.connect(ask)
        panel.close_asked.connect(self._program.show_start)
        hear(panel, "Esc", panel.close_asked.emit)
        self._program.shown().show_whole(_in_the_middle(self._look, panel))
        panel.start()

    def offer(self, error: BaseException, path: Path) -> None:
        """Beside the word that a register is damaged stands its newest good copy, one key away."""
        if not isinstance(error, FileRefused) or error.code != "file_damaged":
            return
        found = backups.newest_sound(path)
        if found is None:
            return
        words = f"Khôi phục bản sao lúc {found.made_at:%H:%M ngày %d/%m/%Y}…"
        back = NoticeAction(words, lambda: self._compare(found, path), "", "history")
        sentence = error_sentence(error.code, error.values)
        self._program.shown().show_notice(Notice(sentence, "err", actions=(back,)))

    def _compare(self, backup: Backup, path: Path) -> None:
        """Find out what would be lost, before anything is replaced."""
        from desktop.operations.restore_preview import restore_preview  # here and below: for bad news only

        self._jobs.run(
            lambda _progress: restore_preview(backup.path, path),
            lambda preview: self._ask(backup, preview, path),
            self._program.tell,
        )

    def _ask(self, backup: Backup, preview: RestorePreview, path: Path) -> None:
        from desktop.ui.backups.words import KEPT, RESTORE, RESTORE_ANSWERS, loss, question
        from desktop.ui.widgets.question import Question

        details = (loss(preview), KEPT)
        asked = Question(self._look, question(backup), details, RESTORE_ANSWERS, self._program.shown())
        self.question = asked

        def answered() -> None:
            self.question = None
            if asked.chosen == RESTORE:
                self.put_back(backup.path, path)

        asked.finished.connect(answered)
        asked.open()


def _in_the_middle(look: Look, panel: QWidget) -> QWidget:
    whole = Surface(look, "bg")
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(panel)
    row.addStretch(1)
    return whole
