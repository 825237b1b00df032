"""A notice that comes or goes above a table must not put another row under the mouse."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QAbstractItemView

DEAF_SECONDS = 0.4
"""How long presses are not heard after the rows have jumped: a second quick click was meant for what left."""

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class SteadyRows(QObject):
    """Keeps the row under the mouse where it is while the view is moved in its window.

    The view tells its `resized`. `clock` gives seconds.
    """

    def __init__(self, view: QAbstractItemView, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(view)
        self._view = view
        self._clock = clock
        self._top: int | None = None
        self._deaf_until = 0.0
        view.viewport().installEventFilter(self)

    def resized(self) -> None:
        """Scroll by as much as the view has moved; where that is not possible be deaf for a moment."""
        port = self._view.viewport()
        before, self._top = self._top, port.mapTo(port.window(), QPoint()).y()
        moved = 0 if before is None else self._top - before
        if not moved or not port.underMouse():
            return
        bar = self._view.verticalScrollBar()
        wanted = bar.value() + moved
        bar.setValue(wanted)
        if bar.value() != wanted:
            self.jumped()

    def jumped(self) -> None:
        """Other rows stand under the mouse now: be deaf for a moment."""
        if self._view.viewport().underMouse():
            self._deaf_until = self._clock() + DEAF_SECONDS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        return event.type() in _PRESSES and self._clock() < self._deaf_until
