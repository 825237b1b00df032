"""What the help is asked about: the widget that has the keyboard; and where the help stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.ui.help.chapters import Place

LEAST, MOST = 300, 440
"""Width of the help in px at 100 % text: what a paragraph needs, and what reads well."""
GAP = 8


def places_of(widget: QWidget | None) -> list[Place]:
    """The widget and all that it stands in, the nearest first, each with the names of what is around it."""
    parts = around(widget)
    return [
        (_spoken(one), tuple(name for part in parts[at:] for name in _names(part)))
        for at, one in enumerate(parts)
    ]


def place_beside(room: QRect, field: QRect, *, wanted: int) -> QRect:
    """Where in `room` the help covers nothing of `field`: right, left, below or above it.

    `wanted` is its width in px. Where the field leaves no such place, e.g. a whole table, it is the right.
    """
    width = min(wanted, room.width())
    least = width * LEAST // MOST
    at_right = min(width, room.right() - field.right() - GAP) if field.isValid() else width
    at_left = min(width, field.left() - room.left() - GAP)
    if at_right >= least:
        return QRect(room.right() + 1 - at_right, room.top(), at_right, room.height())
    if at_left >= least:
        return QRect(room.left(), room.top(), at_left, room.height())
    whole = QRect(room.right() + 1 - width, room.top(), width, room.height())
    below = whole.adjusted(0, field.bottom() + GAP - room.top(), 0, 0)
    above = whole.adjusted(0, 0, 0, field.top() - GAP - room.bottom())
    larger = max(below, above, key=QRect.height)
    return larger if larger.height() >= room.height() // 3 else whole


def around(widget: QWidget | None) -> list[QWidget]:
    """The widget and all that it stands in, the nearest first."""
    found = list[QWidget]()
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _spoken(widget: QWidget) -> str:
    """What a screen reader calls it: a tick box by its own words."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QCheckBox) else "")


def _names(widget: QWidget) -> Iterator[str]:
    """Its classes of the program, and what a screen reader calls it."""
    if name := _spoken(widget):
        yield name
    for kind in type(widget).__mro__:
        if kind.__module__.startswith("desktop."):
            yield kind.__name__
