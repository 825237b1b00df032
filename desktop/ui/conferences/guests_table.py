"""The people of a conference by block: everybody is present until one key says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.attendance import OpenedAttendance
from desktop.records.attendance import Guest
from desktop.records.attendance_rules import BlockLine
from desktop.records.codes import Presence
from desktop.ui.conferences.blocks_table import name_of
from desktop.ui.conferences.card_head import CardHead
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.table.columns import Column, Group, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.labels import PRESENCES

HOW = "Space: vắng · Shift+Space: vắng có lý do"
NOBODY = "Chưa có ai. Bấm Insert để gõ, dán tên."
MARKS: Mapping[Presence, Mark] = {
    Presence.PRESENT: Mark("checkmark", "text2"),
    Presence.EXCUSED: Mark("info", "warn"),
    Presence.ABSENT: Mark("error_circle", "err"),
}


class GuestsTable(GroupedTable):
    """`marked` carries ids and what their presence becomes: the same key again means present."""

    add_asked = Signal()
    marked = Signal(list, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column(
                "name", "Họ và tên", lambda guest: guest.name, 140, 1, second=lambda guest: guest.detail,
                second_title="Chức vụ, đơn vị",
            ),
            Column(
                "presence", "Tình trạng", lambda guest: PRESENCES[guest.presence], 162,
                mark=lambda guest: MARKS[guest.presence],
            ),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda guest: guest.id or 0, "Danh sách đại biểu", two_line=True, parent=parent
        )
        self._guests: tuple[Guest, ...] = ()
        self.head = CardHead(look, "Danh sách đại biểu")
        self.add_button = quiet(look, "Thêm", key="Insert", icon="add")
        self.add_button.clicked.connect(self.add_asked)
        self.head.add_button(self.add_button)
        self.column.insertWidget(0, self.head)
        self.ticked.connect(self._mark)

    def show_guests(self, opened: OpenedAttendance) -> None:
        """Show the listed people under their blocks."""
        self._guests = opened.guests
        self.set_groups([_group(line, opened.guests) for line in opened.lines if line.is_listed])
        if self._guests and self.current() is None:
            self.set_current_id(self._first())
        self.set_foot(HOW if self._guests else NOBODY)

    def current(self) -> Guest | None:
        """The person the keyboard is on."""
        return next((guest for guest in self._guests if guest.id == self.current_id()), None)

    def _first(self) -> int:
        ids = (self._model.id_at(row) for row in range(self._model.rowCount()))
        return next((found for found in ids if found >= 0), -1)

    def _mark(self, ids: Sequence[int], second: bool) -> None:
        wanted = Presence.EXCUSED if second else Presence.ABSENT
        now = {guest.presence for guest in self._guests if guest.id in ids}
        self.marked.emit(list(ids), Presence.PRESENT if now == {wanted} else wanted)


def _group(line: BlockLine, guests: Sequence[Guest]) -> Group:
    block_id = line.block.id if line.block else None
    own = [guest for guest in guests if guest.block_id == block_id]
    present = line.attendance.present or 0
    return Group(str(block_id), own, name_of(line).upper(), f"{present} / {len(own)} có mặt")
