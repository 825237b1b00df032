"""The card “Ý kiến của Nhân dân”: the opinions of a conference, and the chosen one with what can be done."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.opinions import OpenedOpinions, OpinionLine
from desktop.ui.conferences.answer_bar import AnswerBar
from desktop.ui.conferences.card_head import CardHead
from desktop.ui.conferences.words import standing_mark
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.opinions import counts_line, standing_words

NO_OPINIONS = "Chưa có ý kiến nào. Bấm Insert để thêm."


class OpinionsTable(GroupedTable):
    """`moved` (opinion id, step) from Alt+↑ and Alt+↓; `answer_asked` from Ctrl+Enter or the bar's button."""

    add_asked = Signal()
    export_asked = Signal()
    answer_asked = Signal()
    moved = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        columns = (
            Column("position", "STT", lambda line: line.opinion.position, 44, align=Align.CENTRE,
                   plain=True),
            Column(
                "content", "Ý kiến, người nêu", lambda line: one_line(line.opinion.content), 150, 3,
                second=said_by, second_title="Người nêu",
            ),
            Column(
                "responsible", "Đơn vị giải quyết",
                lambda line: line.opinion.passed_to or line.opinion.responsible or "Chưa giao", 130, 1,
                drop=1,
            ),
            Column("due_on", "Hạn", lambda line: line.opinion.due_on, 92, align=Align.RIGHT, drop=2),
            Column("standing", "Tình trạng", standing, 172, mark=lambda line: standing_mark(line.standing)),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda line: line.opinion.id or 0, "Ý kiến của Nhân dân", name_column="content",
            two_line=True, parent=parent,
        )  # fmt: skip
        self._lines: tuple[OpinionLine, ...] = ()
        self._room = True
        self.bar = AnswerBar(look)
        self.head = CardHead(look, "Ý kiến của Nhân dân")
        self.export_button = quiet(look, "Xuất Excel", icon="document_table")
        self.add_button = quiet(look, "Thêm ý kiến", key="Insert", icon="add")
        self.head.add_button(self.export_button)
        self.head.add_button(self.add_button)
        self.column.insertWidget(0, self.head)
        self.column.addWidget(self.bar)
        self.current_changed.connect(lambda _id: self._show_current())
        self.export_button.clicked.connect(self.export_asked)
        self.add_button.clicked.connect(self.add_asked)
        self.bar.answer_asked.connect(self.answer_asked)
        hear(self, "Alt+Up", lambda: self._move(-1))
        hear(self, "Alt+Down", lambda: self._move(1))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            hear(self, key, self.answer_asked.emit)

    def show_opinions(self, opened: OpenedOpinions) -> None:
        """Show the opinions and their counts; the chosen one stays chosen if it is still there."""
        self._lines = opened.lines
        self.set_rows(opened.lines)
        if opened.lines and self.current() is None:
            self.set_current_id(opened.lines[0].opinion.id or 0)
        self.head.hint.setText(counts_line(**asdict(opened.counts)) if opened.lines else "")
        self.export_button.setVisible(bool(opened.lines))
        self.set_foot("" if opened.lines else NO_OPINIONS)
        self._show_current()

    def current(self) -> OpinionLine | None:
        """The chosen opinion."""
        return next((line for line in self._lines if line.opinion.id == self.current_id()), None)

    def set_room(self, room: bool, narrow: bool) -> None:
        """Beside a side panel the bar goes: the panel shows the opinion."""
        self.bar.set_narrow(narrow)
        self.add_button.set_compact(not room)
        self.export_button.set_compact(narrow or not room)
        self.bar.setVisible(room and self.current() is not None)
        self._room = room

    def _show_current(self) -> None:
        line = self.current()
        self.bar.setVisible(line is not None and self._room)
        if line is not None:
            self.bar.show_opinion(line)

    def _move(self, step: int) -> None:
        if self.current() is not None:
            self.moved.emit(self.current_id(), step)


def one_line(content: str) -> str:
    """A text of several lines as one."""
    return " ".join(content.split())


def said_by(line: OpinionLine) -> str:
    """Who said it: “Bà Đặng Thị Hường, Tổ dân vận số 3”."""
    return ", ".join(filter(None, (line.opinion.said_by, line.opinion.said_by_unit)))


def standing(line: OpinionLine) -> str:
    """How it stands: “Quá hạn 5 ngày”."""
    return standing_words(line.standing.kind, line.standing.days, line.standing.on)
