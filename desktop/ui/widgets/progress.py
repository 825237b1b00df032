"""The footer of a task page or table: a sentence, a thin progress bar, “Dừng”, and buttons."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, secondary
from desktop.ui.widgets.text import Text


class ProgressFooter(QWidget):
    """A bar 50 px high; while work runs it shows “Đang tạo 12/39…”, and “Dừng” when the work can stop."""

    stopped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._done = 0
        self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(8)
        self._words = Text(look, elide=True)
        self._row.addWidget(self._words, 1)
        self._stop = secondary(look, "Dừng", key="Esc")
        self._stop.clicked.connect(self.stopped)
        self._stop.hide()
        self._row.addWidget(self._stop)
        look.changed.connect(self._restyle)
        self._restyle()

    def add_button(self, button: Button) -> None:
        """Put a button at the right end; the primary one last."""
        self._row.addWidget(button)

    def set_text(self, text: str, tone: str = "text") -> None:
        """The sentence at the left."""
        self._words.setText(text)
        self._words.set_tone(tone)

    def text(self) -> str:
        """The sentence at the left."""
        return self._words.text()

    def show_progress(self, done: int, total: int, text: str, *, can_stop: bool = False) -> None:
        """Show how far the work is, e.g. (12, 39, "Đang tạo 12/39…")."""
        self._done, self._total = done, total
        self.set_text(text)
        self._stop.setVisible(can_stop)
        self.update()

    def finish(self, text: str = "") -> None:
        """Take bar and “Dừng” away."""
        self._done = self._total = 0
        self.set_text(text)
        self._stop.hide()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))
        if self._total:
            width = self.width() * self._done / self._total
            painter.fillRect(QRectF(0, 0, width, 3), theme.colour("accent"))

    def _restyle(self) -> None:
        self.setFixedHeight(self._look.theme.control_height + 20)
        self.update()
