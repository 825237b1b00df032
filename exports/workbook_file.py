"""A laid-out workbook as an .xlsx file: openpyxl makes all but the rows, which join the saved sheets."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import zlib
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from exports.workbook_chart import add_chart
from exports.workbook_grid import Grid, column_letters
from exports.workbook_plan import plan
from exports.workbook_rows import rows_xml
from exports.workbook_text import clean
from exports.workbook_widths import MARGINS_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from exports.workbook_blocks import Look
    from exports.workbook_model import Sheet, Workbook

FONT: Final = "Times New Roman"

_MM_PER_INCH: Final = 25.4
_CHARACTERS_PER_MM: Final = 96 / _MM_PER_INCH / 8  # a digit of 12 point Times is 8 pixels of 1/96 inch wide
_PAGE_NUMBER_FROM_TOP_MM: Final = 10
_FROZEN_AT_MOST: Final = 260  # points; more would leave no room to scroll on a screen of 768 lines
_NO_ROWS: Final = re.compile(rb"<sheetData\s*(?:/>|></sheetData>)")
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_SHEET_NAME: Final = 31


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the bytes of an .xlsx file. Raises `OSError` when the temporary folder is full."""
    frame = _empty(workbook)
    rows: dict[str, Iterator[str]] = {}
    for number, (sheet, name) in enumerate(zip(workbook.sheets, sheet_names(workbook), strict=True), 1):
        rows[f"xl/worksheets/sheet{number}.xml"] = _add_sheet(frame, name, sheet)
    saved = BytesIO()
    frame.save(saved)
    return _with_rows(saved, rows)


def check_workbook(path: Path) -> None:
    """Reopen a written workbook. Raises `ValueError` when a part is damaged or no XML."""
    try:
        with ZipFile(path) as archive:
            for name in archive.namelist():
                with archive.open(name) as part:
                    expat.ParserCreate().ParseFile(part)
    except (BadZipFile, zlib.error, expat.ExpatError) as error:
        raise ValueError(str(error)) from error


def sheet_names(workbook: Workbook) -> list[str]:
    """Return the names of the sheets as Excel takes them: 31 letters, none of []:*?/\\, each one once."""
    names: list[str] = []
    for sheet in workbook.sheets:
        wanted = _NOT_IN_SHEET_NAMES.sub(" ", clean(sheet.name)).strip(" '") or "Trang"
        name, number = wanted[:_LONGEST_SHEET_NAME].strip(" '"), 1
        while name.casefold() in {taken.casefold() for taken in names}:
            number += 1
            ending = f" ({number})"
            name = wanted[: _LONGEST_SHEET_NAME - len(ending)] + ending
        names.append(name)
    return names


def _empty(workbook: Workbook) -> OpenpyxlWorkbook:
    target = OpenpyxlWorkbook(write_only=True)
    target.properties = DocumentProperties(
        creator=f"Sổ Vàng {workbook.program_version}".rstrip(),
        title=clean(workbook.title),
        created=workbook.created.astimezone(UTC).replace(tzinfo=None),  # the file format means UTC
    )
    # the font of the style "Normal" is the measure of column widths; openpyxl has no other way to set it
    target._fonts[0] = Font(name=FONT, size=12)  # type: ignore[attr-defined]  # noqa: SLF001
    return target


def _add_sheet(frame: OpenpyxlWorkbook, name: str, sheet: Sheet) -> Iterator[str]:
    """Add a sheet without rows: page set-up, columns, merged cells, styles. Return its rows as XML."""
    grid = plan(sheet)
    target = cast("Worksheet", frame.create_sheet(name))  # the types of a write-only sheet lack most of it
    _set_up_columns(target, grid)
    _set_up_page(target, sheet, grid)
    for area in grid.merges:
        first, last = column_letters(area.left), column_letters(area.right)
        target.merged_cells.add(f"{first}{area.top + 1}:{last}{area.bottom + 1}")
    add_chart(target, sheet, len(grid.rows))
    looks = {piece.look for row in grid.rows for piece in row.pieces if piece is not None}
    return rows_xml(grid, {look: _style_number(target, look) for look in sorted(looks)})


def _style_number(target: Worksheet, look: Look) -> int:
    """Return the number of a look in the workbook's style sheet, where it is entered if it is new."""
    cell = WriteOnlyCell(target)
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, family=1)
    cell.alignment = Alignment(horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap)
    cell.number_format = look.number_format
    if look.border:
        side = Side(style="thin")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.quotePrefix = look.quoted
    return cell.style_id


def _set_up_columns(target: Worksheet, grid: Grid) -> None:
    for column, width in enumerate(grid.widths_mm):
        target.column_dimensions[column_letters(column)].width = width * _CHARACTERS_PER_MM


def _set_up_page(target: Worksheet, sheet: Sheet, grid: Grid) -> None:
    """A4, one page wide, table head on every page, page number in the top margin from the second page on."""
    target.page_setup.paperSize = 9
    target.page_setup.orientation = sheet.orientation
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.page_setup.firstPageNumber, target.page_setup.useFirstPageNumber = 1, True
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side, width in MARGINS_MM.items():
        setattr(target.page_margins, side, width / _MM_PER_INCH)
    target.page_margins.header = target.page_margins.footer = _PAGE_NUMBER_FROM_TOP_MM / _MM_PER_INCH
    target.print_options.horizontalCentered = True
    target.HeaderFooter.differentFirst = True
    header = target.HeaderFooter.oddHeader = HeaderFooterItem()
    header.center.text, header.center.font, header.center.size = "&P", f"{FONT},Regular", 13
    target.print_title_rows = f"{grid.head.start + 1}:{grid.head.stop}"
    for row in grid.breaks:
        target.row_breaks.append(Break(id=row))
    if sum(row.height for row in grid.rows[: grid.head.stop]) <= _FROZEN_AT_MOST:
        target.freeze_panes = f"A{grid.head.stop + 1}"


def _with_rows(saved: BytesIO, rows: Mapping[str, Iterator[str]]) -> bytes:
    """Return the saved workbook with rows in its sheets."""
    result = BytesIO()
    with ZipFile(saved) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            with target.open(name, "w") as part:
                if name not in rows:
                    part.write(source.read(name))
                    continue
                above, below = _around_rows(source.read(name))
                part.write(above + b"<sheetData>")
                part.writelines(row.encode() for row in rows[name])
                part.write(b"</sheetData>" + below)
    return result.getvalue()


def _around_rows(sheet: bytes) -> tuple[bytes, bytes]:
    """Return what stands before and after the rows of a saved sheet."""
    # openpyxl keeps each sheet in a temporary file, and lxml cuts that off silently when its disk is full
    if not sheet.endswith(b"</worksheet>"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), tempfile.gettempdir())
    above, below = _NO_ROWS.split(sheet)
    return above, below
