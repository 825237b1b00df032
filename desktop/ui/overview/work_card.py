"""The lines of work, each with one button that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.overview import Urgency, Work, WorkKind
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, secondary
from desktop.ui.widgets.card import Card, Separator
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.text import Text, Type
from desktop.words.overview import work_words

_ICONS = {
    WorkKind.OPINIONS: "comment_error",
    WorkKind.CERTIFICATES: "ribbon_star",
    WorkKind.DECISIONS: "edit",
    WorkKind.REPORT: "document_table",
    WorkKind.BLANKS: "document_copy",
    WorkKind.BACKUP: "archive",
}
_TONES = {Urgency.OVERDUE: "err", Urgency.SOON: "warn", Urgency.CALM: "text2"}


class WorkCard(Card):
    """`opened` carries the Work whose button was pressed."""

    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=1, parent=parent)
        self.column.setSpacing(0)
        self.setAccessibleName("Việc cần làm")
        self.works: tuple[Work, ...] = ()
        self.buttons: tuple[Button, ...] = ()
        self._lines: list[QWidget] = []

    def show_work(self, works: Sequence[Work]) -> None:
        """Show these lines; nothing changes while they are the same, so that the keyboard stays."""
        if tuple(works) == self.works:
            return
        self.works = tuple(works)
        for line in self._lines:
            self.column.removeWidget(line)
            line.deleteLater()
        self.buttons = ()
        self._lines = []
        for work in works:
            if self._lines:
                self._add(Separator(self._look))
            self._add(self._line(work))

    def _add(self, line: QWidget) -> None:
        self._lines.append(line)
        self.column.addWidget(line)
        line.show()

    def _line(self, work: Work) -> QWidget:
        words = work_words(work.kind.value, work.values)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(14)
        row.addWidget(IconLabel(self._look, _ICONS[work.kind], 20, _TONES[work.urgency]))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Text(self._look, words.title, Type.STRONG, elide=True))
        texts.addWidget(Text(self._look, words.detail, Type.SMALL, "text2", elide=True))
        row.addLayout(texts, 1)
        row.addWidget(Text(self._look, words.due, Type.SMALL, _TONES[work.urgency]))
        button = secondary(self._look, words.button)
        button.setMinimumWidth(self._look.theme.px(118))
        button.setAccessibleName(f"{words.button}: {words.title}. {words.due}".rstrip(". "))
        button.clicked.connect(partial(self._open, work))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons = (*self.buttons, button)
        return line

    def _open(self, work: Work) -> None:
        self.opened.emit(work)
