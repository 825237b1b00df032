"""Reads an .xlsx into raw sheets. Runs in the child only; openpyxl with defusedxml beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import openpyxl

from desktop.errors import FileRefused
from desktop.intake.container import check_workbook
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, RawBook, RawSheet

MAX_ROWS = 200_000
MAX_COLUMNS = 200


def read_workbook(path: Path) -> RawBook:
    """All visible sheets. Raises `FileRefused` for what cannot be read or is too large."""
    check_workbook(path)
    try:
        return _read(path)
    except FileRefused:
        raise
    except MemoryError as error:
        raise FileRefused("list_too_large", file=path.name) from error
    except Exception as error:  # a hostile file raises almost anything out of a parser
        raise FileRefused("list_damaged", file=path.name) from error


def _read(path: Path) -> RawBook:
    with closing(_open(path, data_only=True)) as values, closing(_open(path, data_only=False)) as formulas:
        sheets = []
        for sheet in values.worksheets:
            if sheet.sheet_state == "visible":
                twin = formulas[sheet.title] if _has_formulas(path) else None
                sheets.append(RawSheet(sheet.title, tuple(_rows(path, sheet, twin))))
    return RawBook(tuple(sheets))


def _open(path: Path, *, data_only: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, read_only=True, data_only=data_only, keep_links=False)


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(
            b"<f" in archive.read(name)
            for name in archive.namelist()
            if name.startswith("xl/worksheets/sheet")
        )


def _rows(path: Path, sheet: Any, twin: Any | None) -> Iterator[tuple[Any, ...]]:
    shown = _cells(sheet)
    written = _cells(twin) if twin is not None else iter(())
    for number, (row, formula_row) in enumerate(zip_longest(shown, written, fillvalue=())):
        if number >= MAX_ROWS:
            raise FileRefused("list_too_long", file=path.name, rows=MAX_ROWS)
        yield _trimmed(
            FORMULA_WITHOUT_VALUE if value is None and _is_formula(formula) else value
            for value, formula in zip_longest(row, formula_row[: len(row)])
        )


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # the stated dimension may be a lie: rows vanish or are padded to 16,384 columns
    return (tuple(islice(row, MAX_COLUMNS)) for row in sheet.iter_rows(values_only=True))


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and value.startswith("=") and len(value) > 1


def _trimmed(cells: Iterator[Any]) -> tuple[Any, ...]:
    row = list(cells)
    while row and row[-1] in (None, ""):
        row.pop()
    return tuple(row)
