"""One of a few choices, each a circle with its words; ↑ ↓ move."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box


class _Circle(QRadioButton):
    """A radio button drawn with the theme's colours."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        width = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        return QSize(width + theme.px(32), theme.line_height() + 6)

    def hitButton(self, place: object) -> bool:
        return bool(self.rect().contains(place))  # type: ignore[call-overload]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            rounded_box(painter, QRectF(self.rect()), None, theme.colour("accent"), thickness=2)
        side = theme.px(16)
        circle = QRectF(theme.px(4) + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if chosen else "line2"), 1.2))
        painter.setBrush(theme.colour("accent" if chosen else "surface"))
        painter.drawEllipse(circle)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_accent"))
            painter.drawEllipse(QPointF(circle.center()), side / 5, side / 5)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font())
        room = QRect(theme.px(28), 0, self.width() - theme.px(28), self.height())
        words = QFontMetrics(theme.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Choices(QWidget):
    """Choices as (key, words); `chosen` carries the key that the user picked."""

    chosen = Signal(str)

    def __init__(self, look: Look, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Circle] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, words in choices:
            button = self._buttons[key] = _Circle(look, words)
            self._group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _on, key=key: self.chosen.emit(key))
        self.setFocusProxy(self._buttons[choices[0][0]])

    def value(self) -> str:
        """Key of the chosen one, "" for none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Show another choice without telling anyone; KeyError for an unknown key."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QRadioButton:
        """The button of a choice."""
        return self._buttons[key]
