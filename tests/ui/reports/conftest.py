"""The page over a copy of the sample register, with dialogs that answer themselves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.reports.doubts_panel import DoubtsPanel
from desktop.ui.reports.page import ReportsPage
from desktop.ui.theme import Look
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[ReportsPage]


def compose(shown: Shown) -> None:
    """Ctrl+M, and on past what the checks ask about."""
    shown.press("Ctrl+M")
    shown.wait(lambda: isinstance(shown.page.panel(), DoubtsPanel))
    shown.press("Ctrl+Enter")


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    folder = tmp_path / "báo cáo"
    folder.mkdir()
    return FakeFiles(folder)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path, files: FakeFiles) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: ReportsPage(look, desk, files)) as opened:
        yield opened
