"""What is to be looked at before signing, as one list: Enter opens each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.records.problem import Problem, Severity
from desktop.ui.theme import Look
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Column, Group, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.problems import problem_sentence

TITLE = "Cần xem trước khi ký, in"
WIDTH = 500
"""px at 100 % text."""
NOTHING = "Không có gì phải xem lại: quyết định và danh sách đã đủ, không trùng."
HOW = "Enter: mở chỗ cần xem"


@dataclass(frozen=True)
class _Line:
    place: int
    problem: Problem


class DoubtsTable(GroupedTable):
    """`asked` carries the problem that is to be opened."""

    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._problems: Sequence[Problem] = ()
        columns = (
            Column(
                "what", "Điều cần xem", lambda line: _sentence(line.problem), 300, 1, mark=_mark, wraps=True
            ),
        )
        super().__init__(look, columns, lambda line: line.place, TITLE, two_line=True, parent=parent)
        self.opened.connect(lambda place: self.asked.emit(self._problems[place]))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """The decision's own before those of its rows; the foot counts them."""
        self._problems = sorted(problems, key=lambda one: "award_id" in one.values)
        lines = [_Line(place, one) for place, one in enumerate(self._problems)]
        own = [line for line in lines if "award_id" not in line.problem.values]
        rows = [line for line in lines if "award_id" in line.problem.values]
        groups = (Group("own", own, "QUYẾT ĐỊNH"), Group("rows", rows, "DANH SÁCH"))
        self.set_groups([group for group in groups if group.rows])
        self.set_foot(f"{len(problems)} điều cần xem. {HOW}.")

    def problems(self) -> Sequence[Problem]:
        """What is shown, in its order."""
        return self._problems


class DoubtsPanel(SidePanel):
    """The list beside the opened decision; it follows every change."""

    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, TITLE, WIDTH)
        self.words = Text(look, NOTHING, Type.BODY, "text2", wrap=True)
        self.table = DoubtsTable(look)
        self.table.asked.connect(self.asked)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # without a list, Esc must reach the panel

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is doubtful now."""
        self.table.show_problems(problems)
        self.table.setVisible(bool(problems))
        self.words.setVisible(not problems)

    def start(self) -> None:
        """Put the keyboard on the first line."""
        if self.table.problems():
            if self.table.current_id() < 0:
                self.table.set_current_id(0)
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _sentence(problem: Problem) -> str:
    return problem_sentence(problem.code, problem.values)


def _mark(line: _Line) -> Mark:
    is_error = line.problem.severity is Severity.ERROR
    return Mark("error_circle", "err") if is_error else Mark("warning", "warn")
