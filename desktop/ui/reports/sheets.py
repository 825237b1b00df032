"""What the figures sheet shows: the rows of the workbook, at the workbook's own addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.papers.list_forms import ListForm
from desktop.records.report import Figure
from desktop.records.report_table import ReportTable, RowKind
from desktop.records.text import format_amount, format_signed, short_date
from desktop.ui.widgets.figures_sheet import SheetCell, SheetRow
from desktop.ui.widgets.letter_header import SheetColumn
from desktop.ui.widgets.table.columns import Align
from desktop.words.reports import COLUMNS, percent_words
from exports.workbook import Column, Row, Sheet, Sum, Value, address, computed

ACTIVITY_COLUMNS = (
    SheetColumn("STT", 40, Align.CENTRE, plain=True),
    SheetColumn("Chỉ tiêu", 190, Align.LEFT, 1),
    SheetColumn("Trong kỳ", 98),
    SheetColumn("Lũy kế", 98, dim=True),
    SheetColumn("Cùng kỳ", 98, dim=True),
    SheetColumn("Tăng, giảm", 104, dim=True),
    SheetColumn("%", 56, dim=True),
)
"""The workbook's columns under shorter heads (look.md §12)."""

_SPANNING = ("section", "sum")
_LEAST = {"date": 98, "money": 104}
"""px that a date and an amount of money need."""


@dataclass(frozen=True)
class Counted:
    """A cell with records behind it: its figure, the column's name, and the rows that lead to it."""

    figure: Figure
    column: str
    path: str


@dataclass(frozen=True)
class Computed:
    """A cell computed from others: column and rows, and how, e.g. “C14 − E14 = 14 − 18”."""

    column: str
    path: str
    how: str


def activity_rows(table: ReportTable) -> list[SheetRow]:
    """The rows of the activity report, each cell with what stands behind it."""
    return [
        SheetRow(table.first_row + place, list(_cells(table, place)), row.kind is RowKind.GROUP)
        for place, row in enumerate(table.rows)
    ]


def _cells(table: ReportTable, place: int) -> Iterator[SheetCell]:
    row = table.rows[place]
    yield SheetCell(row.number, value=int(row.number) if row.number.isdecimal() else None)
    yield SheetCell(f"– {row.label}" if row.kind is RowKind.PART else row.label)
    path = _path(table, place)
    for column, figure in enumerate(row.figures, start=2):
        behind = Counted(figure, COLUMNS[column], path)
        yield SheetCell(format_amount(figure.value), behind, value=figure.value)
    for share in row.shares:
        yield SheetCell(_share(share), value=share)
    if row.change is not None:
        now, before = table.address(place, 2), table.address(place, 4)
        values = [format_amount(row.figures[column].value) for column in (0, 2)]
        how = f"{now} − {before} = {values[0]} − {values[1]}"
        yield SheetCell(format_signed(row.change), Computed(COLUMNS[5], path, how), value=row.change)
        reckoned = Computed(COLUMNS[6], path, _percent_how(table, place))
        yield SheetCell(_share(row.percent), reckoned, value=row.percent)


def _path(table: ReportTable, place: int) -> str:
    """Group, total and part of a row."""
    kinds = {RowKind.GROUP: 0, RowKind.TOTAL: 1, RowKind.SHARE: 1, RowKind.PART: 2}
    labels: list[str] = []
    wanted = kinds[table.rows[place].kind]
    for row in reversed(table.rows[: place + 1]):
        if kinds[row.kind] == wanted:
            labels.insert(0, row.label)
            wanted -= 1
    return " › ".join(labels)


def _share(share: float | None) -> str:
    return "" if share is None else percent_words(share)


def _percent_how(table: ReportTable, place: int) -> str:
    if table.rows[place].percent is None:
        return f"{table.address(place, 4)} bằng 0 nên không tính được tỷ lệ."
    return f"{table.address(place, 5)} : {table.address(place, 4)}"


def list_columns(sheet: Sheet) -> list[SheetColumn]:
    """The columns of a list as the workbook has them."""
    return [_column(column) for column in sheet.columns]


def column_words(column: Column) -> str:
    """The title of a column behind that of its group."""
    return f"{column.group}: {column.title}" if column.group else column.title


def _column(column: Column) -> SheetColumn:
    is_text = column.kind == "text"
    width = 26 + 3 * column.width_mm if is_text else max(4.6 * column.width_mm, _LEAST.get(column.kind, 44))
    align = Align.LEFT if is_text else Align.CENTRE if column.kind == "index" else Align.RIGHT
    return SheetColumn(
        column.title.replace("(đồng)", "(đ)"), round(width), align, round(column.width_mm) if is_text else 0,
        plain=column.kind == "index", group=column.group,
    )  # fmt: skip


def list_rows(form: ListForm) -> list[SheetRow]:
    """The rows of a list with their values; a heading that spans the row starts in its second cell."""
    sums = computed(form.sheet.rows)
    return [
        SheetRow(
            int(address(form.sheet, place, 0)[1:]),
            _list_cells(form, place, row, sums),
            row.kind != "data",
            row.kind in _SPANNING,
        )
        for place, row in enumerate(form.sheet.rows)
    ]


def first_figure(form: ListForm) -> str:
    """The address of the first cell that opens records; "" where there is none."""
    places = sorted(place for place, figure in form.figures.items() if figure.record_ids)
    return address(form.sheet, *places[0]) if places else ""


def _list_cells(
    form: ListForm, place: int, row: Row, sums: dict[tuple[int, int], int | float]
) -> Sequence[SheetCell]:
    values: list[Value] = [
        sums[place, column] if isinstance(cell, Sum) else cell for column, cell in enumerate(row.cells)
    ]
    if row.kind in _SPANNING and len(values) > 1 and values[1] is None:
        values[:2] = [None, values[0]]
    path = next((value for value in values if isinstance(value, str)), "")
    cells = []
    for at, (value, column) in enumerate(zip(values, form.sheet.columns, strict=False)):
        figure = form.figures.get((place, at))
        behind = None if figure is None else Counted(figure, column_words(column), path)
        cells.append(SheetCell(_text(value, column.kind), behind, value=value))
    return cells


def _text(value: Value, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int | float) and kind in ("number", "money"):
        return format_amount(round(value))
    return str(value)
