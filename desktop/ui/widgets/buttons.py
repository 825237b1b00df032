"""Buttons: primary, secondary, quiet, link, and buttons with only an icon (look.md section 5)."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.paint import rounded_box


class Kind(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"


class Button(QPushButton):
    """A button with an optional icon before its words and its key after them in plain weight.

    `key` is only shown, e.g. "Ctrl+P"; the shortcut itself belongs to a command. With `set_compact(True)` a
    secondary button shows only its icon and carries its words as tool tip.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = Kind.SECONDARY,
        *,
        key: str = "",
        icon: str = "",
        height: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self.kind = kind
        self._key = key
        self._icon_name = icon
        self._height = height
        self._compact = False
        self._hovered = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind is Kind.LINK else Qt.CursorShape.ArrowCursor)
        self._name()
        look.changed.connect(self._restyle)

    def set_text(self, text: str, key: str | None = None) -> None:
        """Change the words, e.g. to the count that will come out, and the shown key."""
        self.setText(text)
        self._key = self._key if key is None else key
        self._name()
        self._restyle()

    def set_compact(self, compact: bool) -> None:
        """Show only the icon (narrow windows); without an icon nothing changes."""
        self._compact = compact and bool(self._icon_name)
        self._name()
        self._restyle()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        height = theme.control_height + theme.px(self._height - 30)
        if self._compact or not self.text():
            return QSize(height, height)
        width = sum(part for part in self._part_widths() if part)
        gaps = theme.px(8) * (sum(1 for part in self._part_widths() if part) - 1)
        return QSize(width + gaps + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        foreground = self._paint_box(painter)
        theme = self._look.theme
        words, hint = self._fonts()
        icon_width, text_width, key_width = self._part_widths()
        parts = [width for width in (icon_width, text_width, key_width) if width]
        if key_width and self.width() < self.sizeHint().width():
            # Squeezed by its page: the words stay whole, the key goes.
            parts, key_width = parts[:-1], 0
        x = (self.width() - sum(parts) - theme.px(8) * (len(parts) - 1)) // 2
        if icon_width:
            self._paint_icon(painter, x, icon_width)
            x += icon_width + theme.px(8)
        painter.setPen(foreground)
        if text_width:
            painter.setFont(words)
            painter.drawText(
                QRect(x, 0, text_width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
            )
            x += text_width + theme.px(8)
        if key_width:
            painter.setFont(hint)
            painter.drawText(
                QRect(x, 0, key_width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._key
            )

    def _token(self) -> str:
        if not self.isEnabled():
            return "text3"
        return {Kind.PRIMARY: "on_accent", Kind.LINK: "accent", Kind.QUIET: "text2"}.get(self.kind, "text")

    def _paint_box(self, painter: QPainter) -> QColor:
        """Draw the background, outline and focus ring; returns the colour of the words."""
        theme = self._look.theme
        rect = QRectF(self.rect())
        fill: QColor | None = None
        outline: QColor | None = None
        if self.kind is Kind.PRIMARY and self.isEnabled():
            fill = theme.colour("accent")
            if self.isDown() or self._hovered:
                fill = fill.darker(115 if self.isDown() else 107)
        elif self.kind in (Kind.PRIMARY, Kind.SECONDARY):
            pressed = self.isDown() or self.isChecked()
            fill = theme.colour("soft" if pressed else "inset" if self._hovered else "surface")
            outline = theme.colour("line2")
        elif self._hovered or self.isDown() or self.isChecked():
            fill = theme.colour("soft")
        rounded_box(painter, rect, fill, outline)
        if self.hasFocus():
            self._paint_focus(painter, rect)
        return theme.colour(self._token())

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._look.theme
        if self.kind is Kind.PRIMARY:
            rounded_box(painter, rect.adjusted(2, 2, -2, -2), None, theme.colour("on_accent"), radius=3)
        else:
            rounded_box(painter, rect, None, theme.colour("accent"), thickness=2)

    def _paint_icon(self, painter: QPainter, x: int, width: int) -> None:
        token = self._token()
        token = "text2" if token == "text" else token
        pixmap = self._look.pixmap(self._icon_name, 16, token, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(x, (self.height() - width) // 2), pixmap)

    def _fonts(self) -> tuple[QFont, QFont]:
        theme = self._look.theme
        strong = self.kind in (Kind.PRIMARY, Kind.LINK)
        return theme.font(13, 600 if strong else 400), theme.font(12)

    def _part_widths(self) -> tuple[int, int, int]:
        """Widths of icon, words and key in px; 0 for what is not shown."""
        words, hint = self._fonts()
        icon = self._look.theme.px(16) if self._icon_name else 0
        if self._compact or not self.text():
            return icon, 0, 0
        text = QFontMetrics(words).horizontalAdvance(self.text())
        return icon, text, QFontMetrics(hint).horizontalAdvance(self._key) if self._key else 0

    def _padding(self) -> int:
        return self._look.theme.px(6 if self.kind in (Kind.LINK, Kind.QUIET) else 12)

    def _name(self) -> None:
        self.setAccessibleName(self.text())
        hidden_words = f"{self.text()} ({self._key})" if self._key else self.text()
        self.setToolTip(hidden_words if self._compact else "")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(Button):
    """A button that is only an icon; `name` is both its tool tip and its accessible name."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        kind: Kind = Kind.SECONDARY,
        *,
        key: str = "",
        height: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name, kind, key=key, icon=icon, height=height, parent=parent)
        self.set_compact(True)
        self.setToolTip(f"{name} ({key})" if key else name)


def primary(look: Look, text: str, *, key: str = "", icon: str = "", height: int = 30) -> Button:
    """The one filled button of a page or panel."""
    return Button(look, text, Kind.PRIMARY, key=key, icon=icon, height=height)


def secondary(look: Look, text: str, *, key: str = "", icon: str = "", height: int = 30) -> Button:
    """An outlined button."""
    return Button(look, text, Kind.SECONDARY, key=key, icon=icon, height=height)


def quiet(look: Look, text: str, *, key: str = "", icon: str = "") -> Button:
    """Words only."""
    return Button(look, text, Kind.QUIET, key=key, icon=icon)


def link(look: Look, text: str, *, key: str = "", icon: str = "") -> Button:
    """Accent text, for notices and messages."""
    return Button(look, text, Kind.LINK, key=key, icon=icon)
