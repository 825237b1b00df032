"""The preview of one list: file, reason of an addition to a signed decision, filter, grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.imports import ImportPreview, PreviewRow
from desktop.records.codes import CommendationState
from desktop.ui.imports.file_bar import FileBar
from desktop.ui.imports.rows import columns, common_sentence, fate, filters, reason
from desktop.ui.theme import Look
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

REASON_MISSING = FieldProblem("Quyết định đã ký nên việc bổ sung phải có lý do.")


class PreviewView(QWidget):
    """Built anew for each preview, because each file has columns of its own."""

    def __init__(self, look: Look, preview: ImportPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.file_bar = FileBar(look)
        self.file_bar.show_preview(preview)
        self.reason = LineField(look, "Ví dụ: bổ sung theo Tờ trình số 12/TTr")
        self.reason_field = Field(
            look, "Lý do bổ sung vào quyết định đã ký", self.reason, required=True, check=self._check_reason
        )
        signed = preview.commendation.state is CommendationState.SIGNED
        self._needs_reason = signed
        self.switch = SegmentedSwitch(look, filters(preview), "Lọc dòng")
        self.table = GroupedTable(
            look,
            columns(preview.header),
            _number,
            "Các dòng của danh sách",
            name_column="name",
            reason_of=reason,
        )
        self.table.set_foot(common_sentence(preview))
        self._lay_out(look)
        self.reason_field.setVisible(signed)
        self.switch.chosen.connect(lambda _key: self._refill())
        self._refill()

    def reason_text(self) -> str | None:
        """The typed reason, "" where none is needed; None, with the field marked, where it is missing."""
        if not self._needs_reason:
            return ""
        if self.reason_field.check() is not None:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return self.reason.value()

    def _check_reason(self) -> FieldProblem | None:
        return REASON_MISSING if self._needs_reason and not self.reason.value() else None

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addSpacing(6)
        hint = "Chữ cái trên đầu cột là cột của tệp. Tệp gốc giữ nguyên."
        row.addWidget(Text(look, hint, Type.SMALL, "text2", elide=True), 1)
        column.addWidget(self.file_bar)
        column.addWidget(self.reason_field)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _refill(self) -> None:
        wanted = self.switch.current()
        self.table.set_rows([row for row in self._preview.rows if not wanted or fate(row).value == wanted])


def _number(row: PreviewRow) -> int:
    return row.row.number
