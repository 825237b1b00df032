"""The list of sheets at the left: a switch of what is in sight, groups, tick boxes, printed marks."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.printing.certificate_preview import SheetGroup
from desktop.ui.certificates.entries import Said, SheetEntry, Shown, entries
from desktop.ui.certificates.sheet_view import SheetView
from desktop.ui.certificates.thumbnails import Thumbnails
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.list_rows import ROW, RowsModel
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.text import Text

WIDE = 268
NARROW = 236
"""Widths in px at 100 % text."""


class SheetList(Surface):
    """`chosen` (award id) follows the current sheet; `turned` carries the sheets whose tick is to turn.

    What a tick means and which sheets are ticked is the page's: it is told, and shows them again.
    """

    chosen = Signal(int)
    turned = Signal(list)

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._groups: Sequence[SheetGroup] = ()
        self._said: Said = {}
        self._narrow = False
        self._ticked: frozenset[int] = frozenset()
        self._model = RowsModel(self)
        self.switch = SegmentedSwitch(look, _choices(()), "Tờ nào")
        self.view = SheetView(look, self._model, thumbnails)
        self.view.setAccessibleName("Các tờ giấy khen, Space để chọn in")
        self._nothing = Text(look, "Không có tờ nào.", tone="text2")
        self._nothing.setContentsMargins(14, 10, 14, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 1, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 6, 0)
        head.addWidget(self.switch)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        self.switch.chosen.connect(lambda _key: self._refill())
        self.view.ticked.connect(self.turn)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_groups(self, groups: Sequence[SheetGroup], ticked: Collection[int], said: Said) -> None:
        """Show these sheets; `said` stands in the place of printed marks."""
        self._groups = groups
        self._ticked, self._said = frozenset(ticked), said
        self.switch.set_choices(_choices(groups))
        self._refill()

    @property
    def ticked(self) -> frozenset[int]:
        """Award ids of the sheets that are shown with a tick."""
        return self._ticked

    def current_id(self) -> int:
        """Award id of the current sheet, -1 for none."""
        entry = self.view.currentIndex().data(ROW)
        return entry.id if isinstance(entry, SheetEntry) else -1

    def set_current(self, award_id: int) -> None:
        """Make a sheet current; all sheets come into sight if it is not among those shown."""
        if self._row_of(award_id) < 0:
            self.switch.set_current(Shown.ALL.value)
            self._refill()
        row = self._row_of(award_id)
        if row >= 0:
            self.view.setCurrentIndex(self._model.index(row))

    def turn(self, award_ids: Sequence[int]) -> None:
        """Ask for a tick where there is none, and the other way round."""
        self.turned.emit(list(award_ids))

    def set_narrow(self, narrow: bool) -> None:
        """268 px wide with small pictures, 236 without them in narrow windows."""
        self._narrow = narrow
        self.view.pictures = not narrow
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), self._look.theme.colour("line"))

    def _refill(self) -> None:
        current = self.current_id()
        scrolled = self.view.verticalScrollBar().value()
        shown = Shown(self.switch.current())
        blocked = self.blockSignals(True)
        self._model.set_rows(entries(self._groups, shown, self._ticked, self._said))
        row = self._row_of(current)
        if row >= 0:
            self.view.setCurrentIndex(self._model.index(row))
        self.view.verticalScrollBar().setValue(scrolled)
        self.blockSignals(blocked)
        self._nothing.setVisible(not self._model.rows)
        if row < 0:
            self.view.step(1)

    def _row_of(self, award_id: int) -> int:
        rows = (
            row
            for row, entry in enumerate(self._model.rows)
            if isinstance(entry, SheetEntry) and entry.id == award_id
        )
        return next(rows, -1)

    def _current_changed(self, current: QModelIndex) -> None:
        entry = current.data(ROW)
        if isinstance(entry, SheetEntry):
            self.chosen.emit(entry.id)

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.theme.px(NARROW if self._narrow else WIDE))
        self.view.doItemsLayout()
        self.update()


def _choices(groups: Sequence[SheetGroup]) -> list[tuple[str, str]]:
    lines = [line for group in groups for line in group.lines]
    printed = sum(line.sheet.printed for line in lines)
    return [
        (Shown.ALL.value, f"Tất cả {len(lines)}"),
        (Shown.WAITING.value, f"Chưa in {len(lines) - printed}"),
        (Shown.PRINTED.value, f"Đã in {printed}"),
    ]
