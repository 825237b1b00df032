"""Figures of several offices' reports added up, period by period, by the code of each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from desktop.operations.consolidation.parts import AddedFigure, FigureLine, GatheredFile, Origin
from desktop.words.reports import FIGURES, SOURCES

Period = tuple[date, date]


def added_up(files: Iterable[GatheredFile]) -> tuple[AddedFigure, ...]:
    """Every figure that any report has, the most frequent period first; periods are never mixed.

    Of several reports of one sender for one period the latest counts.
    """
    counted = latest_reports(files)
    lines: dict[tuple[Period, str], list[tuple[str, FigureLine]]] = {}
    for (period, _sender), file in counted.items():
        for code, label, line in _lines(file):
            lines.setdefault((period, code), []).append((label, line))
    often = Counter(period for period, _sender in counted)
    order = {code: place for place, code in enumerate(FIGURES)}
    keys = sorted(lines, key=lambda key: (-often[key[0]], key[0], order.get(key[1].split(":")[0], 0), key[1]))
    return tuple(
        AddedFigure(key[1], lines[key][0][0], key[0], tuple(line for _label, line in lines[key]))
        for key in keys
    )


def latest_reports(files: Iterable[GatheredFile]) -> dict[tuple[Period, str], GatheredFile]:
    """The report of each period and sender that was saved last."""
    found: dict[tuple[Period, str], GatheredFile] = {}
    for file in files:
        if file.report is None:
            continue
        key = ((file.report.begin, file.report.end), file.sender)
        if key not in found or file.saved_at > found[key].saved_at:
            found[key] = file
    return found


def _lines(file: GatheredFile) -> Iterator[tuple[str, str, FigureLine]]:
    """Each figure of a report once: its table shows a total again above every breakdown."""
    values: dict[str, dict[str, int]] = {}
    first: dict[str, tuple[str, int]] = {}
    for figure in file.report.figures if file.report else ():
        first.setdefault(figure.code, (figure.label, figure.row))
        for column in figure.columns:
            values.setdefault(figure.code, {}).setdefault(column, figure.value)
    for code, (label, row) in first.items():
        yield code, label, FigureLine(Origin(file.sender, file.name, SOURCES, row), values.get(code, {}))
