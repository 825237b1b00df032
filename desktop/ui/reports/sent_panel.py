"""The panel “Báo cáo đã gửi”: what went upward, when, to whom; each with the very workbook."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance

from desktop.operations.submissions import asked_before
from desktop.records.submission import Submission
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.submissions import WAYS, report_words

WIDTH = 480
"""px at 100 % text."""
NOTHING = "Chưa gửi báo cáo nào. Soạn thư (Ctrl+M), hoặc Ghi là đã gửi sau khi gửi bằng cách khác."
HINT = "Tệp đã gửi được giữ nguyên trong sổ. Mở ra là bản sao chỉ đọc."


class SentPanel(SidePanel):
    """`opened`, `compared` and `marked` carry a Submission: its workbook, today's figures, “never went”."""

    opened = Signal(object)
    compared = Signal(object)
    marked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Báo cáo đã gửi", WIDTH)
        self._found: Sequence[Submission] = ()
        columns = (
            Column("report", "Báo cáo", _title, 170, 1, second=_how, second_title="Cách gửi", strong=True),
            Column("day", "Ngày gửi", lambda one: one.sent_at.date(), 96, align=Align.RIGHT),
        )
        self.table = GroupedTable(
            look, columns, lambda one: one.id or 0, "Báo cáo đã gửi", name_column="report", two_line=True
        )
        self.table.setMinimumHeight(look.theme.px(280))
        self.table.opened.connect(lambda _id: self._tell(self.opened))
        self.table.current_changed.connect(lambda _id: self._show_chosen())
        self.asked = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.body.addWidget(Text(look, HINT, Type.SMALL, "text2", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.asked)
        self.mark_button = secondary(look, "Ghi là chưa gửi")
        self.mark_button.clicked.connect(lambda: self._tell(self.marked))
        self.compare_button = secondary(look, "So với nay")
        self.compare_button.clicked.connect(lambda: self._tell(self.compared))
        self.open_button = primary(look, "Mở tệp", key="Enter")
        self.open_button.clicked.connect(lambda: self._tell(self.opened))
        self.foot.addStretch(1)
        for button in (self.mark_button, self.compare_button, self.open_button):
            self.foot.addWidget(button)
        self.show_foot()

    def show_submissions(self, found: Sequence[Submission]) -> None:
        """Show what was sent; the chosen one stays chosen."""
        self._found = found
        self.table.set_rows(found)
        if found and self.chosen() is None:
            self.table.set_current_id(found[0].id or 0)
        self.table.set_foot("" if found else NOTHING)
        for button in (self.mark_button, self.compare_button, self.open_button):
            button.setVisible(bool(found))
        self._show_chosen()

    def chosen(self) -> Submission | None:
        """The one the keyboard is on."""
        return next((one for one in self._found if one.id == self.table.current_id()), None)

    def start(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_chosen(self) -> None:
        """What was asked before the chosen one went, and what its mark would be."""
        found = self.chosen()
        asked = asked_before(found) if found else []
        self.asked.setText("\n".join(["Khi gửi còn:", *(f"– {one}" for one in asked)]) if asked else "")
        self.asked.setVisible(bool(asked))
        self.mark_button.set_text("Ghi là đã gửi" if found and found.taken_back else "Ghi là chưa gửi")

    def _tell(self, signal: SignalInstance) -> None:
        if (found := self.chosen()) is not None:
            signal.emit(found)


def _title(found: Submission) -> str:
    return report_words(found.form, found.period_label)


def _how(found: Submission) -> str:
    parts = (
        "Chưa gửi đi" if found.taken_back else "",
        f"{found.sent_at:%H:%M}",
        WAYS[found.way],
        found.sent_to,
    )
    return " · ".join(filter(None, parts))
