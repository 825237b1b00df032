"""Completion: a popup list under a field; nothing is ever put into the field while the user types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.records.text import words
from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import PopupList, Suggestion

Source = Callable[[str], Sequence[Suggestion]]
"""Suggestions for what was typed, best first; it must answer within one frame (a few ms)."""

FOOTER = "↑ ↓ chọn   ·   Enter lấy   ·   Esc đóng   ·   không cần gõ dấu"

MOST_SUGGESTIONS = 8


def among(values: Sequence[str]) -> Source:
    """Offers those of the values in which every typed word begins a word, marks aside; in their order."""
    known = [(value, words(value)) for value in dict.fromkeys(values) if value]

    def suggest(typed: str) -> list[Suggestion]:
        wanted = words(typed)
        fitting = (
            value
            for value, parts in known
            if all(any(part.startswith(word) for part in parts) for word in wanted)
        )
        return [Suggestion(value) for value in fitting][:MOST_SUGGESTIONS]

    return suggest


class CompletionPopup(QObject):
    """Gives a field a list of suggestions.

    Where `choose_first` says so of the typed text, the first line is highlighted at once, so that Enter takes
    it: for fields whose value is chosen from a list. Without it nothing is taken before the user moves down:
    for free text. F4 or Alt+↓ opens the list. `taken` carries the suggestion after its text was put into the
    field.
    """

    taken = Signal(object)

    def __init__(
        self,
        look: Look,
        field: LineField,
        source: Source,
        *,
        choose_first: bool | Callable[[str], bool] = False,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._source = source
        self._choose_first = choose_first
        self._popup: PopupList | None = None
        self._look = look
        field.installEventFilter(self)
        field.textEdited.connect(self._typed)

    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._popup is not None and self._popup.isVisible()

    def open(self) -> None:
        """Show what fits the present text."""
        self._show(self._field.text())

    def close(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def popup(self) -> PopupList:
        """The list, made when first needed."""
        if self._popup is None:
            self._popup = PopupList(self._look, self._field, FOOTER)
            self._popup.picked.connect(self._take)
        return self._popup

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Esc closes this list before it closes the panel behind it.
            if event.key() == Qt.Key.Key_Escape and self.is_open():
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Handle a key of the list; True when it goes no further."""
        key = event.key()
        alt_down = key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F4 or alt_down:
            self.close() if self.is_open() else self._show("")
            return True
        if not self.is_open():
            return False
        popup = self.popup()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        current = popup.current()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and current is not None:
            self._take(current)
            return True
        return False

    def _typed(self, text: str) -> None:
        if text.strip() and self._field.hasFocus():
            self._show(text)
        else:
            self.close()

    def _show(self, typed: str) -> None:
        suggestions = self._source(typed)
        # Installed anew, so that the open list gets a key before the form around the field does.
        self._field.installEventFilter(self)
        choose = self._choose_first
        chosen = choose(typed) if callable(choose) else choose
        first = 0 if chosen and typed.strip() else -1
        self.popup().open(suggestions, typed, first)

    def _take(self, suggestion: Suggestion) -> None:
        self.close()
        self._field.replace_text(suggestion.text)
        self.close()
        self.taken.emit(suggestion)
