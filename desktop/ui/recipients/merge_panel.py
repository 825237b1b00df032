"""The panel in which two cards become one: side by side, field by field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.operations.finding import merging
from desktop.operations.finding.merging import Moving
from desktop.records.recipient import Recipient
from desktop.records.text import short_date
from desktop.records.unit import Unit
from desktop.store.file import RecordFile
from desktop.ui.near_words import TITLES
from desktop.ui.recipients.side_choice import SideChoice
from desktop.ui.recipients.words import full_name
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.text import Text, Type

WIDTH = 560
"""px at 100 % text."""

KEYS = "← → chọn bên giữ lại cho từng dòng · Enter sang dòng sau"
ALIKE = "Hai hồ sơ ghi giống nhau."
PRINTED = "Giấy khen và quyết định trước giữ nguyên tên như đã in. Hoàn tác được bằng Ctrl+Z."


class MergePanel(FormPanel):
    """`saved` carries the kept card, the other one and the fields taken from it; `swapped` both, turned."""

    saved = Signal(object, object, object)
    swapped = Signal(object, object)

    def __init__(self, look: Look, file: RecordFile, keep: Recipient, other: Recipient) -> None:
        super().__init__(
            look, "Gộp hai hồ sơ", ("merge", keep.id, other.id), file.now().date(), "Gộp", width=WIDTH
        )
        self._file = file
        self.keep, self.other = keep, other
        offered = merging.offered(keep, other)
        self.choices = {
            name: SideChoice(
                look, TITLES[name], self._told(keep, name), self._told(other, name), name in offered
            )
            for name in merging.differing(keep, other)
        }
        self.form.add_widget(self._heads(look))
        for choice in self.choices.values():
            self.form.add_widget(choice)
        self.form.add_widget(Text(look, KEYS if self.choices else ALIKE, Type.SMALL, "text2", wrap=True))
        moved = merging.moving(file, keep.id or 0, other.id or 0)
        self.form.add_widget(Text(look, moved_words(moved), Type.BODY, wrap=True))
        if moved.together:
            words = f"Hai hồ sơ cùng có trong {moved.together} quyết định. Xem lại có phải hai người."
            self.form.add_widget(Text(look, words, Type.BODY, "warn", wrap=True))
        self.form.add_widget(Text(look, PRINTED, Type.SMALL, "text2", wrap=True))
        swap = secondary(look, "Đổi bên", icon="arrow_forward")
        swap.clicked.connect(lambda: self.swapped.emit(other, keep))
        self.foot.insertWidget(0, swap)
        self.form.save_asked.connect(lambda: self.saved.emit(keep, other, self.taken()))

    def taken(self) -> tuple[str, ...]:
        """The fields that are taken from the card that goes."""
        return tuple(name for name, choice in self.choices.items() if choice.takes_right())

    def start(self) -> None:
        first = next(iter(self.choices.values()), None)
        (first or self.save_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _heads(self, look: Look) -> QWidget:
        """Which card stays, and which goes into it."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, card in (("Giữ lại", self.keep), ("Gộp vào bên trái", self.other)):
            text = Text(look, f"{words}: {full_name(card)}", Type.STRONG, wrap=True)
            row.addWidget(text, 1)
        return box

    def _told(self, card: Recipient, name: str) -> str:
        """A value of a card in words; other records by their names."""
        value = getattr(card, name)
        if value is None or value == "":
            return ""
        if name in ("parent_id", "predecessor_id"):
            found = self._file.read.get(Recipient, value)
            return full_name(found) if found else ""
        if name == "unit_id":
            return unit_name(self._file, value)
        return short_date(value) if name in ("valid_from", "valid_to") else str(value)


def unit_name(file: RecordFile, unit_id: int) -> str:
    """The name of an administrative unit."""
    found = file.read.get(Unit, unit_id)
    return found.name if found else ""


def moved_words(moving: Moving) -> str:
    """“Chuyển sang hồ sơ giữ lại: 2 lần khen thưởng, 1 mô hình.”"""
    parts = (
        (moving.awards, "lần khen thưởng"),
        (moving.initiatives, "mô hình"),
        (moving.members, "thành viên"),
        (moving.cards, "hồ sơ liên quan"),
    )
    found = ", ".join(f"{count} {word}" for count, word in parts if count)
    return f"Chuyển sang hồ sơ giữ lại: {found}." if found else "Hồ sơ gộp vào chưa có lần khen thưởng nào."
