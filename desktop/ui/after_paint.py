"""Work that nobody waits for starts when the window has been painted, so that it is seen sooner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow

_SOON = 100
"""Milliseconds after the painting, in which it reaches the screen."""

_AT_LATEST = 300
"""Milliseconds; a window that starts minimised is not painted at all."""


class PaintedWindow(QMainWindow):
    """A window that knows when it was painted; what is left to do ends with it."""

    def __init__(self) -> None:
        super().__init__()
        self._after_paint: list[Callable[[], None]] = []

    def when_painted(self, then: Callable[[], None]) -> None:
        """Call `then` once, soon after the next painting or a little later without one."""
        self._after_paint.append(then)
        QTimer.singleShot(_AT_LATEST, self, self._go_on)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._after_paint:
            QTimer.singleShot(_SOON, self, self._go_on)

    def _go_on(self) -> None:
        waiting, self._after_paint = self._after_paint, []
        for then in waiting:
            then()
