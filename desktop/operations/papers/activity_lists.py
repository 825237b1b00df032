"""Activities on paper: Biểu 6 of a period, by kind, with what they add up to (domain.md, corrections)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.papers.list_forms import FormCell, FormRow, ListForm, period_form
from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind
from desktop.records.report import MEASURES, Figure, PeriodRecords, RecordKind
from desktop.words.labels import ACTIVITY_KINDS
from desktop.words.papers import ROMAN
from exports.workbook import Cell, Column, Sum

_COLUMNS = (
    Column("STT", 10, "index"), Column("Ngày", 20, "date"), Column("Nội dung hoạt động", 74),
    Column("Đơn vị, địa bàn", 38), Column("Thực hiện", 38), Column("Đối tượng", 38),
    Column("Số lượt", 14, "number"), Column("Số người", 15, "number"),
    Column("Số lượng", 14, "number"), Column("Đơn vị tính", 26),
    Column("Giá trị (đồng)", 26, "money"), Column("Ghi chú", 18),
)  # fmt: skip
_SUMMED = {6: "times", 7: "people", 10: "value"}
"""The columns that are added up, with the field they show."""


def activities_sheet(records: PeriodRecords, paper: OfficePaper, *, with_ids: bool = False) -> ListForm:
    """Biểu 6: the activities of a period under their kinds; quantities are never added up."""
    columns = (*_COLUMNS, *([Column("Mã số", 12, "index")] if with_ids else []))
    rows: list[FormRow] = []
    sections: list[int] = []
    kinds = [kind for kind in ActivityKind if any(one.kind is kind for one in records.activities)]
    for roman, kind in zip(ROMAN, kinds, strict=False):
        inside = [one for one in records.activities if one.kind is kind]
        sections.append(len(rows))
        below = tuple(range(len(rows) + 1, len(rows) + 1 + len(inside)))
        heading = f"{roman}. {ACTIVITY_KINDS[kind].upper()} ({len(inside)})"
        rows.append(FormRow(_sums(heading, below, inside), "section"))
        rows += [
            FormRow((*_line(number, one), *([one.id] if with_ids else [])))
            for number, one in enumerate(inside, start=1)
        ]
    rows.append(FormRow(_sums("Cộng", tuple(sections), records.activities), "sum"))
    return period_form(paper, "Biểu hoạt động", columns, rows, records, RecordKind.ACTIVITY)


def _sums(label: str, places: tuple[int, ...], added: Sequence[Activity]) -> tuple[Cell, ...]:
    """The sums of rows; what none of the activities gives stays empty, it is not 0."""
    cells: list[Cell] = [label, *[None] * (len(_COLUMNS) - 1)]
    for column, name in _SUMMED.items():
        if any(getattr(one, name) is not None for one in added):
            cells[column] = Sum(places)
    return tuple(cells)


def _line(number: int, found: Activity) -> tuple[FormCell, ...]:
    times, people, value = (_summed(found, name) for name in _SUMMED.values())
    return (
        number, found.done_on, found.title, found.unit_text, found.done_by, found.received_by,
        times, people, found.quantity, found.measure, value, found.note,
    )  # fmt: skip


def _summed(found: Activity, name: str) -> Figure | None:
    return None if getattr(found, name) is None else MEASURES[f"activities.{name}"].of([found])
