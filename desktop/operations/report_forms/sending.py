"""A superior's form as something that goes upward: under which kind, and the figures that stand in it.

Only figures of the register are frozen and compared later; texts, and what the office types into the filled
workbook itself, are in its bytes alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.report_forms.filling import Filling
from desktop.operations.submissions import FrozenReport, frozen_figures, submissions
from desktop.records.report import Figure
from desktop.records.report_form import FigureSource, Span
from desktop.records.submission import form_kind
from desktop.store.file import RecordFile

_COLUMNS = {Span.YEAR: 1, Span.BEFORE: 2}
"""Of the spans that are not the period itself the column of the office's own report."""


def frozen_form(file: RecordFile, done: Filling) -> FrozenReport:
    """The figures that a filled form shows, as they were counted for it."""
    return frozen_figures(file.read, _figures(done))


def was_the_report(file: RecordFile, name: str) -> bool:
    """Whether a form of this name was sent last as the period's report; False for one never sent."""
    kinds = {form_kind(name, is_report=is_report): is_report for is_report in (True, False)}
    return next((kinds[one.form] for one in submissions(file) if one.form in kinds), False)


def _figures(done: Filling) -> Iterator[tuple[Figure, int]]:
    for cell in done.filled:
        if not isinstance(cell.source, FigureSource):
            continue
        if cell.source.span in (Span.CHANGE, Span.PERCENT):
            now, before = cell.figures
            yield from ((now, 0), (before, 2))
        else:
            yield from ((figure, _COLUMNS.get(cell.source.span, 0)) for figure in cell.figures)
