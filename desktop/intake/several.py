"""Several strangers' files read in turn by a few children; each file is refused or read on its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Event

from desktop.errors import FileRefused
from desktop.intake.child import SEVERAL
from desktop.intake.listener import day_heard
from desktop.intake.parent import TIME_LIMIT_SECONDS, Watch, child_command, started_child
from desktop.intake.sent_files import SentFile, file_heard
from desktop.long_lists import without_collecting

_MOST_CHILDREN = 4
_LOOKS_EVERY = 0.1  # seconds between two looks whether the user wants no more

Sent = SentFile | FileRefused
ToldFiles = Callable[[int], None]
"""Hears how many files are done; what it raises ends the reading."""


@without_collecting()
def read_several(
    paths: Sequence[Path],
    today: date,
    told: ToldFiles = lambda _done: None,
    *,
    command: Sequence[str] | None = None,
    time_limit: float = TIME_LIMIT_SECONDS,
) -> list[Sent]:
    """What stands in each file, or why it is refused, in the order of the paths.

    `told` is called several times a second in the caller's own thread. `time_limit` is in seconds in which a
    child says nothing of its file.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    for place in range(len(paths)):
        waiting.put(place)
    words = (*(command or child_command()), SEVERAL)
    workers = [
        _Worker(words, time_limit) for _ in range(min(_MOST_CHILDREN, os.cpu_count() or 1, len(paths)))
    ]
    found: dict[int, Sent] = {}
    with ThreadPoolExecutor(max(1, len(workers)), thread_name_prefix="reading") as pool:
        try:
            running = {pool.submit(one.run, paths, waiting, found, today) for one in workers}
            for _look in _until_done(running):
                told(len(found))
        finally:
            for worker in workers:
                worker.stop()
    return [found[place] for place in range(len(paths))]


def _until_done(running: set[Future[None]]) -> Iterator[None]:
    while running:
        done, running = wait(running, _LOOKS_EVERY, FIRST_COMPLETED)
        for one in done:
            one.result()
        yield


class _Worker:
    """Feeds one child with files; a child that died or says nothing is replaced by a new one."""

    def __init__(self, words: Sequence[str], time_limit: float) -> None:
        self._words, self._time_limit = words, time_limit
        self._child: _Child | None = None
        self._stopped = Event()

    def run(
        self, paths: Sequence[Path], waiting: SimpleQueue[int], found: dict[int, Sent], today: date
    ) -> None:
        """Read files until none waits. In a thread of its own."""
        try:
            while not waiting.empty() and not self._stopped.is_set():
                place = waiting.get_nowait()
                found[place] = self._read(paths[place], today)
        finally:
            self._end()

    def stop(self) -> None:
        """End the child under way; called from another thread."""
        self._stopped.set()
        if (child := self._child) is not None:
            child.kill()

    def _read(self, path: Path, today: date) -> Sent:
        child = self._child = self._child or _Child(self._words, self._time_limit)
        try:
            return child.read(path, today)
        except FileRefused as refusal:
            if child.has_ended:
                self._end()
            return refusal

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


class _Child:
    """One reading child and who watches its time."""

    def __init__(self, words: Sequence[str], time_limit: float) -> None:
        self._process = started_child(words)
        self._watch = Watch(self._process, time_limit)
        self._watch.start()
        self.has_ended = False

    def read(self, path: Path, today: date) -> SentFile:
        """Raises the child's own `FileRefused`, or that it took too long or ended; then `has_ended`."""
        self._watch.begin()
        try:
            return self._answer(path, today)
        except FileRefused:
            raise
        except (OSError, ValueError, KeyError, TypeError):  # torn off, or never begun
            self.has_ended = True
            raise FileRefused(
                "list_took_too_long" if self._watch.is_overdue else "list_reader_ended",
                file=path.name,
                seconds=int(self._watch.elapsed),
            ) from None

    def kill(self) -> None:
        """End it at once; whoever reads from it hears nothing more."""
        self._process.kill()

    def end(self) -> None:
        """It is no longer needed."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()
        self._watch.end()

    def _answer(self, path: Path, today: date) -> SentFile:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"path": str(path.absolute()), "today": today.isoformat()}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        heard = self._watch.heard(lambda _rows: None)
        for line in self._process.stdout:
            heard(0)
            if line.startswith(b'{"heard"'):
                continue
            said = json.loads(line, object_hook=day_heard)
            if "refused" in said:
                raise FileRefused(said["refused"]["code"], **said["refused"]["values"])
            return file_heard(said["file"])
        raise ValueError("the child has ended")
