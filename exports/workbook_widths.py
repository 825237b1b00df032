"""How wide each column of a sheet becomes (mm): the table fills the page and nothing is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.workbook_model import Sum
from exports.workbook_text import POINTS_PER_MM, Ruler

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from exports.workbook_model import Column, Sheet, Value

MARGINS_MM: Final = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 15.0}
"""Both families: NĐ 30/2020 allows 20–25, 20–25, 30–35, 15–20; HD 36-HD/VPTW says 20, 20, 30, 15."""

PADDING_MM: Final = 1.8
"""What a cell keeps free beside its text, left and right together."""

_PAGE_MM: Final = {"portrait": 210.0, "landscape": 297.0}
_SHORT: Final = 8  # letters; shorter words always fit a column that somebody asked for


def printable_mm(sheet: Sheet) -> float:
    """Return the width between the margins of the sheet's A4 page."""
    return _PAGE_MM[sheet.orientation] - MARGINS_MM["left"] - MARGINS_MM["right"]


def column_widths(sheet: Sheet, sums: Mapping[tuple[int, int], int | float], ruler: Ruler) -> list[float]:
    """Return the width of every column.

    Numbers, dates and unwrapped texts get what their longest value needs; the wrapped texts share the rest
    in the proportion they asked for. A table that needs more than the page is wider and printed smaller.
    """
    needs = [_need(sheet, index, sums, ruler) for index in range(len(sheet.columns))]
    wanted = [max(column.width_mm, need) for column, need in zip(sheet.columns, needs, strict=True)]
    flexible = [_is_flexible(column) for column in sheet.columns]
    if not any(flexible):
        flexible = [True] * len(wanted)
    fixed = sum(width for width, flex in zip(wanted, flexible, strict=True) if not flex)
    return _shared(sheet.columns, wanted, needs, flexible, printable_mm(sheet) - fixed)


def _shared(
    columns: tuple[Column, ...], wanted: list[float], needs: list[float], flexible: list[bool], room: float
) -> list[float]:
    """Give each flexible column its share of `room`, but not less than it needs."""
    shares = dict.fromkeys((index for index, flex in enumerate(flexible) if flex), 0.0)
    pinned: dict[int, float] = {}
    while True:
        asked = sum(columns[index].width_mm for index in shares) or 1.0
        scale = max(0.0, room - sum(pinned.values())) / asked
        shares = {index: columns[index].width_mm * scale for index in shares}
        short = {index: needs[index] for index, share in shares.items() if share < needs[index]}
        if not short:
            break
        pinned |= short
        shares = {index: share for index, share in shares.items() if index not in short}
    return [shares.get(index, pinned.get(index, width)) for index, width in enumerate(wanted)]


def _is_flexible(column: Column) -> bool:
    return column.kind == "text" and column.wrap


def _need(sheet: Sheet, index: int, sums: Mapping[tuple[int, int], int | float], ruler: Ruler) -> float:
    """Return the least width at which no value and no word of the head is cut."""
    column = sheet.columns[index]
    values = _values(sheet, index, sums)
    texts = _long_words(values) if _is_flexible(column) else [_shown(value) for value in values]
    widest = max((ruler.width(text, sheet.table_size, bold=True) for text in texts), default=0.0)
    head = max((ruler.width(word, sheet.table_size, bold=True) for word in column.title.split()), default=0.0)
    return max(widest, head) * 1.05 / POINTS_PER_MM + PADDING_MM


def _values(sheet: Sheet, index: int, sums: Mapping[tuple[int, int], int | float]) -> Iterable[Value]:
    """Return the values of a column; a section's or a note's text stands across the table instead."""
    for number, row in enumerate(sheet.rows):
        cell = row.cells[index] if index < len(row.cells) else None
        if isinstance(cell, Sum):
            yield sums[number, index]
        elif not isinstance(cell, str) or row.kind in {"data", "group"}:
            yield cell


def _long_words(values: Iterable[Value]) -> set[str]:
    return {
        word for value in values if isinstance(value, str) for word in value.split() if len(word) > _SHORT
    }


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return f"{value:+,.1f}" if isinstance(value, float) else f"{value:+,}"
    return "" if value is None else "00/00/0000"
