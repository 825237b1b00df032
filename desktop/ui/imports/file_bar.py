"""The card on top: which files, which sheet, what of, where the list stands in it; another file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.imports.file_words import place_sentence
from desktop.ui.imports.loaded import Loaded
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import quiet, secondary
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.words.imports import KIND_TITLES
from desktop.words.intake import note_sentence

NOT_READ = "không đọc được"


class FileBar(Card):
    """Signals: another of several files (its place), another sheet or kind, other files, all about it."""

    file_chosen = Signal(int)
    sheet_chosen = Signal(str)
    kind_chosen = Signal(str)
    other_asked = Signal()
    about_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=8, parent=parent)
        self._look = look
        self._name = Text(look, "", Type.STRONG, elide=True)
        self._place = Text(look, "", Type.SMALL, "text2", elide=True)
        self._notes = Text(look, "", Type.SMALL, "warn", elide=True)
        self.files = ChoiceField(look, waits=True)
        self.files.setAccessibleName("Tệp")
        self.sheets = ChoiceField(look, waits=True)
        self.sheets.setAccessibleName("Trang tính")
        kinds = [Suggestion(words, "", key) for key, words in KIND_TITLES.items()]
        self.kinds = ChoiceField(look, kinds, waits=True)
        self.kinds.setAccessibleName("Nhập vào")
        for choice in (self.sheets, self.kinds):
            choice.setFixedWidth(look.theme.px(180))
        self.about = quiet(look, "Về tệp này", icon="info")
        self.other = secondary(look, "Tệp khác…", icon="folder_open")
        self._lay_out(look)
        self.files.chosen.connect(lambda place: self.file_chosen.emit(int(str(place))))
        self.sheets.chosen.connect(lambda name: self.sheet_chosen.emit(str(name)))
        self.kinds.chosen.connect(lambda kind: self.kind_chosen.emit(str(kind)))
        self.about.clicked.connect(self.about_asked)
        self.other.clicked.connect(self.other_asked)

    def show_lists(self, lists: Sequence[Loaded], current: int) -> None:
        """Name the list in sight, its sheet and its rows; choices only where there is something to choose."""
        shown = lists[current]
        several = len(lists) > 1
        self._name.setText(shown.name)
        self._name.setVisible(not several)
        self.files.setVisible(several)
        self.files.set_choices(
            [Suggestion(one.name, one.sentence or NOT_READ, at) for at, one in enumerate(lists)]
        )
        self.files.set_value(current)
        preview = shown.preview
        self._place.setText(place_sentence(preview) if preview else NOT_READ)
        self._place.setToolTip(self._place.text())
        notes = [note_sentence(one.code, one.values) for one in preview.notes] if preview else []
        self._notes.setText(" ".join(notes))
        self._notes.setToolTip(self._notes.text())
        self._notes.setVisible(bool(notes))
        sheets = preview.sheets if preview else ()
        self.sheets.set_choices([Suggestion(f"Trang “{name}”", payload=name) for name in sheets])
        self.sheets.set_value(preview.sheet if preview else None)
        self.sheets.setVisible(len(sheets) > 1)
        self.kinds.set_value(preview.into.kind if preview else None)
        self.about.setVisible(preview is not None)

    def offer_kinds(self, kinds: Sequence[str]) -> None:
        """What the list may be taken into; one kind is no choice."""
        self.kinds.set_choices([Suggestion(KIND_TITLES[key], "", key) for key in kinds])
        self.kinds.setVisible(len(kinds) > 1)

    def set_narrow(self, narrow: bool) -> None:
        """Buttons keep only their icon."""
        self.about.set_compact(narrow)
        self.other.set_compact(narrow)

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in (self._name, self.files, self._place, self._notes):
            words.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addSpacing(6)
        row.addWidget(IconLabel(look, "document_table", 20, "accent"))
        row.addLayout(words, 1)
        for widget in (self.sheets, self.kinds, self.about, self.other):
            row.addWidget(widget)
        self.column.addLayout(row)
