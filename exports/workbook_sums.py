"""The sums of a table: their computed values and their formulas."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from exports.workbook_model import Sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exports.workbook_model import Row

_LONGEST_FORMULA: Final = 8_192  # Excel's limit, letters


def computed(rows: tuple[Row, ...]) -> dict[tuple[int, int], int | float]:
    """Return the value of every sum by (row, column). Raises `ValueError` when a sum contains itself."""
    values: dict[tuple[int, int], int | float] = {}
    open_sums: set[tuple[int, int]] = set()

    def value(row: int, column: int) -> int | float:
        cells = rows[row].cells
        cell = cells[column] if column < len(cells) else None
        if isinstance(cell, Sum):
            return total(row, column, cell)
        return cell if isinstance(cell, (int, float)) else 0

    def total(row: int, column: int, cell: Sum) -> int | float:
        place = (row, column)
        if place not in values:
            if place in open_sums:
                raise ValueError(f"the sum in row {row}, column {column} contains itself")
            open_sums.add(place)
            values[place] = sum(
                value(r, c) for r in set(cell.rows or (row,)) for c in set(cell.columns or (column,))
            )
        return values[place]

    for row, line in enumerate(rows):
        for column, cell in enumerate(line.cells):
            if isinstance(cell, Sum):
                total(row, column, cell)
    return values


def formula(cell: Sum, row: int, column: int, address: Callable[[int, int], str]) -> str:
    """Return "=SUM(D12:D14,D16)" for a sum at (row, column). Raises `ValueError` past Excel's limit."""
    areas = [
        _area(address(rows[0], columns[0]), address(rows[-1], columns[-1]))
        for rows in _runs(cell.rows or (row,))
        for columns in _runs(cell.columns or (column,))
    ]
    chunks = (areas[start : start + 250] for start in range(0, len(areas), 250))  # a function takes 255
    text = "=" + "+".join(f"SUM({','.join(chunk)})" for chunk in chunks)
    if len(text) > _LONGEST_FORMULA:
        raise ValueError(f"the sum in row {row}, column {column} has {len(areas)} separate parts")
    return text


def _area(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Split numbers into runs without gaps: 1 2 3 7 8 → [1 2 3] [7 8]."""
    runs = groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0])
    return [[number for _, number in run] for _, run in runs]
