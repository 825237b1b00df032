"""An icon standing by itself, beside words that say the same."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import Look


class IconLabel(QLabel):
    """A tinted icon of `size` px in the tone of a colour token; it follows theme and text size."""

    def __init__(
        self,
        look: Look,
        icon: str,
        size: int = 16,
        tone: str = "text2",
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._size = size
        self._tone = tone
        self._filled = filled
        look.changed.connect(self._restyle)
        self._restyle()

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon; "" shows none."""
        self._icon, self._tone = icon, tone
        self._restyle()

    def _restyle(self) -> None:
        if self._icon:
            ratio = self.devicePixelRatioF()
            self.setPixmap(self._look.pixmap(self._icon, self._size, self._tone, ratio, filled=self._filled))
        else:
            self.clear()
