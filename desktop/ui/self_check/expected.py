"""What a check says when it finds something else than it must, and how a picture is judged."""

from __future__ import annotations

from PySide6.QtGui import QImage


class NotAsExpectedError(Exception):
    """A check found something else than it must; the text is Vietnamese and goes into the report."""


def colours(picture: QImage) -> int:
    """Count the colours of a picture; raises NotAsExpectedError for a blank one."""
    seen = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}
    if len(seen) < 2:
        raise NotAsExpectedError("hình vẽ ra trống không")
    return len(seen)
