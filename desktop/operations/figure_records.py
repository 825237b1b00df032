"""The records behind one figure as a list of their own: “vì sao lại là 14?” on paper (product.md J7)."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.output import faults_named
from desktop.operations.papers.office_paper import office_paper, period_ends
from desktop.operations.reports import records_behind
from desktop.records.period import Period
from desktop.records.report import Figure
from desktop.store.file import RecordFile
from desktop.words.papers import RECORD_KINDS
from exports.workbook import Column, Row, Sheet, Sum, Workbook, save_workbook

_COLUMNS = (Column("STT", 12, "index"), Column("Bản ghi", 70), Column("Chi tiết", 76))
_ADDS = Column("Cộng vào", 26, "number")
_ID = Column("Mã số", 16, "index")


def figure_sheet(file: RecordFile, figure: Figure, period: Period, path: str, version: str = "") -> Sheet:
    """The records of a figure with what each adds and their sum. `path` are the rows that lead to it."""
    lines = records_behind(file, figure)
    rows = [Row((place, line.title, line.detail, line.value, line.id)) for place, line in enumerate(lines, 1)]
    total = Row((None, "Cộng", None, Sum(tuple(range(len(rows)))) if rows else 0, None), "sum")
    paper = office_paper(file, version)
    return Sheet(
        RECORD_KINDS[figure.record_kind],
        (*_COLUMNS, _ADDS, _ID),
        (*rows, total),
        paper.header,
        "DANH SÁCH BẢN GHI SAU CON SỐ",
        (path.replace(" › ", " – "),),
        basis=(period_ends(period),),
        closing=(paper.as_of,),
        orientation="portrait",
        table_size=11,
    )


def write_figure(
    file: RecordFile, figure: Figure, period: Period, words: str, path: Path, *, program_version: str
) -> Path:
    """Write the records behind a figure as a workbook. Raises `StorageTrouble`."""
    sheet = figure_sheet(file, figure, period, words, program_version)
    with faults_named():
        save_workbook(Workbook((sheet,), sheet.title, program_version, file.now()), path)
    return path
