"""The parties that sign a pact at a conference, and what each promises."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.pledges import PledgeLine
from desktop.records.attendance import Pledge
from desktop.ui.conferences.card_head import CardHead
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable

NO_PLEDGES = "Chưa có đơn vị nào ký giao ước. Bấm Insert để thêm."


class PledgesTable(GroupedTable):
    """`moved` carries (pledge id, step) from Alt+↑ and Alt+↓."""

    add_asked = Signal()
    moved = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("position", "STT", lambda line: line.pledge.position, 44, align=Align.CENTRE, plain=True),
            Column(
                "party", "Đơn vị, cá nhân ký giao ước", lambda line: line.pledge.party, 160, 2,
                second=lambda line: line.pledge.signed_by, second_title="Người ký",
            ),
            Column(
                "target", "Nội dung, chỉ tiêu giao ước",
                lambda line: " ".join(line.pledge.target.split()) or "Chưa ghi nội dung", 160, 3,
            ),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda line: line.pledge.id or 0, "Ký giao ước thi đua", name_column="party",
            two_line=True, parent=parent,
        )  # fmt: skip
        self._lines: Sequence[PledgeLine] = ()
        self.head = CardHead(look, "Ký giao ước thi đua")
        self.add_button = quiet(look, "Thêm đơn vị ký", key="Insert", icon="add")
        self.add_button.clicked.connect(self.add_asked)
        self.head.add_button(self.add_button)
        self.column.insertWidget(0, self.head)
        hear(self, "Alt+Up", lambda: self._move(-1))
        hear(self, "Alt+Down", lambda: self._move(1))

    def show_pledges(self, lines: Sequence[PledgeLine]) -> None:
        """Show the parties in their order."""
        self._lines = lines
        self.set_rows(lines)
        if lines and self.current() is None:
            self.set_current_id(lines[0].pledge.id or 0)
        self.set_foot(f"Cộng {len(lines)} đơn vị, cá nhân" if lines else NO_PLEDGES)

    def current(self) -> Pledge | None:
        """The chosen party."""
        found = (line.pledge for line in self._lines if line.pledge.id == self.current_id())
        return next(found, None)

    def count(self) -> int:
        """How many parties there are."""
        return len(self._lines)

    def _move(self, step: int) -> None:
        if self.current() is not None:
            self.moved.emit(self.current_id(), step)
