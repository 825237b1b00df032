"""The panel of a decision's own words: for a new one, and for changing one that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.operations import commendations, offices
from desktop.operations.legal_bases import usual_legal_basis
from desktop.records.carried import Carried
from desktop.records.certificate_rules import is_recognition
from desktop.records.codes import CommendationState, CommendationType, Family, Form, Level
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import SIGNED_FIELDS, changed_fields
from desktop.records.issuer import Issuer
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.commendations.office_words import signer_words
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, Raw, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import COMMENDATION_TYPES, FORMS

NOTHING_CARRIED = Carried()
SUBJECT_EXAMPLE = "ví dụ: Khen thưởng phong trào “Dân vận khéo” năm 2026"


def new_commendation(file: RecordFile) -> Commendation | None:
    """What a new decision begins with; None while the register has no issuer."""
    today = file.now().date()
    known = offices.issuers(file, today) or offices.issuers(file)
    if not known:
        return None
    usual = [one for one in known if one.family is Family.STATE and one.level is Level.WARD]
    issuer = (usual or known)[0]
    signer = offices.default_signer(file, issuer.id or 0, today)
    return Commendation(
        issuer.id or 0,
        Form.GIAY_KHEN,
        CommendationType.MOVEMENT,
        signer_id=signer.id if signer else None,
        merit=commendations.merit_default(Form.GIAY_KHEN, today.year),
        legal_basis=usual_legal_basis(file.read, issuer.id or 0, today),
    )


class DecisionPanel(FormPanel):
    """`saved` carries the decision as it stands in the form, and the reason where a signed one changes.

    Fields that were copied from a past decision say so until Enter is pressed in them, or they change.
    """

    saved = Signal(object, str)

    def __init__(
        self,
        look: Look,
        file: RecordFile,
        seen: Commendation,
        reason: str = "",
        carried: Carried = NOTHING_CARRIED,
    ) -> None:
        new = seen.id is None
        signed = seen.state is CommendationState.SIGNED
        title = "Quyết định mới" if new else "Sửa quyết định đã ký" if signed else "Sửa quyết định"
        super().__init__(look, title, ("decision", seen.id), file.now().date())
        self._file = file
        self._seen = seen
        self._usual_merit = seen.merit
        self._usual_basis = usual_legal_basis(
            file.read, seen.issuer_id, seen.decision_date or file.now().date()
        )
        self._detailed: list[Field] = []
        self._carried = carried
        self._unchecked = set(carried.fields)
        self.issuer = ChoiceField(look, [self._issuer_line(one) for one in self._issuers()])
        self.form_choice = ChoiceField(look, [Suggestion(FORMS[form], "", form) for form in Form])
        self.type_choice = ChoiceField(
            look, [Suggestion(COMMENDATION_TYPES[one], "", one) for one in CommendationType]
        )
        self.certified = ChoiceField(
            look, [Suggestion("Không in giấy", "", False), Suggestion("In giấy chứng nhận", "", True)]
        )
        self.subject = TextArea(look, SUBJECT_EXAMPLE, lines=2, breaks_lines=False)
        self.occasion = LineField(look, "ví dụ: Ngày hội 15/10")
        self.number = LineField(look, "văn thư cấp sau khi ký", clean=self._whole_number)
        self.day, day_field = self.date_field("decision_date", "Ngày quyết định", seen.decision_date)
        self.signer = ChoiceField(look, placeholder="chưa có")
        self.merit = TextArea(look, lines=3)
        self.legal_basis = TextArea(look, "Căn cứ …; mỗi căn cứ một dòng", lines=4)
        self.money_source = LineField(look)
        self.note = LineField(look)
        self.reason = LineField(look, "ví dụ: văn thư ghi nhầm ngày")
        self._fill(seen, reason)
        if signed:
            reason_field = self._reason_field()
            self.form.add_line(reason_field)
            self.form.ask_last(reason_field)
        self._add_lines(look, day_field, hidden=new)
        for name in carried.fields:
            self._named[name].editor.installEventFilter(self)
        self.issuer.chosen.connect(self._offer_signers)
        self.issuer.chosen.connect(self._offer_basis)
        self.day.left.connect(self._offer_basis)
        self.form_choice.chosen.connect(self._offer_merit)
        self.form_choice.chosen.connect(self._offer_certificate)
        self.form.save_asked.connect(self._save)

    def draft(self) -> Commendation:
        """The decision as it stands in the form."""
        return replace(
            self._seen,
            issuer_id=int(str(self.issuer.value() or 0)),
            form=self._form(),
            type=CommendationType(str(self.type_choice.value())),
            subject=self.subject.value(),
            occasion=self.occasion.value(),
            number=self.number.value(),
            decision_date=day_or_none(self.day),
            signer_id=self._signer_id(),
            merit=self.merit.value(),
            legal_basis=self.legal_basis.value(),
            money_source=self.money_source.value(),
            note=self.note.value(),
            certified=self._certifies(),
        )

    def begin(self, kept: Raw | None = None) -> None:
        super().begin(kept)
        for name in self._carried.fields:
            self._named[name].check()
        if kept and any(field.isHidden() and field.label.text() in kept for field in self._detailed):
            self._show_details()

    def problems(self) -> Sequence[Problem]:
        return commendations.check(self._file, self.draft())

    def confirmed(self) -> frozenset[str]:
        """The copied fields that were looked at."""
        return self._carried.fields - self._unchecked

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        found = super().check(name, editor)
        waits = name in self._unchecked and getattr(self.draft(), name) == getattr(self._seen, name)
        if found is not None or not waits:
            return found
        return FieldProblem(f"Chép từ {self._carried.source}, chưa soát. Đúng thì bấm Enter.", "warn")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a copied field: it is right."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_plain_enter(event):
            name = next((name for name in self._unchecked if self._named[name].editor is watched), "")
            if name:
                self._unchecked.discard(name)
                self._named[name].check()
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def start(self) -> None:
        if self._seen.id is None:
            self.subject.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().start()

    def _fill(self, seen: Commendation, reason: str) -> None:
        self.issuer.set_value(seen.issuer_id)
        self.form_choice.set_value(seen.form)
        self.type_choice.set_value(seen.type)
        self.certified.set_value(seen.certified)
        for editor, text in (
            (self.occasion, seen.occasion),
            (self.number, seen.number),
            (self.money_source, seen.money_source),
            (self.note, seen.note),
            (self.reason, reason),
        ):
            editor.set_value(text)
        self.subject.set_value(seen.subject)
        self.merit.set_value(seen.merit)
        self.legal_basis.set_value(seen.legal_basis)
        self._offer_signers()
        self.signer.set_value(seen.signer_id)

    def _add_lines(self, look: Look, day_field: Field, *, hidden: bool) -> None:
        form = self.form
        form.add_line(self.field("issuer_id", "Cơ quan ban hành", self.issuer, required=True))
        form.add_line(self.field("subject", "Trích yếu", self.subject))
        form.add_line(
            self.field("form", "Hình thức", self.form_choice, required=True),
            self.field("occasion", "Dịp", self.occasion),
        )
        self._certificate = self.field("certified", "Giấy cho người được công nhận", self.certified)
        form.add_line(self._certificate)
        self._offer_certificate()
        number = self.field("number", "Số quyết định", self.number)
        form.add_line(number, day_field)
        self.day.left.connect(number.check)  # a number runs within a year or a term of its issuer
        self.issuer.chosen.connect(number.check)
        details = [
            (self.field("type", "Loại hình khen thưởng", self.type_choice),
             self.field("signer_id", "Người ký", self.signer)),
            (self.field("merit", "Thành tích chung", self.merit, hint="khi dòng không ghi riêng"),),
            (self.field("legal_basis", "Căn cứ", self.legal_basis, hint="in ở đầu quyết định"),),
            (self.field("money_source", "Nguồn kinh phí", self.money_source),
             self.field("note", "Ghi chú", self.note)),
        ]  # fmt: skip
        for line in details:
            form.add_line(*line)
            self._detailed += line
        if hidden:
            self._hide_details(look)

    def _hide_details(self, look: Look) -> None:
        self.more = quiet(look, "Thêm chi tiết", icon="chevron_down")
        self.more.clicked.connect(self._show_details)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self._detailed:
            field.hide()

    def _show_details(self) -> None:
        for field in self._detailed:
            field.show()
        self.more.hide()
        self.type_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason_field(self) -> Field:
        def check() -> FieldProblem | None:
            if self.reason.value() or not changed_fields(self._seen, self.draft()) & SIGNED_FIELDS:
                return None
            return FieldProblem("Quyết định đã ký: ghi lý do sửa, lý do được giữ trong nhật ký.")

        return Field(self._look, "Lý do sửa", self.reason, required=True, check=check)

    def _issuers(self) -> list[Issuer]:
        """Those in force today; a decision of another day keeps its own issuer among them."""
        known = offices.issuers(self._file)
        now = [one for one in known if one.issues_on(self._today)]
        return [*now, *(one for one in known if one not in now)]

    def _issuer_line(self, issuer: Issuer) -> Suggestion:
        until = f"đến {issuer.valid_to:%d/%m/%Y}" if issuer.valid_to else ""
        return Suggestion(issuer.name, until, issuer.id)

    def _offer_signers(self) -> None:
        issuer_id = int(str(self.issuer.value() or 0))
        day = day_or_none(self.day) or self._today
        signers = offices.signers(self._file, issuer_id)
        self.signer.set_choices(
            [Suggestion("(chưa có)"), *(Suggestion(one.name, signer_words(one), one.id) for one in signers)]
        )
        default = offices.default_signer(self._file, issuer_id, day)
        self.signer.set_value(default.id if default else None)

    def _signer_id(self) -> int | None:
        value = self.signer.value()
        return None if value is None else int(str(value))

    def _whole_number(self, typed: str) -> str:
        return commendations.completed_number(self._file, int(str(self.issuer.value() or 0)), typed)

    def _offer_merit(self) -> None:
        """Another form begins with another achievement, unless the user wrote one."""
        if self.merit.value() == self._usual_merit:
            year = (day_or_none(self.day) or self._today).year
            self._usual_merit = commendations.merit_default(self._form(), year)
            self.merit.set_value(self._usual_merit)

    def _offer_basis(self) -> None:
        """Another issuer or day rests on other lines, unless the user wrote their own."""
        own = self.legal_basis.value() not in ("", self._usual_basis)
        if not own and self._seen.state is CommendationState.DRAFT:
            day = day_or_none(self.day) or self._today
            issuer_id = int(str(self.issuer.value() or 0))
            self._usual_basis = usual_legal_basis(self._file.read, issuer_id, day)
            self.legal_basis.set_value(self._usual_basis)

    def _offer_certificate(self) -> None:
        """Only a recognition has the choice: the other forms print their own paper or none."""
        self._certificate.setVisible(is_recognition(self._form()))

    def _certifies(self) -> bool:
        return is_recognition(self._form()) and bool(self.certified.value())

    def _form(self) -> Form:
        return Form(str(self.form_choice.value()))

    def _save(self) -> None:
        self.saved.emit(self.draft(), self.reason.value())


def _is_plain_enter(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers
