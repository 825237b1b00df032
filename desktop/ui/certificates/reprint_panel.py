"""“In lại tờ đã cấp”: the very page that was issued, with a reason; “(cấp lại)” only if asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing.print_plans import PrintPlan
from desktop.ui.certificates import sentences
from desktop.ui.certificates.choices import Choices
from desktop.ui.certificates.entries import PRINTED, Said
from desktop.ui.certificates.list_panel import ListPanel
from desktop.ui.theme import Look
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text import Text, Type
from desktop.words.problems import problem_sentence

PLAIN, MARKED = "plain", "marked"


class ReprintPanel(ListPanel):
    """`print_asked` carries the batch as it was issued and the reason; `way_changed` asks for other pages."""

    print_asked = Signal(object, str)
    way_changed = Signal()

    def __init__(
        self,
        look: Look,
        chosen: Sequence[int],
        plan: Callable[[CertificateBatch, Collection[int]], PrintPlan],
        today: date,
    ) -> None:
        """`plan` says what of the chosen sheets can come out now."""
        super().__init__(look, "In lại tờ đã cấp", "reprint", today, "In lại")
        self._chosen = set(chosen)
        self._plan = plan
        self._batch: CertificateBatch | None = None
        self.reason = LineField(look, "ví dụ: tờ cũ bị ướt")
        self.way = Choices(look, [(PLAIN, "Đúng như tờ đã cấp"), (MARKED, "Thêm chữ “(cấp lại)”")])
        self.way.set_value(PLAIN)
        self.way.chosen.connect(lambda _way: self.way_changed.emit())
        self._doubts = Text(look, "", Type.SMALL, "warn", wrap=True)
        self._names = Text(look, "", Type.STRONG, wrap=True)
        story = (
            "In lại đúng tờ đã cấp, dù hồ sơ, người ký, mẫu in nay đã khác. Sửa tên thì sửa trong quyết định."
        )
        self.form.add_widget(Text(look, story, tone="text2", wrap=True))
        self.form.add_widget(self._names)
        self.form.add_line(Field(look, "Lý do in lại", self.reason, required=True, check=self._check_reason))
        self.form.add_widget(self.way)
        self.form.add_widget(self._doubts)
        self.form.save_asked.connect(self._print)

    @property
    def marked(self) -> bool:
        """Whether the pages are to say that they are issued once more."""
        return self.way.value() == MARKED

    def show_batch(self, batch: CertificateBatch) -> None:
        """Show every page of the decision that can be printed again."""
        self._batch = batch
        self._show()

    def start(self) -> None:
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> set[int]:
        return set(self._chosen)

    def turn(self, award_ids: Sequence[int]) -> None:
        self._chosen ^= self._ids() & set(award_ids)
        self._show()

    def said(self) -> Said:
        return dict.fromkeys(self._chosen, ("In lại", PRINTED))

    def shown_batch(self) -> CertificateBatch | None:
        return self._batch

    def _ids(self) -> set[int]:
        return {sheet.award.id or 0 for sheet in self._batch.sheets} if self._batch else set()

    def _check_reason(self) -> FieldProblem | None:
        return None if self.reason.value() else FieldProblem("Chưa ghi lý do in lại.")

    def _show(self) -> None:
        if self._batch is None:
            return
        sheets = [one for one in self._batch.sheets if one.award.id in self._chosen]
        self._names.setText("; ".join(f"{one.place}. {one.label}" for one in sheets) or "Chưa chọn tờ nào.")
        planned = self._plan(self._batch, self._chosen)
        doubts = [problem_sentence(one.code, one.values) for one in self._batch.problems]
        if planned.missing:
            doubts.append(f"Phôi còn {max(planned.left or 0, 0)} tờ, thiếu {planned.missing} tờ.")
        self._doubts.setText(" ".join(doubts))
        self.save_button.set_text(sentences.reprint_words(planned))
        self.list_changed.emit()

    def _print(self) -> None:
        if self._batch is not None and self._chosen:
            self.print_asked.emit(self._batch.only(self._chosen), self.reason.value())
