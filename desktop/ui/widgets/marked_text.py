"""Text in which the parts that match what was typed are bold and underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from desktop.records.text.fold import fold
from desktop.ui.theme import Theme

Span = tuple[int, int]
"""Start and end of a matching part, as for slicing."""


def match_spans(text: str, typed: str) -> list[Span]:
    """Where the typed words stand in `text` (NFC), marks and case aside; [] unless every word is found."""
    folded, places = "", list[int]()
    for place, char in enumerate(text):
        plain = fold(char) or " "
        folded += plain
        places += [place] * len(plain)
    spans: list[Span] = []
    for word in fold(typed).split():
        start = folded.find(word)
        starts_word = (" " + folded).find(" " + word)
        start = starts_word if starts_word >= 0 else start
        if start < 0:
            return []
        spans.append((places[start], places[start + len(word) - 1] + 1))
    return _merged(spans)


def _merged(spans: list[Span]) -> list[Span]:
    """Spans that overlap, or that only a space parts, as one, in order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def draw_marked(
    painter: QPainter, rect: QRect, text: str, spans: Sequence[Span], font: QFont, theme: Theme, token: str
) -> None:
    """Draw one line, cut with “…” at the end of `rect`."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    x = float(rect.left())
    for start, end, marked in _runs(len(text), spans):
        used = strong if marked else font
        metrics = QFontMetrics(used)
        room = int(rect.right() - x)
        part = text[start:end]
        if metrics.horizontalAdvance(part) > room:
            part = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(part)
        painter.setFont(used)
        painter.setPen(theme.colour(token))
        box = QRectF(x, rect.top(), width + 2, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, part)
        if marked:
            base = rect.center().y() + metrics.height() / 2 - 1
            painter.fillRect(QRectF(x, base, width, 1), theme.colour("accent"))
        x += width
        if room <= width:
            return


def _runs(length: int, spans: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """The whole text as (start, end, marked) runs in order."""
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in spans:
        if start > at:
            runs.append((at, start, False))
        runs.append((start, end, True))
        at = end
    if at < length:
        runs.append((at, length, False))
    return runs
