"""Handing over: who has received certificate and money, ticked in the list itself, one key each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.commendations import OpenedCommendation
from desktop.records.award import Award
from desktop.records.text import parse_date
from desktop.ui.commendations.rows import groups_of, presenting_columns, row_id
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form_panel import day_or_none, unclear_day
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

KEYS = "Phím cách: đã trao   ·   Shift+phím cách: đã chi   ·   F2: người nhận thay   ·   cột Khung: có khung"


class PresentTable(QWidget):
    """`presented` and `paid` carry award ids and the day, or None to take the tick away; `received` an award
    id, the day and who received in the recipient's place; `framed` award ids and whether a frame goes along;
    `closed` leads back to the list.
    """

    presented = Signal(list, object)
    paid = Signal(list, object)
    framed = Signal(list, bool)
    received = Signal(int, object, str)
    closed = Signal()

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._awards: dict[int, Award] = {}
        self._shown_id = -1
        self.day = DateField(look, lambda typed: parse_date(typed, today))
        self.day.setAccessibleName("Ngày trao, chi")
        self.day.setFixedWidth(look.theme.px(190))
        self.table = GroupedTable(look, presenting_columns(), row_id, "Trao, chi thưởng", name_column="name")
        self._keys = Text(look, KEYS, Type.SMALL, "text2", elide=True)
        back = secondary(look, "Về danh sách", icon="arrow_left")
        back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        label = Text(look, "Ngày trao, chi", Type.SMALL_STRONG, "text2")
        label.setBuddy(self.day)
        head.addWidget(label)
        head.addWidget(self.day)
        head.addWidget(self._keys, 1)
        head.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        hear(self.table.view, "F2", lambda: self.table.edit_current("received"), "Ghi người nhận thay")
        self.table.ticked.connect(self._ticked)
        self.table.edited.connect(self._edited)

    def show_commendation(self, opened: OpenedCommendation) -> None:
        """Show who has received what; the day offered is the conference's, else today."""
        self._awards = {line.award.id or 0: line.award for line in opened.awards}
        self.table.set_groups(groups_of(opened, None))
        if opened.commendation.id != self._shown_id:
            self._shown_id = opened.commendation.id or 0
            self.day.set_day(opened.life.handed_over_on or self._today)
        presented = sum(award.presented_on is not None for award in self._awards.values())
        paid = sum(award.paid_on is not None for award in self._awards.values())
        self.table.set_foot(f"Đã trao {presented}/{len(self._awards)}, đã chi {paid}/{opened.life.payable}.")

    def start(self) -> None:
        """Put the keyboard on the list, on the first row when none is current."""
        if self.table.current_id() < 0 and self._awards:
            self.table.set_current_id(next(iter(self._awards)))
        self.table.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ticked(self, award_ids: Sequence[int], second: bool) -> None:
        ids = [award_id for award_id in award_ids if award_id in self._awards]
        if not second and self.table.current_column() == "framed":
            self.framed.emit(ids, not all(self._awards[award_id].framed for award_id in ids))
            return
        pays = second or self.table.current_column() == "paid"
        marked = [self._mark(award_id, pays) for award_id in ids]
        day = None if all(marked) else self._day()
        if ids and (day is not None or all(marked)):
            (self.paid if pays else self.presented).emit(ids, day)

    def _edited(self, award_id: int, _key: str, text: str) -> None:
        day = self._mark(award_id, True) or self._day()
        if day is not None:
            self.received.emit(award_id, day, text)

    def _mark(self, award_id: int, pays: bool) -> date | None:
        award = self._awards[award_id]
        return award.paid_on if pays else award.presented_on

    def _day(self) -> date | None:
        """The day in the field; an unclear one takes the keyboard."""
        if unclear_day(self.day) or not self.day.value():
            self.day.setFocus()
            return None
        return day_or_none(self.day)
