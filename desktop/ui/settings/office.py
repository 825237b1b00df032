"""Đơn vị báo cáo: in whose name reports are made, and to whom they are sent."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations import offices, preferences
from desktop.operations.letters.mail_texts import recipients_before
from desktop.operations.papers.office_paper import office_paper
from desktop.records.codes import Level
from desktop.settings import REPORT_ADDRESS, REPORT_ISSUER
from desktop.store.file import RecordFile
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup, among
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion

EXPLANATION = "Tên đơn vị đứng đầu các báo cáo và danh sách; địa chỉ được điền sẵn khi soạn thư gửi báo cáo."
WIDTH = 560
"""Most width of the form in px at 100 % text."""

_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")


class OfficeSection(SettingsSection):
    """`save_asked` (issuer id, address) when both can be kept; Ctrl+Enter saves."""

    kinds = frozenset({"issuer", "setting"})
    save_asked = Signal(int, str)

    def __init__(self, look: Look, file: RecordFile) -> None:
        super().__init__(look, "Đơn vị báo cáo", EXPLANATION)
        self._file = file
        self.issuer = ChoiceField(look)
        self.address = LineField(look, "ví dụ: bandanvan@hanoi.gov.vn")
        CompletionPopup(look, self.address, lambda typed: among(self._mailed_to())(typed))
        self.form = Form(look)
        self.form.add_line(Field(look, "Đơn vị lập báo cáo", self.issuer))
        self.form.add_line(
            Field(
                look, "Địa chỉ thư nhận báo cáo", self.address, hint="nhiều địa chỉ: cách nhau dấu phẩy",
                check=self._check,
            )
        )  # fmt: skip
        self.form.save_asked.connect(self._save)
        self.save_button = primary(look, "Lưu", key="Ctrl+Enter")
        self.save_button.clicked.connect(self.form.submit)
        self.column.addWidget(self.form)
        self.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.reload()

    def reload(self) -> None:
        today = self._file.now().date()
        known = [one for one in offices.issuers(self._file, today) if one.level is Level.WARD]
        self.issuer.set_choices([Suggestion(one.name, "", one.id) for one in known])
        paper = office_paper(self._file, "")
        self.issuer.set_value(paper.issuer.id if paper.issuer else None)
        self.address.set_value(str(preferences.get(self._file, REPORT_ADDRESS)))

    def stored(self) -> tuple[int, str]:
        """Issuer and address as the register holds them."""
        return int(preferences.get(self._file, REPORT_ISSUER)), str(
            preferences.get(self._file, REPORT_ADDRESS)
        )

    def first_focus(self) -> QWidget:
        return self.issuer

    def _mailed_to(self) -> list[str]:
        """The addresses that letters went to before, the latest first."""
        return [one for one in recipients_before(self._file) if "@" in one]

    def _restyle(self) -> None:
        self.form.setMaximumWidth(self._look.theme.px(WIDTH))  # narrower where the window gives less

    def _save(self) -> None:
        self.save_asked.emit(int(str(self.issuer.value() or 0)), self.address.value())

    def _check(self) -> FieldProblem | None:
        typed = [one.strip() for one in re.split("[,;]", self.address.value()) if one.strip()]
        wrong = [one for one in typed if not _ADDRESS.fullmatch(one)]
        if not wrong:
            return None
        return FieldProblem(f"“{wrong[0]}” không phải địa chỉ thư. Gõ lại, ví dụ ten@hanoi.gov.vn.")
