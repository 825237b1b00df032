"""A report that went upward: the very workbook, its figures with their records, to whom, when.

Figures and names of records are frozen beside the workbook, so that what has changed since can be said
without opening it (product.md P75).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.records.period import Period, PeriodKind
from desktop.records.report import RecordKind

FORM, PERIOD_FORM = "form:", "period_form:"
"""How the kind of a superior's form begins, its name behind it: one beside the report, or the report."""


def form_kind(name: str, *, is_report: bool) -> str:
    """The kind under which a superior's form of this name is sent; `is_report`: as the period's report."""
    return (PERIOD_FORM if is_report else FORM) + name


def is_superiors_form(kind: str) -> bool:
    """Whether a kind of report is a superior's own form, which has no table of the office."""
    return kind.startswith((FORM, PERIOD_FORM))


class Way(StrEnum):
    """How a report went upward."""

    MAIL = "mail"
    ZALO = "zalo"
    DOCUMENTS = "documents"
    PAPER = "paper"


@dataclass(frozen=True)
class Submission:
    """One workbook that was sent. `form` is the kind of report; `workbook` the SHA-256 of its bytes.

    `figures` and `records` are JSON (`packed_figures`, `packed_names`), `findings` the sentences of the
    checks that stood when it was sent all the same. `taken_back`: the day on which the office said that it
    never went; what was frozen stays.
    """

    form: str
    period_start: date
    period_end: date
    period_label: str
    period_kind: PeriodKind
    year_start: date | None
    file_name: str
    workbook: str
    figures: str
    records: str
    sent_at: datetime
    sent_by: str
    way: Way
    sent_to: str = ""
    findings: str = "[]"
    taken_back: date | None = None
    id: int | None = None

    @property
    def period(self) -> Period:
        """The period that was reported."""
        return Period(
            self.period_start, self.period_end, self.period_label, self.period_kind, self.year_start
        )


@dataclass(frozen=True)
class FrozenFigure:
    """A figure as it stood: `records` holds what each record added, by its id.

    `column` is that of the report's table: 0 in the period, 1 from the start of the year, 2 a year before.
    """

    id: str
    by: tuple[str, str] | None
    column: int
    label: str
    value: int
    kind: RecordKind
    records: Mapping[int, int]

    @property
    def key(self) -> tuple[str, tuple[str, str] | None, int]:
        """What makes it the same figure on another day."""
        return self.id, self.by, self.column


Names = Mapping[RecordKind, Mapping[int, str]]
"""Of each kind of record what a line says of each, by its id."""


class Fate(StrEnum):
    """What became of a record since a report was sent."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True)
class ChangedRecord:
    """A record behind a figure that is not as it was; `before` and `now` are its lines, "" for none."""

    kind: RecordKind
    id: int
    fate: Fate
    before: str
    now: str


@dataclass(frozen=True)
class ChangedFigure:
    """A figure that differs, or whose records do, with these records."""

    label: str
    column: int
    before: int
    now: int
    records: tuple[ChangedRecord, ...]


def packed_figures(figures: Sequence[FrozenFigure]) -> str:
    """As they are stored; a record that counts as one is its id alone."""
    return json.dumps(
        [
            [
                one.id, one.by, one.column, one.label, one.value, one.kind,
                [record if value == 1 else [record, value] for record, value in one.records.items()],
            ]
            for one in figures
        ],
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip


def unpacked_figures(text: str) -> list[FrozenFigure]:
    """The figures that `packed_figures` stored."""
    return [
        FrozenFigure(
            figure, (by[0], by[1]) if by else None, column, label, value, RecordKind(kind),
            {one[0]: one[1] for one in (one if isinstance(one, list) else (one, 1) for one in records)},
        )
        for figure, by, column, label, value, kind, records in json.loads(text)
    ]  # fmt: skip


def packed_names(names: Names) -> str:
    """As they are stored."""
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def unpacked_names(text: str) -> Names:
    """The lines of the records that `packed_names` stored."""
    return {
        RecordKind(kind): {int(record): line for record, line in lines.items()}
        for kind, lines in json.loads(text).items()
    }


def changed_since(
    before: Sequence[FrozenFigure], now: Sequence[FrozenFigure], names_before: Names, names_now: Names
) -> list[ChangedFigure]:
    """The figures that differ from those that were sent, in the order of the table.

    A figure that stays the same is among them where one of its records came, went, or reads otherwise. One
    that the table had no row for counted nothing.
    """
    earlier = {figure.key: figure for figure in before}
    later = {figure.key: figure for figure in now}
    found = []
    for key in dict.fromkeys([*later, *earlier]):
        old, new = earlier.get(key), later.get(key)
        one = new or old
        if one is None:
            continue
        records = _changed_records(one.kind, old, new, names_before, names_now)
        values = (old.value if old else 0, new.value if new else 0)
        if records or values[0] != values[1]:
            found.append(ChangedFigure(one.label, one.column, *values, records))
    return found


def _changed_records(
    kind: RecordKind,
    old: FrozenFigure | None,
    new: FrozenFigure | None,
    names_before: Names,
    names_now: Names,
) -> tuple[ChangedRecord, ...]:
    had, has = old.records if old else {}, new.records if new else {}
    lines_before, lines_now = names_before.get(kind, {}), names_now.get(kind, {})
    found = []
    for record in dict.fromkeys([*had, *has]):
        before, now = lines_before.get(record, ""), lines_now.get(record, "")
        if record not in had:
            fate = Fate.CAME
        elif record not in has:
            fate = Fate.WENT
        elif before != now or had[record] != has[record]:
            fate = Fate.CHANGED
        else:
            continue
        found.append(ChangedRecord(kind, record, fate, before, now))
    return tuple(found)
