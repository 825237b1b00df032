"""The panel “Lịch sử”: what happened to one record, the latest first; Enter brings a former value back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal

from desktop.operations.traces.record_history import FormerValue, HistoryLine
from desktop.records.text import short_date
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

WIDTH = 500
"""px at 100 % text."""
HINT = "Dòng có dấu mũi tên lấy lại được giá trị cũ. Lấy lại là một thao tác sửa, Ctrl+Z hoàn tác được."
NO_VALUE = "Dòng này không có giá trị cũ nào khác để lấy lại."
REASON = "Quyết định đã ký: ghi lý do rồi bấm Enter, lý do được giữ trong nhật ký."
NOTHING = "Nhật ký chưa ghi gì về mục này: nó có từ trước khi sổ được lập."


class HistoryPanel(SidePanel):
    """`value_asked` carries the `FormerValue` of the chosen line and the reason that was given."""

    value_asked = Signal(object, str)

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look, f"Lịch sử: {title}", WIDTH)
        self.lines: list[HistoryLine] = []
        """What the table shows, the latest first."""
        columns = (
            Column("at", "Lúc", lambda one: f"{one[1].step.made_at:%H:%M}", 60, align=Align.RIGHT, dim=True),
            Column("who", "Ai", lambda one: one[1].step.made_by, 84, dim=True, drop=1),
            Column("what", "Việc", lambda one: one[1].what, 200, 1, mark=_mark),
        )
        self.table = GroupedTable(look, columns, lambda one: one[0], "Lịch sử", name_column="what")
        self.table.setMinimumHeight(look.theme.px(240))
        self.sentence = Text(look, "", wrap=True)
        self.reason = LineField(look, "ví dụ: văn thư ghi nhầm")
        self.reason_field = Field(look, "Lý do sửa", self.reason, required=True)
        self.reason_field.hide()
        self.body.addWidget(Text(look, HINT, Type.SMALL, "text2", wrap=True))
        self.body.addWidget(self.table)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.reason_field)
        self.close_button = secondary(look, "Đóng", key="Esc")
        self.close_button.clicked.connect(self.close_asked)
        self.button = primary(look, "Lấy lại giá trị này", key="Enter", icon="arrow_undo")
        self.button.clicked.connect(self.ask)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.button)
        self.show_foot()
        self.table.opened.connect(lambda _place: self.ask())
        self.table.current_changed.connect(lambda _place: self._tell())
        self.reason.returnPressed.connect(self.ask)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show the history; what was chosen stays chosen."""
        self.lines = list(lines)
        numbered = zip(range(len(self.lines), 0, -1), self.lines, strict=True)  # new ones come on top
        days = groupby(numbered, key=lambda one: one[1].step.made_at.date())
        self.table.set_groups([Group(day.isoformat(), list(rows), short_date(day)) for day, rows in days])
        if self.lines and self.table.current_id() < 0:
            self.table.set_current_id(len(self.lines))
        self._tell()

    def former(self) -> FormerValue | None:
        """What the chosen line can bring back."""
        chosen = self._chosen()
        return chosen.former if chosen else None

    def start(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def ask(self) -> None:
        """Bring the value of the chosen line back; a signed decision asks for the reason first."""
        former = self.former()
        if former is None:
            self.sentence.setText(NO_VALUE)
        else:
            self.value_asked.emit(former, self.reason.value())

    def ask_reason(self) -> None:
        """A signed decision says this value: the reason for changing it is missing."""
        self.reason_field.show()
        self.sentence.setText(REASON)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> HistoryLine | None:
        place = len(self.lines) - self.table.current_id()
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def _tell(self) -> None:
        chosen = self._chosen()
        self.sentence.setText(chosen.sentence if chosen else "" if self.lines else NOTHING)
        former = chosen.former if chosen else None
        self.button.set_text(f"Lấy lại ‘{_short(former.words)}’" if former else "Lấy lại giá trị này")


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:23]}…"


def _mark(one: tuple[int, HistoryLine]) -> Mark | None:
    return Mark("arrow_undo", "text") if one[1].former is not None else None
