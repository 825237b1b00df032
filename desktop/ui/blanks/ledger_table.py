"""The ledger of one blank within a period, the newest line first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.operations.blanks import OpenedBlank
from desktop.records.blank import LedgerLine
from desktop.records.blank_rules import figures
from desktop.records.period import Period
from desktop.records.text import format_amount
from desktop.ui.blanks.words import MARKS, change_words, move_words, sum_words
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

NO_NUMBER = "(chưa có số)"


class LedgerTable(GroupedTable):
    """Rows carry the id of the movement; `periods` chooses what is in sight, and what is exported."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._numbers: Mapping[int, str] = {}
        self._longest: object = None
        columns = (
            Column("day", "Ngày", lambda line: line.movement.moved_on, 90, align=Align.RIGHT),
            Column("move", "Việc", move_words, 110, 1, mark=lambda line: MARKS[line.movement.kind]),
            Column("change", "Số tờ", change_words, 70, align=Align.RIGHT),
            Column("left", "Còn lại", lambda line: line.left, 74, align=Align.RIGHT, strong=True),
            Column("decision", "Quyết định", self._decision, 130, 2, drop=2),
            Column("note", "Ghi chú", lambda line: line.movement.note, 120, 4, drop=1),
        )
        super().__init__(
            look, columns, lambda line: line.movement.id or 0, "Sổ theo dõi phôi", name_column="note",
            parent=parent,
        )  # fmt: skip
        self.periods = ChoiceField(look)
        self.periods.setAccessibleName("Kỳ theo dõi")
        self.periods.setFixedWidth(look.theme.px(190))
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 6)
        head.addWidget(Text(look, "Sổ theo dõi phôi", Type.STRONG), 1)
        head.addWidget(self.periods)
        self.column.insertLayout(0, head)

    def period(self) -> Period | None:
        """The period in sight, None before the first choice."""
        chosen = self.periods.value()
        return chosen if isinstance(chosen, Period) else None

    def set_periods(self, choices: Sequence[Suggestion]) -> None:
        """The periods to choose from; the chosen one stays if it is still there, else the first one comes."""
        self.periods.set_choices(choices)
        self._longest = choices[-1].payload if choices else None
        if self.period() is None and choices:
            self.periods.set_value(choices[0].payload)

    def show_all(self) -> None:
        """Choose the longest period: the last of the choices."""
        self.periods.set_value(self._longest)

    def show_blank(self, opened: OpenedBlank) -> None:
        """Show a blank's movements of the chosen period with what they add up to."""
        period = self.period()
        if period is None:
            return
        self._numbers = opened.numbers
        lines = [line for line in reversed(opened.lines) if line.movement.moved_on in period]
        self.set_rows(lines)
        if lines and self.current_id() < 0:
            self.set_current_id(lines[0].movement.id or 0)
        added = figures(opened.lines, period)
        self.set_foot(sum_words(added), "Cuối kỳ còn:", f"{format_amount(added.left)} tờ")

    def _decision(self, line: LedgerLine) -> str:
        decision_id = line.movement.commendation_id
        return "" if decision_id is None else self._numbers.get(decision_id) or NO_NUMBER
