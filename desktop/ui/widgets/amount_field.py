"""A field for money in whole đồng."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField

ParseAmount = Callable[[str], int]
"""Typed text to whole đồng; raises ValueError when it is not an amount."""


def grouped(amount: int) -> str:
    """1520000 as "1.520.000", with the true minus sign before negative amounts."""
    return f"{amount:,}".replace(",", ".").replace("-", "−")


class AmountField(LineField):
    """Typed freely ("1520000", "1.520.000"), shown grouped once left; empty stays empty, never 0."""

    def __init__(
        self, look: Look, parse: ParseAmount, placeholder: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, placeholder, clean=self._tidy, parent=parent)
        self._parse = parse
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._restyle()

    def amount(self) -> int | None:
        """The amount in đồng, None for an empty field; raises the parser's ValueError."""
        text = self.text().strip()
        return self._parse(text) if text else None

    def set_amount(self, amount: int | None) -> None:
        """Show an amount in đồng, or nothing."""
        self.set_value("" if amount is None else grouped(amount))

    def _tidy(self, text: str) -> str:
        stripped = text.strip()
        try:
            return grouped(self._parse(stripped)) if stripped else ""
        except ValueError:
            return stripped

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(self._look.theme.font(tabular=True))
