"""A field for a whole number that may be left empty: people, times, đồng."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.records.text import parse_amount
from desktop.ui.theme import Look
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.field import FieldProblem


class NumberField(AmountField):
    """Empty is None, never 0; `example` is a number of the kind that is meant.

    With `money` what an amount may be written with is understood: “1.520.000 đ”.
    """

    def __init__(
        self, look: Look, example: str = "60", *, money: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parse_amount if money else parse_count, parent=parent)
        self._example = example

    def number(self) -> int | None:
        """The number; None for an empty field and for one that cannot be read."""
        return None if self.unclear() else self.amount()

    def unclear(self) -> FieldProblem | None:
        """What cannot be read as a number."""
        try:
            self.amount()
        except ValueError:
            return FieldProblem(f"“{self.text().strip()}” không phải số. Gõ lại, ví dụ {self._example}.")
        return None


def parse_count(typed: str) -> int:
    """A whole number with or without dots between thousands. Raises ValueError for anything else."""
    digits = typed.strip().replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdecimal()):
        raise ValueError(typed)
    return int(digits)
