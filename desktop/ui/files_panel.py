"""The panel “Tệp đính kèm”: the files of a record; opened, added and taken away by keys or dropped on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

from desktop.operations.attachments import ENDINGS, MOST_MEGABYTES, KeptFile
from desktop.ui.files import all_dropped
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

WIDTH = 420
"""px at 100 % text."""
NOTHING = "Chưa có tệp nào. Bấm Insert, hoặc kéo tệp vào đây."
HINT = (
    f"Tệp (không quá {MOST_MEGABYTES} MB) được chép vào sổ, đi theo bản sao lưu; tệp gốc giữ nguyên. Mở ra là"
    " bản sao chỉ đọc: sửa trong bản sao không đổi gì trong sổ."
)


class FilesPanel(SidePanel):
    """`opened` and `removed` carry the id of a kept file; `dropped` the paths of files."""

    add_asked = Signal()
    opened = Signal(int)
    removed = Signal(int)
    dropped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Tệp đính kèm", WIDTH)
        columns = (
            Column("name", "Tệp", lambda one: one.attachment.file_name, 150, 1, strong=True),
            Column("size", "Cỡ", lambda one: size_words(one.size), 74, align=Align.RIGHT),
            Column("day", "Ngày", lambda one: one.attachment.added_on, 92, align=Align.RIGHT, drop=1),
        )
        self.table = GroupedTable(look, columns, lambda one: one.id, "Tệp đính kèm")
        self.table.setMinimumHeight(look.theme.px(220))
        self.table.opened.connect(self.opened)
        self.table.view.installEventFilter(self)
        self.body.addWidget(Text(look, HINT, Type.SMALL, "text2", wrap=True))
        self.body.addWidget(self.table)
        self.remove_button = secondary(look, "Bỏ", key="Delete")
        self.remove_button.clicked.connect(self._remove)
        self.open_button = secondary(look, "Mở bản sao", key="Enter")
        self.open_button.clicked.connect(self._open)
        self.add_button = primary(look, "Thêm tệp", key="Insert")
        self.add_button.clicked.connect(self.add_asked)
        self.foot.addStretch(1)
        for button in (self.remove_button, self.open_button, self.add_button):
            self.foot.addWidget(button)
        self.show_foot()
        self.setAcceptDrops(True)

    def show_files(self, found: Sequence[KeptFile]) -> None:
        """Show the files; the chosen one stays chosen."""
        self.table.set_rows(found)
        if found and self.table.current_id() < 0:
            self.table.set_current_id(found[-1].id)
        self.table.set_foot("" if found else NOTHING)
        self.open_button.setVisible(bool(found))
        self.remove_button.setVisible(bool(found))

    def start(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Insert and Delete mean the files here, not the rows of the page."""
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        deeds = {Qt.Key.Key_Insert: self.add_asked.emit, Qt.Key.Key_Delete: self._remove}
        if event.key() not in deeds:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            deeds[Qt.Key(event.key())]()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if all_dropped(event.mimeData(), ENDINGS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(all_dropped(event.mimeData(), ENDINGS))

    def _open(self) -> None:
        if self.table.current_id() >= 0:
            self.opened.emit(self.table.current_id())

    def _remove(self) -> None:
        if self.table.current_id() >= 0:
            self.removed.emit(self.table.current_id())


def size_words(octets: int) -> str:
    """“812 KB”, “4,2 MB”."""
    if octets < 1_000_000:
        return f"{max(octets // 1000, 1)} KB"
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")
