"""Awards by year: a value on every bar, no grid, this year in accent; it prints in black and white."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.operations.overview import NEW_UNITS, Bar, Chart
from desktop.records.text import format_amount
from desktop.ui.theme import Colours, Look, Theme

CHANGE = "Trước 01/7/2025: số liệu của phường cũ"
PICTURE = QSize(640, 280)
"""px of the copied picture at 96 dpi: as wide as the text of an A4 page."""
_BAR_WIDTH = 46
_LEAST_HEIGHT = 130


class BarChart(QWidget):
    """`today` ends the label of this year's bar: “2026 (đến 12/10)”. Ctrl+C copies it: `copied` tells."""

    copied = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chart = Chart((), None)
        self._labels: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Biểu đồ số lượt khen thưởng theo năm")
        look.changed.connect(self.update)

    def show_chart(self, chart: Chart, today: str) -> None:
        """Show these bars; `today` as “12/10”."""
        self._chart = chart
        self._labels = tuple(bar_label(bar, chart, today) for bar in chart.bars)
        told = (f"{label}: {bar.awards}" for label, bar in zip(self._labels, chart.bars, strict=True))
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def labels(self) -> tuple[str, ...]:
        """What stands under the bars."""
        return self._labels

    def picture(self) -> QImage:
        """The chart as it is pasted into a paper: light whatever the window is, twice as sharp."""
        light = Colours.named("light")
        theme = replace(self._look.theme, colours=light, scale=1.0, dark=False, high_contrast=False)
        image = QImage(PICTURE * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._draw(painter, theme, PICTURE)
        painter.end()
        return image

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self.picture())
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(500), self._look.theme.px(_LEAST_HEIGHT + 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(300), self._look.theme.px(_LEAST_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._chart.bars:
            return
        theme = self._look.theme
        painter = QPainter(self)
        self._draw(painter, theme, self.size())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _draw(self, painter: QPainter, theme: Theme, room: QSize) -> None:
        line, small = theme.line_height(), theme.line_height(12)
        bottom = room.height() - small - theme.px(6)
        slot = room.width() / len(self._chart.bars)
        top = small + line + theme.px(4)
        most = max(max(bar.awards for bar in self._chart.bars), 1)
        painter.fillRect(QRectF(0, bottom, room.width(), 1), theme.colour("line2"))
        for place, bar in enumerate(self._chart.bars):
            height = (bottom - top) * bar.awards / most
            self._bar(painter, theme, bar, QRectF(place * slot, bottom - height, slot, height))
            self._label(painter, theme, place, QRectF(place * slot, bottom + theme.px(4), slot, small + 2))
        if self._chart.change_before is not None:
            self._change(painter, theme, round(self._chart.change_before * slot), bottom)

    def _bar(self, painter: QPainter, theme: Theme, bar: Bar, room: QRectF) -> None:
        width = min(theme.px(_BAR_WIDTH), room.width() * 0.6)
        body = QRectF(room.center().x() - width / 2, room.y(), width, room.height())
        painter.fillRect(body, theme.colour("accent" if bar.is_current else "bar"))
        painter.setFont(theme.font(12, 600, tabular=True))
        painter.setPen(theme.colour("text"))
        above = QRectF(room.x(), room.y() - theme.line_height() - 1, room.width(), theme.line_height())
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, format_amount(bar.awards))

    def _label(self, painter: QPainter, theme: Theme, place: int, room: QRectF) -> None:
        current = self._chart.bars[place].is_current
        font = theme.font(12, 600 if current else 400)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if current else "text2"))
        shown = QFontMetrics(font).elidedText(
            self._labels[place], Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _change(self, painter: QPainter, theme: Theme, x: int, bottom: float) -> None:
        """The dashed line where the figures are of another place, with its words on the old side."""
        painter.setPen(QPen(theme.colour("text3"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, bottom))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        words = QRectF(0, 0, x - theme.px(8), theme.line_height(12))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), CHANGE)


def bar_label(bar: Bar, chart: Chart, today: str) -> str:
    """“2024”, “2025 (từ 1/7)”, “2026 (đến 12/10)”."""
    year = bar.end.year
    if bar.is_current:
        return f"{year} (đến {today})"
    if sum(one.end.year == year for one in chart.bars) > 1:
        return f"{year} (từ 1/7)" if bar.start >= NEW_UNITS else f"{year} (đến 30/6)"
    return str(year)
