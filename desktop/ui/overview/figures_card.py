"""This year's figures side by side; each one is a button that opens its page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.operations.overview import YearFigures
from desktop.records.text import format_amount
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card, Separator
from desktop.ui.widgets.paint import rounded_box
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.overview import issued_words

_SHARES = {"commendations": 5, "recipients": 3, "initiatives": 3, "conferences": 3, "reports": 4}
"""The page of each figure, and its share of the width."""
_EDGE = 16


class Figure(QAbstractButton):
    """A number over its words; Enter or a click opens its page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)

    def lines(self) -> tuple[str, str, str]:
        """The number, its words, the second line."""
        return self._lines

    def set_lines(self, number: str, words: str, more: str) -> None:
        """Show a figure."""
        self._lines = (number, words, more)
        self.setAccessibleName(" · ".join(filter(None, (f"{number} {words}", more))))
        self.setToolTip(more)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        height = theme.line_height(24) + theme.line_height() + theme.line_height(12) + theme.px(18)
        return QSize(theme.px(150), height)

    def minimumSizeHint(self) -> QSize:
        """As wide as the words under the number: kinds that are cut off no longer add up to it."""
        theme = self._look.theme
        words = max(QFontMetrics(theme.font(12)).horizontalAdvance(line) for line in self._lines[1:])
        return QSize(max(theme.px(110), words + theme.px(_EDGE + 8) + 1), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        if self.hasFocus():
            rounded_box(
                painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), None, theme.colour("accent"), thickness=2
            )
        inner = self.rect().adjusted(theme.px(_EDGE), theme.px(8), -theme.px(8), 0)
        for text, size, weight, token in zip(
            self._lines, (24, 13, 12), (600, 600, 400), ("text", "text", "text2"), strict=True
        ):
            font = theme.font(size, weight, tabular=size == 24)
            while size > 15 and QFontMetrics(font).horizontalAdvance(text) > inner.width():
                size -= 1
                font = theme.font(size, weight, tabular=True)
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            height = theme.line_height(24 if text is self._lines[0] else size) + theme.px(1)
            painter.drawText(
                inner.x(), inner.y(), inner.width(), height, Qt.AlignmentFlag.AlignVCenter, shown
            )
            inner.setTop(inner.top() + height)


class FiguresCard(Card):
    """`asked` carries the id of the page that a figure opens."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=1, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.figures = tuple(Figure(look) for _ in _SHARES)
        for page, figure in zip(_SHARES, self.figures, strict=True):
            if row.count():
                row.addWidget(Separator(look, vertical=True))
            row.addWidget(figure, _SHARES[page])
            figure.clicked.connect(partial(self._ask, page))
        self.column.addLayout(row)

    def show_figures(self, year: YearFigures) -> None:
        """Show a year."""
        for figure, lines in zip(self.figures, figure_lines(year), strict=True):
            figure.set_lines(*lines)

    def _ask(self, page: str, _checked: bool = False) -> None:
        self.asked.emit(page)


def figure_lines(year: YearFigures) -> Sequence[tuple[str, str, str]]:
    """Number, words and second line of each figure."""
    kinds = ((kind, RECIPIENT_KINDS[kind].lower().replace("hộ gia đình", "hộ")) for kind in RECIPIENT_KINDS)
    recognised = f"{year.recognised} đã được công nhận" if year.recognised else ""
    opinions = f"{year.opinions} ý kiến, {year.answered} đã trả lời" if year.opinions else ""
    return (
        (
            format_amount(year.commendations),
            "quyết định",
            issued_words(year.issued),
        ),
        (
            format_amount(year.awards),
            "lượt khen thưởng",
            ", ".join(f"{year.kinds[kind]} {word}" for kind, word in kinds if year.kinds.get(kind)),
        ),
        (format_amount(year.initiatives), "mô hình đăng ký", recognised),
        (format_amount(year.conferences), "hội nghị", opinions),
        (
            f"{format_amount(year.amount)} đ",
            "tiền thưởng",
            f"đã chi {format_amount(year.paid)} đ" if year.amount else "",
        ),
    )
