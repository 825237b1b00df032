"""The opened initiative beside the table: what it is, its years and recognitions, the items of its form."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.operations.initiatives import OpenedInitiative, RecognitionLine, YearLine
from desktop.ui.initiatives.words import ITEM_LABELS, MARKS
from desktop.ui.initiatives.years_table import RecognitionsTable, YearsTable
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, secondary
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.text import Text, Type
from desktop.words.labels import FIELDS, INITIATIVE_STATES, NOVELTIES

WIDTH = 430
"""px at 100 % text."""


class OpenedView(Surface):
    """`edit_asked`, `recognise_asked`: the buttons. `area` takes the keyboard, so that arrows move it."""

    edit_asked = Signal()
    recognise_asked = Signal()
    commend_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._opened: OpenedInitiative | None = None
        self.title = Text(look, "", Type.TITLE, wrap=True)
        self.chip = Chip(look, "")
        self.second = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.edit_button = secondary(look, "Sửa", key="F2", icon="edit")
        self.commend_button = secondary(look, "Lập quyết định", icon="ribbon_star")
        self.commend_button.clicked.connect(self.commend_asked)
        self.years = YearsTable(look)
        self.recognitions = RecognitionsTable(look)
        self.edit_button.clicked.connect(self.edit_asked)
        self.recognitions.add_asked.connect(self.recognise_asked)
        self.area = QScrollArea()
        self.area.setAccessibleName("Chi tiết mô hình")
        self.area.installEventFilter(self)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_initiative(self, opened: OpenedInitiative, year_id: int) -> None:
        """Show an initiative as it was in one of its years."""
        if self._opened is None or self._opened.initiative.id != opened.initiative.id:
            self.area.verticalScrollBar().setValue(0)
        self._opened = opened
        line = next((one for one in opened.years if one.year.id == year_id), opened.years[0])
        self.title.setText(opened.initiative.name)
        mark = MARKS[line.state]
        self.chip.set_state(f"{INITIATIVE_STATES[line.state]} {line.year.year}", mark.tone, mark.icon)
        self.second.setText(_second(opened, line))
        self.years.show_years(opened.years, line.year.id or 0)
        self.recognitions.show_recognitions(
            [(year, found) for year in opened.years for found in year.recognitions]
        )
        self._show_items(opened, line)

    def add_button(self, button: Button) -> None:
        """Put one more button before the others; it shows its icon only."""
        button.set_compact(True)
        self._buttons.insertWidget(1, button)  # behind the room

    def current_year(self) -> YearLine | None:
        """The year on which the table of years stands."""
        lines = self._opened.years if self._opened else ()
        return next((line for line in lines if line.year.id == self.years.current_id()), None)

    def current_recognition(self) -> RecognitionLine | None:
        """The recognition on which its table stands."""
        lines = self._opened.years if self._opened else ()
        found = (one for line in lines for one in line.recognitions)
        return next((one for one in found if one.recognition.id == self.recognitions.current_id()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        focused = self.area.hasFocus()
        edge = self._look.theme.colour("accent" if focused else "line")
        QPainter(self).fillRect(0, 0, 2 if focused else 1, self.height(), edge)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def _show_items(self, opened: OpenedInitiative, line: YearLine) -> None:
        while (item := self._items.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for label, value in _items(opened, line):
            self._items.addSpacing(5)
            self._items.addWidget(Text(self._look, label, Type.SMALL_STRONG, "text2"))
            self._items.addWidget(Text(self._look, value, wrap=True))
        empty = sum(not getattr(opened.initiative, item) for item in ITEM_LABELS)
        if empty:
            words = f"Còn trống {empty} mục của bản đăng ký. Bấm F2 để điền."
            self._items.addWidget(Text(self._look, words, Type.SMALL, "warn", wrap=True))

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self.chip)
        state.addStretch(1)
        column.addLayout(state)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.commend_button)
        self._buttons.addWidget(self.edit_button)
        column.addLayout(self._buttons)
        column.addWidget(self.second)
        column.addWidget(self.years)
        column.addWidget(self.recognitions)
        self._items = QVBoxLayout()
        self._items.setSpacing(3)
        column.addLayout(self._items)
        column.addStretch(1)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(2, 0, 0, 0)
        around.addWidget(self.area)

    def _restyle(self) -> None:
        self.setFixedWidth(min(self._look.theme.px(WIDTH), 620))


def _second(opened: OpenedInitiative, line: YearLine) -> str:
    """Whose it is, its field with the one it counts under, and how new it is."""
    field = opened.field_name
    if opened.local_field is not None:
        field = f"{field} (tính vào {FIELDS[opened.local_field.counted_as]})"
    owner = opened.initiative.owner or "Chưa ghi người thực hiện"
    return " · ".join((owner, field, NOVELTIES[line.year.novelty]))


def _items(opened: OpenedInitiative, line: YearLine) -> Iterator[tuple[str, str]]:
    """What is written down, with its label; what is not has no line."""
    year, initiative = line.year, opened.initiative
    named = len(opened.awards)
    for label, value in (
        (f"Kết quả năm {year.year}", year.results),
        (f"Đánh giá năm {year.year}", year.evaluation),
        ("Thay đổi so với năm trước", year.changes),
        *((label, getattr(initiative, item)) for item, label in ITEM_LABELS.items()),
        ("Người liên hệ", initiative.contact),
        ("Ghi chú", initiative.note),
        ("Khen thưởng", f"Được nêu trong {named} trường hợp khen thưởng" if named else ""),
    ):
        if value:
            yield label, value
