"""Phôi và máy in: what is left of the blanks, and how the printers put text onto them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.records.belonging import Place
from desktop.settings import PcSettings
from desktop.ui.blanks.calibration_section import CalibrationSection
from desktop.ui.blanks.layout_section import LayoutSection
from desktop.ui.blanks.section import Section
from desktop.ui.blanks.stock_section import StockSection
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page, PageAction
from desktop.ui.printing.printers import Printers
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Separator
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.switch import SegmentedSwitch


class BlanksPage(Page):
    """`opened` takes what a section takes; what none of them takes is meant for the stock."""

    title = "Phôi và máy in"

    def __init__(
        self,
        look: Look,
        desk: Desk,
        settings: PcSettings,
        files: Files | None = None,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(look)
        self.stock = StockSection(self, desk, files or Files())
        self.printers = CalibrationSection(self, desk, settings, printers)
        self.layouts = LayoutSection(self, desk, files or Files())
        self.sections: tuple[Section, ...] = (self.stock, self.printers, self.layouts)
        choices = [(section.key, section.words) for section in self.sections]
        self.tabs = SegmentedSwitch(look, choices, "Phần của trang")
        self._stack = QStackedWidget()
        for section in self.sections:
            self._stack.addWidget(section)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        self._tab_row = QHBoxLayout()
        self._tab_row.setContentsMargins(20, 8, 20, 0)
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        head.addLayout(self._tab_row)
        head.addWidget(Separator(look))
        self._head.setVisible(len(self.sections) > 1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._choose)
        hear(self.tabs, "F2", self._change)

    def section(self) -> Section:
        """The section in sight."""
        return next(one for one in self.sections if one is self._stack.currentWidget())

    def actions_shown(self) -> Sequence[PageAction]:
        return self.section().actions_shown()

    def returns_to(self) -> str:
        return self.section().returns_to()

    def leave(self) -> bool:
        self.printers.forget_back()
        return True

    def handlers(self) -> Mapping[str, Handler]:
        return self.section().handlers()

    def panes(self) -> Sequence[QWidget]:
        return self.section().panes()

    def opened(self, argument: object) -> None:
        asked: Mapping[str, object] = argument if isinstance(argument, Mapping) else {}
        if asked:
            self.hide_panel()
            self.tabs.set_current(next((one.key for one in self.sections if one.takes(asked)), "stock"))
            self._show()
        self.section().opened(asked)
        if self.panel() is None and (panes := self.panes()):
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Mapping[str, object]:
        return self.section().place()

    def record(self) -> Place | None:
        return self.section().record()

    def refresh(self, changed: frozenset[str]) -> None:
        for section in self.sections:
            section.refresh(changed)

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._tab_row.setContentsMargins(edge, 8, edge, 0)
        for section in self.sections:
            section.set_narrow(narrow)

    def hide_panel(self) -> None:
        self.section().panel_closing(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self.section().panel_changed(panel)

    def _choose(self, _key: str) -> None:
        """A tab was clicked: the section reads what it has not read yet, the keyboard stays on the tab."""
        self._show()
        self.section().opened({})
        self.frame_changed.emit()

    def _change(self) -> None:
        """F2 changes what the section shows, also from its tab."""
        if change := self.handlers().get("record.change"):
            change.run()

    def _show(self) -> None:
        self.hide_panel()
        self._stack.setCurrentIndex([one.key for one in self.sections].index(self.tabs.current()))
        self.frame_changed.emit()
