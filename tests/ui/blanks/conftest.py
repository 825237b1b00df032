"""The page over a ward's register with two blanks, and over one without any."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.blanks.page import BlanksPage
from desktop.ui.theme import Look
from desktop.wiring import PcSettings
from tests.operations.ward import ward
from tests.ui.blanks.blanks import fill
from tests.ui.blanks.off_printers import OffPrinters
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[BlanksPage]


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    return FakeFiles(tmp_path)


@pytest.fixture
def settings(tmp_path: Path) -> PcSettings:
    return PcSettings(tmp_path / "settings.json")


@pytest.fixture
def printers(tmp_path: Path) -> OffPrinters:
    return OffPrinters(tmp_path)


@pytest.fixture
def shown(
    qtbot: QtBot, look: Look, tmp_path: Path, settings: PcSettings, files: FakeFiles, printers: OffPrinters
) -> Iterator[Shown]:
    with ward(tmp_path) as file:
        fill(file)
        path = file.path
    with page_window(
        qtbot, look, path, lambda desk: BlanksPage(look, desk, settings, files, printers)
    ) as opened:
        yield opened


@pytest.fixture
def beginner(
    qtbot: QtBot, look: Look, tmp_path: Path, settings: PcSettings, files: FakeFiles, printers: OffPrinters
) -> Iterator[Shown]:
    with ward(tmp_path) as file:
        path = file.path
    with page_window(
        qtbot, look, path, lambda desk: BlanksPage(look, desk, settings, files, printers)
    ) as opened:
        yield opened
