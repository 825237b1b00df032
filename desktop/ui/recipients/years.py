"""A year typed into a field: four digits or nothing."""

from __future__ import annotations

from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.line_field import LineField

_DIGITS = 4


def year_of(editor: LineField) -> int | None:
    """The year; None for an empty field and for one that cannot be read."""
    typed = editor.value()
    return int(typed) if typed and unclear_year(editor) is None else None


def unclear_year(editor: LineField) -> FieldProblem | None:
    """What cannot be read as a year."""
    typed = editor.value()
    if not typed or (typed.isascii() and typed.isdecimal() and len(typed) == _DIGITS):
        return None
    return FieldProblem(f"Năm “{typed}” không đủ bốn chữ số. Gõ lại, ví dụ 1968.")
