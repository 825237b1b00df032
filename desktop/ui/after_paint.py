"""Work that nobody waits for starts when the window has been painted, so that it is seen sooner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_SOON = 100
"""Milliseconds after the painting, in which it reaches the screen."""

_AT_LATEST = 300
"""Milliseconds; a window that starts minimised is not painted at all."""


class AfterPaint(QObject):
    """Calls `then` once, after the next painting of a widget; nothing once `parent` is gone."""

    def __init__(self, widget: QWidget, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._widget = widget
        self._then: Callable[[], None] | None = then
        widget.installEventFilter(self)
        QTimer.singleShot(_AT_LATEST, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_SOON, self, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            if isValid(self._widget):  # another register may have brought another window meanwhile
                self._widget.removeEventFilter(self)
            then()
