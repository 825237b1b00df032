"""A ruler in mm along one edge of the paper."""

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Look

STEP_MM = 5
NAMED_MM = 50


class Ruler(QWidget):
    """A line each 5 mm, a number each 50 mm; 0 stands at the paper's edge."""

    def __init__(self, look: Look, parent: QWidget, *, vertical: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._vertical = vertical
        self._start = 0
        self._px_per_mm = 1.0
        self._length_mm = 0.0

    def measure(self, start: int, px_per_mm: float, length_mm: float) -> None:
        """Put 0 at `start` px and let the ruler end with the paper."""
        self._start, self._px_per_mm, self._length_mm = start, px_per_mm, length_mm
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setFont(theme.font(11))
        painter.setPen(QPen(theme.colour("text2"), 1))
        if self._vertical:
            painter.translate(0, self.height())
            painter.rotate(-90)
        depth = self.width() if self._vertical else self.height()
        for mm in range(0, int(self._length_mm) + 1, STEP_MM):
            named = mm % NAMED_MM == 0
            at = self._place(mm)
            length = depth * (0.42 if named else 0.24 if mm % 10 == 0 else 0.14)
            painter.drawLine(QLineF(at, depth - length, at, depth))
            if named:
                painter.drawText(QRect(round(at) + 3, 0, 40, depth), Qt.AlignmentFlag.AlignTop, str(mm))
        painter.fillRect(QRect(0, depth - 1, max(self.width(), self.height()), 1), theme.colour("line"))

    def _place(self, mm: float) -> float:
        """Px along the ruler as it is drawn; the vertical one is drawn turned, from below."""
        at = self._start + mm * self._px_per_mm
        return self.height() - at if self._vertical else at
