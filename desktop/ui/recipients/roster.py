"""The roster of a team: its members in their order, what each is, and what they add up to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.records.team import Member, TeamEntry
from desktop.ui.recipients.words import roster_summary, team_facts
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

NOBODY = "Chưa có thành viên nào. Bấm Insert để thêm."


class Roster(GroupedTable):
    """`add_asked`, `team_asked` from the head; `moved` (member id, step) from Alt+↑ and Alt+↓."""

    add_asked = Signal()
    team_asked = Signal()
    moved = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("position", "STT", lambda one: one.position, 44, align=Align.CENTRE, dim=True, plain=True),
            Column(
                "name",
                "Họ và tên",
                _name,
                190,
                2,
                second=lambda one: one.office,
                second_title="Chức vụ",
                strong=True,
            ),
            Column("head", "Vai trò", lambda one: "Tổ trưởng" if one.is_head else "", 112, mark=_head_mark),
            Column("born", "Năm sinh", lambda one: one.birth_year, 90, align=Align.RIGHT, drop=2, plain=True),
            Column("woman", "Nữ", lambda one: "Nữ" if one.is_woman else "", 48),
            Column("party", "Đảng viên", lambda one: "Đảng viên" if one.is_party_member else "", 86),
            Column("phone", "Điện thoại", lambda one: one.phone, 110, drop=1, private=True),
        )
        super().__init__(
            look, columns, lambda one: one.id or 0, "Thành viên", name_column="name", two_line=True,
            parent=parent,
        )  # fmt: skip
        self.facts = Text(look, "", Type.SMALL, "text2", elide=True)
        self.add_button = quiet(look, "Thêm thành viên", key="Insert", icon="add")
        self.team_button = quiet(look, "Sửa tổ, xếp loại", icon="edit")
        self.add_button.clicked.connect(self.add_asked)
        self.team_button.clicked.connect(self.team_asked)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.facts, 1)
        row.addWidget(self.team_button)
        row.addWidget(self.add_button)
        self.column.insertWidget(0, head)
        hear(self, "Alt+Up", lambda: self._move(-1))
        hear(self, "Alt+Down", lambda: self._move(1))

    def show_team(self, team: TeamEntry) -> None:
        """Show the members; the chosen one stays chosen."""
        self.set_rows(team.members)
        self.facts.setText(team_facts(team))
        self.set_foot(roster_summary(team) or NOBODY, *(_order_hint(team)))

    def set_compact(self, compact: bool) -> None:
        """Buttons with or without their words."""
        self.add_button.set_compact(compact)
        self.team_button.set_compact(compact)

    def _move(self, step: int) -> None:
        if self.current_id() >= 0:
            self.moved.emit(self.current_id(), step)


def _name(member: Member) -> str:
    return f"{member.address_form} {member.name}".strip()


def _head_mark(member: Member) -> Mark | None:
    return Mark("person", "info") if member.is_head else None


def _order_hint(team: TeamEntry) -> tuple[str, ...]:
    return ("Alt+↑ ↓ đổi thứ tự",) if len(team.members) > 1 else ()
