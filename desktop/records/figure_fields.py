"""The figures of a period as fields of the narrative report: every total and part, in four columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.records.codes import ActivityKind, ConferenceKind, RecipientKind
from desktop.records.report import MEASURES, ORDER, Measure, PeriodRecords
from desktop.records.text import format_amount
from desktop.words.document_fields import FIGURE_COLUMNS, FIGURE_NAMES
from desktop.words.reports import figure_label, group_label

_KINDS: Mapping[str, tuple[StrEnum, ...]] = {
    "awards": tuple(RecipientKind),
    "initiatives": tuple(RecipientKind),
    "conferences": tuple(ConferenceKind),
    "opinions": tuple(ConferenceKind),
    "activities": tuple(ActivityKind),
}
"""What the "kind" of each sort of record is one of."""

Group = tuple[str, str]


@dataclass(frozen=True)
class _Named:
    measure: Measure
    by: Group | None
    name: str


def figure_fields() -> Iterator[tuple[str, str]]:
    """Every field with what it says."""
    for one in _all():
        about = figure_label(one.measure.id, None if one.by is None else dict([one.by]))
        for column, said in FIGURE_COLUMNS.items():
            yield _in_column(one.name, column), f"{about}, {said}"


def figure_values(compared: Sequence[PeriodRecords]) -> Mapping[str, str]:
    """The values: of the period, since the year's beginning, of the year before, and what changed since."""
    values: dict[str, str] = {}
    for one in _all():
        here, added, before = (one.measure.figure(records, one.by).value for records in compared)
        shown = (format_amount(here), format_amount(added), format_amount(before), _change(here, before))
        values |= {
            _in_column(one.name, column): value for column, value in zip(FIGURE_COLUMNS, shown, strict=True)
        }
    return values


def _all() -> Iterator[_Named]:
    for figure_id, name in FIGURE_NAMES.items():
        measure = MEASURES[figure_id]
        yield _Named(measure, None, name)
        for dimension in measure.groupings:
            for code in _codes(measure, dimension):
                yield _Named(measure, (dimension, code), f"{name}: {group_label({dimension: code})}")


def _codes(measure: Measure, dimension: str) -> tuple[str, ...]:
    """The groups of a breakdown, with and without records."""
    codes = _KINDS[measure.id.partition(".")[0]] if dimension == "kind" else ORDER[dimension]
    return tuple(code.value for code in codes)


def _in_column(name: str, column: str) -> str:
    return f"{name} ({column})" if column else name


def _change(here: int, before: int) -> str:
    """ "tăng 2", "giảm 1", "bằng" beside the same period of the year before."""
    if here == before:
        return "bằng"
    return f"{'tăng' if here > before else 'giảm'} {format_amount(abs(here - before))}"
