"""The rows of a list that were refused, as a workbook for its sender: every reason beside its cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.errors import SoVangError
from desktop.intake.headers import Header
from desktop.intake.raw import Cell, RawSheet
from desktop.intake.values import text_of
from desktop.operations.imports.previews import ListPreview
from desktop.operations.imports.rows import ImportRow, Outcome
from desktop.operations.output import written
from desktop.records.problem import Problem, Severity
from desktop.words.imports import REASONS, ROW
from desktop.words.problems import problem_sentence
from exports.refused_rows import RefusedRow, RefusedSheet, write_refused_rows
from exports.workbook_file import check_workbook

_LONGEST_NAME = 25


def write_refused(preview: ListPreview, path: Path) -> int:
    """Write the refused rows as the sender wrote them, with the reasons; returns how many there are.

    Raises `SoVangError("nothing_refused")` where none is, and `StorageTrouble`.
    """
    refused = [row for row in preview.rows if row.outcome is Outcome.REFUSED]
    if not refused:
        raise SoVangError("nothing_refused", file=preview.name)
    sheets = tuple(
        _sheet(preview, place, table, rows)
        for place, table in enumerate(preview.read.tables)
        if (rows := [row for row in refused if row.read.table == place])
    )
    with written(path, check=check_workbook) as temporary:
        write_refused_rows(sheets, temporary)
    return len(refused)


def _sheet(preview: ListPreview, place: int, table: Header, rows: Sequence[ImportRow]) -> RefusedSheet:
    raw = next(one for one in preview.opened.book.sheets if one.name == preview.sheet)
    headings = [match.title or "" for match in table.matches]
    name = (preview.sheet or "Danh sách")[:_LONGEST_NAME]
    return RefusedSheet(
        name if len(preview.read.tables) == 1 else f"{name} {place + 1}",
        (ROW, *headings),
        REASONS,
        tuple(_row(raw, table, row) for row in rows),
    )


def _row(raw: RawSheet, table: Header, row: ImportRow) -> RefusedRow:
    line = raw.rows[row.read.number - 1]
    errors = [one for one in row.problems if one.severity is Severity.ERROR]
    cells = [
        _cell(line[match.place] if match.place < len(line) else None, row.read.texts.get(match.field or ""))
        for match in table.matches
    ]
    notes: dict[int, str] = {}
    for one in errors:
        at = _place(table, one)
        notes[at] = " ".join(filter(None, (notes.get(at), _sentence(one))))
    return RefusedRow((row.number, *cells), " ".join(map(_sentence, errors)), notes)


def _cell(raw: Cell, text: str | None) -> str | int | float | date | None:
    """A number or a day as such, text as it was read: decoded, and as mended in the preview."""
    if isinstance(raw, int | float | date) and not isinstance(raw, bool) and text in (None, text_of(raw)):
        return raw
    return text_of(raw) if text is None else text


def _place(table: Header, problem: Problem) -> int:
    """The column of a problem; that of the row's number where the list has no such column."""
    fields = [match.field for match in table.matches]
    return fields.index(problem.field) + 1 if problem.field in fields else 0


def _sentence(problem: Problem) -> str:
    return problem_sentence(problem.code, problem.values)
