"""How wide each column of a sheet becomes (mm): the table fills the page and nothing is cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.workbook_model import Sum
from exports.workbook_text import POINTS_PER_MM, SCREEN_SLACK, Ruler

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from exports.workbook_model import ColumnKind, Sheet, Value

MARGINS_MM: Final = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 15.0}
"""Both families: NĐ 30/2020 allows 20–25, 20–25, 30–35, 15–20; HD 36-HD/VPTW says 20, 20, 30, 15."""

PADDING_MM: Final = 1.8
"""What a cell keeps free beside its text, left and right together."""

_PAGE_MM: Final = {"portrait": (210.0, 297.0), "landscape": (297.0, 210.0)}
_NOTHING: Final = 1e-9  # mm
_SHORT: Final = 8  # letters; shorter words always fit a column that somebody asked for


def printable_mm(sheet: Sheet) -> float:
    """Return the width between the margins of the sheet's A4 page."""
    return _PAGE_MM[sheet.orientation][0] - MARGINS_MM["left"] - MARGINS_MM["right"]


def printable_height_mm(sheet: Sheet) -> float:
    """Return the height between the margins of the sheet's A4 page."""
    return _PAGE_MM[sheet.orientation][1] - MARGINS_MM["top"] - MARGINS_MM["bottom"]


@dataclass(frozen=True)
class _Wish:
    """What one column asks for, at least needs, and can use at most (mm)."""

    asked: float
    least: float
    most: float
    flexible: bool


def column_widths(sheet: Sheet, sums: Mapping[tuple[int, int], int | float], ruler: Ruler) -> list[float]:
    """Return the width of every column.

    Numbers, dates and unwrapped texts get what their longest value needs; the wrapped texts share the rest
    in the proportion they asked for, none more than its longest text can use while another has too little.
    A table that needs more than the page is wider and printed smaller.
    """
    wishes = [_wish(sheet, index, sums, ruler) for index in range(len(sheet.columns))]
    flexible = [index for index, wish in enumerate(wishes) if wish.flexible] or list(range(len(wishes)))
    widths = [max(wish.asked, wish.least) for wish in wishes]
    room = printable_mm(sheet) - sum(width for index, width in enumerate(widths) if index not in flexible)
    shares = _shared({index: wishes[index] for index in flexible}, room)
    return [shares.get(index, width) for index, width in enumerate(widths)]


def _shared(wishes: dict[int, _Wish], room: float) -> dict[int, float]:
    """Share `room` in proportion to what was asked, within each column's limits; the page is filled."""
    open_wishes, settled = dict(wishes), dict[int, float]()
    while open_wishes:
        scale = (room - sum(settled.values())) / sum(wish.asked for wish in open_wishes.values())
        shares = {index: wish.asked * scale for index, wish in open_wishes.items()}
        clamped = {
            index: max(wish.least, min(wish.most, shares[index])) for index, wish in open_wishes.items()
        }
        excess = sum(clamped.values()) - sum(shares.values())
        now = {i: w for i, w in clamped.items() if excess * (w - shares[i]) > 0 or abs(excess) < _NOTHING}
        settled |= now
        open_wishes = {index: wish for index, wish in open_wishes.items() if index not in now}
    left = max(0.0, room - sum(settled.values())) / sum(wish.asked for wish in wishes.values())
    return {index: width + left * wishes[index].asked for index, width in settled.items()}


def _wish(sheet: Sheet, index: int, sums: Mapping[tuple[int, int], int | float], ruler: Ruler) -> _Wish:
    column = sheet.columns[index]
    texts = [_shown(value, column.kind) for value in _values(sheet, index, sums)]
    longest = [*texts, column.title]
    flexible = column.kind == "text" and column.wrap and any(texts)  # empty ones are for handwriting
    if flexible:
        texts = [word for text in texts for word in text.split() if len(word) > _SHORT]
        longest = [max(longest, key=len)]

    def width(candidates: Iterable[str]) -> float:
        widest = max((ruler.width(text, sheet.table_size, bold=True) for text in candidates), default=0.0)
        return widest * SCREEN_SLACK / POINTS_PER_MM + PADDING_MM

    least = max(width([*texts, *column.title.split()]), column.least_mm)
    return _Wish(column.width_mm, least, max(least, width(longest)), flexible)


def _values(sheet: Sheet, index: int, sums: Mapping[tuple[int, int], int | float]) -> Iterable[Value]:
    """Return the values of a column; a section's or a note's text stands across the table instead."""
    for number, row in enumerate(sheet.rows):
        cell = row.cells[index] if index < len(row.cells) else None
        if isinstance(cell, Sum):
            yield sums[number, index]
        elif not isinstance(cell, str) or row.kind in {"data", "group"}:
            yield cell


def _shown(value: Value, kind: ColumnKind) -> str:
    """Return about what Excel shows, rather longer than shorter."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        if kind == "percent":
            return f"{value * 100:+,.1f} %"
        return f"{value:+,.1f}" if isinstance(value, float) else f"{value:+,}"
    return "" if value is None else "00/00/0000"
