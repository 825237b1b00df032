"""Sees the stick come in: the copy that is due is made while it is there.

A dead network drive answers after minutes or never. So each look runs in a thread of its own that nobody
waits for, and there is never more than one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from desktop.operations import backups
from desktop.operations.backups import Backup
from desktop.settings import SECOND_PLACE, PcSettings
from desktop.ui.desk import Desk
from desktop.ui.safekeeping import note_copy

EVERY_SECONDS = 5


class _Look(Thread):
    """One look at the folder; `found` is None until it is answered."""

    def __init__(self, folder: Path, is_there: Callable[[Path], bool]) -> None:
        super().__init__(name="second place", daemon=True)  # the end of the program does not wait for it
        self.folder = folder
        self.found: bool | None = None
        self._is_there = is_there

    def run(self) -> None:
        try:
            self.found = self._is_there(self.folder)
        except OSError:
            self.found = False


class SecondPlaceWatch(QObject):
    """Belongs to one open register. `begun` and `copied` tell of a copy, `failed` of trouble with it."""

    def __init__(
        self,
        desk: Desk,
        settings: PcSettings,
        begun: Callable[[], None],
        copied: Callable[[Backup], None],
        failed: Callable[[BaseException], None],
        *,
        is_there: Callable[[Path], bool] = Path.is_dir,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self._begun = begun
        self._copied = copied
        self._failed = failed
        self._is_there = is_there
        self._look: _Look | None = None
        self._seen: Path | None = None
        self._is_copying = False
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.tick)
        self.timer.start(EVERY_SECONDS * 1000)

    def tick(self) -> None:
        """Take the answer of the last look, if it is there, and look again."""
        if self._look is not None and self._look.is_alive():
            return
        if self._look is not None:
            self._answer(self._look)
        folder = str(self._settings.get(SECOND_PLACE))
        self._look = _Look(Path(folder), self._is_there) if folder else None
        if self._look is not None:
            self._look.start()

    def _answer(self, look: _Look) -> None:
        if not look.found:
            self._seen = None
        elif self._seen != look.folder and not self._is_copying:
            self._seen = look.folder
            self._copy(look.folder)

    def _copy(self, folder: Path) -> None:
        file, begun = self._desk.file, self._begun
        self._is_copying = True

        def is_due() -> bool:
            return backups.changed_since_backup(file, folder)

        def looked(due: bool) -> None:
            if not due:
                self._is_copying = False
                return
            begun()
            self._desk.jobs.run(
                lambda _progress: backups.copy_to_second_place(file, folder), self._done, self._not_done
            )

        self._desk.jobs.run(lambda _progress: is_due(), looked, self._not_done)

    def _done(self, backup: Backup) -> None:
        self._is_copying = False
        note_copy(self._settings, backup)
        self._desk.backed_up.emit()
        self._copied(backup)

    def _not_done(self, error: BaseException) -> None:
        self._is_copying = False
        self._failed(error)
