"""A field for a length in mm or a size in points, typed with a comma or a dot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.records.calibration_checks import parse_mm
from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField
from desktop.words.layouts import mm_words


class MmField(LineField):
    """`entered` when another number was typed and the field left; ↑ ↓ change it by 0.1, with Ctrl by 1."""

    entered = Signal(float)

    def __init__(self, look: Look, *, least: float = 0.0) -> None:
        super().__init__(look)
        self._least = least
        self._shown = 0.0
        self.left.connect(self._enter)

    def set_length(self, length: float) -> None:
        """Show a number without telling anyone."""
        self._shown = length
        self.set_value(mm_words(length))

    def length(self) -> float:
        """The number in sight."""
        return self._shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 0.1, Qt.Key.Key_Down: -0.1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._enter()
        times = 10 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        self._take(round(self._shown + step * times, 3))

    def _enter(self) -> None:
        """What is no number goes back to what stood there."""
        try:
            length = parse_mm(self.text())
        except ValueError:
            length = self._shown
        if mm_words(length) == mm_words(self._shown):
            self.set_value(mm_words(self._shown))
        else:
            self._take(length)

    def _take(self, length: float) -> None:
        self.set_length(max(length, self._least))
        self.entered.emit(self._shown)
