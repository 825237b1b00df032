"""The panels beside the preview: texts of old fonts with before and after, and all about the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.intake.legacy_text import TextChange
from desktop.intake.sheet_reading import SkippedLine
from desktop.operations.imports import ListPreview
from desktop.ui.imports.file_words import (
    ENCODINGS,
    columns_left,
    fonts_sentence,
    not_kept_sentence,
    place_sentence,
)
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.letter_header import column_letter
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text
from desktop.words.intake import SKIPPED, note_sentence

MOST = 1_000
"""Lines of a panel: nobody reads more of them, and the grid has them all."""


class FontPanel(SidePanel):
    """`settled` carries changes whose `after` is what the cells shall hold."""

    settled = Signal(list)

    def __init__(self, look: Look, preview: ListPreview, parent: QWidget | None = None) -> None:
        super().__init__(look, "Phông chữ cũ", 310, parent)
        self._changes = preview.read.changes
        self._shown = sorted(self._changes, key=lambda one: one.applied)[:MOST]
        places = {id(one): place for place, one in enumerate(self._shown)}
        self.table = GroupedTable(
            look, _FONT_COLUMNS, lambda one: places[id(one)], "Chữ đọc lại", two_line=True
        )
        self.body.setAlignment(_STRETCHED)
        names = sorted({ENCODINGS[one.encoding] for one in self._changes})
        self.body.addWidget(Chip(look, ", ".join(names), "warn", "warning"))
        self.body.addWidget(Text(look, fonts_sentence(preview), tone="text2", wrap=True))
        self.body.addWidget(self.table, 1)
        self.one = secondary(look, "Chuyển ô này")
        self.all = secondary(look, "Chuyển cả cột")
        self.foot.addWidget(self.one)
        self.foot.addWidget(self.all)
        self.foot.addStretch(1)
        self.show_foot()
        self.one.clicked.connect(lambda: self._settle([self._current()]))
        self.all.clicked.connect(lambda: self._settle(self._alike()))
        self.table.opened.connect(lambda _place: self._settle([self._current()]))
        self.table.current_changed.connect(lambda _place: self._show_choice())
        self.table.set_groups(self._groups())
        self.table.set_current_id(0)
        self._show_choice()

    def _groups(self) -> list[Group]:
        groups = []
        for applied, title in ((False, "CHỜ XEM"), (True, "ĐÃ ĐỌC LẠI")):
            count = sum(one.applied is applied for one in self._changes)
            shown = [one for one in self._shown if one.applied is applied]
            if shown:
                groups.append(Group(title, shown, title, f"{count} ô"))
        return groups

    def _current(self) -> TextChange:
        return self._shown[max(self.table.current_id(), 0)]

    def _alike(self) -> list[TextChange]:
        current = self._current()
        return [
            one for one in self._changes if (one.column, one.applied) == (current.column, current.applied)
        ]

    def _settle(self, changes: Sequence[TextChange]) -> None:
        """An offer is accepted; what was read otherwise goes back to what the file has."""
        self.settled.emit([replace(one, after=one.before) if one.applied else one for one in changes])

    def _show_choice(self) -> None:
        current, verb = self._current(), "Giữ như tệp" if self._current().applied else "Chuyển"
        self.one.set_text(f"{verb}: ô này", "Enter")
        self.all.set_text(f"Cả cột {column_letter(current.column)} ({len(self._alike())})")


class AboutPanel(SidePanel):
    """What the reader has to say of a file, and every line that is no row, with what it was taken for."""

    def __init__(self, look: Look, preview: ListPreview, parent: QWidget | None = None) -> None:
        super().__init__(look, "Về tệp này", 420, parent)
        left = columns_left(preview)
        sentences = [
            place_sentence(preview),
            *(note_sentence(one.code, one.values) for one in preview.notes),
            f"Cột có chữ nhưng không lấy: {', '.join(left)}." if left else "",
            not_kept_sentence(preview),
        ]
        for sentence in filter(None, sentences):
            self.body.addWidget(Text(look, sentence, tone="text2", wrap=True))
        lines = preview.read.skipped[:MOST]
        self.body.setAlignment(_STRETCHED)
        self.table = GroupedTable(
            look,
            [
                Column("number", "Dòng", lambda line: line.number, 62, dim=True, plain=True),
                Column("text", "Nội dung", lambda line: line.text, 150, 1),
            ],
            lambda line: line.number,
            "Các dòng không lấy",
        )
        self.table.set_groups(_by_reason(lines))
        self.table.set_foot("Các dòng này không nhập.")
        self.body.addWidget(self.table, 1)


def _before(change: TextChange) -> str:
    return f"Trong tệp: {change.before}"


_FONT_COLUMNS = (
    Column("cell", "Ô", lambda one: f"{column_letter(one.column)}{one.row}", 58, dim=True),
    Column(
        "after",
        "Đọc lại",
        lambda one: one.after,
        150,
        1,
        second=_before,
        strong=True,
        second_title="Trong tệp",
    ),
)
_STRETCHED = Qt.AlignmentFlag(0)
"""A table in the panel's body takes all the room that is left."""


def _by_reason(lines: Sequence[SkippedLine]) -> list[Group]:
    groups = []
    for why, words in SKIPPED.items():
        found = [line for line in lines if line.why == why]
        if found:
            groups.append(Group(why, found, words.capitalize(), f"{len(found)} dòng"))
    return groups
