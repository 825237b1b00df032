"""The rows of a grid as the XML of a worksheet.

openpyxl has no way to write a formula together with its value, and takes texts for formulas and errors.
Here a text can only become an inline string; only a `Formula` becomes a formula.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from exports.workbook_grid import Formula, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exports.workbook_blocks import Look
    from exports.workbook_grid import Grid, Piece
    from exports.workbook_model import Value

_DAY_ZERO: Final = date(1899, 12, 30)


def rows_xml(grid: Grid, styles: Mapping[Look, int]) -> Iterator[str]:
    """Yield the XML of each row; `styles` are the numbers of the looks in the workbook's style sheet."""
    letters = [column_letters(column) for column in range(len(grid.widths_mm))]
    for number, row in enumerate(grid.rows, 1):
        cells = "".join(
            _cell(f'{letter}{number}" s="{styles[piece.look]}', piece)
            for letter, piece in zip(letters, row.pieces, strict=True)
            if piece is not None
        )
        yield f'<row r="{number}" ht="{row.height}" customHeight="1">{cells}</row>'


def _cell(place: str, piece: Piece) -> str:
    """Return a cell; `place` is its address and style as they stand inside the tag."""
    value = piece.value
    if value is None or value == "":
        return f'<c r="{place}"/>'
    if isinstance(value, Formula):
        return f'<c r="{place}"><f>{_escaped(value.text[1:])}</f><v>{value.value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{_escaped(value)}</t></is></c>'
    return f'<c r="{place}"><v>{_number(value)}</v></c>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _number(value: Value) -> int | float | str | None:
    return (value - _DAY_ZERO).days if isinstance(value, date) else value
