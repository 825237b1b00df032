"""The path of a file in a narrow place: folders give way in the middle, the file's own name stays."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.ui.widgets.text import Text

_BETWEEN = 2
"""px by which two pieces of text may be wider together than each for itself."""


class PathText(Text):
    """A text that elides; what stands after its last separator is left out last."""

    def fitted(self, width: int) -> str:
        metrics, text = self.fontMetrics(), self.text()
        if metrics.horizontalAdvance(text) <= width:
            return text
        start = max(text.rfind("/"), text.rfind("\\"), 0)
        folder, least = text[:start], f"…{text[start:]}"
        if metrics.horizontalAdvance(least) > width:
            return metrics.elidedText(least, Qt.TextElideMode.ElideMiddle, width)
        room = width - metrics.horizontalAdvance(least) + metrics.horizontalAdvance("…") - _BETWEEN
        return (metrics.elidedText(folder, Qt.TextElideMode.ElideMiddle, room) or "…") + text[start:]
