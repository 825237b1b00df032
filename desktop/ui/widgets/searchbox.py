"""The search box of the page bar: a button that looks like a field and opens the Ctrl+K box."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box


class SearchButton(QAbstractButton):
    """“Tìm tên, số quyết định, lệnh…  Ctrl+K”, 290 px wide, 200 when narrow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Tìm tên, số quyết định, lệnh (Ctrl+K)")
        self.setToolTip(self.accessibleName())
        look.changed.connect(self._restyle)

    def set_narrow(self, narrow: bool) -> None:
        """Use the short form of a narrow window."""
        self._narrow = narrow
        self._restyle()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.px(200 if self._narrow else 290), theme.control_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        focused = self.hasFocus()
        edge = theme.colour("accent" if focused else "line2")
        rounded_box(
            painter, QRectF(self.rect()), theme.colour("surface"), edge, thickness=2 if focused else 1
        )
        side = theme.px(16)
        icon = self._look.pixmap("search", 16, "text2", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(theme.px(10), (self.height() - side) // 2), icon)
        hint, words = theme.font(11), theme.font()
        hint_width = QFontMetrics(hint).horizontalAdvance("Ctrl+K")
        painter.setPen(theme.colour("text3"))
        painter.setFont(hint)
        right = QRect(self.width() - hint_width - theme.px(10), 0, hint_width + 2, self.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, "Ctrl+K")
        left = theme.px(34)
        room = QRect(left, 0, right.left() - left - 6, self.height())
        text = "Tìm hoặc gõ lệnh…" if self._narrow else "Tìm tên, số quyết định, lệnh…"
        painter.setFont(words)
        text = QFontMetrics(words).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
