"""A section of the settings: its title, an explanation, and what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.store.writer import Done
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.table.columns import Column, Group, Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type


class SettingsSection(QWidget):
    """Subclasses fill `column` and say in `reload` what the register holds."""

    kinds: frozenset[str] = frozenset()
    """The kinds of record whose change concerns the section."""
    _unread = False

    def __init__(self, look: Look, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 14)
        self.column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(Text(look, title, Type.TITLE, elide=True))
        self.head.addStretch(1)
        self.column.addLayout(self.head)
        self.column.addWidget(Text(look, explanation, Type.SMALL, "text2", wrap=True))

    def reload(self) -> None:
        """Read the register again."""

    def read_when_shown(self) -> None:
        """What takes long to read is read when the section comes into sight, not with the page."""
        self._unread = True

    def refresh(self, changed: frozenset[str]) -> None:
        """Records of these kinds have changed."""
        if self.kinds & changed and not self._unread:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        if self._unread:
            self._unread = False
            self.reload()
        super().showEvent(event)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the section is entered."""
        return self


class TableSection(SettingsSection):
    """A section with one table; `panel_asked` carries the panel that edits a row or adds one.

    `refused` says what must be there first. Enter or F2 changes the current row, Insert adds one.
    """

    foot = "Enter hoặc F2: sửa dòng đang chọn"
    delete_words = ""
    """What Delete does to the current row; empty where rows stay."""
    records = ""
    """The table whose rows the section lists; "" where they are something else."""
    panel_asked = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        look: Look,
        title: str,
        explanation: str,
        columns: Sequence[Column],
        add_words: str,
        *,
        two_line: bool = False,
        reason_of: Callable[[Any], Reason | None] | None = None,
        id_of: Callable[[Any], int] = lambda one: one.id or 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, explanation, parent)
        self._id_of = id_of
        self.table = GroupedTable(look, columns, id_of, title, two_line=two_line, reason_of=reason_of)
        self.table.opened.connect(lambda _id: self.edit())
        self.add_button = secondary(look, add_words, key="Insert", icon="add")
        self.add_button.clicked.connect(self.add)
        self.head.addWidget(self.add_button)
        self.column.addWidget(self.table, 1)

    def groups(self) -> Sequence[Group]:
        """The rows as the register holds them now."""
        raise NotImplementedError

    def panel(self, row_id: int | None) -> FormPanel | None:
        """The panel of a row; None: of a new one. None where there is nothing to edit."""
        raise NotImplementedError

    def deletion(self, row_id: int) -> Future[Done[Any]]:
        """Delete a row, where `delete_words` says that it can be."""
        raise NotImplementedError

    def reload(self) -> None:
        groups = self.groups()
        rows = [row for group in groups for row in group.rows]
        self.table.set_groups(groups)
        if rows and self.table.current_id() < 0:
            self.table.set_current_id(self._id_of(rows[0]))
        self.table.set_foot(self.foot if rows else "Chưa có dòng nào. Bấm Insert để thêm.")

    def add(self) -> None:
        """Open the panel of a new row."""
        self._ask(self.panel(None))

    def edit(self) -> None:
        """Open the panel of the current row."""
        if self.table.current_id() >= 0:
            self._ask(self.panel(self.table.current_id()))

    def first_focus(self) -> QWidget:
        return self.table.view

    def _ask(self, panel: FormPanel | None) -> None:
        if panel is not None:
            self.panel_asked.emit(panel)
