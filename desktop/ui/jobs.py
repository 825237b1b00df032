"""Long work off the window's thread: progress, one cancel point, results delivered back in the window.

The threads hold nothing of the window when they end: an object of Qt freed there while the window's thread
takes it apart is a crash. They hold the number of their work; what is to be called stays here under it.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from itertools import count
from threading import Event
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")

WORKERS = 2
"""Threads at work at once; the user's PC has two to four cores."""


class Stopped(Exception):  # noqa: N818
    """The user pressed “Dừng”; raised at the cancel point inside the work."""


class Progress:
    """Handed to the work; `step` tells how far it is and is the one cancel point."""

    def __init__(self, tell: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        self._tell = tell
        self._stop = Event()

    def step(self, done: int, total: int) -> None:
        """Say that `done` of `total` are finished; raises Stopped when the user wants no more."""
        self._tell(done, total)
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether the user wants no more, for work that looks by itself."""
        return self._stop.is_set()


class Job:
    """A piece of work under way."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def stop(self) -> None:
        """Ask the work to stop; `failed` then receives Stopped."""
        self._progress.stop()


class _Courier(QObject):
    """Carries numbers and futures from any thread to the thread of the window."""

    arrived = Signal(int, object)
    stepped = Signal(int, int, int)


class _Receivers(NamedTuple):
    """Who is to hear of one piece of work."""

    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]


class _Running(NamedTuple):
    """What a thread is asked to do, and who hears how far it is."""

    work: Callable[[Progress], Any]
    progress: Progress
    progressed: Callable[[int, int], None] | None


class Jobs(QObject):
    """Runs work in a few threads. `close()` before the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="job")
        self._numbers = count(1)
        self._receivers: dict[int, _Receivers] = {}
        self._running: dict[int, _Running] = {}
        self._courier = _Courier(self)
        self._courier.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._courier.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Run `work` in a thread; `done`, `failed` and `progressed` are called in the window's thread."""
        number, courier = next(self._numbers), self._courier
        progress = Progress(lambda at, total: courier.stepped.emit(number, at, total))
        self._running[number] = _Running(work, progress, progressed)
        self._await(number, self._pool.submit(self._work, number), done, failed)
        return Job(progress)

    def await_future(
        self, future: "Future[T]", done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Deliver the result of any future, e.g. the writer thread's, in the window's thread."""
        self._await(next(self._numbers), future, done, failed)

    def close(self) -> None:
        """Stop what runs and wait for it; nobody hears of its outcome any more."""
        for running in self._running.values():
            running.progress.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._receivers.clear()
        self._running.clear()

    def _await(
        self,
        number: int,
        future: "Future[Any]",
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._receivers[number] = _Receivers(done, failed)
        courier = self._courier
        future.add_done_callback(lambda finished: courier.arrived.emit(number, finished))

    def _work(self, number: int) -> object:
        """In a thread."""
        running = self._running[number]
        return running.work(running.progress)

    def _step(self, number: int, done: int, total: int) -> None:
        running = self._running.get(number)
        if running is not None and running.progressed is not None:
            running.progressed(done, total)

    def _deliver(self, number: int, future: "Future[Any]") -> None:
        self._running.pop(number, None)
        receivers = self._receivers.pop(number, None)
        if receivers is None:
            return
        try:
            error = future.exception()
        except CancelledError as cancelled:
            error = cancelled
        if error is None:
            _hand_over(receivers.done, future.result())
        else:
            _hand_over(receivers.failed, error)


def _hand_over(receiver: Callable[[Any], None], value: object) -> None:
    """Call the receiver, unless it is a method of a widget that has been closed meanwhile."""
    owner = getattr(receiver, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        receiver(value)
