"""What nobody expected, wherever it happened: noted once without personal data, said in one sentence."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from desktop.words.errors import error_sentence

Place = tuple[type[BaseException], str, int]
"""The kind of a fault, and the file and the line where it arose."""


class Bugs(QObject):
    """Gives faults of slots and of threads to `note`, which writes a file, and their sentence to `say`.

    A fault in painting comes again with every notice about it: `said` is what is in sight, and the same
    sentence is not said twice over itself.
    """

    _elsewhere = Signal(object)

    def __init__(
        self,
        note: Callable[[BaseException], Path | None],
        say: Callable[[str], None],
        said: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._note = note
        self._say = say
        self._said = said
        self._notes: dict[Place, Path | None] = {}
        self._elsewhere.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Hear from now on what Python itself would only print."""
        sys.excepthook = self.hear
        threading.excepthook = self.hear_thread

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault in the window's own thread; as `sys.excepthook` gets it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._tell(error)

    def hear_thread(self, what: threading.ExceptHookArgs) -> None:
        """A fault in another thread is told by the window's own."""
        if what.exc_value is not None:
            self._elsewhere.emit(what.exc_value)

    def _tell(self, error: BaseException) -> None:
        place = _place(error)
        if place not in self._notes:
            self._notes[place] = self._note(error)
        sentence = error_sentence("bug", {"note": str(self._notes[place] or "")})
        if sentence != self._said():
            self._say(sentence)


def _place(error: BaseException) -> Place:
    frames = traceback.extract_tb(error.__traceback__)
    return (type(error), frames[-1].filename, frames[-1].lineno or 0) if frames else (type(error), "", 0)
