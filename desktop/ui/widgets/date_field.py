"""A field in which dates are typed as text."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField

ParseDate = Callable[[str], date]
"""Typed text ("15/10/22", "151022", "hn") to a date; raises ValueError when it is none."""

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class DateField(LineField):
    """A plain text field; weekday and date are echoed in grey at its right, so a slip is seen."""

    def __init__(
        self,
        look: Look,
        parse: ParseDate,
        placeholder: str = "ngày/tháng/năm",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, placeholder, clean=self._tidy, parent=parent)
        self._parse = parse
        self.textChanged.connect(self.update)

    def day(self) -> date | None:
        """The date meant, None for an empty field; raises the parser's ValueError."""
        text = self.text().strip()
        return self._parse(text) if text else None

    def set_day(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.set_value("" if day is None else f"{day:%d/%m/%Y}")

    def echo(self) -> str:
        """Weekday and date as understood, e.g. “Thứ Bảy 15/10/2022”; "" while there is nothing to say."""
        try:
            day = self.day()
        except ValueError:
            return ""
        if day is None:
            return ""
        full = f"{day:%d/%m/%Y}"
        weekday = WEEKDAYS[day.weekday()]
        return weekday if self.text().strip() == full else f"{weekday} {full}"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._look.theme
        font = theme.font(12)
        right = self.width() - 10
        left = 12 + self.fontMetrics().horizontalAdvance(self.text()) + 10
        words = self.echo()
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(words) > right - left:
            words = words.split(" ")[-1] if words.endswith(tuple("0123456789")) else ""
        if not words or metrics.horizontalAdvance(words) > right - left:
            return
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(theme.colour("text3"))
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag(0x82), words)

    def _tidy(self, text: str) -> str:
        stripped = text.strip()
        try:
            return f"{self._parse(stripped):%d/%m/%Y}" if stripped else ""
        except ValueError:
            return stripped
