"""A superior's own workbook filled in: only the asked cells change, every other byte of a sheet stays.

A sheet is not parsed and written anew: the places of its cells are found, and the new cells are put between
the bytes around them. Stored results of formulas are taken away and a full calculation is asked for, so that
no sum of the empty form stands beside the new figures.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from exports.form_parts import FormNotFilled, FormParts
from exports.form_sheet import CellValue, filled_sheet, without_results
from exports.form_workbook import asks_for_calculation
from exports.safe_file import replacing

__all__ = ["CellValue", "FormNotFilled", "fill_form", "save_form"]

_SHEET: Final = "worksheet"


def fill_form(form: bytes, values: Mapping[str, Mapping[str, CellValue]]) -> bytes:
    """The workbook with values in cells, by the name of the sheet and that of the cell ("D14").

    Raises `FormNotFilled`: "signed", "macros", "not_a_workbook", "damaged", "sheet_missing", "cell_formula".
    """
    parts = FormParts(form)
    sheets = parts.sheets()
    if missing := sorted(set(values) - set(sheets)):
        raise FormNotFilled("sheet_missing", sheet=missing[0])
    changed = {parts.main: asks_for_calculation(parts.content(parts.main))}
    for name, part in sheets.items():
        content = parts.content(part)
        filled = filled_sheet(content, values[name], name) if values.get(name) else without_results(content)
        if filled != content:
            changed[part] = filled
    return _written(parts.archive, changed)


def save_form(form: bytes, values: Mapping[str, Mapping[str, CellValue]], path: Path) -> None:
    """Write the filled workbook, reopened and checked before it replaces an older file.

    Raises what `fill_form` raises, and `FileNotWritten`.
    """
    content = fill_form(form, values)
    with replacing(path, check=_check) as temporary:
        temporary.write_bytes(content)


def _written(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The container with other contents of some parts; order, dates and ways of packing stay."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        new.comment = archive.comment
        for entry in archive.infolist():
            info = zipfile.ZipInfo(entry.filename, entry.date_time)
            info.compress_type = _packed(entry.compress_type)
            info.external_attr, info.create_system = entry.external_attr, entry.create_system
            new.writestr(info, changed.get(entry.filename, archive.read(entry)))
    return target.getvalue()


def _packed(kind: int) -> int:
    """A workbook's parts are stored or deflated; Excel reads no other way."""
    return zipfile.ZIP_STORED if kind == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED


def _check(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        broken: Sequence[str] = [name] if (name := archive.testzip()) else []
    if broken:
        raise ValueError(broken[0])
    FormParts(path.read_bytes()).sheets()
