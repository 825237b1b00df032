"""The page over a copy of the sample register, and over a register without conferences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations.register import create_register
from desktop.ui.conferences.page import ConferencesPage
from desktop.ui.theme import Look
from tests.ui.page_window import NOW, FakeFiles, PageWindow, page_window

Shown = PageWindow[ConferencesPage]

FESTIVAL, REVIEW, DIALOGUE, REAL_CASE = 4, 3, 2, 1
"""The sample's conferences by id: to come, held, a dialogue, the event of 2022."""


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    return FakeFiles(tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path, files: FakeFiles) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: ConferencesPage(look, desk, files)) as opened:
        yield opened


@pytest.fixture
def beginner(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Shown]:
    create_register(tmp_path / "mới.sovang", user="thử", now=lambda: NOW)
    path = tmp_path / "mới.sovang"
    with page_window(qtbot, look, path, lambda desk: ConferencesPage(look, desk)) as opened:
        yield opened
