"""The panel that marks a card: something about it is being examined, from when, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.under_review import UnderReview, check_under_review
from desktop.store.file import RecordFile
from desktop.ui.recipients.words import full_name
from desktop.ui.theme import Look
from desktop.ui.widgets.completion import CompletionPopup, among
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text import Text

USUAL = (
    "đang bị xem xét kỷ luật",
    "đang bị thanh tra, kiểm tra, điều tra",
    "có đơn thư khiếu nại, tố cáo đang được giải quyết",
)
WHAT_FOR = (
    "{name}: khi lập danh sách khen thưởng, chương trình nhắc cho đến ngày kết thúc. Không in ra, không vào"
    " báo cáo."
)


class UnderReviewPanel(FormPanel):
    """`saved` carries the mark as it stands in the form."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, card: Recipient, seen: UnderReview | None) -> None:
        super().__init__(look, "Đang xem xét", ("under_review", card.id), file.now().date())
        start = seen or UnderReview(card.id or 0, "", file.now().date())
        self._start = start
        self.body.insertWidget(0, Text(look, WHAT_FOR.format(name=full_name(card)), tone="text2", wrap=True))
        self.reason = LineField(look, f"ví dụ: {USUAL[0]}")
        self.reason.set_value(start.reason)
        CompletionPopup(look, self.reason, among(USUAL))
        self.since, since = self.date_field("since", "Từ ngày", start.since)
        self.until, until = self.date_field("until", "Đến ngày", start.until, hint="trống: còn xem xét")
        self.form.add_line(self.field("reason", "Nội dung", self.reason, required=True))
        self.form.add_line(since, until)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> UnderReview:
        """The mark as it stands in the form."""
        return replace(
            self._start,
            reason=self.reason.value(),
            since=day_or_none(self.since),
            until=day_or_none(self.until),
        )

    def problems(self) -> Sequence[Problem]:
        return check_under_review(self.draft())
