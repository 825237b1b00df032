"""What a list of the window consists of: its columns, what it can be narrowed to, its ready views.

One declaration for the table, the copied rows, the workbook, the column chooser and the views, so that the
rows counted under a list are those that leave the office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, Literal

from desktop.operations.lists.spans import span_of
from desktop.records.period import CALENDAR, CutOffs
from desktop.records.saved_view import SavedView, ShownColumn, columns_text, parse_columns
from desktop.records.text import text_key

CellValue = str | int | date | None
"""What a cell holds; None and "" are empty ones."""

ValueKind = Literal["text", "number", "money", "date", "index"]
"""`index`: whole numbers without points between thousands, such as years."""


@dataclass(frozen=True)
class ListColumn:
    """A column; `read` gets the row. `order` is what it is sorted by, the value itself by default.

    `shown` columns are in sight as long as nobody chose others.
    """

    key: str
    title: str
    read: Callable[[Any], CellValue]
    kind: ValueKind = "text"
    shown: bool = False
    order: Callable[[Any], Any] | None = None

    def rank(self, row: Any) -> Any:
        """What rows are compared by; None where the cell is empty."""
        value = self.read(row)
        if value in (None, ""):
            return None
        if self.order is not None:
            return self.order(row)
        return text_key(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Narrowing:
    """A choice that leaves only some rows; `fits` gets the row and today."""

    words: str
    fits: Callable[[Any, date], bool]


@dataclass(frozen=True)
class Listing:
    """One list. `noun` counts its rows (“12 hoạt động”); `named_by` is the column that is always in sight.

    `day` is the date that periods ask for.

    `kinds` are its first choice, by kind of record, `only` the second one, by state; `periods` the
    spans it offers, and all time where it is `timeless`. `undated_too`: a row without a day is in every
    period, so that it gets one.
    """

    page: str
    title: str
    noun: str
    id_of: Callable[[Any], int]
    columns: Sequence[ListColumn]
    named_by: str
    day: Callable[[Any], date | None] | None = None
    kinds: Mapping[str, Narrowing] = field(default_factory=dict)
    kinds_label: str = ""
    only: Mapping[str, Narrowing] = field(default_factory=dict)
    periods: Sequence[str] = ()
    timeless: bool = True
    undated_too: bool = False
    ready: Sequence[SavedView] = ()

    def column(self, key: str) -> ListColumn | None:
        """The column of that key."""
        return next((one for one in self.columns if one.key == key), None)

    def usual_columns(self) -> str:
        """The columns in sight as long as nobody chose others."""
        return columns_text(ShownColumn(one.key) for one in self.columns if one.shown)

    def shown(self, columns: str) -> list[tuple[ListColumn, int]]:
        """The columns that a view names with their widths in px, 0 for the usual one."""
        known = {one.key: one for one in self.columns}
        chosen = parse_columns(columns, list(known)) or parse_columns(self.usual_columns(), list(known))
        if self.named_by not in {one.key for one in chosen}:
            chosen = (ShownColumn(self.named_by), *chosen)
        return [(known[one.key], one.width) for one in chosen]

    def select(
        self, rows: Iterable[Any], view: SavedView, today: date, days: CutOffs = CALENDAR
    ) -> list[Any]:
        """The rows that a view shows, in its order; the typed text is the reader's own matter."""
        span = span_of(view.period, today, days)
        chosen = [found for found in (self.kinds.get(view.kind), self.only.get(view.only)) if found]
        kept = [
            row
            for row in rows
            if all(one.fits(row, today) for one in chosen) and (not view.period or self._within(row, span))
        ]
        return self.sort(kept, view)

    def sort(self, rows: Sequence[Any], view: SavedView) -> list[Any]:
        """Rows in the order of a view; equal ones stay in the list's own order, empty cells come last."""
        column = self.column(view.order_by)
        if column is None:
            return list(rows)
        ranked = [(column.rank(row), row) for row in rows]
        filled = [one for one in ranked if one[0] is not None]
        filled.sort(key=itemgetter(0), reverse=view.descending)
        return [row for _rank, row in (*filled, *(one for one in ranked if one[0] is None))]

    def _within(self, row: Any, span: object) -> bool:
        day = self.day(row) if self.day else None
        if day is None:
            return self.undated_too or span is None
        return span is not None and day in span  # type: ignore[operator]
