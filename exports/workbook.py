"""Print-ready office workbooks: build a `Workbook` of plain data, then save it.

`address` tells where a table cell stands, so that a window can say "ô D14" and mean the same cell;
`source_sheet` lists the records behind the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.safe_file import replacing
from exports.workbook_model import (
    Cell,
    Column,
    ColumnKind,
    DocumentHeader,
    Family,
    Row,
    RowKind,
    Sheet,
    Signature,
    Sum,
    Value,
    Workbook,
)
from exports.workbook_plan import address
from exports.workbook_sums import computed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "Cell",
    "Column",
    "ColumnKind",
    "DocumentHeader",
    "Family",
    "Row",
    "RowKind",
    "Sheet",
    "Signature",
    "SourceRow",
    "Sum",
    "Value",
    "Workbook",
    "address",
    "computed",
    "save_workbook",
    "source_sheet",
]


@dataclass(frozen=True)
class SourceRow:
    """One record behind one figure: the figure's cell and label, the record's kind, id, title and detail."""

    cell: str
    figure_label: str
    kind: str
    id: int | str
    title: str
    detail: str = ""


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Write the workbook to `path`, reopened and checked before it replaces an older file.

    Raises `FileNotWritten`; `ValueError` for a sheet of one column, a number that is none, or a sum
    that contains itself.
    """
    # imported late: openpyxl costs more than a report, and a window asks only for addresses
    from exports.workbook_file import check_workbook, workbook_bytes

    content = workbook_bytes(workbook)
    with replacing(path, check=check_workbook) as temporary:
        temporary.write_bytes(content)


def source_sheet(
    rows: Iterable[SourceRow], *, name: str = "Nguồn số liệu", basis: tuple[str, ...] = ()
) -> Sheet:
    """Return the sheet that lists, figure by figure, the records it was counted from."""
    return Sheet(
        name=name,
        title="NGUỒN SỐ LIỆU",
        subject=("Các bản ghi trong sổ đứng sau từng con số",),
        basis=basis,
        columns=(
            Column("Ô", 16, wrap=False),
            Column("Chỉ tiêu", 55),
            Column("Loại", 30),
            Column("Mã số", 16, "index"),
            Column("Tên", 70),
            Column("Chi tiết", 60),
        ),
        rows=tuple(
            Row((row.cell, row.figure_label, row.kind, row.id, row.title, row.detail)) for row in rows
        ),
    )
