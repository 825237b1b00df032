"""The card “Đại biểu”: invited, present and absent people by block, with their sums and the rate."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.attendance import OpenedAttendance
from desktop.records.attendance_rules import Attendance, BlockLine
from desktop.ui.conferences.card_head import CardHead
from desktop.ui.conferences.words import rate
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import link, quiet
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.problems import problem_sentence

WITHOUT_BLOCK = "Chưa xếp khối"
NO_BLOCKS = "Chưa có khối. Bấm Insert để thêm khối."
NOT_COUNTED = "Chưa ghi số đại biểu. Bấm Insert để thêm khối."


class BlocksTable(GroupedTable):
    """Empty stays empty: a number that nobody wrote down is not 0. `moved` carries (block id, step)."""

    add_asked = Signal()
    guests_asked = Signal()
    repair_asked = Signal()
    moved = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        right = Align.RIGHT
        columns = (
            Column("name", "Khối", name_of, 100, 1),
            Column("invited", "Mời", lambda line: line.attendance.invited, 50, align=right),
            Column("present", "Có mặt", lambda line: line.attendance.present, 68, align=right, strong=True),
            Column(
                "excused", "Vắng có lý do", lambda line: line.attendance.excused, 110, align=right, drop=1
            ),
            Column("absent", "Không lý do", lambda line: line.attendance.absent, 98, align=right, drop=2),
        )
        super().__init__(
            look, columns, lambda line: (line.block.id or 0) if line.block else 0, "Đại biểu theo khối",
            parent=parent,
        )  # fmt: skip
        self._lines: tuple[BlockLine, ...] = ()
        self.head = CardHead(look, "Đại biểu")
        self.guests_button = quiet(look, "Mở danh sách", icon="people")
        self.guests_button.clicked.connect(self.guests_asked)
        self.add_button = quiet(look, "Thêm khối", key="Insert", icon="add")
        self.add_button.clicked.connect(self.add_asked)
        self.head.add_button(self.guests_button)
        self.head.add_button(self.add_button)
        self.column.insertWidget(0, self.head)
        self.repair_button = link(look, "Lấy số theo khối")
        self.repair_button.clicked.connect(self.repair_asked)
        self.column.addWidget(self.repair_button)
        hear(self, "Alt+Up", lambda: self._move(-1))
        hear(self, "Alt+Down", lambda: self._move(1))

    def show_attendance(self, opened: OpenedAttendance) -> None:
        """Show the blocks under the counts of the conference as a whole."""
        self._lines = opened.lines
        sums = opened.shown
        self.set_groups([Group("all", opened.lines, "CỘNG", sums=_sums(sums))] if _known(sums) else [])
        if self.current_id() < 0 and opened.lines:
            self.set_current_id(opened.lines[0].block.id or 0 if opened.lines[0].block else 0)
        share = rate(sums)
        self.head.hint.setText(f"Tỷ lệ có mặt {share}" if share else "")
        doubts = [problem_sentence(one.code, one.values) for one in opened.problems]
        self.repair_button.setVisible(bool(doubts))
        self.set_foot(" ".join(doubts) or _nothing(opened, sums))

    def current(self) -> BlockLine | None:
        """The chosen block."""
        found = (line for line in self._lines if line.block and line.block.id == self.current_id())
        return next(found, None)

    def set_tabbed(self, tabbed: bool) -> None:
        """Beside the list of people the button to it goes."""
        self.guests_button.setVisible(not tabbed)
        self.add_button.setVisible(tabbed)

    def _move(self, step: int) -> None:
        if self.current() is not None:
            self.moved.emit(self.current_id(), step)


def name_of(line: BlockLine) -> str:
    """The name of a block, or that of the listed people without one."""
    return line.block.name if line.block else WITHOUT_BLOCK


def _known(sums: Attendance) -> bool:
    return any(count is not None for count in (sums.invited, sums.present, sums.excused))


def _sums(sums: Attendance) -> dict[str, int]:
    known = {
        "invited": sums.invited,
        "present": sums.present,
        "excused": sums.excused,
        "absent": sums.absent,
    }
    return {key: count for key, count in known.items() if count is not None}


def _nothing(opened: OpenedAttendance, sums: Attendance) -> str:
    if opened.lines:
        return ""
    return NO_BLOCKS if _known(sums) else NOT_COUNTED
