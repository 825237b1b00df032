"""A workbook that comes back: which report it was, and its figures read from its own source sheet.

Product.md P74: “Nguồn số liệu” names for each cell the records that were counted, so that years later, and
from anybody's copy, the figures lead back to the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.parent import read_list
from desktop.intake.raw import Cell, RawSheet
from desktop.operations.cut_offs import cut_offs
from desktop.operations.submissions import FrozenReport, names_of, of_workbook
from desktop.operations.traces.record_lines import record_lines
from desktop.records.period import CALENDAR, PARTS, CutOffs, Period, span
from desktop.records.report import MEASURES, ORDER, RecordKind
from desktop.records.submission import FrozenFigure, Submission, unpacked_figures, unpacked_names
from desktop.records.text import parse_date
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.words.papers import RECORD_KINDS
from desktop.words.reports import COLUMNS, SOURCES, figure_label

_ENDS = re.compile(r"Từ ngày (\d{2}/\d{2}/\d{4}) đến ngày (\d{2}/\d{2}/\d{4})")
_RUN = re.compile(r"(\d+)(?:–(\d+))?")
_FIRST_COLUMN = 2
"""Of the report's table the first column that holds figures."""


@dataclass(frozen=True)
class SentWorkbook:
    """A report as a workbook has it; `submission` is what the register kept of it, None for a copy."""

    name: str
    form: str
    period: Period
    report: FrozenReport
    submission: Submission | None = None


def read_sent(file: RecordFile, path: Path) -> SentWorkbook:
    """What a workbook reported: as it was frozen where it is the very file, else by its source sheet.

    Raises `FileRefused`: "report_without_sources" for a workbook that is no report of this program, and what
    reading a stranger's file raises.
    """
    if (known := of_workbook(file, path)) is not None:
        frozen = FrozenReport(unpacked_figures(known.figures), unpacked_names(known.records))
        return SentWorkbook(path.name, known.form, known.period, frozen, known)
    sheets = read_list(path).sheets
    source = next((sheet for sheet in sheets if sheet.name == SOURCES), None)
    ends = next((found for row in sheets[0].rows for found in _ends(row)), None) if sheets else None
    if source is None or ends is None:
        raise FileRefused("report_without_sources", file=path.name)
    period = _named(*ends, cut_offs(file))
    figures = [_with_values(file.read, one) for one in _figures(source)]
    return SentWorkbook(path.name, "activity", period, FrozenReport(figures, names_of(file.read, figures)))


def _ends(row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    for cell in row:
        if isinstance(cell, str) and (found := _ENDS.search(cell)):
            yield found[1], found[2]


def _named(first: str, last: str, days: CutOffs) -> Period:
    """The preset that has these ends by the office's days or the calendar's, else the span itself."""
    today = CALENDAR.period(2000).end  # full dates need none
    found = span(parse_date(first, today), parse_date(last, today))
    presets = (own.period(found.end.year, part) for own in (days, CALENDAR) for part in PARTS)
    return next((one for one in presets if (one.start, one.end) == (found.start, found.end)), found)


def _figures(sheet: RawSheet) -> Iterator[FrozenFigure]:
    kinds = {words: kind for kind, words in RECORD_KINDS.items()}
    keys = _keys()
    for row in sheet.rows:
        _where, label, columns, value, _count, kind, ids = (*row, *(None,) * 7)[:7]
        if not isinstance(label, str) or label not in keys or str(kind) not in kinds:
            continue
        records = dict.fromkeys(_listed(str(ids)), 1)
        for name in str(columns).split(", "):
            if name in COLUMNS and isinstance(value, int | float):
                column = COLUMNS.index(name) - _FIRST_COLUMN
                yield FrozenFigure(
                    *keys[label], column, label, int(value), RecordKind(kinds[str(kind)]), records
                )


def _with_values(reader: Reader, figure: FrozenFigure) -> FrozenFigure:
    """A sum with what its records add today: the sheet tells the sum alone."""
    if (summed := MEASURES[figure.id].summed) is None:
        return figure
    today = {line.id: line.value for line in record_lines(reader, figure.kind, list(figure.records), summed)}
    return replace(figure, records={one: today.get(one, 0) for one in figure.records})


def _keys() -> Mapping[str, tuple[str, tuple[str, str] | None]]:
    """Every figure of the report by the label that its source line bears."""
    found: dict[str, tuple[str, tuple[str, str] | None]] = {}
    for measure in MEASURES.values():
        found[figure_label(measure.id)] = (measure.id, None)
        for dimension in measure.groupings:
            for code in ORDER[dimension]:
                label = figure_label(measure.id, {dimension: code.value})
                found.setdefault(label, (measure.id, (dimension, code.value)))
    return found


def _listed(ids: str) -> Iterator[int]:
    """The ids that "3–15, 18" names."""
    for found in _RUN.finditer(ids):
        yield from range(int(found[1]), int(found[2] or found[1]) + 1)
