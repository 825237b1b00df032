"""Text on a page in one of the sizes of the scale."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Look


@dataclass(frozen=True)
class TextStyle:
    """Size in px and weight of a text."""

    size: int
    weight: int


class Type(Enum):
    """The scale of look.md section 3."""

    FIGURE = TextStyle(24, 600)
    PAGE_TITLE = TextStyle(20, 600)
    TITLE = TextStyle(15, 600)
    STRONG = TextStyle(13, 600)
    BODY = TextStyle(13, 400)
    SMALL = TextStyle(12, 400)
    SMALL_STRONG = TextStyle(12, 600)
    HINT = TextStyle(11, 400)


class Text(QLabel):
    """A plain text label; with `wrap` it breaks into lines, with `elide` it is cut at the end with “…”."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        style: Type = Type.BODY,
        tone: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._style = style
        self._tone = tone
        self._elide = elide
        self._tabular = tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.setMinimumWidth(24)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_tone(self, tone: str) -> None:
        """Change the colour token, e.g. to "err"."""
        self._tone = tone
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt gives a widget that was never shown its first font back when the style sheet polishes it.
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._elide else hint

    def fitted(self, width: int) -> str:
        """What is left of the text in so many px."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Drawn here and not by QLabel: under a style sheet a label's palette does not survive a re-polish.
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour(self._tone if self.isEnabled() else "text3"))
        room = self.contentsRect()
        text = self.text()
        if self._elide:
            text = self.fitted(room.width())
            self.setToolTip(self.text() if text != self.text() else "")
        wrap = int(Qt.TextFlag.TextWordWrap) if self.wordWrap() else 0
        painter.drawText(room, int(self.alignment()) | wrap, text)

    def _restyle(self) -> None:
        style = self._style.value
        self.setFont(self._look.theme.font(style.size, style.weight, tabular=self._tabular))
        self.update()
