"""A field whose value is one of a list, chosen by keys, typing or mouse; never an editable QComboBox."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.keys import is_letter
from desktop.ui.widgets.paint import rounded_box
from desktop.ui.widgets.popup_list import PopupList, Suggestion
from desktop.ui.widgets.type_ahead import PAUSE_MS, TypeAhead

FOOTER = "↑ ↓ chọn   ·   gõ chữ đầu   ·   Enter lấy   ·   Esc đóng"
MOST_ROWS = 14
"""A list that is chosen from is seen whole where the window has the room."""


class ChoiceField(QAbstractButton):
    """Shows the chosen text and a chevron. `chosen` carries the payload the user picked.

    ↑ ↓ change the value while closed; Space, F4, Alt+↓ or a click open the list; typing goes to the match.
    One that `waits` tells `chosen` once no more keys are to be expected: for pages that read anew with every
    choice, which would swallow the letters or arrows still to come.
    """

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        choices: Sequence[Suggestion] = (),
        *,
        placeholder: str = "",
        waits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._waits = waits
        self._choices: tuple[Suggestion, ...] = ()
        self._row = -1
        self._placeholder = placeholder
        self._ahead = TypeAhead(self._search)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        self._popup: PopupList | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        look.changed.connect(self._restyle)

    def set_choices(self, choices: Sequence[Suggestion]) -> None:
        """Replace the choices; the value stays if its payload is still among them."""
        before = self.value()
        self._choices = tuple(choices)
        self._row = -1
        self.set_value(before)

    def choices(self) -> Sequence[Suggestion]:
        """What is offered."""
        return self._choices

    def value(self) -> object:
        """Payload of the chosen line, None for none."""
        return self._choices[self._row].payload if 0 <= self._row < len(self._choices) else None

    def set_value(self, payload: object) -> None:
        """Show the choice with this payload without telling anyone; nothing is shown when there is none."""
        rows = (row for row, choice in enumerate(self._choices) if choice.payload == payload)
        self._row = next(rows, -1)
        self.setText(self._choices[self._row].text if self._row >= 0 else "")
        self.update()

    def is_searching(self) -> bool:
        """Whether letters are being typed that pick the value: more of them may follow."""
        return bool(self._ahead.typed)

    def settle(self) -> None:
        """Tell now what still waits for further keys."""
        if self._pause.isActive():
            self._settle()

    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._popup is not None and self._popup.isVisible()

    def open(self) -> None:
        """Open the list at the present value."""
        if self._popup is None:
            self._popup = PopupList(self._look, self, FOOTER, MOST_ROWS)
            self._popup.picked.connect(self._take)
        self._ahead.clear()
        self._popup.open(self._choices, "", max(self._row, 0))

    def close_list(self) -> None:
        """Close the list, keeping the value."""
        if self._popup is not None:
            self._popup.hide()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        metrics = QFontMetrics(theme.font())
        widest = max((metrics.horizontalAdvance(choice.text) for choice in self._choices), default=60)
        return QSize(min(widest, theme.px(320)) + theme.px(42), theme.control_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(70), self._look.theme.control_height)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            closes = event.key() == Qt.Key.Key_Escape and self.is_open()
            if closes or is_letter(event):
                event.accept()
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
            self._ahead.clear()
            if self._pause.isActive():
                self._settle()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._arrow(1 if key == Qt.Key.Key_Down else -1, event)
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Space and not self._ahead.typed):
            self.close_list() if self.is_open() else self.open()
        elif self.is_open() and enter:
            self._take_current()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.is_open() and self._popup is not None:
            self._popup.highlight(0 if key == Qt.Key.Key_Home else len(self._choices) - 1)
        elif enter and self._pause.isActive():
            self._settle()
        elif self.is_open() and key == Qt.Key.Key_Escape:
            self.close_list()
        elif not self._ahead.take_key(event):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._ahead.take_input(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.close_list() if self.is_open() else self.open()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        marked = {"err": "err", "warn": "warn"}.get(str(self.property("problem") or ""), "")
        focused = self.hasFocus()
        edge = marked or ("accent" if focused else "line2")
        thickness = 2 if focused or marked else 1
        fill = theme.colour("surface" if self.isEnabled() else "inset")
        rounded_box(painter, QRectF(self.rect()), fill, theme.colour(edge), thickness=thickness)
        side = theme.px(16)
        chevron = self._look.pixmap("chevron_down", 16, "text2", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(self.width() - side - 8, (self.height() - side) // 2), chevron)
        room = QRect(10, 0, self.width() - side - 24, self.height())
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text" if self.text() and self.isEnabled() else "text3"))
        words = self.text() or self._placeholder
        words = QFontMetrics(theme.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _arrow(self, by: int, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.close_list() if self.is_open() else self.open()
        elif self.is_open() and self._popup is not None:
            self._popup.step(by)
        elif self._choices:
            self._take(self._choices[min(max(self._row + by, 0), len(self._choices) - 1)])

    def _search(self) -> None:
        """Go to the row that is meant: highlighted in the open list, else taken as the value."""
        if self._pause.isActive():
            self._pause.start()
        names = [choice.text for choice in self._choices]
        popup = self._popup if self.is_open() else None
        start = max(popup.current_row() if popup else self._row, 0)
        row = self._ahead.find(names, start) if names else -1
        if row < 0:
            return
        if popup is not None:
            popup.highlight(row)
        else:
            self._take(self._choices[row])

    def _take_current(self) -> None:
        current = self._popup.current() if self._popup else None
        if current is not None:
            self._take(current)

    def _take(self, choice: Suggestion) -> None:
        at_once = self.is_open()
        self.close_list()
        if choice.payload != self.value() or self._row < 0:
            self.set_value(choice.payload)
            if self._waits and not at_once:
                self._pause.start()
            else:
                self._settle()

    def _settle(self) -> None:
        self._pause.stop()
        self.chosen.emit(self.value())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
