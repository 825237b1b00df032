"""Keeps what is typed into forms: in memory while the register is open, on the PC at most a second later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.errors import StorageTrouble
from desktop.operations.unsaved import Key, UnsavedForm, key_of, read_unsaved, write_unsaved

PAUSE_MS = 400
"""From the first key to the writing of what was typed by then."""
PATIENCE_SECONDS = 0.2
"""How long saving waits for its mark in the side file; a disk that is slower saves without the mark."""

Snapshot = Callable[[], UnsavedForm | None]
"""What stands in a form now; None while nothing was typed into it."""


class _SideFile:
    """Written in a thread of its own, which holds nothing of the window; the latest contents win."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="unsaved")
        self._writing: Future[None] | None = None
        self._contents: Sequence[UnsavedForm] | None = None

    def put(self, contents: Sequence[UnsavedForm]) -> None:
        """Write these forms soon, if they are others than before."""
        if contents == self._contents:
            return
        self._contents = contents
        if self._writing is None or self._writing.running() or self._writing.done():
            self._writing = self._pool.submit(self._write)

    def wait(self, seconds: float) -> None:
        """Wait until everything is written, but not longer."""
        if self._writing is not None:
            wait([self._writing], seconds)

    def close(self) -> None:
        """Write what waits, and end the thread."""
        self._pool.shutdown(wait=True)

    def _write(self) -> None:
        try:
            write_unsaved(self._path, self._contents or ())
        except (StorageTrouble, OSError):
            return


class Unsaved(QObject):
    """Belongs to a desk. Without a path it keeps in memory only.

    `newest_step` is the id of the newest step in the history. What cannot be written to the PC is not told:
    the register itself is where things are saved.
    """

    def __init__(
        self,
        path: Path | None,
        now: Callable[[], datetime],
        newest_step: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = _SideFile(path) if path is not None else None
        self._now = now
        self._newest_step = newest_step
        self._forms: dict[tuple[str, Key], UnsavedForm] = {}
        self._touched: dict[tuple[str, Key], Snapshot] = {}
        self._is_closed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep_touched)
        if path is not None:
            self._take_in(read_unsaved(path))

    def of(self, page: str, key: object) -> UnsavedForm | None:
        """What was typed into a form and not saved."""
        return self._forms.get((page, key_of(key)))

    def all(self) -> Sequence[UnsavedForm]:
        """Everything that was typed and not saved, the oldest first."""
        return tuple(self._forms.values())

    def latest_open(self) -> UnsavedForm | None:
        """The form in which the work stopped when the program ended."""
        return next((one for one in reversed(self._forms.values()) if one.is_open), None)

    def touch(self, page: str, key: object, snapshot: Snapshot) -> None:
        """Something was typed into a form: it is kept soon."""
        self._touched[page, key_of(key)] = snapshot
        if not self._pause.isActive() and not self._is_closed:
            self._pause.start()

    def keep(self, form: UnsavedForm) -> None:
        """Keep a form as it stands, the latest of all."""
        self._touched.pop((form.page, form.key), None)
        self._put(form)
        self._write_soon()

    def drop(self, page: str, key: object) -> None:
        """Forget a form: it was saved, or given up."""
        self._touched.pop((page, key_of(key)), None)
        if self._forms.pop((page, key_of(key)), None) is not None:
            self._write_soon()

    def send(self, page: str, key: object) -> None:
        """A form goes to the register: should the program end now, the next start knows if it arrived."""
        snapshot = self._touched.pop((page, key_of(key)), None)
        form = snapshot() if snapshot is not None else self.of(page, key)
        if form is None:
            return
        self._put(replace(form, sent_after=self._newest_step()))
        self._write_soon()
        if self._file is not None:
            self._file.wait(PATIENCE_SECONDS)

    def settle(self, page: str, key: object) -> None:
        """The register has answered: what is in the form counts again."""
        form = self.of(page, key)
        if form is not None and form.sent_after is not None:
            self._put(replace(form, sent_after=None))
            self._write_soon()

    def keep_touched(self) -> None:
        """Keep everything that was typed into since the last time; a form under way to the register waits."""
        touched, self._touched = self._touched, {}
        for (page, key), snapshot in touched.items():
            if self._is_sent(page, key):
                self.touch(page, key, snapshot)
            elif (form := snapshot()) is not None:
                self._put(form)
            else:
                self._forms.pop((page, key), None)
        self._write_soon()

    def close(self) -> None:
        """Keep what was typed last, and end the thread."""
        self._pause.stop()
        self.keep_touched()
        self._is_closed = True
        if self._file is not None:
            self._file.close()

    def now(self) -> str:
        """The time as forms carry it."""
        return self._now().isoformat(timespec="seconds")

    def _take_in(self, forms: Sequence[UnsavedForm]) -> None:
        """What the last run left; what arrived in the register before it ended is not unsaved."""
        newest = self._newest_step() if any(one.sent_after is not None for one in forms) else 0
        for form in forms:
            if form.sent_after is None or newest <= form.sent_after:
                self._put(replace(form, sent_after=None))

    def _is_sent(self, page: str, key: object) -> bool:
        form = self.of(page, key)
        return form is not None and form.sent_after is not None

    def _put(self, form: UnsavedForm) -> None:
        """The latest stands last."""
        self._forms.pop((form.page, form.key), None)
        self._forms[form.page, form.key] = form

    def _write_soon(self) -> None:
        if self._file is not None and not self._is_closed:
            self._file.put(self.all())
