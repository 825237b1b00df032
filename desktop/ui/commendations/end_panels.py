"""The panels that end a signed decision before its time: revoking it, and deleting one written by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from desktop.operations import decision_ends
from desktop.operations.commendations import OpenedCommendation
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.commendations.record_bar import title_of
from desktop.ui.theme import Look
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text import Text

NOT_YET = "bỏ trống nếu chưa thu hồi"


class RevokePanel(FormPanel):
    """Hủy bỏ quyết định, thu hồi hiện vật và tiền. `saved` carries the decision as revoked."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, opened: OpenedCommendation) -> None:
        seen, today = opened.commendation, file.now().date()
        title = f"Hủy bỏ {title_of(seen)}"
        super().__init__(
            look, title, ("revoke", seen.id), today, "Ghi thu hồi" if seen.revoked_on else "Hủy bỏ"
        )
        self._file = file
        self._seen = seen
        self.body.insertWidget(0, Text(look, _consequences(opened), tone="text2", wrap=True))
        self.day, day = self.date_field(
            "revoked_on", "Ngày hủy bỏ", seen.revoked_on or today, hint="hn = hôm nay", required=True
        )
        self.reason = LineField(look, "ví dụ: QĐ 240/QĐ-UBND ngày 20/10/2026, kê khai sai thành tích")
        self.reason.set_value(seen.revocation_reason)
        self.object_day, objects = self.date_field(
            "object_recovered_on", "Đã thu hồi hiện vật (giấy khen)", seen.object_recovered_on, hint=NOT_YET
        )
        self.money_day, money = self.date_field(
            "money_recovered_on", "Đã thu hồi tiền", seen.money_recovered_on, hint=NOT_YET
        )
        self.form.add_line(day)
        self.form.add_line(
            self.field("revocation_reason", "Lý do, số quyết định hủy bỏ", self.reason, required=True)
        )
        self.form.add_line(objects)
        self.form.add_line(money)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Commendation:
        """The decision as it stands in the form."""
        return decision_ends.revoked(
            self._seen,
            revoked_on=day_or_none(self.day),
            reason=self.reason.value(),
            object_recovered_on=day_or_none(self.object_day),
            money_recovered_on=day_or_none(self.money_day),
        )

    def problems(self) -> Sequence[Problem]:
        return decision_ends.revocation_problems(self._file, self.draft())


class DeletePanel(FormPanel):
    """Xóa a signed decision: says what goes with it and asks why. `saved` carries the reason."""

    saved = Signal(str)

    def __init__(self, look: Look, opened: OpenedCommendation, today: date) -> None:
        seen = opened.commendation
        super().__init__(look, "Xóa quyết định đã ký", ("delete", seen.id), today, "Xóa quyết định")
        self.words = Text(look, _goes_along(opened), tone="text2", wrap=True)
        self.body.insertWidget(0, self.words)
        self.reason = LineField(look, "ví dụ: nhập trùng với quyết định đã có")
        self.form.add_line(
            Field(look, "Lý do", self.reason, required=True, check=self._missing),
        )
        self.form.save_asked.connect(lambda: self.saved.emit(self.reason.value()))

    def _missing(self) -> FieldProblem | None:
        return None if self.reason.value() else FieldProblem("Chưa ghi lý do.")


def _consequences(opened: OpenedCommendation) -> str:
    life = opened.life
    done = [
        f"đã trao {life.presented}" if life.presented else "chưa trao",
        f"đã chi tiền cho {life.paid}" if life.paid else "chưa chi tiền",
    ]
    return (
        f"Danh sách {life.awards} trường hợp: {', '.join(done)}. Danh sách, tờ đã in và tiền đã chi vẫn giữ"
        " trong sổ; quyết định không còn tính vào báo cáo. Thu hồi sau thì mở lại mục này để ghi."
    )


def _goes_along(opened: OpenedCommendation) -> str:
    day = opened.commendation.decision_date
    signed = f" ngày {day:%d/%m/%Y}" if day else ""
    return (
        f"Xóa {title_of(opened.commendation)}{signed} của {opened.issuer.name} cùng danh sách"
        f" {opened.life.awards} trường hợp (chưa trao, chưa chi thưởng) và tệp đính kèm. Chỉ xóa quyết định"
        " ghi nhầm; quyết định có thật mà không còn hiệu lực thì ghi hủy bỏ."
    )
