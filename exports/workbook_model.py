"""What a print-ready office workbook holds: plain data, no file format. Widths in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Family = Literal["state", "party", "front"]
"""Whose rules the header follows: Nghị định 30/2020 (state, Front) or Hướng dẫn 36-HD/VPTW (party)."""

ColumnKind = Literal["text", "index", "number", "change", "money", "percent", "date"]
"""`change` shows its sign (+2, −1); `percent` takes a fraction (0.125 shows as 12,5 %)."""

RowKind = Literal["data", "group", "section", "sum", "note"]
"""`group` is a bold row; the first text of a `section`, `sum` (bold), `note` (italic) spans empty cells."""


@dataclass(frozen=True)
class Sum:
    """A cell that adds other cells of the table: a SUM formula with its computed value.

    `rows` and `columns` count from 0 over `Sheet.rows` and `Sheet.columns`; left empty they mean the
    sum's own row or column. Text and empty cells count as nothing, as in Excel.
    """

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


Value = str | int | float | date | None
Cell = Value | Sum


@dataclass(frozen=True)
class DocumentHeader:
    """The two-column head of an official paper; every line is printed as the issuer writes it.

    `superior` lines are regular, `issuer` lines bold; `number` is "Số: 15/QĐ-UBND" or "Số 15-QĐ/ĐU";
    `place_date` is "Hoàn Kiếm, ngày 05 tháng 02 năm 2026".
    """

    family: Family
    issuer: tuple[str, ...]
    superior: tuple[str, ...] = ()
    number: str = ""
    place_date: str = ""


@dataclass(frozen=True)
class Column:
    """A table column; neighbours with one `group` share a head above their titles.

    `width_mm` is what the column wants; wrapped text columns share what is left of the page, but none gets
    narrower than its `least_mm`: a table of many columns is rather wider than the page and printed smaller.
    """

    title: str
    width_mm: float
    kind: ColumnKind = "text"
    group: str = ""
    wrap: bool = True
    least_mm: float = 0


@dataclass(frozen=True)
class Row:
    """A table row; missing cells at its end are empty."""

    cells: tuple[Cell, ...]
    kind: RowKind = "data"


@dataclass(frozen=True)
class Signature:
    """Who signs: the maker on the left (may be empty), the authority's title lines and name on the right."""

    right_title: tuple[str, ...]
    right_name: str = ""
    left_title: str = ""
    left_name: str = ""
    place_date: str = ""


@dataclass(frozen=True)
class BarChart:
    """Bars under the table, drawn from its own cells: a group for each row, a bar for each of `columns`.

    The column `labels` names the groups, the titles of the columns name the bars.
    """

    title: str
    labels: int
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Sheet:
    """One printed table: head, title, table, closing lines, signatures.

    `subject` is the bold trích yếu, `enclosure` the italic "(Kèm theo Quyết định số …)", `basis` the
    filters and the as-of time, `closing` the lines under the table, `table_size` its font in points,
    `row_mm` the least height of a data row: 10 where somebody signs in it.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: DocumentHeader | None = None
    title: str = ""
    subject: tuple[str, ...] = ()
    enclosure: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    signature: Signature | None = None
    orientation: Literal["portrait", "landscape"] = "landscape"
    table_size: float = 12
    row_mm: float = 0
    chart: BarChart | None = None


@dataclass(frozen=True)
class Workbook:
    """The sheets of one file; `program_version` and `created` stand in the file's properties."""

    sheets: tuple[Sheet, ...]
    title: str
    program_version: str
    created: datetime
