"""The lines above the figures: which period, its ends, which of the lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.records.period import CutOffs, Period, span
from desktop.records.text import parse_date
from desktop.ui.reports.periods import OTHER, choices, same_period
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.text import Text, Type

KINDS = (
    ("activity", "Tổng hợp"),
    ("awards", "Khen thưởng"),
    ("award_form", "Biểu 2"),
    ("register", "Sổ vàng"),
    ("conferences", "Hội nghị"),
    ("receipts", "Ký nhận tiền"),
    ("unpaid", "Chưa nhận"),
    ("opinions", "Ý kiến"),
    ("initiatives", "Mô hình"),
    ("teams", "Tổ dân vận"),
    ("activities", "Hoạt động"),
)
"""The reports by their id, as `operations.reports` knows them, with the word of their tab."""


class PeriodBar(QWidget):
    """`period_chosen` carries a Period, `kind_chosen` the id of a report.

    “Khoảng khác…” opens two typed dates; Enter in the second one takes them. `sent_asked`: the list of what
    was sent.
    """

    period_chosen = Signal(object)
    kind_chosen = Signal(str)
    sent_asked = Signal()

    def __init__(
        self, look: Look, today: Callable[[], date], period: Period, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.period = period
        self.choice = ChoiceField(look, waits=True)
        self.choice.setAccessibleName("Kỳ báo cáo")
        self.choice.setMinimumWidth(look.theme.px(190))
        self.first, self.last = (DateField(look, lambda typed: parse_date(typed, today())) for _ in range(2))
        for editor, name in ((self.first, "Từ ngày"), (self.last, "Đến ngày")):
            editor.setAccessibleName(name)
            editor.setPlaceholderText(name.lower())
            editor.setFixedWidth(look.theme.px(128))
            editor.returnPressed.connect(self._take_dates)
            editor.left.connect(self._say_problem)
        self.ends = Text(look, period.dates, tone="text2", tabular=True, elide=True)
        self.problem = Text(look, "", Type.SMALL, "err", elide=True)
        self.sent_button = secondary(look, "Báo cáo đã gửi", icon="mail")
        self.sent_button.clicked.connect(self.sent_asked)
        self.kinds = SegmentedSwitch(look, KINDS, "Loại báo cáo", margins=14)
        self._lay_out()
        self.choice.chosen.connect(self._chosen)
        self.kinds.chosen.connect(self.kind_chosen)
        self._show_dates(False)

    def offer(self, years: Sequence[int], days: CutOffs) -> None:
        """Offer the presets of these years; the chosen one stays, with its ends on the office's days."""
        asks = self._asks_dates()
        self.period = same_period(self.period, years, days)
        self.ends.setText(self.period.dates)
        self.choice.set_choices(choices(years, days))
        self.choice.set_value(OTHER if asks else self.period)

    def show_period(self, period: Period) -> None:
        """Go to a period that the next `offer` will have, without telling anyone."""
        self.period = period
        self.choice.set_value(None)
        self._show_dates(False)

    def kind(self) -> str:
        """The report in sight."""
        return self.kinds.current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on “Khoảng khác…” goes on to the days."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and self.choice.hasFocus() and self._asks_dates():
            self._go_to_dates()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.choice, self.first, self.last, self.ends, self.problem):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.sent_button)
        column.addLayout(row)
        column.addWidget(self.kinds)

    def _chosen(self, payload: object) -> None:
        self._show_dates(payload == OTHER)
        if isinstance(payload, Period):
            self._take(payload)
            return
        self.first.set_day(self.period.start)
        self.last.set_day(self.period.end)
        if self.choice.hasFocus():  # else the user has gone elsewhere
            self._go_to_dates()

    def _go_to_dates(self) -> None:
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.selectAll()

    def _take_dates(self) -> None:
        """Enter: on to the second date, and there take both."""
        if self.first.hasFocus():
            self.last.setFocus(Qt.FocusReason.TabFocusReason)
            self.last.selectAll()
            return
        self.last.leave()
        days = self._days()
        if isinstance(days, str):
            self._say_problem()
        else:
            self._take(span(*days))

    def _days(self) -> tuple[date, date] | str:
        """The two days, or what is wrong with them."""
        try:
            first, last = self.first.day(), self.last.day()
        except ValueError:
            return "Không hiểu ngày. Gõ lại, ví dụ 09/10/2026."
        if first is None or last is None:
            return "Gõ đủ hai ngày rồi bấm Enter."
        return (first, last) if first <= last else "Ngày cuối trước ngày đầu."

    def _say_problem(self) -> None:
        days = self._days()
        self.problem.setText(days if isinstance(days, str) else "")

    def _take(self, period: Period) -> None:
        self.problem.setText("")
        self.period = period
        self.ends.setText(period.dates)
        self.period_chosen.emit(period)

    def _asks_dates(self) -> bool:
        return self.choice.value() == OTHER

    def _show_dates(self, shown: bool) -> None:
        self.first.setVisible(shown)
        self.last.setVisible(shown)
        self.problem.setVisible(shown)
        self.ends.setVisible(not shown)
