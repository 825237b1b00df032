"""A field for a year of four digits."""

from __future__ import annotations

from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.line_field import LineField

_DIGITS = 4


class YearField(LineField):
    """`year` is None for what is no year; `unclear` says so."""

    def year(self) -> int | None:
        """The year meant."""
        typed = self.value()
        return int(typed) if len(typed) == _DIGITS and typed.isascii() and typed.isdecimal() else None

    def unclear(self) -> FieldProblem | None:
        """What cannot be read as a year."""
        if self.year() is not None:
            return None
        return FieldProblem(f"Năm “{self.value()}” không đủ bốn chữ số. Gõ lại, ví dụ 2026.")
