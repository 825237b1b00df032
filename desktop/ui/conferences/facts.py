"""The card of a conference's other facts, shown where no rounds take the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from desktop.records.conference import Conference
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import CONFERENCE_KINDS, LEVELS


class FactsCard(Card):
    """Label and value, line by line; what is not known has no line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.column.addWidget(Text(look, "Thông tin hội nghị", Type.STRONG))
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(14)
        self._lines.setVerticalSpacing(6)
        self._lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._lines)

    def show_conference(self, conference: Conference) -> None:
        """Show what the record says."""
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for label, value in (
            ("Loại hội nghị", CONFERENCE_KINDS[conference.kind]),
            ("Cấp", LEVELS[conference.level]),
            ("Đơn vị chủ trì", conference.host),
            ("Chủ trì", conference.chair),
            ("Kế hoạch số", conference.plan_number),
            ("Ghi chú", conference.note),
        ):
            if value:
                words = Text(self._look, value, wrap=True)
                self._lines.addRow(Text(self._look, label, tone="text2"), words)
