"""Figures of several offices' reports added up, period by period, by the code of each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from desktop.operations.consolidation.parts import AddedFigure, FigureLine, GatheredFile, Origin
from desktop.words.reports import FIGURES, SOURCES

Key = tuple[tuple[date, date], str]


def added_up(files: Iterable[GatheredFile]) -> tuple[AddedFigure, ...]:
    """Every figure that any report has, the reports' most frequent period first; periods are never mixed."""
    lines: dict[Key, list[FigureLine]] = {}
    reports = [(file, file.report) for file in files if file.report is not None]
    for file, report in reports:
        for figure in report.figures:
            origin = Origin(file.sender, file.name, SOURCES, figure.row)
            lines.setdefault(((report.begin, report.end), figure.code), []).append(FigureLine(origin, figure))
    often = Counter((report.begin, report.end) for _file, report in reports)
    order = {code: place for place, code in enumerate(FIGURES)}
    keys = sorted(lines, key=lambda key: (-often[key[0]], key[0], order.get(key[1].split(":")[0], 0), key[1]))
    return tuple(AddedFigure(key[1], lines[key][0].figure.label, key[0], tuple(lines[key])) for key in keys)
