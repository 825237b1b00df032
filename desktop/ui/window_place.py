"""Where the window was and how large, kept for each set of screens that this PC has had."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.settings import WINDOW_PLACE, PcSettings

_MOST = 6
_IN_SIGHT = 80
"""px of the window's top edge that must lie on a screen, or nobody could take hold of it."""


def remember_place(settings: PcSettings, window: QWidget) -> None:
    """Note size, place and whether the window is maximised. Raises `StorageTrouble`."""
    known = _known(settings)
    known.pop(_screens(), None)
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    newest_first = {_screens(): geometry, **known}
    settings.put(WINDOW_PLACE, json.dumps(dict(list(newest_first.items())[:_MOST])))


def restore_place(settings: PcSettings, window: QWidget) -> bool:
    """Put the window where it was on these screens, else where it was last; False when nothing is known."""
    known = _known(settings)
    geometry = known.get(_screens()) or next(iter(known.values()), "")
    if not geometry or not window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii"))):
        return False
    bring_into_sight(window)
    return True


def bring_into_sight(window: QWidget) -> None:
    """Move a window whose screen is gone onto the first one, no larger than that is."""
    edge = QRect(window.geometry().topLeft(), window.geometry().topRight() + QPoint(0, 1))
    seen = [edge.intersected(screen.availableGeometry()).width() for screen in QGuiApplication.screens()]
    if max(seen, default=0) >= min(_IN_SIGHT, window.width()):
        return
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.topLeft())


def _screens() -> str:
    """The screens by name, place and size."""
    sizes = [(screen.name(), screen.geometry()) for screen in QGuiApplication.screens()]
    return "; ".join(sorted(f"{name} {at.x()},{at.y()} {at.width()}x{at.height()}" for name, at in sizes))


def _known(settings: PcSettings) -> dict[str, str]:
    try:
        read = json.loads(str(settings.get(WINDOW_PLACE)) or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in read.items()} if isinstance(read, dict) else {}
