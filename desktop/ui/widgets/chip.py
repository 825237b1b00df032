"""A chip: the state of one record as icon and word on a tint. Not clickable."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box

TINTS = {"ok": "ok_soft", "warn": "warn_soft", "err": "err_soft", "info": "info_soft", "accent": "soft"}
"""The tint that belongs to each tone; any other tone lies on "inset"."""


class Chip(QWidget):
    """Icon and word on the tint of a tone: "ok", "warn", "err", "info", "accent" or "text2"."""

    def __init__(
        self, look: Look, text: str, tone: str = "text2", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self._tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        look.changed.connect(self._restyle)

    def text(self) -> str:
        """The word shown."""
        return self._text

    def set_state(self, text: str, tone: str, icon: str = "") -> None:
        """Show another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        width = QFontMetrics(theme.font(12)).horizontalAdvance(self._text) + theme.px(14)
        if self._icon:
            width += theme.px(16 + 5)
        return QSize(width, theme.line_height(12) + 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        fill = theme.colour(TINTS.get(self._tone, "inset"))
        rounded_box(painter, QRectF(self.rect()), fill, theme.colour("line") if theme.high_contrast else None)
        x = theme.px(7)
        if self._icon:
            side = theme.px(16)
            pixmap = self._look.pixmap(self._icon, 16, self._tone, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(x, (self.height() - side) // 2), pixmap)
            x += side + theme.px(5)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour(self._tone))
        painter.drawText(
            QRect(x, 0, self.width() - x, self.height()), Qt.AlignmentFlag.AlignVCenter, self._text
        )

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
