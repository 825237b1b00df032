"""Cơ quan ban hành: the bodies that commend, with the lines that their papers carry."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.operations import offices
from desktop.operations.office_removals import delete_issuer
from desktop.records.codes import Family, Level
from desktop.records.issuer import Issuer
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.settings.words import in_force, shown_pattern, typed_pattern
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import FAMILIES, LEVELS

NEW = Issuer("", Family.STATE, Level.WARD)
EXPLANATION = (
    "Quyết định chọn cơ quan theo ngày ban hành. Đổi tên, sáp nhập: ghi ngày kết thúc cho cơ quan cũ "
    "rồi thêm cơ quan mới; văn bản cũ giữ nguyên."
)


class IssuersSection(TableSection):
    """Those in force first, then the former ones."""

    kinds = frozenset({"issuer"})
    foot = "Enter hoặc F2: sửa · Delete: xóa cơ quan chưa có quyết định nào"
    delete_words = "Xóa cơ quan ban hành"

    def __init__(self, look: Look, file: RecordFile) -> None:
        columns = (
            Column("name", "Cơ quan", lambda one: one.name, 300, 1, strong=True),
            Column("family", "Hệ", lambda one: FAMILIES[one.family], 150, drop=1),
            Column("level", "Cấp", lambda one: LEVELS[one.level], 110, drop=2),
            Column("pattern", "Số quyết định", lambda one: shown_pattern(one.number_pattern), 130),
            Column("dates", "Thời gian", lambda one: in_force(one.valid_from, one.valid_to), 176, drop=3),
        )
        super().__init__(look, "Cơ quan ban hành", EXPLANATION, columns, "Thêm cơ quan")
        self._file = file
        self.reload()

    def groups(self) -> Sequence[Group]:
        today = self._file.now().date()
        known = offices.issuers(self._file)
        present = [one for one in known if one.issues_on(today)]
        former = [one for one in known if one not in present]
        groups = [Group("now", present)]
        return [*groups, Group("former", former, "Trước đây", f"{len(former)} cơ quan")] if former else groups

    def deletion(self, row_id: int) -> Future[Done[Issuer]]:
        return delete_issuer(self._file, row_id)

    def panel(self, row_id: int | None) -> RecordPanel | None:
        known = {one.id: one for one in offices.issuers(self._file)}
        seen = known.get(row_id) if row_id is not None else None
        return None if row_id is not None and seen is None else IssuerPanel(self._look, self._file, seen)


class IssuerPanel(RecordPanel):
    """`seen` is the issuer being changed, None for a new one."""

    def __init__(self, look: Look, file: RecordFile, seen: Issuer | None) -> None:
        title = "Sửa cơ quan ban hành" if seen else "Cơ quan ban hành mới"
        super().__init__(look, title, ("issuer", seen and seen.id), file.now().date())
        self._file = file
        self._seen = seen
        shown = seen or NEW
        self.name = LineField(look, "ví dụ: Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm")
        self.name.set_value(shown.name)
        self.family = ChoiceField(look, [Suggestion(FAMILIES[one], "", one) for one in Family])
        self.family.set_value(shown.family)
        self.level = ChoiceField(look, [Suggestion(LEVELS[one], "", one) for one in Level])
        self.level.set_value(shown.level)
        self.header_lines = TextArea(look, lines=3)
        self.header_lines.set_value(shown.header_lines)
        self.authority_lines = TextArea(look, lines=2)
        self.authority_lines.set_value(shown.authority_lines)
        self.pattern = LineField(look)
        self.pattern.set_value(shown_pattern(shown.number_pattern))
        self.place = LineField(look, "ví dụ: Hoàn Kiếm")
        self.place.set_value(shown.place)
        self.require("name", "Chưa có tên cơ quan.")
        self._add_lines(shown)

    def draft(self) -> Issuer:
        """The issuer as it stands in the form."""
        valid_from, valid_to = self.span()
        return replace(
            self._seen or NEW,
            name=self.name.value(),
            family=Family(str(self.family.value())),
            level=Level(str(self.level.value())),
            header_lines=self.header_lines.value(),
            authority_lines=self.authority_lines.value(),
            number_pattern=typed_pattern(self.pattern.value()),
            place=self.place.value(),
            valid_from=valid_from,
            valid_to=valid_to,
        )

    def deed(self) -> Future[Done[Issuer]]:
        return offices.save_issuer(self._file, self._seen, self.draft())

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if name == "pattern" and "{n}" not in typed_pattern(self.pattern.value()):
            return FieldProblem("Chưa có chỗ của số. Gõ ba dấu chấm, ví dụ …/QĐ-UBND.")
        return super().check(name, editor)

    def _add_lines(self, shown: Issuer) -> None:
        form, field = self.form, self.field
        form.add_line(field("name", "Tên cơ quan", self.name, required=True))
        form.add_line(field("family", "Hệ", self.family), field("level", "Cấp", self.level))
        form.add_line(
            field(
                "header_lines", "Dòng đầu văn bản", self.header_lines, hint="mỗi dòng như in, cấp trên trước"
            )
        )
        form.add_line(field("authority_lines", "Thẩm quyền trên giấy khen", self.authority_lines))
        form.add_line(
            field("pattern", "Số quyết định", self.pattern, hint="… là chỗ của số"),
            field("place", "Địa danh", self.place),
        )
        self.add_span(shown.valid_from, shown.valid_to)

    records = "issuer"
