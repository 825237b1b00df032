"""Numbers of people as they are typed: digits, points between thousands."""

from __future__ import annotations

from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.line_field import LineField


def count_or_none(editor: LineField) -> int | None:
    """The number meant; None for an empty field and for one that cannot be read."""
    typed = editor.value().replace(".", "")
    return int(typed) if typed and _is_count(typed) else None


def unclear_count(editor: LineField) -> FieldProblem | None:
    """What cannot be read as a number of people."""
    typed = editor.value().replace(".", "")
    if not typed or _is_count(typed):
        return None
    return FieldProblem(f"“{editor.value()}” không phải số người. Gõ lại, ví dụ 60.")


def _is_count(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal()
