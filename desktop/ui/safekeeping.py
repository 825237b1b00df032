"""The copies that nobody has to think of: every half hour if something changed, and at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.operations import backups
from desktop.operations.backups import Backup, SecondPlace
from desktop.settings import SECOND_PLACE, SECOND_PLACE_COPIED_AT, PcSettings
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk

EVERY_MINUTES = 30
READABLE_AFTER_SECONDS = 60
"""So long after the start today's workbook is written, if there is none: the start is over by then."""


class Safekeeping(QObject):
    """Belongs to one open register. What it makes is told by the desk's `backed_up`; trouble by `failed`.

    `tell` hears of the readable workbook only, without which no work is at risk.
    """

    def __init__(
        self, desk: Desk, failed: Callable[[BaseException], None], tell: Callable[[BaseException], None]
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._failed = failed
        self._tell = tell
        self._is_told = False
        self._waiting: list[Callable[[], None]] = []
        self._is_running = False
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.keep)
        self.timer.timeout.connect(self.keep_readable)
        self.timer.start(EVERY_MINUTES * 60_000)
        self.first = QTimer(self)
        self.first.setSingleShot(True)
        self.first.timeout.connect(self.keep_readable)
        self.first.start(READABLE_AFTER_SECONDS * 1000)

    def keep(self, then: Callable[[], None] = lambda: None) -> None:
        """Back up in a job if something changed; `then` follows unless there is trouble."""
        self._waiting.append(then)
        if self._is_running:
            return
        self._is_running = True
        self._desk.jobs.run(lambda _progress: backups.keep_safe(self._desk.file), self._kept, self._ended)

    def keep_readable(self) -> None:
        """Have today's workbook of everything written beside the backups; a copy that fails is told once."""
        if self._is_told or self._desk.file.to_look:
            return
        from desktop.operations.readable_copy import write_readable  # once a day, never at the start

        file = self._desk.file
        self._desk.jobs.run(
            lambda progress: write_readable(file, progress.is_stopped), lambda _made: None, self._not_readable
        )

    def _not_readable(self, error: BaseException) -> None:
        self._is_told = True
        self._tell(error)

    def remind(self, settings: PcSettings, overdue: Callable[[SecondPlace], None]) -> None:
        """Look in a job whether the second place has waited too long."""
        file = self._desk.file

        def done(place: SecondPlace | None) -> None:
            if place is not None and is_overdue(place, file.now()):
                overdue(place)

        self._desk.jobs.run(lambda _progress: known_second_place(file, settings), done, self._failed)

    def _kept(self, backup: Backup | None) -> None:
        self._is_running = False
        waiting, self._waiting = self._waiting, []
        if backup is not None:
            self._desk.backed_up.emit()
        for then in waiting:
            then()

    def _ended(self, error: BaseException) -> None:
        self._is_running = False
        self._waiting = []
        self._failed(error)


def known_second_place(file: RecordFile, settings: PcSettings) -> SecondPlace | None:
    """The second place of this PC; while its stick is not in, the last copy is the one that was noted."""
    folder = str(settings.get(SECOND_PLACE))
    if not folder:
        return None
    place = backups.second_place(file, Path(folder))
    return replace(place, copied_at=place.copied_at or _noted(settings))


def is_overdue(place: SecondPlace, now: datetime) -> bool:
    """Whether the second place has waited too long."""
    return backups.is_overdue(place.copied_at, now)


def note_copy(settings: PcSettings, backup: Backup) -> None:
    """Remember when the second place was last used."""
    settings.put(SECOND_PLACE_COPIED_AT, backup.made_at.isoformat())


def _noted(settings: PcSettings) -> datetime | None:
    try:
        return datetime.fromisoformat(str(settings.get(SECOND_PLACE_COPIED_AT)))
    except ValueError:
        return None
