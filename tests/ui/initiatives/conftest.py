"""The page over a copy of the sample register, and over a register without initiatives."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations.register import create_register
from desktop.ui.initiatives.page import InitiativesPage
from desktop.ui.theme import Look
from tests.ui.page_window import NOW, FakeFiles, PageWindow, page_window

Shown = PageWindow[InitiativesPage]


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    return FakeFiles(tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path, files: FakeFiles) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: InitiativesPage(look, desk, files)) as opened:
        yield opened


@pytest.fixture
def beginner(qtbot: QtBot, look: Look, tmp_path: Path, files: FakeFiles) -> Iterator[Shown]:
    path = tmp_path / "mới.sovang"
    create_register(path, user="thử", now=lambda: NOW)
    with page_window(qtbot, look, path, lambda desk: InitiativesPage(look, desk, files)) as opened:
        yield opened
