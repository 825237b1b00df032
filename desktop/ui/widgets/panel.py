"""The side panel: head with “Esc đóng”, a body that scrolls, a foot that stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, Kind
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.text import Text, Type


class SidePanel(Surface):
    """Put the content into `body` (a column) and the buttons into `foot` (a row, hidden until used).

    `close_asked` comes from the × button; Esc is handled by the page that shows the panel. Width in px at
    100 % text.
    """

    close_asked = Signal()

    def __init__(self, look: Look, title: str, width: int = 500, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._width = width
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        self._title = Text(look, title, Type.TITLE, elide=True)
        column.addLayout(self._head(look))
        column.addWidget(Separator(look))
        self.body = QVBoxLayout()
        column.addWidget(self._scroller(), 1)
        self._foot_box = Surface(look, "inset")
        self.foot = QHBoxLayout(self._foot_box)
        self.foot.setContentsMargins(18, 10, 18, 10)
        self.foot.setSpacing(8)
        self._foot_box.hide()
        self._foot_line = Separator(look)
        self._foot_line.hide()
        column.addWidget(self._foot_line)
        column.addWidget(self._foot_box)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_foot(self) -> None:
        """Show the foot once buttons stand in it."""
        self._foot_line.show()
        self._foot_box.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.colour("line"))

    def _head(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 7, 10, 7)
        row.addWidget(self._title, 1)
        row.addWidget(Text(look, "Esc đóng", Type.HINT, "text3"))
        close = IconButton(look, "dismiss", "Đóng", Kind.QUIET, key="Esc")
        close.clicked.connect(self.close_asked)
        row.addWidget(close)
        return row

    def _scroller(self) -> QScrollArea:
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(18, 10, 18, 14)
        self.body.setSpacing(10)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.accessibleName())
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return self._scroll

    def _restyle(self) -> None:
        self.setFixedWidth(min(self._look.theme.px(self._width), 620))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.update()
