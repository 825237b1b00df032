"""Giao diện: light or dark, and the size of the text; both belong to this PC."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from desktop.settings import TEXT_SIZE_PERCENT, THEME, PcSettings
from desktop.ui.settings.section import SettingsSection
from desktop.ui.theme import SCALES, Look, ThemeChoice
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.text import Text

EXPLANATION = "Áp dụng cho máy này, không đi theo sổ. Cỡ chữ cũng đổi được bằng Ctrl + và Ctrl −."
THEMES = (
    (ThemeChoice.SYSTEM, "Theo máy"),
    (ThemeChoice.LIGHT, "Sáng"),
    (ThemeChoice.DARK, "Tối"),
)


class AppearanceSection(SettingsSection):
    """Both choices act at once."""

    def __init__(self, look: Look, settings: PcSettings) -> None:
        super().__init__(look, "Giao diện", EXPLANATION)
        self._settings = settings
        self.theme_choice = SegmentedSwitch(look, [(one.value, words) for one, words in THEMES], "Màu nền")
        self.text_size = SegmentedSwitch(look, [(_key(one), f"{_key(one)} %") for one in SCALES], "Cỡ chữ")
        self.theme_choice.chosen.connect(self._choose_theme)
        self.text_size.chosen.connect(self._choose_size)
        lines = QFormLayout()
        lines.setHorizontalSpacing(20)
        lines.setVerticalSpacing(14)
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        lines.addRow(Text(look, "Màu nền", tone="text2"), self.theme_choice)
        lines.addRow(Text(look, "Cỡ chữ", tone="text2"), self.text_size)
        self.column.addLayout(lines)
        self.column.addStretch(1)
        look.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        self.theme_choice.set_current(self._look.choice.value)
        nearest = min(SCALES, key=lambda scale: abs(scale - self._look.scale))
        self.text_size.set_current(_key(nearest))

    def first_focus(self) -> QWidget:
        return self.theme_choice.focus_target()

    def _choose_theme(self, key: str) -> None:
        self._look.choose(ThemeChoice(key))
        self._settings.put(THEME, key)

    def _choose_size(self, key: str) -> None:
        self._look.set_scale(int(key) / 100)
        self._settings.put(TEXT_SIZE_PERCENT, int(key))


def _key(scale: float) -> str:
    return str(round(scale * 100))
