"""The panel before a report goes upward: everything odd in it, each record one Enter away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.operations.report_checks import Doubt
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.report_checks import check_sentence

WIDTH = 440
"""px at 100 % text."""
HINT = "Enter mở chỗ cần xem. Không sửa cũng gửi được; những điều này được ghi lại cùng bản đã gửi."
NOTHING = "Không thấy chỗ nào khác thường."


class DoubtsPanel(SidePanel):
    """`opened` carries a Doubt; `anyway` says that the report goes as it is. `go_on`: the button's words."""

    opened = Signal(object)
    anyway = Signal()

    def __init__(self, look: Look, go_on: str = "") -> None:
        super().__init__(look, "Kiểm tra số liệu", WIDTH)
        self._doubts: Sequence[Doubt] = ()
        columns = (Column("doubt", "Chỗ nên xem lại", lambda row: _sentence(row[1]), 200, 1, wraps=True),)
        self.table = GroupedTable(
            look, columns, lambda row: int(row[0]), "Chỗ nên xem lại", name_column="doubt", two_line=True
        )
        self.table.setMinimumHeight(look.theme.px(320))
        self.table.opened.connect(lambda _id: self._open())
        self.body.addWidget(Text(look, HINT, Type.SMALL, "text2", wrap=True))
        self.body.addWidget(self.table, 1)
        self.open_button = secondary(look, "Mở", key="Enter")
        self.open_button.clicked.connect(self._open)
        self.foot.addStretch(1)
        self.foot.addWidget(self.open_button)
        self._goes_on = bool(go_on)
        if go_on:
            self.anyway_button = primary(look, go_on, key="Ctrl+Enter")
            self.anyway_button.clicked.connect(self.anyway)
            self.foot.addWidget(self.anyway_button)
        self.show_foot()

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show what was found; the chosen line stays where it is."""
        self._doubts = doubts
        self.table.set_rows(list(enumerate(doubts)))
        if doubts and self.table.current_id() < 0:
            self.table.set_current_id(0)
        self.table.set_foot("" if doubts else NOTHING)
        self.open_button.setVisible(bool(doubts))

    def sentences(self) -> tuple[str, ...]:
        """What stands in the list."""
        return tuple(_sentence(one) for one in self._doubts)

    def start(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._goes_on and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.anyway.emit()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        place = self.table.current_id()
        if 0 <= place < len(self._doubts):
            self.opened.emit(self._doubts[place])


def _sentence(doubt: Doubt) -> str:
    return check_sentence(doubt.code, doubt.values)
