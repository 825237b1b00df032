"""The list of a period's conferences on paper, each with its rounds (domain.md §4.5, Biểu 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.operations.papers.list_forms import FormRow, ListForm, period_form
from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.report import MEASURES, PeriodRecords, RecordKind
from desktop.words.labels import CONFERENCE_KINDS, RECIPIENT_KINDS
from exports.workbook import Cell, Column, Sum


def conferences_sheet(
    records: PeriodRecords,
    awards: Mapping[int, Sequence[Award]],
    paper: OfficePaper,
    *,
    with_ids: bool = False,
) -> ListForm:
    """Conferences with their rounds; `awards` are those handed over in each round, by its id."""
    columns = (
        Column("STT", 10, "index"), Column("Ngày", 20, "date"), Column("Tên hội nghị, đợt trao thưởng", 84),
        Column("Hình thức", 26), Column("Đơn vị tổ chức", 36),
        *(Column(label, 12, "number", group="Đại biểu") for label in ("Mời", "Dự")),
        *(Column(label, 14, "number", group="Trao thưởng") for label in RECIPIENT_KINDS.values()),
        *([Column("Mã số", 12, "index")] if with_ids else []),
    )  # fmt: skip
    rows: list[FormRow] = []
    places: list[int] = []
    for number, conference in enumerate(records.conferences, start=1):
        rounds = [found for found in records.rounds if found.conference_id == conference.id]
        below = tuple(range(len(rows) + 1, len(rows) + 1 + len(rounds)))
        places.append(len(rows))
        rows.append(_conference_row(number, conference, Sum(below) if below else None))
        rows += [_round_row(found, awards.get(found.id or 0, ())) for found in rounds]
    rows.append(
        FormRow(("Cộng", *[None] * 4, *(_total(rows, places, column) for column in range(5, 10))), "sum")
    )
    shown = rows if with_ids else [replace(row, cells=row.cells[:10]) for row in rows]
    return period_form(paper, "Danh sách hội nghị", columns, shown, records, RecordKind.CONFERENCE)


def _total(rows: Sequence[FormRow], places: Sequence[int], column: int) -> Cell:
    """The sum over the conferences; where nothing is known of any, it stays empty: it is not 0."""
    known = any(rows[place].cells[column] is not None for place in places)
    return Sum(tuple(places)) if known else None


def _conference_row(number: int, conference: Conference, handed_over: Cell) -> FormRow:
    what = (conference.title, CONFERENCE_KINDS[conference.kind], conference.host)
    people = (
        None if count is None else MEASURES[figure_id].of([conference])
        for figure_id, count in (
            ("conferences.invited", conference.invited),
            ("conferences.participants", conference.present),
        )
    )
    who = (*people, *[handed_over] * 3)
    return FormRow((number, conference.held_on, *what, *who, conference.id), "group")


def _round_row(found: Round, awards: Sequence[Award]) -> FormRow:
    total = MEASURES["awards.total"]
    counts = (
        total.of([award for award in awards if award.kind is kind], ("kind", kind)) for kind in RecipientKind
    )
    presenter = " ".join(part for part in (found.presenter_title, found.presenter_name) if part)
    title = f"Đợt {found.position}: {presenter} trao"
    return FormRow((None, None, title, *[None] * 4, *counts, found.id))
