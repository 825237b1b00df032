"""Type-ahead for lists: folded, safe for UniKey's Backspace, at the start of a name before inside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

from desktop.records.text.fold import fold
from desktop.ui.widgets.keys import is_letter

PAUSE_MS = 1000
"""After this long a new word begins."""

LONGEST_WORD = 8
"""Letters; the longest Vietnamese syllable has seven."""


class TypeAhead:
    """Collects what is typed over a list and finds the row that is meant; `go` runs after each change."""

    def __init__(self, go: Callable[[], None]) -> None:
        self._go = go
        self._typed = ""
        self._clock = QElapsedTimer()

    @property
    def typed(self) -> str:
        """The letters collected so far."""
        return self._typed

    def clear(self) -> None:
        """Begin a new word."""
        self._typed = ""

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a letter, or the Backspace that UniKey sends before an accented one; False for other keys.

        UniKey may also paste the accented letter.
        """
        if event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        elif event.matches(QKeySequence.StandardKey.Paste) and (pasted := _one_word()):
            self._add(pasted)
        elif is_letter(event):
            self._add(event.text())
        else:
            return False
        return True

    def take_input(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits."""
        if event.commitString():
            self._add(event.commitString())
        event.accept()

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

    def _add(self, text: str) -> None:
        if self._clock.isValid() and self._clock.elapsed() > PAUSE_MS:
            self._typed = ""
        self._clock.restart()
        self._typed += text
        self._go()

    def _take_back(self) -> None:
        if self._typed:
            self._typed = self._typed[:-1]
            self._go()


def _one_word() -> str:
    """What the clipboard holds when it may be part of a word; nobody searches for more by pasting."""
    text = QGuiApplication.clipboard().text()
    return text if text.isprintable() and len(text) <= LONGEST_WORD else ""
