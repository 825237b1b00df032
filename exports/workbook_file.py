"""A laid-out workbook as an .xlsx file: openpyxl writes it, then the computed values join the formulas."""

from __future__ import annotations

import re
import zlib
from datetime import UTC
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree
from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from exports.workbook_grid import Formula, Grid, Piece, column_letters
from exports.workbook_plan import plan
from exports.workbook_text import clean
from exports.workbook_widths import MARGINS_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from exports.workbook_blocks import Look
    from exports.workbook_model import Sheet, Workbook

FONT: Final = "Times New Roman"

_MM_PER_INCH: Final = 25.4
_CHARACTERS_PER_MM: Final = 96 / _MM_PER_INCH / 8  # a digit of 12 point Times is 8 pixels of 1/96 inch wide
_PAGE_NUMBER_FROM_TOP_MM: Final = 10
_FROZEN_AT_MOST: Final = 260  # points; more would leave no room to scroll on a screen of 768 lines
_FORMULA_CELL: Final = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_SHEET_NAME: Final = 31


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the workbook as the bytes of an .xlsx file."""
    target = _empty(workbook)
    values: dict[str, Mapping[str, int | float]] = {}
    for number, (sheet, name) in enumerate(zip(workbook.sheets, sheet_names(workbook), strict=True), 1):
        values[f"xl/worksheets/sheet{number}.xml"] = _add_sheet(_created(target, name), sheet)
    saved = BytesIO()
    target.save(saved)
    return _with_values(saved, values)


def check_workbook(path: Path) -> None:
    """Reopen a written workbook. Raises `ValueError` when a part is damaged or no XML."""
    try:
        with ZipFile(path) as archive:
            for part in archive.namelist():
                etree.fromstring(archive.read(part))
    except (BadZipFile, zlib.error, etree.XMLSyntaxError) as error:
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
        creator=f"Sổ Vàng {workbook.program_version}",
        title=clean(workbook.title),
        created=workbook.created.astimezone(UTC).replace(tzinfo=None),  # the file format means UTC
    )
    # the font of the style "Normal" is the measure of column widths; openpyxl has no other way to set it
    target._fonts[0] = Font(name=FONT, size=12)  # type: ignore[attr-defined]  # noqa: SLF001
    return target


def _created(target: OpenpyxlWorkbook, name: str) -> Worksheet:
    """Return a new write-only sheet; its types do not say how much of a worksheet it has."""
    return cast("Worksheet", target.create_sheet(name))


def _add_sheet(target: Worksheet, sheet: Sheet) -> Mapping[str, int | float]:
    """Write one sheet; return the values of its formulas by address."""
    grid = plan(sheet)
    _set_up_columns(target, grid)
    _set_up_page(target, sheet, grid)
    cells: dict[Look, Cell] = {}
    for number, row in enumerate(grid.rows, 1):
        target.row_dimensions[number] = RowDimension(target, index=number, ht=row.height)
        target.append(_filled(target, cells, row.pieces))  # type: ignore[arg-type]  # a generator: fine
        del target.row_dimensions[number]
    for area in grid.merges:
        target.merged_cells.add(
            f"{column_letters(area.left)}{area.top + 1}:{column_letters(area.right)}{area.bottom + 1}"
        )
    return {
        f"{column_letters(column)}{number}": piece.value.value
        for number, row in enumerate(grid.rows, 1)
        for column, piece in enumerate(row.pieces)
        if piece is not None and isinstance(piece.value, Formula)
    }


def _filled(target: Worksheet, cells: dict[Look, Cell], pieces: list[Piece | None]) -> Iterator[Cell | None]:
    """Yield the cells of a row. One cell per look is filled again and again: openpyxl writes each at once."""
    for piece in pieces:
        if piece is None:
            yield None
            continue
        cell = cells.get(piece.look)
        if cell is None:
            cell = cells[piece.look] = _styled(target, piece.look)
        if isinstance(piece.value, Formula):
            cell.value = piece.value.text
        elif isinstance(piece.value, str):
            cell.value = piece.value
            cell.data_type = "s"  # openpyxl takes "=1+1" for a formula and "#N/A" for an error
        else:
            cell.value = piece.value
        yield cell


def _styled(target: Worksheet, look: Look) -> Cell:
    cell = WriteOnlyCell(target)
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, family=1)
    cell.alignment = Alignment(horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap)
    cell.number_format = look.number_format
    if look.border:
        side = Side(style="thin")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    if look.quoted:
        cell.quotePrefix = True
    return cell


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
    if grid.break_before is not None:
        target.row_breaks.append(Break(id=grid.break_before))
    if sum(row.height for row in grid.rows[: grid.head.stop]) <= _FROZEN_AT_MOST:
        target.freeze_panes = f"A{grid.head.stop + 1}"


def _with_values(saved: BytesIO, values: Mapping[str, Mapping[str, int | float]]) -> bytes:
    """Set the value of every formula: phones do not calculate, and openpyxl cannot write it."""
    result = BytesIO()
    with ZipFile(saved) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part_values := values.get(part.filename):
                content, found = _FORMULA_CELL.subn(partial(_valued, part_values), content)
                if found != len(part_values):
                    raise RuntimeError(f"{part.filename}: {found} of {len(part_values)} formulas found")
            target.writestr(part.filename, content)
    return result.getvalue()


def _valued(values: Mapping[str, int | float], cell: re.Match[bytes]) -> bytes:
    return b"%s<v>%s</v>" % (cell[1], str(values[cell[2].decode()]).encode())
