"""The panel of an initiative's registration form: the few fields that are needed, the others on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.operations import initiative_years, initiatives
from desktop.operations.finding.known_recipients import known_recipients
from desktop.records.codes import Field as MovementField
from desktop.records.codes import Novelty, RecipientKind
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.ui.initiatives.words import ITEM_LABELS
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, Raw, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.year_field import YearField
from desktop.words.labels import FIELDS, NOVELTIES, RECIPIENT_KINDS

NAME_EXAMPLE = "ví dụ: Khéo trong vận động giữ vỉa hè thông thoáng"
DETAILS = (*ITEM_LABELS, "contact", "note")


class InitiativePanel(FormPanel):
    """`saved` carries the initiative and, for a new one, its first year (else None)."""

    saved = Signal(object, object)

    def __init__(self, look: Look, file: RecordFile, seen: Initiative, year: InitiativeYear | None) -> None:
        super().__init__(
            look, "Mô hình mới" if year else "Sửa mô hình", ("initiative", seen.id), file.now().date()
        )
        self._file = file
        self._seen = seen
        self._year = year
        self._card: Recipient | None = None
        self.name = TextArea(look, NAME_EXAMPLE, lines=2, breaks_lines=False)
        self.registered_for = YearField(look)
        self.movement_field = ChoiceField(look, _fields(file))
        self.owner = LineField(look, "ví dụ: Tổ dân vận số 3")
        self.owner_kind = ChoiceField(
            look, [Suggestion(RECIPIENT_KINDS[one], "", one) for one in RecipientKind]
        )
        self.novelty = ChoiceField(look, [Suggestion(NOVELTIES[one], "", one) for one in Novelty])
        self.day, self._day_field = self.date_field(
            "registered_on", "Ngày đăng ký", year.registered_on if year else None
        )
        self.details: dict[str, TextArea | LineField] = {
            item: LineField(look) if item == "contact" else TextArea(look, lines=2) for item in DETAILS
        }
        self._detail_fields: list[Field] = []
        self.more_button = quiet(look, "Thêm chi tiết", icon="chevron_down")
        self.more_button.clicked.connect(self._open_details)
        self._fill()
        self._add_lines()
        completion = CompletionPopup(look, self.owner, self._owners)
        completion.taken.connect(self._take_owner)
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft(), self.year()))

    def draft(self) -> Initiative:
        """The initiative as it stands in the form; its owner's card while the name is that of the card."""
        owner = self.owner.value()
        field, local_field_id = self._chosen_field()
        text = {item: editor.value() for item, editor in self.details.items()}
        return replace(
            self._seen,
            name=self.name.value(),
            field=field,
            local_field_id=local_field_id,
            owner=owner,
            owner_kind=RecipientKind(str(self.owner_kind.value())),
            owner_id=self._owner_id(owner),
            situation=text["situation"],
            goal=text["goal"],
            content=text["content"],
            area=text["area"],
            force=text["force"],
            resources=text["resources"],
            outcome=text["outcome"],
            upkeep=text["upkeep"],
            contact=text["contact"],
            note=text["note"],
        )

    def year(self) -> InitiativeYear | None:
        """The first year of a new initiative."""
        if self._year is None:
            return None
        return replace(
            self._year,
            year=self.registered_for.year() or self._year.year,
            novelty=Novelty(str(self.novelty.value())),
            registered_on=day_or_none(self.day),
        )

    def problems(self) -> Sequence[Problem]:
        year = self.year()
        return [
            *initiatives.check(self._file, self.draft()),
            *(initiative_years.check(self._file, year) if year else ()),
        ]

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        """An item that is not in sight says nothing."""
        return None if name in DETAILS and not self.shows_details() else super().check(name, editor)

    def shows_details(self) -> bool:
        """Whether the items of the registration form are in sight."""
        return not self._detail_fields[0].isHidden()

    def begin(self, kept: Raw | None = None) -> None:
        super().begin(kept)
        self._show_details(any(editor.value() for editor in self.details.values()))

    def start(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        seen = self._seen
        self.name.set_value(seen.name)
        self.registered_for.set_value(str(self._year.year) if self._year else "")
        self.movement_field.set_value((seen.field, seen.local_field_id))
        self.owner.set_value(seen.owner)
        self.owner_kind.set_value(seen.owner_kind)
        self.novelty.set_value(self._year.novelty if self._year else None)
        for item, editor in self.details.items():
            editor.set_value(getattr(seen, item))

    def _add_lines(self) -> None:
        form, field = self.form, self.field
        form.add_line(field("name", "Tên mô hình", self.name, required=True))
        form.add_line(field("field", "Lĩnh vực", self.movement_field, required=True))
        form.add_line(
            field("owner", "Người, đơn vị thực hiện", self.owner), field("owner_kind", "Là", self.owner_kind),
            stretches=(3, 2),
        )  # fmt: skip
        if self._year is not None:
            form.add_line(
                field("novelty", "Tính chất", self.novelty, required=True),
                field("year", "Năm", self.registered_for, required=True),
            )
            form.add_line(self._day_field)
        form.add_widget(self.more_button)
        for item, label in ITEM_LABELS.items():
            self._add_detail(item, label)
        self._add_detail("contact", "Người liên hệ")
        self._add_detail("note", "Ghi chú")

    def _add_detail(self, item: str, label: str) -> None:
        added = self.field(item, label, self.details[item])
        self._detail_fields.append(added)
        self.form.add_line(added)

    def _open_details(self) -> None:
        self._show_details(True)
        self.details[DETAILS[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_details(self, shown: bool) -> None:
        self.more_button.setVisible(not shown)
        for field in self._detail_fields:
            field.setVisible(shown)

    def _chosen_field(self) -> tuple[MovementField, int | None]:
        chosen = self.movement_field.value()
        if isinstance(chosen, tuple):
            return chosen
        return self._seen.field, self._seen.local_field_id

    def _owners(self, typed: str) -> list[Suggestion]:
        return [
            Suggestion(known.recipient.name, known.detail, known.recipient)
            for known in known_recipients(self._file, typed)
        ]

    def _take_owner(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.payload, Recipient):
            self._card = suggestion.payload
            self.owner_kind.set_value(self._card.kind)

    def _owner_id(self, owner: str) -> int | None:
        if self._card is not None and owner == self._card.name:
            return self._card.id
        return self._seen.owner_id if owner == self._seen.owner else None


def _fields(file: RecordFile) -> list[Suggestion]:
    """The four fields, then the office's own."""
    own = [
        Suggestion(one.name, f"tính vào {FIELDS[one.counted_as]}", (one.counted_as, one.id))
        for one in initiatives.local_fields(file)
    ]
    return [*(Suggestion(FIELDS[one], "", (one, None)) for one in MovementField), *own]
