"""The bar over the sheet: what can be added, the scale, steps back, whose texts are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.layouts.editing import LayoutEditing
from desktop.ui.printing.paper import PaperView
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, Kind, quiet, secondary
from desktop.ui.widgets.card import Separator, Surface
from desktop.ui.widgets.text import Text, Type

ROOM = 760
"""Width in px below which the buttons keep only their icon."""


class ToolBar(Surface):
    """Its buttons belong to the page."""

    def __init__(self, look: Look, paper: PaperView, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self._look, self._paper = look, paper
        self.text_button = secondary(look, "Thêm chữ", key="Ctrl+N", icon="add")
        self.rule_button = secondary(look, "Đường kẻ", icon="ruler")
        self.picture_button = secondary(look, "Hình", icon="image")
        self.undo_button = IconButton(look, "arrow_undo", "Lùi một bước", Kind.QUIET, key="Ctrl+Z")
        self.redo_button = IconButton(look, "arrow_redo", "Làm lại bước vừa lùi", Kind.QUIET, key="Ctrl+Y")
        self.sample_button = secondary(look, "Chữ mẫu", key="F7", icon="text_font_size")
        smaller = IconButton(look, "zoom_out", "Thu nhỏ", Kind.QUIET)
        larger = IconButton(look, "zoom_in", "Phóng to", Kind.QUIET)
        fit = quiet(look, "Vừa trang")
        smaller.clicked.connect(lambda: paper.zoom(-1))
        larger.clicked.connect(lambda: paper.zoom(1))
        fit.clicked.connect(paper.fit_page)
        self._scale = Text(look, "", tabular=True)
        self._sample = Text(look, "", Type.SMALL, "text2", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 14, 6)
        row.setSpacing(6)
        parts: list[QWidget] = [self.text_button, self.rule_button, self.picture_button]
        parts += [Separator(look, vertical=True), self.undo_button, self.redo_button]
        parts += [Separator(look, vertical=True), smaller, self._scale, larger, fit]
        for widget in parts:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._sample)
        row.addWidget(self.sample_button)
        paper.zoomed.connect(self._show_scale)

    def show_state(self, editing: LayoutEditing, sample: str, place: str) -> None:
        """Show whose texts stand on the sheet, and whether there are steps to take back."""
        self.undo_button.setEnabled(editing.can_undo())
        self.redo_button.setEnabled(editing.can_redo())
        self._sample.setText(f"{place}: {sample}")
        self._show_scale()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        compact = self.width() < self._look.theme.px(ROOM)
        for button in (self.rule_button, self.picture_button, self.sample_button):
            button.set_compact(compact)
        self._show_scale()

    def _show_scale(self) -> None:
        self._scale.setText(f"{round(self._paper.scale * 100)} %")
