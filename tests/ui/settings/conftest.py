"""The page over a copy of the sample register, with the settings of a PC of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations.register import create_register
from desktop.ui.settings.page import SettingsPage
from desktop.ui.theme import Look
from desktop.wiring import PcSettings
from tests.ui.page_window import NOW, PageWindow, page_window

Shown = PageWindow[SettingsPage]


@pytest.fixture
def pc_settings(tmp_path: Path) -> PcSettings:
    return PcSettings(tmp_path / "settings.json")


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path, pc_settings: PcSettings) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: SettingsPage(look, desk, pc_settings)) as opened:
        yield opened


@pytest.fixture
def beginner(qtbot: QtBot, look: Look, tmp_path: Path, pc_settings: PcSettings) -> Iterator[Shown]:
    """A register with nothing but its rules."""
    path = tmp_path / "mới.sovang"
    create_register(path, user="thử", now=lambda: NOW)
    with page_window(qtbot, look, path, lambda desk: SettingsPage(look, desk, pc_settings)) as opened:
        yield opened
