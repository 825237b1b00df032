"""“Bản soát lỗi”: a plain sheet for the second reader, and the reader's ticks in the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing.proofs import ListOrigin
from desktop.records.proof_reading import ProofReading
from desktop.ui.certificates.entries import NOT_PRINTED, PRINTED, Said
from desktop.ui.certificates.list_panel import ListPanel
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.table.columns import Mark
from desktop.ui.widgets.text import Text, Type
from desktop.words.prints import element_name

PAPER = "Cho giấy trắng A4 vào khay, không dùng phôi. Chữ lớn, ba người một hàng, có ô để đánh dấu."
TICKING = (
    "Người soát đọc từng tờ; đúng thì bấm phím cách (Space) trên danh sách để ghi đã soát. "
    "Sửa chữ sau khi soát thì dấu tự mất."
)
_CHANGED = Mark("edit", "warn")


class ProofPanel(ListPanel):
    """`print_asked`, `pdf_asked`: the sheet on paper; `read_turned` (award ids, read): the reader's ticks."""

    print_asked = Signal()
    pdf_asked = Signal()
    read_turned = Signal(object, bool)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__(look, "Bản soát lỗi", "proof", today, "In bản soát lỗi")
        self._batch: CertificateBatch | None = None
        self._read: Mapping[int, ProofReading] = {}
        self._changed: Mapping[int, Sequence[str]] = {}
        self._count = Text(look, "", Type.STRONG, wrap=True)
        self._differences = Text(look, "", tone="text2", wrap=True)
        pdf = secondary(look, "Lưu PDF", icon="document_pdf")
        pdf.clicked.connect(self.pdf_asked)
        for sentence in (PAPER, TICKING):
            self.form.add_widget(Text(look, sentence, tone="text2", wrap=True))
        self.form.add_widget(self._count)
        self.form.add_widget(self._differences)
        self.form.add_widget(pdf)
        self.form.save_asked.connect(self.print_asked)
        self.save_button.set_text("In bản soát lỗi", "Enter")

    def show_ticks(
        self,
        batch: CertificateBatch,
        read: Mapping[int, ProofReading],
        origins: Mapping[int, ListOrigin],
        changes: Callable[[int], Sequence[str]],
    ) -> None:
        """Show who read which sheet, and which sheets are not what their list says."""
        self._batch, self._read = batch, read
        self._changed = {one: found for one in origins if (found := changes(one))}
        self._count.setText(f"Đã soát {len(read)}/{len(batch.sheets)} tờ.")
        words = self._difference_words(len(origins))
        self._differences.setText(words)
        self._differences.setVisible(bool(words))
        self.list_changed.emit()

    def start(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> set[int]:
        return set(self._read)

    def turn(self, award_ids: Sequence[int]) -> None:
        all_read = all(one in self._read for one in award_ids)
        self.read_turned.emit(tuple(award_ids), not all_read)

    def said(self) -> Said:
        sheets = self._batch.sheets if self._batch else ()
        return {(one := sheet.award.id or 0): self._state(one) for sheet in sheets}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save_button.hasFocus():
            self.form.submit()
        else:
            super().keyPressEvent(event)

    def _state(self, award_id: int) -> tuple[str, Mark]:
        if (reading := self._read.get(award_id)) is not None:
            return f"Đã soát {reading.read_at:%d/%m} · {reading.read_by}", PRINTED
        if found := self._changed.get(award_id):
            return f"Khác danh sách: {element_name(found[0]).lower()}", _CHANGED
        return "Chưa soát", NOT_PRINTED

    def _difference_words(self, listed: int) -> str:
        if not listed:
            return ""
        if not self._changed:
            return "Mọi tờ đúng như danh sách đã nhập."
        return f"{len(self._changed)} tờ khác danh sách đã nhập; trên bản in chỗ khác được in đậm."
