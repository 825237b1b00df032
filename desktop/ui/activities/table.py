"""The table of activities: its columns, those without a date first, and what the dated ones add up to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.operations.lists.activities import LISTING
from desktop.records.activity import Activity
from desktop.records.text import format_amount
from desktop.ui.lists.listed_columns import Shape, table_columns
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Group
from desktop.ui.widgets.table.grouped_table import GroupedTable

SHAPES = {
    "day": Shape(90),
    "kind": Shape(150, drop=4),
    "title": Shape(180, 3, strong=True),
    "unit": Shape(120, 1, drop=3),
    "times": Shape(52, drop=5),
    "people": Shape(78, drop=6),
    "quantity": Shape(80, drop=2),
    "measure": Shape(92, drop=1),
    "value": Shape(112),
}


class ActivityTable(GroupedTable):
    """Activities without a date stand under a heading of their own: no report counts them, nor does the foot.

    The heading of the dated ones comes only where the other is there too.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = table_columns(LISTING.shown(""), SHAPES)
        super().__init__(look, columns, LISTING.id_of, "Hoạt động", name_column="title", parent=parent)

    def show_activities(self, found: Sequence[Activity], heading: str) -> None:
        """Show activities in their order, and the sums of the dated ones."""
        undated = [one for one in found if one.done_on is None]
        dated = [one for one in found if one.done_on is not None]
        groups = [Group("undated", undated, "CHƯA CÓ NGÀY", _many(undated))] if undated else []
        if dated:
            groups.append(Group("dated", dated, heading if undated else "", _many(dated)))
        self.set_groups(groups)
        if found and self.current_id() < 0:
            self.set_current_id(found[0].id or 0)
        value = added([one.value for one in dated])
        total = "" if value is None else f"{format_amount(value)} đ"
        self.set_foot(sums_of(dated, len(undated)), "Cộng giá trị:" if total else "", total)


def sums_of(dated: Sequence[Activity], undated: int) -> str:
    """ "12 hoạt động · 15 lượt · 3.200 người"; what nobody wrote down is left out, it is not 0."""
    people = added([one.people for one in dated])
    parts = [
        f"{len(dated)} hoạt động" if dated else "",
        f"{format_amount(sum(one.times for one in dated))} lượt" if dated else "",
        f"{format_amount(people)} người" if people is not None else "",
        f"{undated} hoạt động chưa có ngày, chưa cộng" if undated else "",
    ]
    return " · ".join(filter(None, parts)) or "Không có hoạt động nào khớp."


def added(numbers: Sequence[int | None]) -> int | None:
    """The sum of the numbers that are known; None where none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _many(found: Sequence[Activity]) -> str:
    return f"{len(found)} hoạt động"
