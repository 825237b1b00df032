"""The card on top: which file, which sheet, where its header stands; another sheet, another file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.imports import ImportPreview
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type


class FileBar(Card):
    """`sheet_chosen` carries the name of another sheet, `other_asked` asks for another file."""

    sheet_chosen = Signal(str)
    other_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=8, parent=parent)
        self._name = Text(look, "", Type.STRONG, elide=True)
        self._place = Text(look, "", Type.SMALL, "text2", elide=True)
        self.sheets = ChoiceField(look)
        self.sheets.setAccessibleName("Trang tính")
        self.sheets.setFixedWidth(look.theme.px(190))
        self.other = secondary(look, "Tệp khác…", icon="folder_open")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._place)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addSpacing(6)
        row.addWidget(IconLabel(look, "document_table", 20, "accent"))
        row.addLayout(words, 1)
        row.addWidget(self.sheets)
        row.addWidget(self.other)
        self.column.addLayout(row)
        self.sheets.chosen.connect(lambda name: self.sheet_chosen.emit(str(name)))
        self.other.clicked.connect(self.other_asked)

    def show_preview(self, preview: ImportPreview) -> None:
        """Name the file, its sheet and its rows; a choice of sheets only where several have a header."""
        self._name.setText(preview.file_name)
        self._place.setText(place_sentence(preview))
        self.sheets.set_choices([Suggestion(f"Trang “{name}”", payload=name) for name in preview.sheets])
        self.sheets.set_value(preview.sheet)
        self.sheets.setVisible(len(preview.sheets) > 1)


def place_sentence(preview: ImportPreview) -> str:
    """“Trang tính “Danh sach” · tiêu đề ở dòng 6 · dữ liệu từ dòng 7 đến dòng 44”."""
    head = f"Trang tính “{preview.sheet}” · tiêu đề ở dòng {preview.header.row}"
    if not preview.rows:
        return f"{head} · không có dòng dữ liệu nào"
    first, last = preview.rows[0].row.number, preview.rows[-1].row.number
    return f"{head} · dữ liệu từ dòng {first} đến dòng {last}"
