"""The table of a year's initiatives under the four fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from desktop.operations.initiatives import InitiativeRow
from desktop.operations.lists.initiatives import LISTING, levels_of
from desktop.records.codes import Field
from desktop.records.initiative_rules import YearComparison
from desktop.ui.initiatives.words import MARKS, comparison_of, owner_line
from desktop.ui.lists.listed_columns import Shape, table_columns
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.labels import FIELDS

ROMAN = ("I", "II", "III", "IV")


SHAPES = {
    "name": Shape(200, 3, second=owner_line, second_title="Đơn vị, người thực hiện", strong=True),
    "novelty": Shape(88, drop=1),
    "state": Shape(176, second=lambda row: levels_of(row.recognitions), second_title="Cấp công nhận",
                   mark=lambda row: MARKS[row.state]),
    "evaluation": Shape(170, 1),
}  # fmt: skip


class InitiativeTable(GroupedTable):
    """Rows carry the id of the yearly row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = table_columns(LISTING.shown(""), SHAPES)
        super().__init__(
            look, columns, LISTING.id_of, "Mô hình", name_column="name", two_line=True, parent=parent
        )

    def show_rows(self, rows: Sequence[InitiativeRow], compared: YearComparison, nothing: str) -> None:
        """Show the initiatives of a year, and how it compares with the year before; `nothing` where none."""
        self.set_groups(list(_groups(rows)))
        if rows and self.current_id() < 0:
            first = next(iter(_groups(rows))).rows[0]
            self.set_current_id(first.year.id or 0)
        recognised = sum(bool(row.recognitions) for row in rows)
        if rows:
            sentence = " · ".join(filter(None, (f"{len(rows)} mô hình", comparison_of(compared))))
            self.set_foot(sentence, "Được công nhận:", str(recognised))
        else:
            self.set_foot(nothing)


def _groups(rows: Sequence[InitiativeRow]) -> Iterator[Group]:
    for roman, field in zip(ROMAN, Field, strict=True):
        inside = [row for row in rows if row.initiative.field is field]
        if inside:
            yield Group(field, inside, f"{roman}. {FIELDS[field].upper()}", f"{len(inside)} mô hình")
