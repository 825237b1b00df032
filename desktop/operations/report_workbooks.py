"""The activity report as a workbook: table, awards, conferences, and where every figure comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.operations.office_paper import OfficePaper
from desktop.operations.report_lists import awards_sheet, conferences_sheet, note_lines, period_ends
from desktop.records.award import Award
from desktop.records.report import PeriodRecords
from desktop.records.report_table import ReportRow, ReportTable, RowKind
from desktop.words.papers import MOVEMENT, RECORD_KINDS
from desktop.words.reports import COLUMNS
from exports.workbook import Cell, Column, Row, Sheet, SourceRow, Sum, Workbook, address, source_sheet

Behind = Mapping[tuple[str, int], tuple[str, str]]
"""Title and detail of a record, by its kind and id."""

_STT, _LABEL, _IN_PERIOD, _SO_FAR, _YEAR_BEFORE, _CHANGE, _PERCENT = COLUMNS
_TABLE_COLUMNS = (
    Column(_STT, 12, "index"),
    Column(_LABEL, 62),
    Column(_IN_PERIOD, 24, "number"),
    Column(_SO_FAR, 24, "number"),
    Column(_YEAR_BEFORE, 24, "number"),
    Column(_CHANGE, 24, "change"),
    Column(_PERCENT, 18, "percent"),
)


def first_row(records: PeriodRecords, paper: OfficePaper) -> int:
    """The sheet row (from 1) in which the table of the activity report begins."""
    return int(address(_sheet((), records, paper), 0, 0)[1:])


def activity_sheet(table: ReportTable, records: PeriodRecords, paper: OfficePaper) -> Sheet:
    """The table as it is printed; a total that its parts make up is their sum."""
    rows = tuple(_row(table, place, line) for place, line in enumerate(table.rows))
    return _sheet(rows, records, paper)


def activity_workbook(
    table: ReportTable,
    records: PeriodRecords,
    awards: Mapping[int, Sequence[Award]],
    behind: Behind,
    paper: OfficePaper,
) -> Workbook:
    """Table, list of awards, conferences, sources. `awards` are those of each round, by its id."""
    sheets = (
        activity_sheet(table, records, paper),
        awards_sheet(records, paper),
        conferences_sheet(records, awards, paper),
        source_sheet(_sources(table, behind), basis=(paper.as_of,)),
    )
    return Workbook(sheets, sheets[0].title, paper.program_version, paper.made_at)


def _sheet(rows: tuple[Row, ...], records: PeriodRecords, paper: OfficePaper) -> Sheet:
    return Sheet(
        "Báo cáo hoạt động",
        _TABLE_COLUMNS,
        rows,
        paper.header,
        f"BÁO CÁO SỐ LIỆU {records.period.label.upper()}",
        ("Kết quả khen thưởng, hội nghị", MOVEMENT),
        (period_ends(records.period),),
        ("Khen thưởng tính theo ngày ký quyết định, hội nghị theo ngày tổ chức.", paper.as_of),
        tuple(note_lines(records.notes)),
        paper.signature,
        orientation="portrait",
    )


def _row(table: ReportTable, place: int, line: ReportRow) -> Row:
    if line.kind is RowKind.GROUP:
        return Row((line.number, line.label), "group")
    parts = table.parts(place)
    values: list[Cell] = [Sum(tuple(parts)) if parts else figure.value for figure in line.figures]
    number = int(line.number) if line.number else None
    return Row((number, line.label, *values, line.change, line.percent))


def _sources(table: ReportTable, behind: Behind) -> Iterator[SourceRow]:
    """Row by row; columns that count the very same records share one entry."""
    for place, line in enumerate(table.rows):
        cells: dict[tuple[int, ...], list[str]] = {}
        for column, figure in enumerate(line.figures):
            cells.setdefault(figure.record_ids, []).append(table.address(place, 2 + column))
        for ids, addresses in cells.items():
            yield from _source_rows(", ".join(addresses), line, ids, behind)


def _source_rows(cells: str, line: ReportRow, ids: Sequence[int], behind: Behind) -> Iterator[SourceRow]:
    figure = line.figures[0]
    for record_id in ids:
        title, detail = behind[figure.record_kind, record_id]
        yield SourceRow(cells, figure.label, RECORD_KINDS[figure.record_kind], record_id, title, detail)
