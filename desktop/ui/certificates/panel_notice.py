"""A notice in the side panel: what is missing, in full words, with one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, link
from desktop.ui.widgets.chip import TINTS
from desktop.ui.widgets.notice import ICONS
from desktop.ui.widgets.paint import rounded_box
from desktop.ui.widgets.text import Text, Type


@dataclass(frozen=True)
class Missing:
    """`title` in bold when there is one, then a sentence; `key` is only shown beside the action."""

    text: str
    tone: str = "warn"
    title: str = ""
    action: str = ""
    trigger: Callable[[], None] | None = None
    key: str = ""


class PanelNotice(QWidget):
    """A box on the tint of its tone with icon, words and a link."""

    def __init__(self, look: Look, missing: Missing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = missing.tone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # or sentences of many lines are cut
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{missing.title} {missing.text}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(38, 8, 10, 8)
        column.setSpacing(2)
        if missing.title:
            column.addWidget(Text(look, missing.title, Type.STRONG, elide=True))
        column.addWidget(Text(look, missing.text, Type.SMALL, "text", wrap=True))
        self.button: Button | None = None
        if missing.action and missing.trigger is not None:
            self.button = link(look, missing.action, key=missing.key)
            self.button.clicked.connect(missing.trigger)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        edge = theme.colour(self._tone)
        edge.setAlphaF(0.45)
        rounded_box(painter, QRectF(self.rect()), theme.colour(TINTS[self._tone]), edge)
        painter.fillRect(0, 0, 3, self.height(), theme.colour(self._tone))
        icon = self._look.pixmap(ICONS[self._tone], 16, self._tone, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(14, 10), icon)
