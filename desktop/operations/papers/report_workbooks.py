"""The activity report as a workbook: the table, every form and list, and where every figure comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from desktop.operations.papers.activity_lists import activities_sheet
from desktop.operations.papers.award_form import awards_form
from desktop.operations.papers.award_lists import awards_sheet
from desktop.operations.papers.conference_lists import conferences_sheet
from desktop.operations.papers.initiative_lists import initiatives_form, initiatives_sheet
from desktop.operations.papers.office_paper import OfficePaper, added_from, note_lines, period_ends
from desktop.operations.papers.opinion_lists import opinions_form
from desktop.operations.papers.team_lists import teams_form
from desktop.records.award import Award
from desktop.records.period import Period
from desktop.records.report import PeriodRecords
from desktop.records.report_table import ReportRow, ReportTable, RowKind
from desktop.words.papers import COUNTED_BY, MOVEMENT, RECORD_KINDS
from desktop.words.reports import CHART, COLUMNS, FIGURE_CODE, SOURCES, percent_words
from exports.workbook import BarChart, Cell, Column, Row, Sheet, Sum, Workbook, address

_STT, _LABEL, _IN_PERIOD, _SO_FAR, _YEAR_BEFORE, _CHANGE, _PERCENT = COLUMNS
_TABLE_COLUMNS = (
    Column(_STT, 10, "index"),
    Column(_LABEL, 60),
    Column(_IN_PERIOD, 20, "number"),
    Column(_SO_FAR, 20, "number"),
    Column(_YEAR_BEFORE, 20, "number"),
    Column(_CHANGE, 20, "change"),
    Column(_PERCENT, 13, "percent"),
)
_SOURCE_COLUMNS = (
    Column("Ô", 12, wrap=False),
    Column(_LABEL, 54),
    Column("Cột", 56),
    Column("Giá trị", 22, "number"),
    Column("Số bản ghi", 13, "index"),
    Column("Loại bản ghi", 26),
    Column("Mã số bản ghi", 72),
    Column(FIGURE_CODE, 40, wrap=False),
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
    paper: OfficePaper,
) -> Workbook:
    """The table, the lists of every kind, the sources. `awards` are those of each round, by its id."""
    sheets = (
        activity_sheet(table, records, paper),
        awards_form(records, paper).sheet,
        awards_sheet(records, paper, with_ids=True).sheet,
        opinions_form(records, paper).sheet,
        conferences_sheet(records, awards, paper, with_ids=True).sheet,
        initiatives_form(records, paper).sheet,
        initiatives_sheet(records, paper, with_ids=True),
        teams_form(records, paper, with_ids=True).sheet,
        activities_sheet(records, paper, with_ids=True).sheet,
        chart_sheet(table, records.period, paper),
        _source_sheet(table, records.period, paper),
    )
    return Workbook(sheets, sheets[0].title, paper.program_version, paper.made_at)


def _sheet(rows: tuple[Row, ...], records: PeriodRecords, paper: OfficePaper) -> Sheet:
    return Sheet(
        "Báo cáo hoạt động",
        _TABLE_COLUMNS,
        rows,
        paper.header,
        f"BÁO CÁO SỐ LIỆU {records.period.label.upper()}",
        (
            "Kết quả mô hình, khen thưởng, hội nghị, tổ dân vận, hoạt động",
            f"trong {MOVEMENT[:1].lower()}{MOVEMENT[1:]}",
        ),
        (period_ends(records.period),),
        (*COUNTED_BY, added_from(records.period), paper.as_of),
        note_lines(records.notes),
        paper.signature,
        orientation="portrait",
        table_size=11,
    )


def _row(table: ReportTable, place: int, line: ReportRow) -> Row:
    if line.kind is RowKind.GROUP:
        return Row((line.number, line.label), "group")
    parts = table.parts(place)
    values: list[Cell] = [Sum(tuple(parts)) if parts else figure.value for figure in line.figures]
    values += [None if share is None else percent_words(share) for share in line.shares]
    number, label = (int(line.number), line.label) if line.number else (None, f"– {line.label}")
    return Row((number, label, *values, line.change, line.percent))


def chart_sheet(table: ReportTable, period: Period, paper: OfficePaper) -> Sheet:
    """The awards of the report by kind, in the period, so far in the year and a year before, as bars."""
    parts = [
        line
        for line in table.rows
        if line.figures and line.figures[0].id == "awards.total" and "kind" in (line.figures[0].by or {})
    ]
    return Sheet(
        CHART,
        (Column(_STT, 10, "index"), Column("Đối tượng", 50), *_TABLE_COLUMNS[2:5]),
        tuple(
            Row((number, line.label, *(figure.value for figure in line.figures)))
            for number, line in enumerate(parts, 1)
        ),
        paper.header,
        f"BIỂU ĐỒ KHEN THƯỞNG {period.label.upper()}",
        ("Số lượt khen thưởng theo đối tượng",),
        basis=(period_ends(period), paper.as_of),
        orientation="portrait",
        chart=BarChart(f"Số lượt khen thưởng {period.label}", 1, (2, 3, 4)),
    )


def _source_sheet(table: ReportTable, period: Period, paper: OfficePaper) -> Sheet:
    """Cell by cell the ids of the records counted; cells of a row that count the same ones share a line.

    An office above adds the figures of several such sheets up, by the code of each figure.
    """
    return Sheet(
        SOURCES,
        _SOURCE_COLUMNS,
        tuple(Row(line) for place in range(len(table.rows)) for line in _sources(table, place)),
        title="NGUỒN SỐ LIỆU",
        subject=("Mã số các bản ghi trong sổ đứng sau từng con số",),
        basis=(period_ends(period), paper.as_of),
        table_size=11,
    )


def _sources(table: ReportTable, place: int) -> Iterator[tuple[Cell, ...]]:
    cells: dict[tuple[int, ...], list[int]] = {}
    for column, figure in enumerate(table.rows[place].figures):
        cells.setdefault(figure.record_ids, []).append(column)
    for ids, columns in cells.items():
        if not ids:
            continue
        figure = table.rows[place].figures[columns[0]]
        where = ", ".join(table.address(place, 2 + column) for column in columns)
        spans = ", ".join(COLUMNS[2 + column] for column in columns)
        kind = RECORD_KINDS[figure.record_kind]
        yield where, figure.label, spans, figure.value, len(ids), kind, _listed(ids), figure.code


def _listed(ids: Sequence[int]) -> str:
    """ "3–15, 18": ids in order, runs drawn together."""
    runs = groupby(enumerate(sorted(ids)), key=lambda pair: pair[1] - pair[0])
    ends = ([record_id for _place, record_id in run] for _gap, run in runs)
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in ends)
