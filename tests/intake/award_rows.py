"""The rows of a list of awards with their fields by name, for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.intake.fields import Value
from desktop.intake.sheet_reading import ReadRow, ReadSheet
from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem


@dataclass(frozen=True)
class ListRow:
    """One row of the list as read; `number` is its row in the file, `problems` the reasons to refuse it.

    `second_line` is filled only by a list that has office and unit in one column. `amount` is whole đồng.
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


def award_rows(read: ReadSheet) -> list[ListRow]:
    """The rows of a sheet read as awards."""
    return [_award_row(row) for row in read.rows]


def _award_row(row: ReadRow) -> ListRow:
    kind, year, amount = (row.values.get(key) for key in ("kind", "birth_year", "amount"))
    return ListRow(
        row.number,
        _text(row, "name"),
        kind if isinstance(kind, RecipientKind) else None,
        address_form=_text(row, "address_form"),
        position=_text(row, "position"),
        unit=_text(row, "unit"),
        second_line=_text(row, "position_and_unit"),
        merit=_text(row, "merit"),
        initiative=_text(row, "initiative"),
        birth_year=_number(year),
        amount=_number(amount),
        note=_text(row, "note"),
        problems=row.problems,
    )


def _text(row: ReadRow, key: str) -> str:
    value = row.values.get(key)
    return value if isinstance(value, str) else ""


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
