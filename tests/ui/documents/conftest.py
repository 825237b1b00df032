"""The pages from which papers are written, over a copy of the sample register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.conferences.page import ConferencesPage
from desktop.ui.documents.panel import DocumentPanel
from desktop.ui.theme import Look
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[ConferencesPage]

DIALOGUE = 2
"""The sample's conference with opinions, by id."""


class DocumentFiles(FakeFiles):
    """Papers go into the test's folder; a template is asked for by its path."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.place = folder
        self.chosen: Path | None = None

    def unasked(self, path: Path, kinds: str) -> Path:
        del kinds
        return self.place / path

    def remember_place(self, kinds: str, folder: Path) -> None:
        del kinds
        self.place = folder

    def ask_open(self, parent: object, title: str, folder: Path, kinds: str) -> Path | None:
        del parent, title, folder, kinds
        return self.chosen


@pytest.fixture
def files(tmp_path: Path) -> DocumentFiles:
    return DocumentFiles(tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path, files: DocumentFiles) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: ConferencesPage(look, desk, files)) as opened:
        yield opened


def panel_of(shown: Shown) -> DocumentPanel:
    """The panel in sight."""
    panel = shown.page.panel()
    assert isinstance(panel, DocumentPanel)
    return panel
