"""What every page works with: the open register, the jobs, and one way to carry out a deed and say so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import Conflict, SoVangError
from desktop.operations import history
from desktop.records.step import Step
from desktop.store.file import RecordFile
from desktop.store.tables import BY_NAME
from desktop.store.writer import Done
from desktop.ui.jobs import Jobs
from desktop.ui.page import Page
from desktop.ui.unsaved import Unsaved
from desktop.ui.widgets.notice import Notice
from desktop.words.errors import error_sentence
from desktop.words.steps import step_sentence

T = TypeVar("T")

POLL_MILLISECONDS = 2000
"""How often another process's commits are looked for."""


class Desk(QObject):
    """Belongs to one open register; pages get it in their constructor and never keep another reference to it.

    `changed` carries the kinds of record (table names) that a commit of this or another process touched;
    `undone` the id of a step that was taken back. `saving` says "Đang lưu…" and `saved` when the commit is
    done. `settled` follows the last deed. `backed_up` is emitted by whoever made a backup. `unsaved` keeps
    what is being typed, in the side file `unsaved_path`.
    """

    changed = Signal(frozenset)
    undone = Signal(int)
    saving = Signal()
    saved = Signal(str)
    failed = Signal(str)
    settled = Signal()
    backed_up = Signal()
    _written = Signal(object)

    def __init__(
        self,
        file: RecordFile,
        jobs: Jobs,
        parent: QObject | None = None,
        unsaved_path: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.jobs = jobs
        self.unsaved = Unsaved(unsaved_path, file.now, lambda: _newest_step(file), self)
        self._under_way = 0
        self._is_closed = False
        self._written.connect(self._announce)
        file.when_written(self._written.emit)
        self._version = file.data_version()
        self._poll = QTimer(self)
        self._poll.timeout.connect(self._look_for_others)
        self._poll.start(POLL_MILLISECONDS)

    def carry_out(
        self,
        page: Page,
        deed: Callable[[], Future[Done[T]]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        say: bool = True,
    ) -> None:
        """Run an operation that writes. After the commit: the notice, then `done` with its value.

        The notice offers “Hoàn tác” only for a step that can be undone: Ctrl+Z would take back an older one.
        A refusal is told as a notice, unless `failed` takes it; nothing was written then.
        """

        def finished(result: Done[T]) -> None:
            try:
                if say and result.step is not None:
                    _say_step(page, result.step)
                if done is not None:
                    done(result.value)
            finally:
                self._settle()

        def refused(error: BaseException) -> None:
            self.failed.emit(type(error).__name__)
            self._settle()
            if isinstance(error, Conflict):
                self._look_for_others()  # whoever opens the record again at once sees it as it is
            (failed or (lambda known: self.tell(page, known)))(error)

        self._under_way += 1
        self.saving.emit()
        try:
            future = deed()
        except SoVangError as refusal:
            refused(refusal)
            return
        self.jobs.await_future(future, finished, refused)

    def is_saving(self) -> bool:
        """Whether a deed is under way whose outcome the user does not know yet."""
        return self._under_way > 0

    def tell(self, page: Page, error: BaseException) -> None:
        """Say a known refusal as a notice; anything else is a bug and goes to the program's own handler."""
        if not isinstance(error, SoVangError):
            raise error
        page.say(Notice(error_sentence(error.code, error.values), "err"))

    def close(self) -> None:
        """Stop looking for other processes' commits; a commit still on its way here is told to no one."""
        self._poll.stop()
        self.unsaved.close()
        self._is_closed = True

    def _settle(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.settled.emit()

    def _announce(self, done: Done[Any]) -> None:
        if self._is_closed:
            return
        self._version = self.file.data_version()
        self.saved.emit(self.file.now().strftime("%H:%M"))
        if done.step is not None and done.step.undoes_id is not None:
            self.undone.emit(done.step.undoes_id)
        if done.changed:
            self.changed.emit(frozenset(done.changed))

    def _look_for_others(self) -> None:
        version = self.file.data_version()
        if version != self._version:
            self._version = version
            self.changed.emit(ALL_KINDS)


def _say_step(page: Page, step: Step) -> None:
    sentence = step_sentence(step.code, step.values)
    if step.undoable:
        page.say_done(sentence, step.id)
    else:
        page.say(Notice(sentence, "ok"))


def _newest_step(file: RecordFile) -> int:
    newest = history.history(file, limit=1)
    return newest[0].id if newest else 0


ALL_KINDS = frozenset(BY_NAME)
"""What may have changed when another process wrote."""
