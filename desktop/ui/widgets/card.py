"""A surface with a thin edge, and thin separators."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box


class Surface(QWidget):
    """A plain area in one colour token, e.g. "surface" for a panel or "nav" for the status bar."""

    def __init__(self, look: Look, token: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._token = token
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.theme.colour(self._token))


class Card(QWidget):
    """A box with rounded edge; put widgets into `column`. `padding` in px."""

    def __init__(
        self, look: Look, padding: int = 14, token: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._token = token
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        rounded_box(
            QPainter(self), QRectF(self.rect()), theme.colour(self._token), theme.colour("line"), radius=6
        )


class Separator(QWidget):
    """A hairline between blocks; horizontal, or vertical with `vertical=True`."""

    def __init__(self, look: Look, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        fixed, expanding = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(expanding, fixed)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.theme.colour("line"))
