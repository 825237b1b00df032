"""What a screen reader is told: the name and role of everything the keyboard goes to, and of every row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from desktop.ui.widgets.choice_field import ChoiceField

Role = QAccessible.Role
NAME = QAccessible.Text.Name
MOST_ROWS = 60
"""Rows of a list that are read; the others are made by the same model."""

ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QLineEdit, frozenset({Role.EditableText})),
    (QPlainTextEdit, frozenset({Role.EditableText})),
    (ChoiceField, frozenset({Role.ComboBox})),
    (QAbstractButton, frozenset({Role.Button, Role.CheckBox, Role.RadioButton, Role.PageTab})),
    (QTableView, frozenset({Role.Table})),
    (QListView, frozenset({Role.List})),
)


def interface(widget: QWidget) -> QAccessibleInterface:
    """What Qt tells a screen reader of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def check_spoken(window: QWidget) -> list[str]:
    """Faults of everything in sight that Tab goes to: no name, a wrong role."""
    faults = []
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            continue
        told = interface(widget)
        if not told.text(NAME).strip():
            faults.append(f"{type(widget).__name__} in {type(widget.parent()).__name__} has no spoken name")
        roles = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
        if roles is not None and told.role() not in roles:
            faults.append(f"{type(widget).__name__} “{told.text(NAME)}” is spoken as {told.role().name}")
    return faults


def check_row_names(view: QAbstractItemView) -> list[str]:
    """The rows of a list of which a screen reader would say nothing."""
    told, model = interface(view), view.model()
    rows = [
        row
        for row in range(min(model.rowCount(), MOST_ROWS))
        if model.index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    ]
    return [
        f"row {row} of “{view.accessibleName()}” has no spoken name"
        for row in rows
        if not any(name.strip() for name in _row_names(told, view, row))
    ]


def _row_names(told: QAccessibleInterface, view: QAbstractItemView, row: int) -> list[str]:
    if not isinstance(view, QTableView):
        child = told.child(row)
        return [child.text(NAME)] if child is not None else []
    columns = view.model().columnCount() + 1  # Qt counts the heads of rows and of columns among the children
    cells = (told.child((row + 1) * columns + 1 + column) for column in range(columns - 1))
    return [cell.text(NAME) for cell in cells if cell is not None]
