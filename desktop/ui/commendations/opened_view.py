"""The opened decision: its head, the strip of steps, one notice, and the list being typed or handed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.operations.commendations import OpenedCommendation, StripStep
from desktop.records.award_rules import ORDER_OF_KINDS
from desktop.records.carried import Carried
from desktop.records.codes import RecipientKind
from desktop.records.life import StepState as LifeState
from desktop.records.text import format_amount
from desktop.store.file import RecordFile
from desktop.ui.commendations.add_line import AddLine
from desktop.ui.commendations.present_table import PresentTable
from desktop.ui.commendations.record_bar import RecordBar
from desktop.ui.commendations.rows import (
    ListRow,
    achievement,
    columns,
    foot_sentence,
    groups_of,
    reasons,
    row_id,
)
from desktop.ui.theme import Look
from desktop.ui.unsaved import Unsaved
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import NoticeBar
from desktop.ui.widgets.steps import Step, StepState, StepStrip
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.columns import Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.labels import RECIPIENT_KINDS

_STATES = {
    LifeState.DONE: StepState.DONE,
    LifeState.CURRENT: StepState.CURRENT,
    LifeState.LATER: StepState.LATER,
}

_SHORT_TITLES = {"review": "Họp xét", "sign": "Ký", "print": "In", "present": "Trao", "file": "Lưu"}


class OpenedView(QWidget):
    """`moved` carries award ids and the step up or down; `opened` the award whose panel is wanted.

    `many_opened`: F2 where several rows are chosen.
    """

    opened = Signal(int)
    many_opened = Signal()
    moved = Signal(list, int)

    def __init__(
        self, look: Look, file: RecordFile, unsaved: Unsaved, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._file = file
        self._unsaved = unsaved
        self._today = today
        self._shown: OpenedCommendation | None = None
        self._reasons: Mapping[int, Reason] = {}
        self._adding = False
        self._narrow = False
        self._panel_open = False
        self.bar = RecordBar(look)
        self.strip = StepStrip(look)
        self.notices = NoticeBar(look)
        self.table = GroupedTable(
            look, columns(), row_id, "Danh sách khen thưởng", name_column="name", reason_of=self._reason
        )
        self.present = PresentTable(look, today)
        self.switch = SegmentedSwitch(
            look, [(kind.value, RECIPIENT_KINDS[kind]) for kind in ORDER_OF_KINDS], "Loại của dòng thêm"
        )
        self.switch.setToolTip("Alt+1 tập thể, Alt+2 hộ gia đình, Alt+3 cá nhân")
        self.all_right = secondary(look, "", key="Ctrl+J", icon="checkmark_circle")
        self.add_line = self._new_add_line()
        self._lay_out()
        self.table.view.installEventFilter(self)
        hear(self.table.view, "F2", self._change_chosen)
        self.table.opened.connect(self.opened)
        self.present.closed.connect(self._back_to_list)
        self.switch.chosen.connect(lambda key: self.start_adding(RecipientKind(key)))
        for place, kind in enumerate(ORDER_OF_KINDS, start=1):
            key = QShortcut(QKeySequence(f"Alt+{place}"), self, lambda kind=kind: self.start_adding(kind))
            key.setContext(Qt.ShortcutContext.WindowShortcut)

    def shown(self) -> OpenedCommendation | None:
        """What is shown now."""
        return self._shown

    def clear(self) -> None:
        """No decision is open."""
        self._shown = None

    def show_commendation(self, opened: OpenedCommendation, *, adding: bool) -> None:
        """Show a decision; `adding` says whether its list may be added to now. What is typed stays."""
        other = self._shown is None or self._shown.commendation.id != opened.commendation.id
        self._shown = opened
        self._adding = adding
        self._reasons = reasons(opened)
        if other:
            self.show_list()
            self.notices.dismiss()
            for table in (self.table, self.present.table):
                table.begin_anew()
        self.bar.show_commendation(opened)
        self.strip.set_steps([self._step(step) for step in opened.strip])
        self.add_line.row.setVisible(adding)
        self._show_rows()
        self.add_line.show_commendation(opened.commendation, self._usual_kind())
        self._show_rows()
        self.present.show_commendation(opened)
        self._show_switch()
        self._show_all_right()

    def start_adding(self, kind: RecipientKind | None = None) -> None:
        """Put the keyboard on the name of the add row, under another heading if a kind is named."""
        if not self._adding:
            return
        self.show_list()
        if kind is not None and kind is not self.add_line.kind:
            self.add_line.set_kind(kind)
        self.add_line.row.start()

    def show_list(self) -> None:
        """Show the list of recipients."""
        self._stack.setCurrentWidget(self.table)

    def show_presenting(self) -> None:
        """Show the list with the ticks of handing over."""
        self._stack.setCurrentWidget(self.present)
        self.present.start()

    def list_pane(self) -> QWidget:
        """The list in sight, for F6."""
        return self.present if self.is_presenting() else self.table

    def chosen_ids(self) -> list[int]:
        """The chosen rows of the list in sight."""
        return (self.present.table if self.is_presenting() else self.table).selected_ids()

    def is_presenting(self) -> bool:
        """Whether the ticks are in sight."""
        return self._stack.currentWidget() is self.present

    def set_narrow(self, narrow: bool) -> None:
        """The narrow rules of look.md section 4."""
        self._narrow = narrow
        self.bar.set_narrow(narrow)
        edge = 12 if narrow else 16
        self._column.setContentsMargins(edge, 8, edge, 10)
        self._show_foot()

    def set_panel_open(self, is_open: bool) -> None:
        """A side panel takes room: its own buttons matter now."""
        self._panel_open = is_open
        self.bar.import_button.setVisible(not is_open)
        self.bar.paste_button.setVisible(not is_open)
        self._show_switch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+↑ and Alt+↓ move the chosen rows."""
        if watched is not self.table.view or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES:
            self.moved.emit(self.table.selected_ids(), _MOVES[Qt.Key(event.key())])
            return True
        return False

    def _change_chosen(self) -> None:
        """F2: the row, or the chosen rows together."""
        if len(self.table.selected_ids()) > 1:
            self.many_opened.emit()
        elif self.table.current_id() >= 0:
            self.opened.emit(self.table.current_id())

    def _back_to_list(self) -> None:
        self.show_list()
        self.table.view.setFocus()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.present)
        self.table.add_foot_widget(self.all_right)
        self.table.add_foot_widget(self.switch)
        column.addWidget(self.bar)
        column.addWidget(self.strip)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.add_line.near)
        self.add_line.near.hold_keys_in(self)

    def _new_add_line(self) -> AddLine:
        line = AddLine(self._look, self._file, self._unsaved, self)
        line.above = self._above
        line.kind_changed.connect(self._kind_changed)
        self.table.set_add_row(line.row)
        return line

    def _kind_changed(self, kind: RecipientKind) -> None:
        self.switch.set_current(kind.value)
        self.table.set_add_group(kind.value)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._shown is None:
            return
        kind = self.add_line.kind
        self.table.set_adding(self._adding)
        self.table.set_groups(groups_of(self._shown, kind if self._adding else None))
        self.add_line.row.set_number(str((self._shown.counts.get(kind) or 0) + 1))
        self._show_foot()

    def _show_foot(self) -> None:
        if self._shown is None:
            return
        total, life = self._shown.total_amount, self._shown.life
        label = "Cộng:" if self._narrow else "Cộng tiền thưởng:"
        words = (label, f"{format_amount(total)} đ") if total is not None else ("", "")
        self.table.set_foot(foot_sentence(self._shown.counts, life.paid, life.payable), *words)

    def _show_all_right(self) -> None:
        carried = self._shown.carried if self._shown else Carried()
        count = len(carried.award_ids) + len(carried.fields)
        self.all_right.setVisible(count > 0)
        self.all_right.set_text(f"Đúng cả {count}")
        words = f"{len(carried.award_ids)} dòng, {len(carried.fields)} chỗ chép từ {carried.source} chưa soát"
        self.all_right.setToolTip(words)
        self.all_right.setAccessibleDescription(words)

    def _show_switch(self) -> None:
        self.switch.setVisible(self._adding and not self._panel_open)

    def _usual_kind(self) -> RecipientKind:
        """The last kind that the list holds: people are added where the list goes on."""
        counts = self._shown.counts if self._shown else {}
        present = [kind for kind in ORDER_OF_KINDS if counts.get(kind)]
        return present[-1] if present else RecipientKind.COLLECTIVE

    def _above(self) -> tuple[str, str]:
        """Own achievement and amount of the row above the add row."""
        lines = self._shown.awards if self._shown else ()
        own = [line.award for line in lines if line.award.kind is self.add_line.kind]
        if not own:
            return "", ""
        amount = own[-1].amount
        return achievement(own[-1]).replace("\n", " "), "" if amount is None else format_amount(amount)

    def _reason(self, row: ListRow) -> Reason | None:
        return self._reasons.get(row_id(row))

    def _step(self, step: StripStep) -> Step:
        detail = step.detail
        doubts = len(self._shown.problems) if self._shown and step.id == "list" else 0
        if doubts:
            detail = f"{detail} · {doubts} nhắc"
        missing = step.state is LifeState.CURRENT and detail.startswith("Chưa")
        return Step(
            step.id,
            step.title,
            detail,
            _STATES[step.state],
            missing,
            short_title=_SHORT_TITLES.get(step.id, step.title),
            short_fact=self._short(detail),
        )

    def _short(self, detail: str) -> str:
        """ "39 trường hợp" as "39", the days of this year without the year."""
        short = re.sub(rf"(\d\d/\d\d)/{self._today.year}", r"\1", detail)
        return short.replace(" trường hợp", "").replace(" tờ", "")


_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
