"""Người ký: who signs for which issuer, and when."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from desktop.operations import offices
from desktop.operations.office_removals import delete_signer
from desktop.records.issuer import Issuer, Signer
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.settings.words import in_force
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.text_area import TextArea

EXPLANATION = (
    "Người ký được chọn theo ngày quyết định. Thôi giữ chức vụ: ghi ngày kết thúc, văn bản cũ giữ nguyên."
)


class SignersSection(TableSection):
    """Signers under their issuers."""

    kinds = frozenset({"issuer", "signer"})
    foot = "Enter hoặc F2: sửa · Delete: xóa người chưa ký quyết định nào"
    delete_words = "Xóa người ký"

    def __init__(self, look: Look, file: RecordFile) -> None:
        columns = (
            Column("name", "Họ và tên", lambda one: one.name, 200, 1, strong=True),
            Column("title", "Chức danh ký", lambda one: " ".join(one.title_lines.split()), 220, 1),
            Column("dates", "Thời gian", lambda one: in_force(one.valid_from, one.valid_to), 176, drop=1),
        )
        super().__init__(look, "Người ký", EXPLANATION, columns, "Thêm người ký")
        self._file = file
        self.reload()

    def add(self) -> None:
        if offices.issuers(self._file):
            super().add()
        else:
            self.refused.emit("Chưa có cơ quan ban hành nào. Thêm cơ quan ban hành rồi thêm người ký.")

    def groups(self) -> Sequence[Group]:
        return [
            Group(str(issuer.id), known, issuer.name, f"{len(known)} người")
            for issuer in offices.issuers(self._file)
            if (known := offices.signers(self._file, issuer.id or 0))
        ]

    def deletion(self, row_id: int) -> Future[Done[Signer]]:
        return delete_signer(self._file, row_id)

    def panel(self, row_id: int | None) -> RecordPanel | None:
        issuers = offices.issuers(self._file)
        known = {one.id: one for issuer in issuers for one in offices.signers(self._file, issuer.id or 0)}
        seen = known.get(row_id) if row_id is not None else None
        if row_id is not None and seen is None:
            return None
        current = known.get(self.table.current_id())
        issuer_id = current.issuer_id if current else issuers[0].id or 0
        return SignerPanel(self._look, self._file, issuers, seen, issuer_id)


class SignerPanel(RecordPanel):
    """`seen` is the signer being changed, None for a new one of `issuer_id`."""

    def __init__(
        self, look: Look, file: RecordFile, issuers: Sequence[Issuer], seen: Signer | None, issuer_id: int
    ) -> None:
        title = "Sửa người ký" if seen else "Người ký mới"
        super().__init__(look, title, ("signer", seen and seen.id), file.now().date())
        self._file = file
        self._seen = seen
        shown = seen or Signer(issuer_id, "", "")
        self.issuer = ChoiceField(
            look, [Suggestion(one.name, in_force(one.valid_from, one.valid_to), one.id) for one in issuers]
        )
        self.issuer.set_value(shown.issuer_id)
        self.name = LineField(look, "ví dụ: Trần Quang Bình")
        self.name.set_value(shown.name)
        self.title_lines = TextArea(look, "ví dụ: KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", lines=2)
        self.title_lines.set_value(shown.title_lines)
        self.require("name", "Chưa có họ và tên người ký.")
        form, field = self.form, self.field
        form.add_line(field("issuer_id", "Ký cho cơ quan", self.issuer, required=True))
        form.add_line(field("name", "Họ và tên", self.name, required=True))
        form.add_line(field("title_lines", "Chức danh ký", self.title_lines, hint="mỗi dòng như in"))
        self.add_span(shown.valid_from, shown.valid_to)

    def deed(self) -> Future[Done[Signer]]:
        valid_from, valid_to = self.span()
        draft = Signer(
            int(str(self.issuer.value())), self.name.value(), self.title_lines.value(), valid_from, valid_to
        )
        written = replace(draft, id=self._seen.id) if self._seen else draft
        return offices.save_signer(self._file, self._seen, written)

    records = "signer"
