"""Work that follows every letter: at once while it is quick, after the last letter where it is not."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

QUICK_SECONDS = 0.05
"""What takes longer would be felt between two letters."""
PAUSE_MS = 150
"""After this long the word is taken as typed."""


class Paced(QObject):
    """Call `ask` for every letter; `settle` does at once what still waits."""

    def __init__(
        self, parent: QObject, work: Callable[[], None], clock: Callable[[], float] = perf_counter
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._clock = clock
        self._is_slow = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._run)

    def ask(self) -> None:
        """Do the work now, or soon where it took long the last time."""
        if self._is_slow:
            self._pause.start()
        else:
            self._run()

    def settle(self) -> None:
        """Do now what waits for the last letter."""
        if self._pause.isActive():
            self._run()

    def _run(self) -> None:
        self._pause.stop()
        began = self._clock()
        self._work()
        self._is_slow = self._clock() - began > QUICK_SECONDS
