"""The table of a year's initiatives under the four fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from desktop.operations.initiatives import InitiativeRow
from desktop.records.codes import Field
from desktop.records.initiative_rules import YearComparison
from desktop.ui.initiatives.words import MARKS, comparison_of, levels_of, owner_line
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.labels import FIELDS, INITIATIVE_STATES, NOVELTIES

ROMAN = ("I", "II", "III", "IV")


class InitiativeTable(GroupedTable):
    """Rows carry the id of the yearly row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("name", "Tên mô hình", lambda row: row.initiative.name, 200, 3, second=owner_line,
                   second_title="Đơn vị, người thực hiện", strong=True),
            Column("novelty", "Tính chất", lambda row: NOVELTIES[row.year.novelty], 88, drop=1),
            Column("state", "Tình trạng", lambda row: INITIATIVE_STATES[row.state], 176,
                   second=lambda row: levels_of(row.recognitions), second_title="Cấp công nhận",
                   mark=lambda row: MARKS[row.state]),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda row: row.year.id or 0, "Mô hình", name_column="name", two_line=True,
            parent=parent,
        )  # fmt: skip

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
