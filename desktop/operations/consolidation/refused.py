"""One error workbook for each sender that has rows to mend, to be sent back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.intake.raw import Cell
from desktop.intake.values import text_of
from desktop.operations.consolidation.parts import Consolidation, GatheredRow
from desktop.operations.consolidation.places import check_errors_folder
from desktop.operations.output import made_folder, written
from desktop.records.problem import Severity
from desktop.words.imports import REASONS, ROW
from desktop.words.problems import problem_sentence
from exports.refused_rows import RefusedRow, RefusedSheet, write_refused_rows
from exports.workbook_file import check_workbook

_LONGEST_SHEET_NAME = 25
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\<>|\"\x00-\x1f]")
_LONGEST_FILE_NAME = 80


@dataclass(frozen=True)
class ErrorFile:
    """A workbook for one sender, and how many rows it has."""

    sender: str
    path: Path
    rows: int


def write_error_files(whole: Consolidation, folder: Path) -> tuple[ErrorFile, ...]:
    """Write them into a folder, which is made where it is not there; without errors nothing is written.

    Raises `StorageTrouble`, and `SoVangError` "errors_among_received".
    """
    check_errors_folder(whole.folder, folder)
    by_sender: dict[str, list[GatheredRow]] = {}
    for row in whole.refused:
        by_sender.setdefault(row.origin.sender, []).append(row)
    if not by_sender:
        return ()
    made_folder(folder)
    names: set[str] = set()
    return tuple(_write(sender, rows, folder, names) for sender, rows in by_sender.items())


def _write(sender: str, rows: Sequence[GatheredRow], folder: Path, names: set[str]) -> ErrorFile:
    path = folder / f"{_file_name(sender, names)}.xlsx"
    tables: dict[tuple[str, str, int], list[GatheredRow]] = {}
    for row in rows:
        tables.setdefault((row.origin.file, row.origin.sheet, row.row.table), []).append(row)
    taken: set[str] = set()
    sheets = tuple(_sheet(_sheet_name(key[1], taken), of_one) for key, of_one in tables.items())
    with written(path, check=check_workbook) as temporary:
        write_refused_rows(sheets, temporary)
    return ErrorFile(sender, path, len(rows))


def _sheet(name: str, rows: Sequence[GatheredRow]) -> RefusedSheet:
    table = rows[0].table
    return RefusedSheet(name, (ROW, *table.titles), REASONS, tuple(map(_row, rows)))


def _row(row: GatheredRow) -> RefusedRow:
    errors = [one for one in row.row.problems if one.severity is Severity.ERROR]
    notes: dict[int, str] = {}
    for one in errors:
        at = row.table.fields.index(one.field) + 1 if one.field in row.table.fields else 0
        notes[at] = " ".join(filter(None, (notes.get(at), problem_sentence(one.code, one.values))))
    reason = " ".join(problem_sentence(one.code, one.values) for one in errors)
    return RefusedRow((row.origin.row, *map(_cell, row.row.cells)), reason, notes)


def _cell(raw: Cell) -> str | int | float | date | None:
    if isinstance(raw, int | float | date) and not isinstance(raw, bool):
        return raw
    return text_of(raw) or None


def _file_name(sender: str, taken: set[str]) -> str:
    """Fit for every disk, and another one than those before."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", sender).split())[:_LONGEST_FILE_NAME].strip(". ") or "Nơi gửi"
    return _unlike(f"Cần sửa - {plain}", taken)


def _sheet_name(name: str, taken: set[str]) -> str:
    plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:_LONGEST_SHEET_NAME].strip(" '") or "Danh sách"
    return _unlike(plain, taken)


def _unlike(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found.casefold())
    return found
