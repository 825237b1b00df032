"""What the help says of everything that is typed into, chosen or ticked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.ui.commands import COMMANDS
from desktop.ui.help.chapters import Book, Place, load
from desktop.ui.help.keys import key_lines
from desktop.ui.help.places import places_of
from desktop.ui.navigation import Navigation
from desktop.ui.widgets.choice_field import ChoiceField


def whole_help() -> Book:
    """The help as the program shows it."""
    return load({"keys": key_lines(COMMANDS)})


def check_help(book: Book, inside: QWidget, found: set[str]) -> list[str]:
    """Fields in sight without a paragraph; the addresses of those that have one go into `found`."""
    faults = []
    for places in _asked(inside):
        section = book.field(places)
        if section is None:
            name, around = places[0]
            faults.append(f"resources/help says nothing of “{name}” in {' < '.join(around[:4])}")
        else:
            found.add(section.address)
    return faults


def _asked(inside: QWidget) -> Iterator[list[Place]]:
    """Where F1 may be pressed: a field, a group of choices, a column that is typed into."""
    for kind in (QLineEdit, QPlainTextEdit, QAbstractButton):
        for widget in inside.findChildren(kind):
            if widget.isVisible() and _is_field(widget):
                yield places_of(widget)
    for view in inside.findChildren(QAbstractItemView):
        for column in getattr(view.model(), "columns", ()) if view.isVisible() else ():
            if getattr(column, "editable", False):
                places = places_of(view)
                yield [(column.title, places[0][1]), *places]


def _is_field(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QAbstractButton) and not isinstance(widget, ChoiceField):
        return widget.isCheckable() and not isinstance(widget.parentWidget(), Navigation)
    return True
