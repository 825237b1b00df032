"""Type-ahead for lists: folded, safe for UniKey's Backspace, at the start of a name before inside it."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer

from desktop.records.text.fold import fold

PAUSE_MS = 1000
"""After this long a new word begins."""


class TypeAhead:
    """Collects what is typed over a list and finds the row that is meant."""

    def __init__(self) -> None:
        self._typed = ""
        self._clock = QElapsedTimer()

    @property
    def typed(self) -> str:
        """The letters collected so far."""
        return self._typed

    def clear(self) -> None:
        """Begin a new word."""
        self._typed = ""

    def add(self, text: str) -> None:
        """Take typed letters."""
        if self._clock.isValid() and self._clock.elapsed() > PAUSE_MS:
            self._typed = ""
        self._clock.restart()
        self._typed += text

    def backspace(self) -> bool:
        """Take the last letter back, as UniKey does before an accented one. False when there is none."""
        had = bool(self._typed)
        self._typed = self._typed[:-1]
        return had

    def find(self, names: Sequence[str], current: int) -> int:
        """Row that is meant, searched from `current` on round the end: -1 when nothing fits."""
        wanted = fold(self._typed)
        if not wanted:
            return -1
        inside = -1
        for step in range(len(names)):
            row = (current + step) % len(names)
            name = fold(names[row])
            if name.startswith(wanted):
                return row
            if inside < 0 and f" {wanted}" in name:
                inside = row
        return inside
