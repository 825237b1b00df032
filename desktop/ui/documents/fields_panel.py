"""“Các trường”: every field that a template of a kind may name; Enter copies the chosen one for Word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop.records.codes import DocumentKind
from desktop.records.document_fields import FIELDS, DocumentField
from desktop.records.text import fold
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type
from desktop.words.documents import KINDS

WIDTH = 500
"""px at 100 % text."""
HINT = (
    "Trong Word, chèn trường MergeField mang tên này, hoặc gõ <<tên trường>>. Không cần đúng dấu, chữ hoa. "
    "Trường của danh sách đặt trong một dòng bảng hoặc một đoạn; dòng, đoạn ấy được lặp cho từng mục."
)


class FieldsPanel(SidePanel):
    """The list is filtered by what is typed; the name goes to the clipboard between its marks."""

    def __init__(self, look: Look, kind: DocumentKind) -> None:
        super().__init__(look, f"Các trường của {KINDS[kind]}", WIDTH)
        self._fields = FIELDS[kind]
        self.filter = LineField(look, "gõ một phần tên trường hoặc nội dung")
        columns = (
            Column("name", "Trường", lambda one: one.name, 170, 1, strong=True),
            Column("about", "Nội dung", said, 230, 2),
        )
        self.table = GroupedTable(look, columns, self._place, "Các trường")
        self.table.setMinimumHeight(look.theme.px(300))
        self.told = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.copy_button = primary(look, "Chép tên trường", key="Enter", icon="copy")
        self.body.addWidget(Text(look, HINT, Type.SMALL, "text2", wrap=True))
        self.body.addWidget(Field(look, "Lọc trường", self.filter))
        self.body.addWidget(self.table)
        self.body.addWidget(self.told)
        self.foot.addStretch(1)
        self.foot.addWidget(self.copy_button)
        self.show_foot()
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.table.opened.connect(lambda _place: self.copy())
        self.copy_button.clicked.connect(self.copy)
        self._fill()

    def shown(self) -> Sequence[DocumentField]:
        """The fields that fit what is typed."""
        wanted = fold(self.filter.text()).split()
        return [
            one for one in self._fields if all(word in fold(f"{one.name} {one.about}") for word in wanted)
        ]

    def copy(self) -> None:
        """Put the chosen field's name on the clipboard, ready to be pasted into Word."""
        place = self.table.current_id()
        if 1 <= place <= len(self._fields):
            name = self._fields[place - 1].name
            QGuiApplication.clipboard().setText(f"«{name}»")
            self.told.setText(f"Đã chép «{name}»; dán vào chỗ cần điền trong Word.")

    def start(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies from the filter too; the arrow down leads into the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.table.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        shown = self.shown()
        self.table.set_rows(shown)
        if shown:
            self.table.set_current_id(self._place(shown[0]))

    def _place(self, field: DocumentField) -> int:
        return self._fields.index(field) + 1


def said(field: DocumentField) -> str:
    """What a field says; of a list that it is repeated."""
    return f"{field.about} (lặp)" if field.listing and not field.is_heading else field.about
