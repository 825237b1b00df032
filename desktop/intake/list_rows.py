"""The rows of a list below its header: each becomes a row to take in, or a reason why not; none is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.intake.headers import Header, ListColumn
from desktop.intake.kinds import kind_of_heading, kind_of_row
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Cell, RawSheet
from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem
from desktop.records.text import AmountNotUnderstood, clean, fold, parse_amount

_END_MARKS = (
    "cong ",
    "tong cong",
    "tong so",
    "danh sach gom",
    "danh sach nay",
    "nguoi lap",
    "noi nhan",
    "tong tien",
)


@dataclass(frozen=True)
class ListRow:
    """One row of the list as read; `number` is its row in the file, `problems` the reasons to refuse it.

    `second_line` is filled only by a list that has office and unit in one column.
    """

    number: int
    name: str
    kind: RecipientKind | None
    address_form: str = ""
    position: str = ""
    unit: str = ""
    second_line: str = ""
    merit: str = ""
    initiative: str = ""
    birth_year: int | None = None
    amount: int | None = None
    note: str = ""
    problems: tuple[Problem, ...] = field(default=())


def read_rows(sheet: RawSheet, header: Header) -> list[ListRow]:
    """Every row below the header that speaks of a recipient; headings, column numbers and totals do not."""
    rows: list[ListRow] = []
    heading: RecipientKind | None = None
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        if not _filled(row) or _is_column_numbers(row):
            continue
        if (kind := kind_of_heading(row)) is not None:
            heading = kind
        elif rows and _is_end(row, header):
            break
        else:
            rows.append(_read(number, row, header, heading))
    return rows


def _filled(row: Sequence[Cell]) -> bool:
    return any(cell not in (None, "") and str(cell).strip() for cell in row)


def _is_column_numbers(row: Sequence[Cell]) -> bool:
    cells = [str(cell).strip() for cell in row if cell not in (None, "")]
    numbers = [re.fullmatch(r"\(?(\d+)\)?", cell) for cell in cells]
    return (
        len(cells) > 2
        and all(numbers)
        and [int(n[1]) for n in numbers if n] == list(range(1, len(cells) + 1))
    )


def _is_end(row: Sequence[Cell], header: Header) -> bool:
    """A total or a signature line: a word of the end in its first filled cell, and nothing of a recipient."""
    first = next(fold(str(cell)) for cell in row if cell not in (None, ""))
    return f"{first} ".startswith(_END_MARKS) and header.cell(row, ListColumn.POSITION) is None


def _read(number: int, row: Sequence[Cell], header: Header, heading: RecipientKind | None) -> ListRow:
    problems = [
        Problem(_column_of(place, header), "formula_without_value")
        for place, cell in enumerate(row)
        if cell == FORMULA_WITHOUT_VALUE
    ]
    text = {column: _text(header.cell(row, column)) for column in ListColumn}
    if not text[ListColumn.NAME]:
        problems.append(Problem("name", "name_missing"))
    kind = kind_of_row(
        text[ListColumn.NAME],
        text[ListColumn.ADDRESS_FORM],
        [_text(row[place]) for place in header.columns.get(ListColumn.KIND, ()) if place < len(row)],
        heading,
    )
    if kind is None and text[ListColumn.NAME]:
        problems.append(Problem("kind", "kind_unclear", {"name": text[ListColumn.NAME]}))
    amount, amount_problem = _amount(header.cell(row, ListColumn.AMOUNT))
    birth_year, year_problem = _birth_year(header.cell(row, ListColumn.BIRTH_YEAR))
    problems += [problem for problem in (amount_problem, year_problem) if problem]
    return ListRow(
        number,
        text[ListColumn.NAME],
        kind,
        address_form=text[ListColumn.ADDRESS_FORM],
        position=text[ListColumn.POSITION],
        unit=text[ListColumn.UNIT],
        second_line=text[ListColumn.POSITION_AND_UNIT],
        merit=text[ListColumn.MERIT],
        initiative=text[ListColumn.INITIATIVE],
        birth_year=birth_year,
        amount=amount,
        note=text[ListColumn.NOTE],
        problems=tuple(problems),
    )


def _column_of(place: int, header: Header) -> str:
    return next((column.value for column, places in header.columns.items() if place in places), "row")


def _text(cell: Cell) -> str:
    if cell is None or cell == FORMULA_WITHOUT_VALUE:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell))


def _amount(cell: Cell) -> tuple[int | None, Problem | None]:
    if cell is None or cell == "" or cell == FORMULA_WITHOUT_VALUE:
        return None, None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if cell == int(cell) and cell >= 0:
            return int(cell), None
        return None, Problem("amount", "amount_not_understood", {"typed": str(cell)})
    try:
        return parse_amount(str(cell)), None
    except AmountNotUnderstood:
        return None, Problem("amount", "amount_not_understood", {"typed": clean(str(cell))})


def _birth_year(cell: Cell) -> tuple[int | None, Problem | None]:
    if cell is None or cell == "" or cell == FORMULA_WITHOUT_VALUE:
        return None, None
    if isinstance(cell, date):
        return cell.year, None
    found = re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", str(cell))
    if found:
        return int(found[1]), None
    return None, Problem("birth_year", "birth_year_not_understood", {"typed": clean(str(cell))})
