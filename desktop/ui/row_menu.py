"""What the right mouse button offers on rows: the commands for them that are open now, with their keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QMenu

from desktop.ui.commands import Commands
from desktop.ui.widgets.keys import heard_at

CHANGE = "F2"

SEVERAL = "rows.change"
"""Only where several rows are chosen; with one it would but say how to choose more."""

ROW_COMMANDS = (
    SEVERAL,
    "row.delete",
    "decision.copy",
    "record.history",
    "record.files",
    "recipients.merge",
    "certificates.print",
    "certificates.reprint",
    "receipts.print",
)
"""The commands that act on chosen rows, in the order of the menu."""


def add_row_commands(menu: QMenu, view: QAbstractItemView) -> None:
    """Put what can be done with the chosen rows first into their menu, and a line under it."""
    chosen = sum(block.height() for block in view.selectionModel().selection().toList())
    commands = view.window().findChild(Commands)
    if not chosen or commands is None:
        return
    if (change := heard_at(view, CHANGE)) is not None:
        menu.addAction(f"{change.whatsThis() or 'Sửa'}\t{CHANGE}", change.activated.emit)
    for command in ROW_COMMANDS:
        if commands.enabled(command) and (command != SEVERAL or chosen > 1):
            menu.addAction(commands.action(command))
    if menu.actions():
        menu.addSeparator()


def choose_under_mouse(view: QAbstractItemView, index: QModelIndex) -> None:
    """Choose the row of an index alone, unless it is among the chosen ones."""
    model, flag = view.selectionModel(), QItemSelectionModel.SelectionFlag
    if index.isValid() and not model.isSelected(index):
        rows = view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
        model.setCurrentIndex(index, flag.ClearAndSelect | flag.Rows if rows else flag.ClearAndSelect)
