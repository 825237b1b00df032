"""Lĩnh vực riêng: fields of the office's own, each counted under one of the movement's four."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from desktop.operations import initiatives
from desktop.records.codes import Field
from desktop.records.initiative import LocalField
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Align, Column, Group
from desktop.words.labels import FIELDS

EXPLANATION = (
    "Ngoài bốn lĩnh vực chung, phường đặt thêm được lĩnh vực của mình; trong báo cáo, mô hình được tính vào "
    "lĩnh vực chung đã chọn. Xóa lĩnh vực riêng thì mô hình vẫn còn, trong lĩnh vực chung ấy."
)


class LocalFieldsSection(TableSection):
    """In the order in which they were added, with how many initiatives each has."""

    kinds = frozenset({"local_field", "initiative"})
    foot = "Enter hoặc F2: sửa · Delete: xóa lĩnh vực riêng"
    delete_words = "Xóa lĩnh vực riêng"

    def __init__(self, look: Look, file: RecordFile) -> None:
        self._counts: Counter[int | None] = Counter()
        columns = (
            Column("name", "Lĩnh vực riêng", lambda one: one.name, 240, 1, strong=True),
            Column("counted_as", "Tính vào", lambda one: FIELDS[one.counted_as], 220),
            Column("count", "Số mô hình", lambda one: self._counts[one.id], 100, align=Align.RIGHT),
        )
        super().__init__(look, "Lĩnh vực riêng của phường", EXPLANATION, columns, "Thêm lĩnh vực")
        self._file = file
        self.reload()

    def groups(self) -> Sequence[Group]:
        self._counts = Counter(
            row.initiative.local_field_id for row in initiatives.list_initiatives(self._file)
        )
        return [Group("", initiatives.local_fields(self._file))]

    def panel(self, row_id: int | None) -> RecordPanel | None:
        known = {one.id: one for one in initiatives.local_fields(self._file)}
        seen = known.get(row_id) if row_id is not None else None
        return None if row_id is not None and seen is None else LocalFieldPanel(self._look, self._file, seen)

    def deletion(self, row_id: int) -> Future[Done[int]]:
        return initiatives.delete_local_field(self._file, row_id)


class LocalFieldPanel(RecordPanel):
    """`seen` is the field being changed, None for a new one."""

    def __init__(self, look: Look, file: RecordFile, seen: LocalField | None) -> None:
        title = "Sửa lĩnh vực riêng" if seen else "Lĩnh vực riêng mới"
        super().__init__(look, title, ("local_field", seen and seen.id), file.now().date())
        self._file = file
        self._seen = seen
        self.name = LineField(look, "ví dụ: Cải cách hành chính, chuyển đổi số")
        self.name.set_value(seen.name if seen else "")
        self.counted_as = ChoiceField(look, [Suggestion(FIELDS[one], "", one) for one in Field])
        self.counted_as.set_value(seen.counted_as if seen else Field.ECONOMY)
        self.require("name", "Chưa có tên lĩnh vực.")
        self.form.add_line(self.field("name", "Tên lĩnh vực", self.name, required=True))
        self.form.add_line(
            self.field("counted_as", "Tính vào", self.counted_as, required=True, hint="trong báo cáo")
        )

    def deed(self) -> Future[Done[LocalField]]:
        draft = LocalField(self.name.value(), Field(str(self.counted_as.value())))
        written = replace(draft, id=self._seen.id) if self._seen else draft
        return initiatives.save_local_field(self._file, self._seen, written)

    records = "local_field"
