"""The card of the second place: where it is, when it was last used, and the two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.backups import SecondPlace
from desktop.ui.backups.words import moment
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.text import Text, Type

NONE_YET = "Chưa chọn nơi sao lưu thứ hai"
WHY = "Máy hỏng hoặc mất thì bản sao trên USB vẫn còn. Chọn một lần, sau đó chỉ bấm Sao lưu ra USB."
AWAY = "chưa thấy, cắm USB vào máy"


class SecondPlaceCard(Card):
    """`copy_asked` and `choose_asked` come from the buttons."""

    copy_asked = Signal()
    choose_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=10, parent=parent)
        self.name = Text(look, NONE_YET, Type.STRONG, elide=True)
        self.detail = Text(look, WHY, Type.SMALL, "text2", elide=True)
        self.copy_button = secondary(look, "Sao lưu ra USB", icon="archive")
        self.choose_button = secondary(look, "Chọn nơi thứ hai…", icon="folder_open")
        self.copy_button.clicked.connect(self.copy_asked)
        self.choose_button.clicked.connect(self.choose_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(look, "save", 20, "accent"))
        row.addLayout(words, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.choose_button)
        self.column.addLayout(row)

    def show_place(self, place: SecondPlace | None) -> None:
        """Say where the second place is and when it was last used."""
        self.copy_button.setVisible(place is not None)
        self.choose_button.set_text("Chọn nơi thứ hai…" if place is None else "Chọn nơi khác…")
        if place is None:
            self.name.setText(NONE_YET)
            self.detail.setText(WHY)
            return
        self.name.setText(f"Nơi sao lưu thứ hai: {place.folder}")
        last = f"lần gần nhất {moment(place.copied_at)}" if place.copied_at else "chưa sao lưu lần nào"
        self.detail.setText(last if place.is_there else f"{last} · {AWAY}")
