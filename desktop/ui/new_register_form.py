"""The one-minute form of a new register: whose it is, who issues and who signs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.card import Card, Surface
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form, ProblemCount
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type

WIDTH = 560


@dataclass(frozen=True)
class IssuerKind:
    """A body that commends, as the words around a ward's name.

    `pattern` holds "{ward}" (“Chủ tịch Ủy ban nhân dân {ward}”); `signer_titles`, the usual one first.
    """

    id: str
    pattern: str
    signer_titles: tuple[str, ...]


@dataclass(frozen=True)
class NewRegister:
    """What the form asks for; `place` is the suggestion the name was taken from, if it was."""

    ward: str
    issuer_kind: str
    issuer: str
    signer: str
    signer_title: str
    place: object = None


class NewRegisterForm(Surface):
    """Four fields, Enter through all of them, Ctrl+Enter creates. `created` carries a NewRegister."""

    created = Signal(object)
    back_asked = Signal()

    def __init__(
        self,
        look: Look,
        places: Callable[[str], Sequence[Suggestion]],
        issuer_kinds: Sequence[IssuerKind],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "bg", parent)
        self._kinds = {kind.id: kind for kind in issuer_kinds}
        self._place: Suggestion | None = None
        self._suggested_title = ""
        self.ward = LineField(look, "ví dụ: phường Hoàn Kiếm")
        self.issuer = ChoiceField(look)
        self.signer = LineField(look, "ví dụ: Trần Quang Bình")
        self.signer_title = LineField(look)
        completion = CompletionPopup(look, self.ward, places, choose_first=_is_searching)
        completion.taken.connect(self._take_place)
        titles = CompletionPopup(look, self.signer_title, self._titles)
        titles.setObjectName("titles")
        self.form = Form(look)
        self._fill_form(look)
        self._lay_out(look)
        self.ward.textChanged.connect(self._name_issuers)
        self.issuer.chosen.connect(self._suggest_title)
        self.form.save_asked.connect(self._create)
        self._name_issuers()
        self._suggest_title()
        self.setFocusProxy(self.ward)

    def values(self) -> NewRegister:
        """What stands in the form."""
        ward = self.ward.value()
        place = self._place.payload if self._place is not None and self._place.text == ward else None
        return NewRegister(
            ward,
            str(self.issuer.value()),
            self._issuer_name(self._kinds[str(self.issuer.value())]),
            self.signer.value(),
            self.signer_title.value(),
            place,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _fill_form(self, look: Look) -> None:
        def required(field: LineField, sentence: str) -> Callable[[], FieldProblem | None]:
            return lambda: None if field.value() else FieldProblem(sentence)

        self.form.add_line(
            Field(
                look,
                "Tên phường, xã",
                self.ward,
                required=True,
                hint="gõ không dấu cũng tìm được",
                check=required(self.ward, "Chưa có tên phường. Gõ tên, ví dụ phường Hoàn Kiếm."),
            )
        )
        self.form.add_line(Field(look, "Cơ quan ban hành", self.issuer, required=True))
        self.form.add_line(
            Field(look, "Người ký", self.signer, hint="điền sau cũng được"),
            Field(look, "Chức danh ký", self.signer_title),
        )

    def _lay_out(self, look: Look) -> None:
        card = self._card = Card(look, padding=18)
        card.column.setSpacing(14)
        card.column.addWidget(Text(look, "Tạo sổ mới", Type.PAGE_TITLE))
        words = "Một sổ dùng cho nhiều năm. Mọi điều dưới đây đổi được về sau trong Cài đặt."
        card.column.addWidget(Text(look, words, tone="text2", wrap=True))
        card.column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        back = secondary(look, "Quay lại", key="Esc")
        back.clicked.connect(self.back_asked)
        self.create_button = primary(look, "Tạo sổ", key="Ctrl+Enter")
        self.create_button.clicked.connect(self.form.submit)
        buttons.addWidget(ProblemCount(look, self.form), 1)
        buttons.addWidget(back)
        buttons.addWidget(self.create_button)
        card.column.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._card.setFixedWidth(self._look.theme.px(WIDTH))

    def _issuer_name(self, kind: IssuerKind) -> str:
        return kind.pattern.format(ward=self.ward.value()).strip()

    def _name_issuers(self) -> None:
        self.issuer.set_choices(
            [Suggestion(self._issuer_name(kind), "", kind.id) for kind in self._kinds.values()]
        )
        if self.issuer.value() is None and self._kinds:
            self.issuer.set_value(next(iter(self._kinds)))

    def _titles(self, _typed: str) -> list[Suggestion]:
        kind = self._kinds.get(str(self.issuer.value()))
        return [Suggestion(title) for title in kind.signer_titles] if kind else []

    def _suggest_title(self) -> None:
        """The usual title of the chosen issuer, unless the user typed another."""
        titles = self._titles("")
        if titles and self.signer_title.value() in ("", self._suggested_title):
            self._suggested_title = titles[0].text
            self.signer_title.set_value(self._suggested_title)

    def _take_place(self, suggestion: Suggestion) -> None:
        self._place = suggestion

    def _create(self) -> None:
        self.created.emit(self.values())


def _is_searching(typed: str) -> bool:
    """Small letters only: looking for a known place. A name with capitals is being written out."""
    return typed == typed.lower()
