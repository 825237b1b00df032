"""Danh sách công bố: what the master of ceremonies reads out, round by round, in the order of the stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.errors import SoVangError
from desktop.operations.conferences import Counts, OpenedConference, RoundLine, open_conference
from desktop.operations.output import faults_named
from desktop.operations.papers.office_paper import OfficePaper, host_paper
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.report import CommendationEntry
from desktop.records.text import capitalised, number_in_words, short_date
from desktop.store.file import RecordFile
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.papers import ANNOUNCEMENT, FORM_HANDED, INVITED_UP, RECEIVING, SAY_IN_FULL
from desktop.words.spoken import left_abbreviated, spelled_out
from exports.workbook import Column, Row, Sheet, Workbook, save_workbook

_READ_SIZE = 14
"""Points: the sheet is read at arm's length, standing."""
_COLUMNS = (Column("STT", 13, "index"), Column("Người nhận", 84), Column("Chức vụ, đơn vị", 78))


def save_announcement(file: RecordFile, conference_id: int, path: Path, *, program_version: str = "") -> Path:
    """Write the reading list of a conference. Raises `SoVangError("announcement_empty")`,
    `Conflict("deleted_by_another")` for a conference that is gone, and `StorageTrouble`.
    """
    opened = open_conference(file, conference_id)
    if not any(line.awards for line in opened.rounds):
        raise SoVangError("announcement_empty")
    paper = host_paper(file, opened.conference, program_version)
    sheet = announcement_sheet(opened, paper)
    with faults_named():
        save_workbook(Workbook((sheet,), sheet.title, paper.program_version, paper.made_at), path)
    return path


def announcement_sheet(opened: OpenedConference, paper: OfficePaper) -> Sheet:
    """Each round with who is asked to hand over what, then the names; abbreviations and counts in words."""
    rounds = [line for line in opened.rounds if line.awards]
    rows = tuple(row for number, line in enumerate(rounds, start=1) for row in _round(number, line))
    total = sum((Counter(line.counts) for line in rounds), Counter[RecipientKind]())
    summary = f"Cộng: {number_in_words(len(rounds))} đợt, {_counted(total)}."
    held = opened.conference.held_on
    when = ", ".join(filter(None, (f"ngày {short_date(held)}" if held else "", opened.conference.place)))
    return Sheet(
        ANNOUNCEMENT,
        _COLUMNS,
        rows,
        None,
        f"{ANNOUNCEMENT} khen thưởng".upper(),
        (spelled_out(opened.conference.title),),
        (f"({capitalised(when)})",) if when else (),
        (paper.as_of,),
        (summary, *_doubtful(rows)),
        orientation="portrait",
        table_size=_READ_SIZE,
    )


def _round(number: int, line: RoundLine) -> Iterator[Row]:
    presenter = spelled_out(line.round.presenter_title) or line.round.presenter_name
    heading = f"ĐỢT {number}. {presenter}".upper()
    yield Row((heading,), "section")
    handing = "; ".join(_handing(entry, line.awards) for entry in line.commendations)
    yield Row((INVITED_UP.format(presenter=_presenter(line), handing=handing),), "note")
    yield Row((RECEIVING,), "note")
    for place, award in enumerate(line.awards, start=1):
        yield Row((place, _called(award), spelled_out(capitalised(award.second_line))))


def _presenter(line: RoundLine) -> str:
    """ "đồng chí Phạm Thu Hà, Bí thư Đảng ủy phường"; without a name the office alone."""
    found = line.round
    named = ", ".join(filter(None, (found.presenter_name, spelled_out(found.presenter_title))))
    return f"đồng chí {named}"


def _handing(entry: CommendationEntry, awards: Sequence[Award]) -> str:
    """ "trao Giấy khen của Chủ tịch … cho ba tập thể, một cá nhân", with the decision's wording behind it."""
    own = [award for award in awards if award.commendation_id == entry.commendation.id]
    merit = spelled_out(entry.commendation.merit)
    what = f"{FORM_HANDED[entry.commendation.form]} của {spelled_out(entry.issuer.name)}"
    given = f"{what} cho {_counted(Counter(award.kind for award in own))}"
    return f"{given} {merit[:1].lower()}{merit[1:]}" if merit else given


def _counted(counts: Counts) -> str:
    """ "mười tập thể, ba cá nhân"."""
    parts = (
        f"{number_in_words(counts[kind])} {RECIPIENT_KINDS[kind].lower()}"
        for kind in RecipientKind
        if counts.get(kind)
    )
    return ", ".join(parts)


def _called(award: Award) -> str:
    """The name as it is called, and who comes up in the recipient's place."""
    name = f"{award.address_form} {award.printed_name}".strip()
    stands_in = f" (nhận thay: {award.received_by})" if award.received_by else ""
    return f"{spelled_out(name)}{stands_in}"


def _doubtful(rows: Sequence[Row]) -> tuple[str, ...]:
    """Abbreviations that nobody has spelled out: to be asked about before the conference."""
    texts = [cell for row in rows if row.kind != "section" for cell in row.cells if isinstance(cell, str)]
    words = dict.fromkeys(word for text in texts for word in left_abbreviated(text))
    return (SAY_IN_FULL.format(words=", ".join(words)),) if words else ()
