"""A workbook of the corpus: what is written into it, and what must come out, typed by hand."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from desktop.records.codes import RecipientKind

COLLECTIVE, HOUSEHOLD, INDIVIDUAL = (
    RecipientKind.COLLECTIVE,
    RecipientKind.HOUSEHOLD,
    RecipientKind.INDIVIDUAL,
)

Expected = Mapping[str, object]
"""Field → value; "problems" → codes that refuse the row, "warnings" → those that do not; absent: none."""


@dataclass(frozen=True)
class Entry:
    """One line of a list as everybody means it."""

    name: str
    kind: RecipientKind
    form: str = ""
    position: str = ""
    unit: str = ""
    merit: str = ""
    amount: int | None = None
    born: int | None = None

    @property
    def called(self) -> str:
        """The name as a list writes it that has no column for the form of address."""
        if self.kind is HOUSEHOLD:
            return f"Hộ {self.form.removeprefix('Hộ gia đình ')} {self.name}"
        return f"{self.form} {self.name}".strip()

    def expected(self, *without: str, **other: object) -> dict[str, object]:
        """What must come out; `without` names fields that the list has no column for."""
        fields: dict[str, object] = {
            "name": self.name,
            "kind": self.kind,
            "address_form": self.form,
            "position": self.position,
            "unit": self.unit,
            "merit": self.merit,
            "amount": self.amount,
            "birth_year": self.born,
        }
        return {key: value for key, value in fields.items() if key not in without} | other


@dataclass
class Page:
    """A sheet as it is written: rows, fonts by (row, column) or by column, merged ranges, number formats.

    `hidden` and `struck` have the numbers of rows that are not shown or crossed out.
    """

    rows: list[Sequence[object]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    font: str | None = None
    hidden: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)

    def add(self, *cells: object) -> int:
        """Write a row; its number from 1."""
        self.rows.append(cells)
        return len(self.rows)

    @property
    def filled(self) -> set[int]:
        """The numbers of the rows in which anything stands."""
        return {number for number, row in enumerate(self.rows, 1) if any(str(c or "").strip() for c in row)}


Writer = Callable[[Path, Page], Path]


def xlsx(folder: Path, page: Page) -> Path:
    """A workbook of openpyxl."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for number, row in enumerate(page.rows, 1):
        for place, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, place)
            cell.value = value
            font = page.fonts.get((number, place - 1), page.font)
            if font or number in page.struck:
                cell.font = Font(name=font, strike=number in page.struck)
            if shown := page.formats.get((number, place - 1)):
                cell.number_format = shown
    for number in page.hidden:
        sheet.row_dimensions[number].hidden = True
    for area in page.merged:
        sheet.merge_cells(area)
    book.save(folder / "list.xlsx")
    book.close()
    return folder / "list.xlsx"


def text(encoding: str, separator: str) -> Writer:
    """A .csv in an encoding."""

    def write(folder: Path, page: Page) -> Path:
        stream = io.StringIO(newline="")
        rows = (["" if cell is None else cell for cell in row] for row in page.rows)
        csv.writer(stream, delimiter=separator).writerows(rows)
        path = folder / "list.csv"
        path.write_bytes(stream.getvalue().encode(encoding))
        return path

    return write


def html_as_xls(folder: Path, page: Page) -> Path:
    """A page of the web that calls itself .xls, as many programs of the state export."""
    rows = (
        "<tr>" + "".join(f"<td>{html.escape(str('' if c is None else c))}</td>" for c in row) + "</tr>"
        for row in page.rows
    )
    path = folder / "list.xls"
    table = f"<table>{''.join(rows)}</table>"
    body = f'<html><head><meta charset="utf-8"></head><body>{table}</body></html>'
    path.write_text(body, "utf-8")
    return path


@dataclass(frozen=True)
class Case:
    """One workbook: its mess, its page, the expected rows in order, the lines skipped as what.

    `offers` counts texts of old fonts that could be read both ways and therefore stay as they are.
    """

    mess: str
    number: int
    page: Page
    rows: Sequence[Expected]
    skipped: Mapping[str, int]
    into: str = "awards"
    write: Writer = xlsx
    may_guess: bool = False
    offers: int = 0

    def __str__(self) -> str:
        return f"{self.mess}-{self.number}"
