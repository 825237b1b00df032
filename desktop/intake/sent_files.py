"""A sender's whole file as the reading child makes it out: its lists row by row, a report's figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.intake.raw import Cell, Note
from desktop.records.problem import Problem, Severity

SentValue = str | int | float | bool | date | None
"""What a field of a row holds; a code of a closed list is its own word, but for the kind of recipient."""


@dataclass(frozen=True)
class SentRow:
    """One row: `number` is its row in the file, `table` the place of its header in the sheet's `tables`.

    `values` stand in the order of the sheet's `fields`; `others` has title and text of the filled columns
    that mean nothing here; `cells` are all cells of the table, where an ERROR among `problems` refuses it.
    """

    number: int
    table: int
    heading: str
    values: tuple[SentValue, ...]
    others: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether a problem forbids to take it."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class SentTable:
    """The columns of one header: each one's title, and the field it is taken for or None."""

    titles: tuple[str, ...]
    fields: tuple[str | None, ...]


@dataclass(frozen=True)
class SentLine:
    """A filled line that is no row; `why` is a word of `lines.Skip`."""

    number: int
    why: str
    text: str


@dataclass(frozen=True)
class SentSheet:
    """One visible sheet; `kind` is a key of `field_tables.KINDS`, "" where there is no list.

    `fields` are keys of the kind that any row has; `old_fonts` counts texts that may be of an old font and
    were left as they are.
    """

    name: str
    kind: str
    fields: tuple[str, ...] = ()
    tables: tuple[SentTable, ...] = ()
    rows: tuple[SentRow, ...] = field(default=(), repr=False)
    skipped: tuple[SentLine, ...] = field(default=(), repr=False)
    old_fonts: int = 0


@dataclass(frozen=True)
class SentFigure:
    """A figure of one of our reports: its code, its name, in which of the report's columns, its value.

    `row` is its row in the sheet `words.reports.SOURCES`.
    """

    row: int
    code: str
    label: str
    columns: tuple[str, ...]
    value: int


@dataclass(frozen=True)
class SentReport:
    """The figures of one of our reports, and the ends of its period."""

    begin: date
    end: date
    figures: tuple[SentFigure, ...] = field(repr=False)


@dataclass(frozen=True)
class SentFile:
    """What stands in a file; `head` are the texts above its lists, which may name the sender."""

    head: tuple[str, ...]
    sheets: tuple[SentSheet, ...]
    report: SentReport | None = None
    notes: tuple[Note, ...] = ()


def file_heard(said: Mapping[str, Any]) -> SentFile:
    """The file as `sent_digest.digest` told it. Another telling raises KeyError, TypeError or ValueError."""
    report = said["report"]
    return SentFile(
        tuple(said["head"]),
        tuple(map(_sheet, said["sheets"])),
        None if report is None else SentReport(report[0], report[1], tuple(map(_figure, report[2]))),
        tuple(Note(code, values) for code, values in said["notes"]),
    )


def _sheet(said: Mapping[str, Any]) -> SentSheet:
    return SentSheet(
        said["name"],
        said["kind"],
        tuple(said["fields"]),
        tuple(SentTable(tuple(titles), tuple(fields)) for titles, fields in said["tables"]),
        tuple(map(_row, said["rows"])),
        tuple(SentLine(*line) for line in said["skipped"]),
        said["old_fonts"],
    )


def _row(said: Sequence[Any]) -> SentRow:
    number, table, heading, values, *more = said
    if not more:
        return SentRow(number, table, heading, tuple(values))
    others, problems, cells = more
    return SentRow(
        number,
        table,
        heading,
        tuple(values),
        tuple((title, text) for title, text in others),
        tuple(Problem(key, code, held, Severity(how)) for key, code, held, how in problems),
        tuple(cells),
    )


def _figure(said: Sequence[Any]) -> SentFigure:
    row, code, label, columns, value = said
    return SentFigure(row, code, label, tuple(columns), value)
