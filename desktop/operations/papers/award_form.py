"""Biểu 2 – Khen thưởng: a line for each form and level of a period, with its recipients and its money."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.papers.list_forms import FormCell, FormRow, ListForm, period_form
from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.codes import Form, Level, RecipientKind
from desktop.records.report import MEASURES, PeriodRecords, RecordKind
from desktop.words.labels import FORMS, LEVELS, RECIPIENT_KINDS
from exports.workbook import Column, Sum

_COLUMNS = (
    Column("STT", 10, "index"), Column("Hình thức", 50), Column("Cấp", 40),
    Column("Số quyết định", 22, "number"),
    *(Column(label, 20, "number", group="Số lượt khen thưởng") for label in RECIPIENT_KINDS.values()),
    Column("Tổng", 20, "number", group="Số lượt khen thưởng"), Column("Tổng tiền (đồng)", 34, "money"),
    Column("Ghi chú", 24),
)  # fmt: skip
_FIRST_COUNT, _FIRST_KIND = 3, 4


def awards_form(records: PeriodRecords, paper: OfficePaper) -> ListForm:
    """What was given in a period by form and level (domain.md §4.5); a sum below."""
    rows = [FormRow((number, *line)) for number, line in enumerate(_lines(records), start=1)]
    places = tuple(range(len(rows)))
    sums = [Sum(places) if places else None] * (len(_COLUMNS) - _FIRST_COUNT - 1)
    rows.append(FormRow(("Cộng", None, None, *sums), "sum"))
    return period_form(paper, "Biểu khen thưởng", _COLUMNS, rows, records, RecordKind.AWARD)


def _lines(records: PeriodRecords) -> Iterator[tuple[FormCell, ...]]:
    """The cells behind the running number, form by form, the ward's own before those of superiors."""
    decided, given, money = (
        MEASURES[name] for name in ("commendations.total", "awards.total", "awards.amount")
    )
    for form in Form:
        for level in Level:
            decisions = [
                one
                for one in records.commendations
                if (one.commendation.form, one.issuer.level) == (form, level)
            ]
            if not decisions:
                continue
            ids = {one.id for one in decisions}
            awards = [one for one in records.awards if one.commendation.id in ids]
            yield (
                FORMS[form], LEVELS[level], decided.of(decisions),
                *(given.part(awards, ("kind", kind)) for kind in RecipientKind),
                Sum(columns=tuple(range(_FIRST_KIND, _FIRST_KIND + len(RecipientKind)))),
                money.of([one for one in awards if one.award.amount is not None]),
            )  # fmt: skip
