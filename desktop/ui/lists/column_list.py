"""The columns of a list to choose from: a tick shows one, Alt+↑ ↓ moves it, Ctrl+← → widens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.lists.listing import Listing
from desktop.records.saved_view import ShownColumn, columns_text
from desktop.ui.theme import Look
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column
from desktop.ui.widgets.table.grouped_table import GroupedTable

STEP = 20
"""px by which a key widens a column."""
LEAST, MOST = 40, 800


@dataclass(frozen=True)
class _Line:
    id: int
    key: str
    title: str
    shown: bool
    width: int


class ColumnList(GroupedTable):
    """`changed` carries what `columns_text` writes of the columns that are ticked, in their order."""

    changed = Signal(str)

    def __init__(self, look: Look, listing: Listing, parent: QWidget | None = None) -> None:
        columns = (
            Column("shown", "Hiện", lambda _line: None, 52, align=Align.CENTRE, tick=lambda line: line.shown),
            Column("title", "Cột", lambda line: line.title, 150, 1),
            Column("width", "Rộng", lambda line: line.width or None, 60, align=Align.RIGHT),
        )
        super().__init__(
            look, columns, lambda line: line.id, "Các cột của danh sách", name_column="title", parent=parent
        )
        self._listing = listing
        self._ids = {column.key: place for place, column in enumerate(listing.columns, start=1)}
        self._lines: list[_Line] = []
        self.ticked.connect(self._tick)
        self.opened.connect(lambda line_id: self._tick([line_id]))
        for key, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            hear(self, key, lambda step=step: self._move(step))  # type: ignore[misc]
        for key, step in (("Ctrl+Left", -STEP), ("Ctrl+Right", STEP)):
            hear(self, key, lambda step=step: self._widen(step))  # type: ignore[misc]

    def show_columns(self, columns: str) -> None:
        """Show what is chosen: the columns in sight first, in their order, then the others."""
        chosen = self._listing.shown(columns)
        keys = {column.key for column, _width in chosen}
        others = [(column, 0) for column in self._listing.columns if column.key not in keys]
        self._lines = [
            _Line(self._ids[column.key], column.key, column.title, column.key in keys, width)
            for column, width in (*chosen, *others)
        ]
        self._show()

    def _tick(self, line_ids: Sequence[int], _second: bool = False) -> None:
        """The column that names the rows stays."""
        fixed = self._ids[self._listing.named_by]
        self._lines = [
            replace(line, shown=not line.shown) if line.id in line_ids and line.id != fixed else line
            for line in self._lines
        ]
        self._tell()

    def _move(self, step: int) -> None:
        place = next((at for at, line in enumerate(self._lines) if line.id == self.current_id()), -1)
        if place >= 0 and 0 <= place + step < len(self._lines):
            self._lines.insert(place + step, self._lines.pop(place))
            self._tell()

    def _widen(self, step: int) -> None:
        usual = 100
        self._lines = [
            replace(line, width=min(max((line.width or usual) + step, LEAST), MOST))
            if line.id == self.current_id()
            else line
            for line in self._lines
        ]
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit(columns_text(ShownColumn(one.key, one.width) for one in self._lines if one.shown))

    def _show(self) -> None:
        self.set_rows(self._lines)
        if self.current_id() < 0 and self._lines:
            self.set_current_id(self._lines[0].id)
