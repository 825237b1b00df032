"""A list on paper whose numbers open their records: what is printed, and the figure behind each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.report import Figure, PeriodRecords, RecordKind, joined
from exports.workbook import Cell, Column, Row, RowKind, Sheet, Sum

FormCell = Cell | Figure
Place = tuple[int, int]
"""Row and column of a cell of the table, both from 0."""


@dataclass(frozen=True)
class FormRow:
    """A row of a list in which numbers may be figures."""

    cells: tuple[FormCell, ...]
    kind: RowKind = "data"


@dataclass(frozen=True)
class ListForm:
    """The sheet that is printed, and the figure of every cell that counts or sums records."""

    sheet: Sheet
    figures: Mapping[Place, Figure]

    def with_(self, **fields: Any) -> ListForm:
        """The same list with other lines around its table: `Sheet`'s fields."""
        return replace(self, sheet=replace(self.sheet, **fields))


def period_form(
    paper: OfficePaper,
    name: str,
    columns: tuple[Column, ...],
    rows: Sequence[FormRow],
    records: PeriodRecords,
    about: RecordKind,
) -> ListForm:
    """A list of a period, on the paper of the office."""
    sheet = paper.period_sheet(name, columns, printed(rows), records, about)
    return ListForm(sheet, figures_in(rows))


def printed(rows: Sequence[FormRow]) -> tuple[Row, ...]:
    """The rows with the numbers of their figures."""
    return tuple(
        Row(tuple(cell.value if isinstance(cell, Figure) else cell for cell in row.cells), row.kind)
        for row in rows
    )


def figures_in(rows: Sequence[FormRow]) -> dict[Place, Figure]:
    """The figures of all cells; that of a sum holds the records of every cell it adds."""
    found: dict[Place, Figure] = {}
    for row, line in enumerate(rows):
        for column in range(len(line.cells)):
            if (figure := _figure(rows, (row, column))) is not None:
                found[row, column] = figure
    return found


def _figure(rows: Sequence[FormRow], place: Place) -> Figure | None:
    row, column = place
    cell = rows[row].cells[column] if column < len(rows[row].cells) else None
    if isinstance(cell, Figure):
        return cell
    if not isinstance(cell, Sum):
        return None
    added = product(sorted(set(cell.rows)) or (row,), sorted(set(cell.columns)) or (column,))
    parts = [found for part in added if (found := _figure(rows, part)) is not None]
    return joined(parts) if parts else None
