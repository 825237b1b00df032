"""Lines of the table as they are copied: headings with their sums, records, what is doubtful about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from desktop.ui.widgets.copied_table import CellValue, CopiedColumn, CopiedRow, CopiedTable
from desktop.ui.widgets.table.columns import Column, Reason
from desktop.ui.widgets.table.model import Line, LineKind

TICKED = "x"
REASON = "Ghi chú"

ReasonOf = Callable[[Any], Reason | None] | None


def copied(lines: Sequence[Line], columns: Sequence[Column], reason_of: ReasonOf) -> CopiedTable:
    """A table of lines; second lines have columns of their own, reasons stand behind the others."""
    rows = [line for line in lines if line.kind in (LineKind.GROUP, LineKind.RECORD)]
    reasons = [_reason(line, reason_of) for line in rows]
    heads = [head for column in columns for head in _heads(column)]
    heads += [CopiedColumn(REASON)] if any(reasons) else []
    cells = [
        CopiedRow([*_cells(line, columns), *([reason] if any(reasons) else [])], line.kind is LineKind.GROUP)
        for line, reason in zip(rows, reasons, strict=True)
    ]
    return CopiedTable(heads, cells)


def _heads(column: Column) -> Iterator[CopiedColumn]:
    yield CopiedColumn(column.title, column.plain)
    if column.second is not None:
        yield CopiedColumn(column.second_title)


def _cells(line: Line, columns: Sequence[Column]) -> Iterator[CellValue]:
    """A heading begins in the first column of words: in running numbers and tick boxes it would not fit."""
    words = (place for place, column in enumerate(columns) if not column.plain and column.tick is None)
    first = next(words, 0)
    for place, column in enumerate(columns):
        if line.kind is LineKind.RECORD:
            yield _value(line.record, column)
        elif line.group is not None:
            title = " ".join(filter(None, (line.group.title, line.group.count)))
            yield title if place == first else line.group.sums.get(column.key)
        if column.second is not None:
            yield column.second(line.record) if line.kind is LineKind.RECORD else None


def _value(record: Any, column: Column) -> CellValue:
    """What the column reads; a bare tick box becomes an x."""
    value = column.read(record)
    if column.tick is not None and not value:
        return TICKED if column.tick(record) else None
    return value


def _reason(line: Line, reason_of: ReasonOf) -> str:
    found = reason_of(line.record) if line.kind is LineKind.RECORD and reason_of else None
    return found.text if found else ""
