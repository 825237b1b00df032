"""The panels of a layout: its name, and the sheets that take it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.operations.printing.layouts import ListedLayout, Use
from desktop.records.codes import Family, Paper, RecipientKind
from desktop.ui.theme import Look
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import FAMILIES, PAPERS, RECIPIENT_KINDS

USE_HINT = "Loại giấy được đánh dấu sẽ in theo mẫu này; loại bỏ dấu trở về mẫu thường dùng."


class NamePanel(FormPanel):
    """`saved` carries the name."""

    saved = Signal(str)

    def __init__(self, look: Look, title: str, key: object, name: str, today: date, words: str) -> None:
        super().__init__(look, title, key, today, words)
        self.name = LineField(look, "ví dụ: Giấy khen phôi đỏ A4")
        self.name.set_value(name)
        self.form.add_line(self.field("name", "Tên mẫu in", self.name, required=True))
        self.form.save_asked.connect(lambda: self.saved.emit(self.name.value()))

    def start(self) -> None:
        super().start()
        self.name.selectAll()


class UsePanel(FormPanel):
    """`saved` carries the kinds of sheet that are ticked."""

    saved = Signal(object)

    def __init__(self, look: Look, layout: ListedLayout, today: date) -> None:
        super().__init__(look, "Dùng mẫu in cho", ("layout-use", layout.name), today)
        self.boxes: dict[Use, QCheckBox] = {}
        self.body.insertWidget(0, Text(look, layout.title, Type.STRONG, wrap=True))
        self.body.insertWidget(1, Text(look, USE_HINT, Type.SMALL, "text2", wrap=True))
        for family in Family:
            for paper in Paper:
                words = f"{PAPERS[paper]}, khối {FAMILIES[family]}"
                self.form.add_widget(Text(look, words, Type.SMALL_STRONG, "text2"))
                self.form.add_widget(self._line(layout, family, paper))
        self.form.save_asked.connect(lambda: self.saved.emit(self.uses()))

    def uses(self) -> Sequence[Use]:
        """What is ticked."""
        return [use for use, box in self.boxes.items() if box.isChecked()]

    def start(self) -> None:
        next(iter(self.boxes.values())).setFocus()

    def _line(self, layout: ListedLayout, family: Family, paper: Paper) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(18)
        for kind in RecipientKind:
            box = QCheckBox(RECIPIENT_KINDS[kind])
            box.setAccessibleName(f"{PAPERS[paper]}, {FAMILIES[family]}, {RECIPIENT_KINDS[kind]}")
            box.setChecked((family, paper, kind) in layout.uses)
            self.boxes[family, paper, kind] = box
            row.addWidget(box)
        row.addStretch(1)
        return line
