"""The middle of the page: which sheet, zoom, longest names; the paper; what is true of all sheets."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.printing.paper import PaperView, Preview
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton, Kind, quiet, secondary
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.text import Text, Type


class PreviewPane(Surface):
    """`turned` (±1) asks for another sheet, `longest_asked` for the next of the hardest names."""

    turned = Signal(int)
    longest_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self.paper = PaperView(look)
        self.paper.setAccessibleName("Tờ xem trước")
        self._place = Text(look, "", Type.STRONG, tabular=True)
        self._scale = Text(look, "", tabular=True)
        self.foot = PreviewFoot(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar(look))
        column.addWidget(Separator(look))
        column.addWidget(self.paper, 1)
        column.addWidget(Separator(look))
        column.addWidget(self.foot)
        self.paper.turned.connect(self.turned)
        self.paper.zoomed.connect(self._show_scale)

    def show_sheet(self, preview: Preview | None, place: int, count: int, label: str) -> None:
        """Show a sheet, the `place`th of `count`."""
        self.paper.show_preview(preview)
        self.paper.setAccessibleDescription(f"Tờ {place} trên {count}: {label}" if preview else "")
        self._place.setText(f"Tờ {place} / {count}" if count else "")
        self._show_scale()

    def show_why(self, words: str) -> None:
        """ "1/5: tên dài nhất": why the sheet in sight is one of the hardest; "" for one that is not."""
        self._why.setText(words)

    def set_narrow(self, narrow: bool) -> None:
        """Buttons keep only their icon."""
        self._longest.set_compact(narrow)
        self.foot.set_narrow(narrow)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._show_scale()

    def _bar(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 14, 6)
        row.setSpacing(6)
        back, on = self._icon(look, "chevron_left", "Tờ trước"), self._icon(look, "chevron_right", "Tờ sau")
        smaller, larger = self._icon(look, "zoom_out", "Thu nhỏ"), self._icon(look, "zoom_in", "Phóng to")
        back.clicked.connect(lambda: self.turned.emit(-1))
        on.clicked.connect(lambda: self.turned.emit(1))
        smaller.clicked.connect(lambda: self.paper.zoom(-1))
        larger.clicked.connect(lambda: self.paper.zoom(1))
        fit = quiet(look, "Vừa trang")
        fit.clicked.connect(self.paper.fit_page)
        self._why = Text(look, "", Type.SMALL, "text2", elide=True)
        self._longest = secondary(look, "Chữ dài nhất", key="F7", icon="text_font_size")
        self._longest.clicked.connect(self.longest_asked)
        for widget in (back, self._place, on):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(Separator(look, vertical=True))
        row.addSpacing(4)
        for widget in (smaller, self._scale, larger, fit):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._why)
        row.addWidget(self._longest)
        return row

    def _icon(self, look: Look, icon: str, name: str) -> Button:
        return IconButton(look, icon, name, Kind.QUIET)

    def _show_scale(self) -> None:
        self._scale.setText(f"{round(self.paper.scale * 100)} %")


class PreviewFoot(Surface):
    """Whether all names fit, what is faint, the paper's size; above it a thin bar while work runs."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._done, self._total = 0, 0
        self._sign = IconLabel(look, "")
        self._words = Text(look, "", Type.SMALL, "text2", elide=True)
        self._blank_sign = IconLabel(look, "info")
        self._blank = Text(look, "Phần mờ có sẵn trên phôi, không in.", Type.SMALL, "text2", elide=True)
        self._size = Text(look, "", Type.SMALL, "text2")
        self._narrow = False
        self._text_only = True
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(6)
        for widget in (self._sign, self._words):
            row.addWidget(widget)
        row.addSpacing(12)
        for widget in (self._blank_sign, self._blank):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._size)

    def set_state(self, sentence: str, tone: str, size: str, *, text_only: bool) -> None:
        """E.g. (“39 tên đều vừa khung.”, "ok", “A4 ngang, 297 × 210 mm”)."""
        self._words.setText(sentence)
        self._words.set_tone("text2" if tone == "ok" else tone)
        self._sign.setVisible(bool(sentence))
        self._sign.set_icon("checkmark_circle" if tone == "ok" else "warning", tone)
        self._size.setText(size)
        self._text_only = text_only
        self._show_blank()

    def sentence(self) -> str:
        """What is said of all sheets."""
        return self._words.text()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what the paper itself shows."""
        self._narrow = narrow
        self._show_blank()

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is; (0, 0) takes the bar away."""
        self._done, self._total = done, total
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._total:
            width = self.width() * self._done / self._total
            QPainter(self).fillRect(QRectF(0, 0, width, 3), self._look.theme.colour("accent"))

    def _show_blank(self) -> None:
        shown = self._text_only and not self._narrow
        self._blank_sign.setVisible(shown)
        self._blank.setVisible(shown)
