"""Opinions on paper: Biểu 3 of a period (domain.md §4.5), and the opinions themselves with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from desktop.operations.opinions import OpenedOpinions
from desktop.operations.papers.list_forms import FormCell, FormRow, ListForm, period_form
from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.codes import OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import Standing, StandingKind, is_overdue_on, standing_on
from desktop.records.report import MEASURES, OpinionEntry, PeriodRecords, RecordKind
from desktop.records.text import short_date
from desktop.words.labels import CONFERENCE_KINDS, LEVELS
from desktop.words.opinions import counts_line, standing_words
from desktop.words.papers import OPINIONS
from exports.workbook import Column, Row, Sheet, Sum

_ANSWERED = (StandingKind.ANSWERED_AT_ONCE, StandingKind.ANSWERED)
_FIRST_COUNT, _FIRST_STATE = 6, 8
_FORM_COLUMNS = (
    Column("STT", 10, "index"), Column("Ngày", 20, "date"), Column("Tên hội nghị", 60),
    Column("Hình thức", 26), Column("Cấp, đơn vị chủ trì", 34), Column("Chủ trì", 30),
    Column("Số đại biểu", 14, "number"), Column("Số ý kiến", 13, "number"),
    Column("Đã giải quyết tại chỗ", 15, "number", group="Kết quả giải quyết"),
    Column("Đã trả lời sau", 14, "number", group="Kết quả giải quyết"),
    Column("Đang giải quyết", 14, "number", group="Kết quả giải quyết"),
    Column("Chuyển cấp trên", 14, "number", group="Kết quả giải quyết"),
    Column("Ghi chú", 24),
)  # fmt: skip
_LIST_COLUMNS = (
    Column("STT", 10, "index"), Column("Ý kiến", 76), Column("Người nêu", 40),
    Column("Đơn vị giải quyết", 34), Column("Hạn", 20, "date"), Column("Tình trạng", 30),
    Column("Trả lời", 56),
)  # fmt: skip


def opinions_form(records: PeriodRecords, paper: OfficePaper) -> ListForm:
    """Biểu 3 – Hội nghị, đối thoại: a line for each conference, its opinions by state at its end."""
    received = _received(records)
    rows = [
        _form_row(
            number, conference, [one for one in received if one.conference.id == conference.id], records
        )
        for number, conference in enumerate(records.conferences, start=1)
    ]
    places = tuple(range(len(rows)))
    sums = [Sum(places) if places else None] * (2 + len(OpinionState))
    rows.append(FormRow(("Cộng", *[None] * (_FIRST_COUNT - 1), *sums), "sum"))
    return period_form(paper, "Biểu hội nghị, đối thoại", _FORM_COLUMNS, rows, records, RecordKind.OPINION)


def opinions_sheet(records: PeriodRecords, paper: OfficePaper) -> Sheet:
    """The opinions received in a period, conference by conference, as they stood at its end."""
    rows: list[Row] = []
    for _id, found in groupby(_received(records), key=lambda entry: entry.conference.id):
        entries = list(found)
        conference = entries[0].conference
        day = short_date(conference.held_on) if conference.held_on else ""
        rows.append(Row((f"{conference.title}, ngày {day} ({len(entries)} ý kiến)",), "section"))
        for number, entry in enumerate(entries, start=1):
            rows.append(_list_row(number, entry.opinion, standing_on(entry.opinion, records.as_of)))
    return paper.period_sheet(OPINIONS, _LIST_COLUMNS, tuple(rows), records, RecordKind.OPINION)


def conference_opinions_sheet(opened: OpenedOpinions, paper: OfficePaper) -> Sheet:
    """The opinions of one conference as they stand now."""
    today = paper.made_at.date()
    rows = tuple(
        _list_row(number, line.opinion, line.standing) for number, line in enumerate(opened.lines, start=1)
    )
    counts = counts_line(**asdict(opened.counts))
    held = opened.conference.held_on
    return Sheet(
        OPINIONS,
        _LIST_COLUMNS,
        rows,
        paper.header,
        OPINIONS.upper(),
        (opened.conference.title,),
        (f"(Hội nghị ngày {short_date(held)})",) if held else (),
        (paper.as_of,),
        (f"Tính đến ngày {short_date(today)}: {counts}.",),
        paper.signature,
        table_size=11,
    )


def _received(records: PeriodRecords) -> Sequence[OpinionEntry]:
    return list(MEASURES["opinions.received"].entries(records))


def _form_row(
    number: int, conference: Conference, entries: Sequence[OpinionEntry], records: PeriodRecords
) -> FormRow:
    received = MEASURES["opinions.received"]
    present = (
        MEASURES["conferences.participants"].of([conference]) if conference.present is not None else None
    )
    overdue = sum(is_overdue_on(entry.opinion, records.as_of) for entry in entries)
    who = ", ".join(filter(None, (LEVELS[conference.level], conference.host)))
    cells: tuple[FormCell, ...] = (
        number,
        conference.held_on,
        conference.title,
        CONFERENCE_KINDS[conference.kind],
        who,
        conference.chair,
        present,
        Sum(columns=tuple(range(_FIRST_STATE, _FIRST_STATE + len(OpinionState)))),
        *(received.part(entries, ("state", state)) for state in OpinionState),
        f"{overdue} quá hạn" if overdue else None,
    )
    return FormRow(cells)


def _list_row(number: int, opinion: Opinion, standing: Standing) -> Row:
    """An opinion as it stood: an answer that came later is not there yet."""
    said_by = ", ".join(filter(None, (opinion.said_by, opinion.said_by_unit)))
    state = standing_words(standing.kind, standing.days, standing.on)
    answer = opinion.answer if standing.kind in _ANSWERED else ""
    what = (opinion.content, said_by, opinion.passed_to or opinion.responsible)
    return Row((number, *what, opinion.due_on, state, answer or None))
