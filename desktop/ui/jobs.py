"""Long work off the window's thread: progress, one cancel point, results delivered back in the window."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")

WORKERS = 2
"""Threads at work at once; the user's PC has two to four cores."""


class Stopped(Exception):  # noqa: N818
    """The user pressed “Dừng”; raised at the cancel point inside the work."""


class Progress(QObject):
    """Handed to the work; `step` tells how far it is and is the one cancel point."""

    stepped = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()

    def step(self, done: int, total: int) -> None:
        """Say that `done` of `total` are finished; raises Stopped when the user wants no more."""
        self.stepped.emit(done, total)
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether the user wants no more, for work that looks by itself."""
        return self._stop.is_set()


class _Courier(QObject):
    """Carries a finished future from any thread to the thread of the window."""

    arrived = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_silent = False
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(
        self, future: "Future[Any]", done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        if self.is_silent:
            return
        try:
            error = future.exception()
        except CancelledError as cancelled:
            error = cancelled
        if error is None:
            _hand_over(done, future.result())
        else:
            _hand_over(failed, error)


def _hand_over(receiver: Callable[[Any], None], value: object) -> None:
    """Call the receiver, unless it is a method of a widget that has been closed meanwhile."""
    owner = getattr(receiver, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        receiver(value)


class Job(QObject):
    """A piece of work under way."""

    progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self._progress.stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def progress(self) -> Progress:
        """What the work reports to."""
        return self._progress

    def stop(self) -> None:
        """Ask the work to stop; `failed` then receives Stopped."""
        self._progress.stop()


class Jobs(QObject):
    """Runs work in a few threads. `close()` before the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="job")
        self._courier = _Courier(self)
        self._running: set[Job] = set()

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Run `work` in a thread; `done`, `failed` and `progressed` are called in the window's thread."""
        job = Job(self)
        if progressed is not None:
            job.progressed.connect(progressed)
        self._running.add(job)
        self.await_future(
            self._pool.submit(work, job.progress),
            lambda result: self._finish(job, done, result),
            lambda error: self._finish(job, failed, error),
        )
        return job

    def await_future(
        self, future: "Future[T]", done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Deliver the result of any future, e.g. the writer thread's, in the window's thread."""
        courier = self._courier
        future.add_done_callback(lambda finished: courier.arrived.emit(finished, done, failed))

    def close(self) -> None:
        """Stop what runs and wait for it; nobody hears of its outcome any more."""
        for job in self._running:
            job.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._courier.is_silent = True

    def _finish(self, job: Job, receiver: Callable[[Any], None], value: object) -> None:
        self._running.discard(job)
        job.deleteLater()
        _hand_over(receiver, value)
