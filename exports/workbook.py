"""Print-ready office workbooks: build a `Workbook` of plain data, then save it.

`address` tells where a table cell stands, so that a window can say "ô D14" and mean the same cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.safe_file import replacing
from exports.workbook_model import (
    BarChart,
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
    from pathlib import Path

__all__ = [
    "BarChart",
    "Cell",
    "Column",
    "ColumnKind",
    "DocumentHeader",
    "Family",
    "Row",
    "RowKind",
    "Sheet",
    "Signature",
    "Sum",
    "Value",
    "Workbook",
    "address",
    "computed",
    "save_workbook",
]


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Write the workbook to `path`, reopened and checked before it replaces an older file.

    Raises `FileNotWritten`; `ValueError` for a sheet of one column, a number that is none, or a sum
    that contains itself.
    """
    # imported late: openpyxl costs more than a report, and a window asks only for addresses
    from exports.workbook_file import check_workbook, workbook_bytes

    with replacing(path, check=check_workbook) as temporary:
        temporary.write_bytes(workbook_bytes(workbook))
