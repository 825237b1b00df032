"""The card “Đợt trao thưởng”: the rounds of a conference in their order, and their sum."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.conferences import Counts, RoundLine
from desktop.ui.conferences.card_head import CardHead
from desktop.ui.conferences.words import counted, presenter
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable

NO_ROUNDS = "Chưa có đợt nào. Bấm Insert để thêm."


class RoundsTable(GroupedTable):
    """`add_asked` from the head; `moved` (round id, step) from Alt+↑ and Alt+↓."""

    add_asked = Signal()
    moved = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("position", "Đợt", lambda line: line.round.position, 44, align=Align.CENTRE, plain=True),
            Column(
                "presenter", "Người trao", lambda line: presenter(line.round)[0], 150, 3,
                second=lambda line: presenter(line.round)[1], second_title="Họ tên người trao", strong=True,
            ),
            Column(
                "counts", "Nhận", lambda line: counted(line.counts) or "Chưa xếp ai", 130, 2,
                second=lambda line: ", ".join(number or "(chưa có số)" for number in line.numbers),
                second_title="Quyết định",
            ),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda line: line.round.id or 0, "Đợt trao thưởng", name_column="presenter",
            two_line=True, parent=parent,
        )  # fmt: skip
        self.head = CardHead(look, "Đợt trao thưởng")
        self.head.hint.setText("Alt+↑ ↓ đổi thứ tự")
        self.add_button = quiet(look, "Thêm đợt", key="Insert", icon="add")
        self.add_button.clicked.connect(self.add_asked)
        self.head.add_button(self.add_button)
        self.column.insertWidget(0, self.head)
        hear(self, "Alt+Up", lambda: self._move(-1))
        hear(self, "Alt+Down", lambda: self._move(1))

    def show_rounds(self, lines: Sequence[RoundLine], total: Counts) -> None:
        """Show the rounds and “Cộng 4 đợt · 36 tập thể, 3 cá nhân”."""
        self.set_rows(lines)
        if lines and self.current_id() < 0:
            self.set_current_id(lines[0].round.id or 0)
        self.head.hint.setVisible(len(lines) > 1)
        if lines:
            self.set_foot("", f"Cộng {len(lines)} đợt", counted(total))
        else:
            self.set_foot(NO_ROUNDS)

    def _move(self, step: int) -> None:
        if self.current_id() >= 0:
            self.moved.emit(self.current_id(), step)
