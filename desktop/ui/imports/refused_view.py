"""One of several files that cannot be read: why, with the way to the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.imports.file_bar import FileBar
from desktop.ui.imports.loaded import Loaded
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.words.errors import error_sentence

OTHERS = "Các tệp khác vẫn nhập được; tệp này giữ nguyên."


class RefusedView(QWidget):
    """The file bar above the sentence of the refusal."""

    def __init__(
        self, look: Look, lists: Sequence[Loaded], current: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.file_bar = FileBar(look)
        self.file_bar.show_lists(lists, current)
        self.file_bar.offer_kinds(())
        refusal = lists[current].refusal
        sentence = error_sentence(refusal.code, refusal.values) if refusal is not None else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self.file_bar)
        column.addWidget(EmptyList(look, sentence, other_way=OTHERS), 1)
