"""The segmented switch: one of a few choices, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box


class _Segment(QAbstractButton):
    """One choice of the switch."""

    def __init__(self, look: Look, text: str, margins: int) -> None:
        super().__init__()
        self._look = look
        self._margins = margins
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        width = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self.text())
        return QSize(width + theme.px(self._margins), theme.line_height(12) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            rounded_box(painter, rect, theme.colour("surface"), theme.colour("line2"))
        if self.hasFocus():
            rounded_box(painter, rect, None, theme.colour("accent"), thickness=2)
        painter.setFont(theme.font(12, 600 if self.isChecked() else 400))
        painter.setPen(theme.colour("text" if self.isChecked() else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class SegmentedSwitch(QWidget):
    """Choices as (id, words); Left and Right move. `chosen` carries the id the user picked.

    `margins` are the px at both sides of the words together, at 100 % text: less where choices are many.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        choices: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        *,
        margins: int = 20,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._margins = margins
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self.set_choices(choices)
        look.changed.connect(self._restyle)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the choices, e.g. when their counts changed; the current one stays if it still exists."""
        current = self.current() if self._segments else ""
        if list(self._segments) == [key for key, _ in choices]:
            for key, words in choices:
                self._segments[key].setText(words)
                self._segments[key].setAccessibleName(words)
            self._restyle()
            return
        for segment in self._segments.values():
            self._group.removeButton(segment)
            segment.deleteLater()
        self._segments = {key: self._add(key, words) for key, words in choices}
        keys = [key for key, _ in choices]
        if keys:
            self.set_current(current if current in keys else keys[0])

    def current(self) -> str:
        """Id of the current choice, "" without choices."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Show another choice without telling anyone; KeyError for an unknown id."""
        self._segments[key].setChecked(True)
        for other, segment in self._segments.items():
            at_current = other == key
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at_current else Qt.FocusPolicy.ClickFocus)

    def focus_target(self) -> QWidget:
        """What takes the keyboard: the current choice."""
        return self._segments.get(self.current(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        keys = list(self._segments)
        step = steps.get(Qt.Key(event.key()))
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        target = keys[(keys.index(self.current()) + step) % len(keys)]
        self._choose(target)
        self._segments[target].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        rounded_box(QPainter(self), QRectF(self.rect()), theme.colour("inset"), theme.colour("line"))

    def _add(self, key: str, words: str) -> _Segment:
        segment = _Segment(self._look, words, self._margins)
        segment.clicked.connect(lambda: self._choose(key))
        self._group.addButton(segment)
        self._row.addWidget(segment)
        return segment

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def _restyle(self) -> None:
        for segment in self._segments.values():
            segment.updateGeometry()
            segment.update()
        self.update()
