"""The step strip: where a commendation stands and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box


class StepState(Enum):
    """Done has a tick, current a filled number, later an empty one."""

    DONE = "xong"
    CURRENT = "đang làm"
    LATER = "chưa đến"


@dataclass(frozen=True)
class Step:
    """One step: its words, and under them the fact or what is missing (`missing` makes that ochre).

    The short texts stand in where the strip has no room for the full ones.
    """

    id: str
    title: str
    fact: str
    state: StepState
    missing: bool = False
    short_title: str = ""
    short_fact: str = ""


class _Room(Enum):
    """How much a step can say: everything, its short texts, or its short title (the current one its fact)."""

    FULL = 0
    SHORT = 1
    TIGHT = 2


class _StepButton(QAbstractButton):
    """One step drawn with its sign, title and fact."""

    def __init__(self, look: Look, number: int, step: Step) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self._room = _Room.FULL
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        self._step = step
        self.setText(step.title)
        self.setAccessibleName(f"Bước {self._number}. {step.title}: {step.fact} ({step.state.value})")
        self.setToolTip(f"{step.title}: {step.fact}" if step.fact else step.title)
        self.updateGeometry()
        self.update()

    def set_room(self, room: _Room) -> None:
        self._room = room
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        title = QFontMetrics(theme.font(13, 600)).horizontalAdvance(self._title())
        fact = QFontMetrics(theme.font(12)).horizontalAdvance(self._fact())
        spare = theme.px(10 if self._room is _Room.FULL else 6)
        return QSize(max(title, fact) + self._text_left() + spare, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left(), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        current = self._step.state is StepState.CURRENT
        if current:
            rounded_box(painter, QRectF(self.rect()), theme.colour("soft"), theme.colour("accent"))
        if self.hasFocus():
            rounded_box(painter, QRectF(self.rect()), None, theme.colour("accent"), thickness=2)
        self._paint_sign(painter)
        left = self._text_left()
        first, second = theme.line_height(), theme.line_height(12)
        top = (self.height() - first - (second if self._fact() else 0)) // 2
        width = self.width() - left - 2
        tone = "accent" if current and self._step.missing else "warn" if self._step.missing else "text2"
        for y, height, font, token, words in (
            (top, first, theme.font(13, 600), "text", self._title()),
            (top + first, second, theme.font(12), tone, self._fact()),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, y, width + 2, height), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_sign(self, painter: QPainter) -> None:
        theme = self._look.theme
        side = theme.px(20)
        spot = QRectF(theme.px(10 if self._room is _Room.FULL else 3), (self.height() - side) / 2, side, side)
        if self._step.state is StepState.DONE:
            sign = self._look.pixmap("checkmark_circle", 20, "ok", self.devicePixelRatioF(), filled=True)
            painter.drawPixmap(QPoint(int(spot.x()), int(spot.y())), sign)
            return
        current = self._step.state is StepState.CURRENT
        fill, edge = (theme.colour("accent"), None) if current else (None, theme.colour("line2"))
        rounded_box(painter, spot, fill, edge, radius=side / 2)
        painter.setFont(theme.font(12, 600 if current else 400))
        painter.setPen(theme.colour("on_accent" if current else "text2"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _fact(self) -> str:
        if self._room is _Room.FULL:
            return self._step.fact
        if self._room is _Room.TIGHT and self._step.state is not StepState.CURRENT:
            return ""
        return self._step.short_fact or self._step.fact

    def _title(self) -> str:
        return self._step.title if self._room is _Room.FULL else self._step.short_title or self._step.title

    def _text_left(self) -> int:
        return self._look.theme.px(38 if self._room is _Room.FULL else 27)

    def _height(self) -> int:
        theme = self._look.theme
        return max(theme.px(42), theme.line_height() + theme.line_height(12) + 6)


class StepStrip(QWidget):
    """The strip; each step is a button, `pressed` carries its id."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Các bước")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(4)
        self._buttons: list[_StepButton] = []
        self._steps: tuple[Step, ...] = ()
        look.changed.connect(self._restyle)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, in order."""
        same = [step.id for step in steps] == [step.id for step in self._steps]
        self._steps = tuple(steps)
        if same:
            for button, step in zip(self._buttons, steps, strict=True):
                button.show_step(step)
        else:
            for button in self._buttons:
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = [self._add(number, step) for number, step in enumerate(steps, 1)]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(100, super().minimumSizeHint().height())

    def _add(self, number: int, step: Step) -> _StepButton:
        button = _StepButton(self._look, number, step)
        button.clicked.connect(lambda: self.pressed.emit(step.id))
        self._row.addWidget(button)
        return button

    def _fit(self) -> None:
        """As much of the texts as there is room for; each step gets room by its own width."""
        for room in _Room:
            for button in self._buttons:
                button.set_room(room)
            if sum(button.sizeHint().width() + 4 for button in self._buttons) <= self.width():
                break
        for place, button in enumerate(self._buttons):
            self._row.setStretch(place, button.sizeHint().width())

    def _restyle(self) -> None:
        self._fit()
