"""Reads an .xls of Excel 2 to 2003 with xlrd, which tells its fonts, merged ranges and number formats."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import xlrd

from desktop.errors import FileRefused
from desktop.intake.raw import Area, Cell, CellStyle, Container, TextRun
from desktop.intake.readers.formats import Shape, plain, shape
from desktop.intake.teller import SheetMarks, Teller

_BOLD = 600
"""Weights from here on are bold; Excel writes 400 and 700."""


def read(content: bytes, teller: Teller) -> None:
    """Tell the visible sheets. Raises `FileRefused`, and almost anything else for a damaged file."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - xlrd would warn on the output
        book = _opened(content, nowhere)
        hidden = []
        for place in range(book.nsheets):
            sheet = book.sheet_by_index(place)
            if sheet.visibility:
                hidden.append(sheet.name)
            else:
                _Sheet(book, sheet, teller).tell()
            book.unload_sheet(place)
    if hidden:
        teller.note("sheets_hidden", sheets=hidden)
    teller.finish(Container.XLS)


def _opened(content: bytes, log: Any) -> Any:
    try:
        return xlrd.open_workbook(
            file_contents=content, logfile=log, formatting_info=True, on_demand=True, ragged_rows=True
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise FileRefused("list_encrypted") from error
        raise


class _Sheet:
    """One sheet on its way; xlrd has no types of its own."""

    def __init__(self, book: Any, sheet: Any, teller: Teller) -> None:
        self._book, self._sheet, self._teller = book, sheet, teller
        self._styles: dict[int, tuple[CellStyle, Shape | None]] = {}

    def tell(self) -> None:
        """Tell rows and marks."""
        sheet = self._sheet
        self._teller.begin(sheet.name)
        for row in range(sheet.nrows):
            cells, styles = [], []
            for column, (kind, value) in enumerate(
                zip(sheet.row_types(row), sheet.row_values(row), strict=True)
            ):
                letters, form = self._style(sheet.cell_xf_index(row, column))
                cells.append(self._cell(kind, value, form))
                styles.append(
                    self._letters(row, column, value, letters) if kind == xlrd.XL_CELL_TEXT else None
                )
            self._teller.row(row, cells, styles)
        self._teller.end(
            SheetMarks(
                [Area(first, left, end - 1, right - 1) for first, end, left, right in sheet.merged_cells],
                [row for row, info in sheet.rowinfo_map.items() if info.hidden],
                [column for column, info in sheet.colinfo_map.items() if info.hidden],
            )
        )

    def _cell(self, kind: int, value: Any, form: Shape | None) -> Cell:
        if kind == xlrd.XL_CELL_TEXT:
            return str(value)
        if kind in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
            return form(value, bool(self._book.datemode)) if form else plain(value)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, "#N/A"))
        return None

    def _style(self, xf_number: int) -> tuple[CellStyle, Shape | None]:
        if xf_number not in self._styles:
            xf = self._book.xf_list[xf_number]
            known = self._book.format_map.get(xf.format_key)
            form = shape(known.format_str, xf.format_key) if known else None
            self._styles[xf_number] = (self._font(xf.font_index), form)
        return self._styles[xf_number]

    def _font(self, number: int) -> CellStyle:
        font = self._book.font_list[number]
        return CellStyle(font.name, bool(font.bold) or font.weight >= _BOLD, bool(font.struck_out))

    def _letters(self, row: int, column: int, text: str, letters: CellStyle) -> CellStyle:
        """The text's one font; where it has several, the pieces are told and the cell's font stands."""
        changes = self._sheet.rich_text_runlist_map.get((row, column))
        if not changes:
            return letters
        runs = list(self._runs(text, changes, letters))
        fonts = {run.font for run in runs if run.text.strip()}
        if len(fonts) > 1:
            self._teller.mixed(row, column, runs)
        return replace(letters, font=fonts.pop()) if len(fonts) == 1 else letters

    def _runs(self, text: str, changes: list[tuple[int, int]], letters: CellStyle) -> Iterator[TextRun]:
        starts = [0, *(start for start, _ in changes)]
        fonts = [letters.font, *(self._font(font).font for _, font in changes)]
        for start, end, font in zip(starts, [*starts[1:], len(text)], fonts, strict=True):
            if start < end:
                yield TextRun(text[start:end], font)
