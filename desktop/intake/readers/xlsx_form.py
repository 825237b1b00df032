"""Reads a superior's form in the child: what its cells show, which are formulas, which are locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.errors import FileRefused
from desktop.intake.container import recognised
from desktop.intake.form import FormCell
from desktop.intake.raw import Area, Cell, Container
from desktop.intake.readers.xlsx_form_styles import CellFormat, FormStyles
from desktop.intake.readers.xlsx_sheet import SheetEvents, area
from desktop.intake.readers.xlsx_strings import RichText, SharedStrings
from desktop.intake.readers.xml_events import Events, Start
from desktop.intake.readers.zip_parts import Parts
from desktop.intake.teller import Teller
from desktop.records.text import format_amount, short_date

MOST_ROWS, MOST_COLUMNS = 3_000, 256
"""Of a form's sheet: a table that somebody fills in has a few dozen."""
MOST_CELLS = 60_000


def read_form(content: bytes, teller: Teller) -> None:
    """Tell the visible sheets of a form.

    Raises `FileRefused`: "form_not_xlsx", "form_signed", "form_macros", "form_too_large", those of the
    container's check, and almost anything else for a damaged file.
    """
    if recognised(content) is not Container.XLSX:
        raise FileRefused("form_not_xlsx")
    parts = Parts(content)
    relations = parts.relations("")
    if parts.named("_xmlsignatures/") or any(kind == "origin" for kind, _part in relations.values()):
        raise FileRefused("form_signed")
    main = next((part for kind, part in relations.values() if kind == "officeDocument"), "")
    if not parts.has(main):
        raise FileRefused("form_not_xlsx")
    book = _Sheets()
    parts.hear(main, book)
    inside = parts.relations(main)
    if parts.has("xl/vbaProject.bin") or any(kind == "vbaProject" for kind, _part in inside.values()):
        raise FileRefused("form_macros")
    texts, styles = SharedStrings(), FormStyles()
    for kind, events in (("sharedStrings", texts), ("styles", styles)):
        for part in [part for found, part in inside.values() if found == kind and parts.has(part)][:1]:
            parts.hear(part, events)
    for name, relation in book.visible:
        kind, part = inside.get(relation, ("", ""))
        if kind == "worksheet":
            sheet = _FormSheet(teller, texts.texts, styles, from_1904=book.from_1904)
            parts.hear(part, sheet)
            teller.say_form(sheet.told(name))
    teller.finish(Container.XLSX)


@dataclass
class _Sheets(Events):
    """Hears the workbook part."""

    visible: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet" and attributes.get("state", "visible") == "visible":
            self.visible.append((attributes.get("name", ""), attributes.get("r:id", "")))


class _FormSheet(SheetEvents):
    """Hears a worksheet part and keeps every cell that shows something or may take something."""

    def __init__(
        self, teller: Teller, texts: Sequence[str | RichText], styles: FormStyles, *, from_1904: bool
    ) -> None:
        super().__init__(teller, texts, styles.styles, from_1904=from_1904, unvalued="")
        self._formats = styles.formats
        self._cells: dict[tuple[int, int], tuple[FormCell, bool]] = {}
        self._calculated: list[Area] = []
        self._widths: dict[int, float] = {}
        self._format = CellFormat()
        self._is_protected = False
        self._starts: Mapping[str, Start] = {
            **self._starts,
            "c": self._start_form_cell,
            "f": self._start_form_formula,
            "col": self._start_form_column,
            "sheetProtection": self._start_protection,
        }

    def told(self, name: str) -> Mapping[str, object]:
        """The sheet as a line says it. Raises `FileRefused("form_too_large")`."""
        last = max((row for (row, _), (cell, _) in self._cells.items() if _shows(cell)), default=-1)
        cells = {place: one for place, one in self._cells.items() if place[0] <= last}
        if last >= MOST_ROWS or len(cells) > MOST_CELLS or any(place[1] >= MOST_COLUMNS for place in cells):
            raise FileRefused("form_too_large")
        marks = self.marks()
        return {
            "name": name,
            "cells": [self._line(place, *one) for place, one in sorted(cells.items())],
            "merged": [
                (one.first_row, one.first_column, one.last_row, one.last_column) for one in marks.merged
            ],
            "hidden_rows": [row for row in marks.hidden_rows if row <= last],
            "hidden_columns": [column for column in marks.hidden_columns if column < MOST_COLUMNS],
            "widths": sorted(self._widths.items()),
            "is_protected": self._is_protected,
        }

    def _line(self, place: tuple[int, int], cell: FormCell, is_locked: bool) -> list[object]:
        is_formula = cell.is_formula or any(place in one for one in self._calculated)
        is_closed = is_locked and self._is_protected
        flags = (is_formula, is_closed, cell.is_percent, cell.is_boxed, cell.is_bold, cell.is_number)
        return [*place, cell.text, *map(int, flags)]

    def _start_form_cell(self, attributes: Mapping[str, str]) -> None:
        self._start_cell(attributes)
        number = int(attributes.get("s", "0"))
        self._format = self._formats[number] if 0 <= number < len(self._formats) else CellFormat()

    def _start_form_formula(self, attributes: Mapping[str, str]) -> None:
        self._start_formula(attributes)
        if attributes.get("t") in {"array", "dataTable"} and attributes.get("ref"):
            self._calculated.append(area(attributes["ref"]))

    def _start_form_column(self, attributes: Mapping[str, str]) -> None:
        self._start_column(attributes)
        first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
        for column in range(max(first, 1) - 1, min(last, MOST_COLUMNS)):
            self._widths[column] = float(attributes.get("width", "0"))

    def _start_protection(self, attributes: Mapping[str, str]) -> None:
        self._is_protected = attributes.get("sheet") in {"1", "true"}

    def _end_row(self) -> None:
        """Rows are told with the sheet."""

    def _end_cell(self) -> None:
        rich = self._text_of_cell() if self._kind in {"s", "inlineStr"} else None
        value = self._value_of_cell() if rich is None else str(rich)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        known = self._format
        cell = FormCell(
            _shown(value), self._has_formula, False, known.is_percent, known.is_boxed,
            self._style.letters.bold, is_number,
        )  # fmt: skip
        if _shows(cell) or known.is_percent or known.is_boxed or not known.is_locked:
            if len(self._cells) > 10 * MOST_CELLS:
                raise FileRefused("form_too_large")
            self._cells[self._row_number, self._column] = cell, known.is_locked


def _shows(cell: FormCell) -> bool:
    return bool(cell.text) or cell.is_formula


def _shown(value: Cell) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(int(value))
    if isinstance(value, int):
        return format_amount(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return short_date(value) if isinstance(value, date) else value
