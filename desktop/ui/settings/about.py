"""Giới thiệu: version, where the data are, that nothing leaves this PC by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from desktop import version
from desktop.operations.register import counts_of
from desktop.records.text import format_amount
from desktop.store.file import RecordFile
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.text import Text

OFFLINE = "Không kết nối mạng; dữ liệu chỉ nằm trên máy này."
_COUNTS = (
    ("commendations", "quyết định"),
    ("awards", "trường hợp khen thưởng"),
    ("conferences", "hội nghị"),
)


class AboutSection(SettingsSection):
    """Plain facts."""

    kinds = frozenset({"commendation", "award", "conference"})

    def __init__(self, look: Look, file: RecordFile) -> None:
        super().__init__(look, "Giới thiệu", OFFLINE)
        self._file = file
        self.held = Text(look, "", wrap=True)
        self.version = Text(look, "")
        path = Text(look, str(file.path), wrap=True)
        lines = QFormLayout()
        lines.setHorizontalSpacing(20)
        lines.setVerticalSpacing(8)
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for label, value in (("Chương trình", self.version), ("Sổ đang mở", path), ("Trong sổ", self.held)):
            lines.addRow(Text(look, label, tone="text2"), value)
        self.column.addLayout(lines)
        self.column.addStretch(1)
        self.read_when_shown()

    def reload(self) -> None:
        self.version.setText(f"Sổ Vàng {version()}")
        counts = counts_of(self._file)
        self.held.setText(", ".join(f"{format_amount(counts[key])} {words}" for key, words in _COUNTS))
