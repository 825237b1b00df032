"""Papers of one conference: the list on which delegates sign, and the list of opinions with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.operations.attendance import open_attendance
from desktop.operations.opinions import open_opinions
from desktop.operations.output import faults_named
from desktop.operations.papers.office_paper import OfficePaper, host_paper
from desktop.operations.papers.opinion_lists import conference_opinions_sheet
from desktop.records.attendance import Guest
from desktop.records.attendance_rules import BlockLine
from desktop.records.conference import Conference
from desktop.records.text import capitalised, name_key, short_date
from desktop.store.file import RecordFile
from desktop.words.papers import GUESTS, INVITED, SIGN_IN
from exports.workbook import Column, Row, Sheet, Workbook, save_workbook

EMPTY_LINES = 5
"""Lines for guests who come without an invitation."""

_SIGNING_MM = 10.0
_COLUMNS = (
    Column("STT", 11, "index"), Column("Họ và tên", 56), Column("Chức vụ, đơn vị", 60),
    Column("Ký tên", 38), Column("Ghi chú", 22),
)  # fmt: skip


def save_sign_in_sheet(
    file: RecordFile,
    conference_id: int,
    path: Path,
    *,
    program_version: str = "",
    empty_lines: int = EMPTY_LINES,
) -> Path:
    """Write Danh sách đại biểu ký tên: by block, people by given name, empty lines for guests.

    Raises `Conflict("deleted_by_another")` for a conference that is gone, and `StorageTrouble`.
    """
    opened = open_attendance(file, conference_id)
    paper = host_paper(file, opened.conference, program_version)
    sheet = sign_in_sheet(opened.conference, opened.lines, opened.guests, paper, empty_lines=empty_lines)
    return _save(sheet, paper, path)


def save_opinions(file: RecordFile, conference_id: int, path: Path, *, program_version: str = "") -> Path:
    """Write the opinions of one conference with who answers them, by when, and what was answered.

    Raises `Conflict("deleted_by_another")` for a conference that is gone, and `StorageTrouble`.
    """
    opened = open_opinions(file, conference_id)
    paper = host_paper(file, opened.conference, program_version)
    return _save(conference_opinions_sheet(opened, paper), paper, path)


def sign_in_sheet(
    conference: Conference,
    lines: Sequence[BlockLine],
    guests: Sequence[Guest],
    paper: OfficePaper,
    *,
    empty_lines: int = EMPTY_LINES,
) -> Sheet:
    """One numbered line for every invited person, named, counted by blocks, or only counted as a whole."""
    rows: list[Row] = []
    number = 0
    counted = [] if lines else [(INVITED, [None] * (conference.invited or 0))]
    for heading, people in [*counted, *_sections(lines, guests), (GUESTS, [None] * empty_lines)]:
        rows += [Row((heading,), "section")] if people else []
        for guest in people:
            number += 1
            rows.append(Row((number, guest.name if guest else None, guest.detail if guest else None)))
    return Sheet(
        SIGN_IN,
        _COLUMNS,
        tuple(rows),
        paper.header,
        SIGN_IN.upper(),
        (conference.title,),
        tuple(filter(None, (_when_and_where(conference),))),
        orientation="portrait",
        table_size=12,
        row_mm=_SIGNING_MM,
    )


def _sections(
    lines: Sequence[BlockLine], guests: Sequence[Guest]
) -> Iterator[tuple[str, Sequence[Guest | None]]]:
    """The people of each block by given name, then an empty line for each who is only counted."""
    known = {line.block.id for line in lines if line.block}
    for line in lines:
        if line.block is None:
            people = [guest for guest in guests if guest.block_id not in known]
        else:
            people = [guest for guest in guests if guest.block_id == line.block.id]
        only_counted = 0 if line.is_listed else line.attendance.invited or 0
        named = sorted(people, key=lambda guest: (name_key(guest.name), guest.position))
        yield (line.block.name if line.block else ""), [*named, *[None] * only_counted]


def _when_and_where(conference: Conference) -> str:
    day = f"ngày {short_date(conference.held_on)}" if conference.held_on else ""
    when = ", ".join(filter(None, (conference.held_at, day, conference.place)))
    return f"({capitalised(when)})" if when else ""


def _save(sheet: Sheet, paper: OfficePaper, path: Path) -> Path:
    with faults_named():
        save_workbook(Workbook((sheet,), sheet.title, paper.program_version, paper.made_at), path)
    return path
