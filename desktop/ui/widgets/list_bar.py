"""The line above a page's table: which year, other choices, the filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.paced import Paced
from desktop.ui.widgets.popup_list import Suggestion

EVERY = 0
"""The payload of “Mọi năm”."""

FILTER_WIDTH = 190
YEARS_WIDTH = 104
VIEWS_WIDTH = 124
"""The least widths of the filter, the choice of years and that of views in px at 100 % text."""


class ListBar(QWidget):
    """`changed` follows choices and what is typed into the filter; `left_downwards` asks for the table."""

    changed = Signal()
    left_downwards = Signal()

    def __init__(
        self,
        look: Look,
        filter_hint: str,
        others: Sequence[tuple[str, ChoiceField]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`others` are further choices with their names for screen readers."""
        super().__init__(parent)
        self._look = look
        self.years = ChoiceField(look, waits=True)
        self.years.setMinimumWidth(look.theme.px(YEARS_WIDTH))
        self.filter = LineField(look, filter_hint)
        self.filter.setAccessibleName(filter_hint)
        self.filter.setMinimumWidth(look.theme.px(FILTER_WIDTH))
        self.filter.addAction(look.icon("filter"), LineField.ActionPosition.LeadingPosition)
        self._pace = Paced(self, self.changed.emit)
        self.filter.textChanged.connect(self._pace.ask)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for name, choice in (("Năm", self.years), *others):
            choice.setAccessibleName(name)
            choice.chosen.connect(lambda _value: self.changed.emit())
            self._row.addWidget(choice)
        self._row.addStretch(1)
        self._row.addWidget(self.filter)

    def add_first(self, widget: QWidget) -> None:
        """Put a widget, e.g. the choice of views, at the left."""
        widget.setMinimumWidth(self._look.theme.px(VIEWS_WIDTH))
        self._row.insertWidget(0, widget)

    def set_years(
        self, years: Iterable[int], *, every: bool = False, spans: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Offer these years, the latest first, with `every` also all together; the chosen one stays.

        `spans` are further ones as (code, words), e.g. “Quý này”.
        """
        offered = [Suggestion(f"Năm {year}", "", year) for year in sorted(set(years), reverse=True)]
        others = [Suggestion(words, "", code) for code, words in spans]
        self.years.set_choices([*offered, *([Suggestion("Mọi năm", "", EVERY)] if every else []), *others])

    def span(self) -> int | str:
        """The chosen year, `EVERY` for all, or the code of another span."""
        chosen = self.years.value()
        return chosen if isinstance(chosen, int | str) else EVERY

    def set_span(self, chosen: int | str) -> None:
        """Show a year or another span without telling anyone."""
        self.years.set_value(chosen)

    def year(self) -> int:
        """The chosen year, `EVERY` for all of them."""
        chosen = self.years.value()
        return chosen if isinstance(chosen, int) else EVERY

    def set_year(self, year: int) -> None:
        """Show a year without telling anyone."""
        self.years.set_value(year)

    def focus_filter(self) -> None:
        """Put the keyboard on the filter (Ctrl+L)."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the filter: ↓ and Enter go into the table, Esc empties the filter."""
        inside = self.filter.hasFocus()
        if inside and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pace.settle()
            self.left_downwards.emit()
        elif inside and event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            event.ignore()
