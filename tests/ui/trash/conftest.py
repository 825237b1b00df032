"""The page over a register from which things were deleted, and over one from which nothing was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import activities, commendations
from desktop.operations.register import open_register
from desktop.records.codes import CommendationState
from desktop.ui.theme import Look
from desktop.ui.trash.page import TrashPage
from tests.ui.page_window import NOW, PageWindow, page_window

Shown = PageWindow[TrashPage]


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    """A draft with its list, then two activities at once, deleted by "mai"."""
    with open_register(sample_path, user="mai", now=lambda: NOW) as file:
        drafts = [
            line.commendation.id or 0
            for line in commendations.list_commendations(file)
            if line.commendation.state is CommendationState.DRAFT
        ]
        commendations.delete_commendation(file, drafts[0]).result()
        ids = [one.id or 0 for one in activities.list_activities(file)][:2]
        activities.delete_activities(file, ids).result()
    with page_window(qtbot, look, sample_path, lambda desk: TrashPage(look, desk)) as opened:
        yield opened


@pytest.fixture
def empty(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: TrashPage(look, desk)) as opened:
        yield opened
