"""Sổ theo dõi phôi: the ledger of every blank within a period, as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.operations.blanks import OpenedBlank, list_stocks, open_blank
from desktop.operations.output import faults_named
from desktop.operations.papers.office_paper import OfficePaper, office_paper, period_ends
from desktop.records.blank import BlankMovement, LedgerLine
from desktop.records.blank_rules import figures
from desktop.records.codes import BlankMove
from desktop.records.period import Period
from desktop.store.file import RecordFile
from desktop.words.blanks import size_words
from desktop.words.labels import BLANK_MOVES
from exports.workbook import Cell, Column, Row, Sheet, Sum, Workbook, save_workbook

TITLE = "Sổ theo dõi phôi"
_COLUMNS = (
    Column("STT", 9, "index"), Column("Ngày", 21, "date"), Column("Quyết định", 27), Column("Nội dung", 38),
    Column("Nhập", 13, "number"), Column("Đã in", 13, "number"), Column("Hỏng", 13, "number"),
    Column("Kiểm kê, tăng giảm", 17, "change"), Column("Còn lại", 14, "number"),
)  # fmt: skip
_MOVED: Mapping[BlankMove, int] = {
    BlankMove.RECEIVED: 4, BlankMove.USED: 5, BlankMove.SPOILED: 6, BlankMove.COUNTED: 7
}  # fmt: skip
"""The column of each kind of movement."""


def ledger_sheet(blanks: Sequence[OpenedBlank], period: Period, paper: OfficePaper) -> Sheet:
    """Each blank under its name: what there was, every movement of the period, sums, and what is left."""
    rows: list[Row] = []
    for opened in blanks:
        rows += _rows_of(opened, period, len(rows))
    return Sheet(
        TITLE,
        _COLUMNS,
        tuple(rows),
        paper.header,
        f"{TITLE} {period.label}".upper(),
        (),
        (period_ends(period),),
        (paper.as_of,),
        (),
        paper.signature,
        orientation="portrait",
        table_size=11,
    )


def write_ledger(file: RecordFile, period: Period, path: Path, *, program_version: str) -> Path:
    """Write the ledger of all blanks. Raises `StorageTrouble`."""
    blanks = [open_blank(file, stock.blank.id or 0) for stock in list_stocks(file)]
    paper = office_paper(file, program_version)
    sheet = ledger_sheet(blanks, period, paper)
    with faults_named():
        save_workbook(Workbook((sheet,), sheet.title, paper.program_version, paper.made_at), path)
    return path


def _rows_of(opened: OpenedBlank, period: Period, start: int) -> list[Row]:
    """The rows of one blank, the first at place `start` of the table; none for one long used up."""
    blank, added = opened.stock.blank, figures(opened.lines, period)
    inside = [line for line in opened.lines if line.movement.moved_on in period]
    if not (blank.in_use or inside or added.left):
        return []
    heading = f"{blank.name.upper()} ({size_words(blank.width_mm, blank.height_mm)})"
    below = tuple(range(start + 2, start + 2 + len(inside)))
    moved = {line.movement.kind for line in inside}
    sums: list[Cell] = [Sum(below) if kind in moved else None for kind in _MOVED]
    return [
        Row((heading,), "section"),
        Row((None, None, None, "Tồn đầu kỳ", *[None] * len(_MOVED), added.opening)),
        *(Row(_cells(number, line, opened)) for number, line in enumerate(inside, start=1)),
        Row(("Cộng trong kỳ", None, None, None, *sums, added.left), "sum"),
    ]


def _cells(number: int, line: LedgerLine, opened: OpenedBlank) -> tuple[Cell, ...]:
    movement = line.movement
    decision = opened.numbers.get(movement.commendation_id or 0)
    what = (number, movement.moved_on, decision, _content(movement))
    cells: list[Cell] = [*what, *[None] * len(_MOVED), line.left]
    cells[_MOVED[movement.kind]] = line.change if movement.kind is BlankMove.COUNTED else abs(line.change)
    return tuple(cells)


def _content(movement: BlankMovement) -> str:
    """What was noted, else what happened: the number's column says it too."""
    return " ".join(movement.note.split()) or BLANK_MOVES[movement.kind]
