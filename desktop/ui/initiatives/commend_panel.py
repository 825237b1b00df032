"""The panel that opens a decision for the owners of initiatives: who issues it, in which form, what for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations import offices
from desktop.operations.initiatives import InitiativeRow
from desktop.records.codes import Family, Form, Level
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import FORMS, LEVELS

EXPLANATION = (
    "Mở một dự thảo quyết định có sẵn tên đơn vị, người thực hiện và tên mô hình. Mô hình được tính là công "
    "nhận khi quyết định đã ký."
)
MOST_NAMES = 6


class CommendPanel(FormPanel):
    """`saved` carries the draft of the decision."""

    saved = Signal(object)

    def __init__(self, look: Look, file: RecordFile, rows: Sequence[InitiativeRow]) -> None:
        ids = tuple(row.year.id for row in rows)
        title = "Lập quyết định" if len(rows) == 1 else f"Lập quyết định cho {len(rows)} mô hình"
        super().__init__(look, title, ("commend", ids), file.now().date(), "Mở dự thảo")
        self._file = file
        known = offices.issuers(file, file.now().date())
        self.issuer = ChoiceField(look, [Suggestion(one.name, LEVELS[one.level], one.id) for one in known])
        self.issuer.set_value(_usual(known))
        self.form_choice = ChoiceField(look, [Suggestion(FORMS[form], "", form) for form in Form])
        self.form_choice.set_value(Form.GIAY_KHEN)
        self.subject = TextArea(look, "ví dụ: Khen thưởng mô hình “Dân vận khéo” năm 2026", lines=2)
        self.occasion = LineField(look, "ví dụ: Ngày hội 15/10")
        self.form.add_widget(Text(look, EXPLANATION, Type.SMALL, "text2", wrap=True))
        self.form.add_line(self.field("issuer_id", "Cơ quan ban hành", self.issuer, required=True))
        self.form.add_line(
            self.field("form", "Hình thức", self.form_choice, required=True),
            self.field("occasion", "Dịp khen thưởng", self.occasion),
        )
        self.form.add_line(self.field("subject", "Trích yếu", self.subject))
        self.form.add_widget(Text(look, _named(rows), Type.SMALL, "text2", wrap=True))
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Commendation:
        """The decision as it stands in the form; its list and its merit follow from the initiatives."""
        issuer_id = int(str(self.issuer.value() or 0))
        signer = offices.default_signer(self._file, issuer_id, self._today)
        return Commendation(
            issuer_id, Form(str(self.form_choice.value())), subject=self.subject.value(),
            occasion=self.occasion.value(), signer_id=signer.id if signer else None,
        )  # fmt: skip

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if name == "issuer_id" and not self.issuer.value():
            return FieldProblem("Chưa có cơ quan ban hành. Thêm trong Cài đặt, mục Cơ quan ban hành.")
        return super().check(name, editor)


def _usual(known: Sequence[Issuer]) -> int | None:
    """The chairman of the ward, else the first."""
    usual = [one for one in known if one.family is Family.STATE and one.level is Level.WARD]
    return next((one.id for one in [*usual, *known]), None)


def _named(rows: Sequence[InitiativeRow]) -> str:
    """Who will stand in the list."""
    owners = list(dict.fromkeys(row.initiative.owner for row in rows if row.initiative.owner))
    more = f" và {len(owners) - MOST_NAMES} đơn vị, cá nhân khác" if len(owners) > MOST_NAMES else ""
    return f"Vào danh sách: {', '.join(owners[:MOST_NAMES])}{more}." if owners else ""
