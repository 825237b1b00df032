"""The rows of a list as they stand on the screen, as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.operations.lists.listing import ListColumn, Listing, ValueKind
from desktop.operations.output import faults_named
from desktop.operations.papers.office_paper import office_paper
from desktop.records.text import format_amount
from desktop.store.file import RecordFile
from exports.workbook import Column, Row, Sheet, Sum, Workbook, save_workbook

_WIDTHS: Mapping[ValueKind, float] = {"text": 40, "index": 14, "number": 18, "money": 26, "date": 22}
"""mm"""


def write_list(
    file: RecordFile,
    listing: Listing,
    rows: Sequence[Any],
    columns: Sequence[ListColumn],
    shown_as: str,
    path: Path,
    *,
    program_version: str = "",
) -> Path:
    """Write these rows in these columns; `shown_as` says what they are: the view, the filter.

    Raises `StorageTrouble`.
    """
    paper = office_paper(file, program_version)
    sheet = Sheet(
        listing.title,
        (Column("STT", 12, "index"), *(Column(one.title, _WIDTHS[one.kind], one.kind) for one in columns)),
        (*_rows(rows, columns), *_total(len(rows), columns)),
        paper.header,
        listing.title.upper(),
        basis=tuple(filter(None, (shown_as, paper.as_of))),
        closing=(f"(Danh sách gồm {format_amount(len(rows))} {listing.noun}.)",),
    )
    with faults_named():
        save_workbook(Workbook((sheet,), listing.title, paper.program_version, paper.made_at), path)
    return path


def _rows(rows: Sequence[Any], columns: Sequence[ListColumn]) -> list[Row]:
    return [
        Row((number, *(column.read(row) for column in columns))) for number, row in enumerate(rows, start=1)
    ]


def _total(count: int, columns: Sequence[ListColumn]) -> list[Row]:
    """The sums of money; numbers of different things are not added up."""
    places = tuple(range(count))
    if not count or not any(column.kind == "money" for column in columns):
        return []
    sums = [Sum(places) if column.kind == "money" else None for column in columns]
    return [Row(("Cộng", *sums), "sum")]
