"""The panel of a party to a pact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from desktop.records.attendance import Pledge
from desktop.records.attendance_rules import check_pledge
from desktop.records.problem import Problem
from desktop.ui.theme import Look
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea


class PledgePanel(FormPanel):
    """`saved` carries the party as it stands in the form."""

    saved = Signal(object)

    def __init__(self, look: Look, seen: Pledge, today: date) -> None:
        title = "Sửa giao ước" if seen.id else "Đơn vị ký giao ước"
        super().__init__(look, title, ("pledge", seen.conference_id, seen.id), today)
        self._seen = seen
        self.party, self.signed_by = LineField(look, "ví dụ: Chi bộ Tổ dân phố số 3"), LineField(look)
        self.target = TextArea(look, lines=6)
        self.party.set_value(seen.party)
        self.signed_by.set_value(seen.signed_by)
        self.target.set_value(seen.target)
        self.form.add_line(self.field("party", "Đơn vị, cá nhân ký giao ước", self.party, required=True))
        self.form.add_line(self.field("signed_by", "Người ký", self.signed_by, hint="họ tên, chức vụ"))
        self.form.add_line(self.field("target", "Nội dung, chỉ tiêu giao ước", self.target))
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Pledge:
        """The party as it stands in the form."""
        return replace(
            self._seen,
            party=self.party.value(),
            signed_by=self.signed_by.value(),
            target=self.target.value(),
        )

    def problems(self) -> Sequence[Problem]:
        return check_pledge(self.draft())
