"""What the child hands over: plain cells of plain sheets, as JSON lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Cell = str | int | float | bool | date | None
FORMULA_WITHOUT_VALUE = "\ufffc"  # object replacement character: stands where a formula has no stored value


@dataclass(frozen=True)
class RawSheet:
    """One sheet; `rows[0]` is row 1 of the file, every row as wide as its last filled cell."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class RawBook:
    """All visible sheets of a file."""

    sheets: tuple[RawSheet, ...]


def to_json(cell: object) -> Any:
    """A cell as JSON: dates are tagged, everything else is itself or its text."""
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    return str(cell)


def from_json(value: Any) -> Cell:
    """The cell that `to_json` wrote."""
    if isinstance(value, dict):
        return date.fromisoformat(value["d"])
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise ValueError(f"not a cell: {type(value).__name__}")
