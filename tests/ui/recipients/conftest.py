"""The page over a copy of the sample register, and over a register without anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import teams
from desktop.operations.register import create_register
from desktop.records.team import TeamEntry
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.theme import Look
from tests.ui.page_window import NOW, PageWindow, page_window

Shown = PageWindow[RecipientsPage]


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: RecipientsPage(look, desk)) as opened:
        yield opened


@pytest.fixture
def beginner(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Shown]:
    path = tmp_path / "mới.sovang"
    create_register(path, user="thử", now=lambda: NOW)
    with page_window(qtbot, look, path, lambda desk: RecipientsPage(look, desk)) as opened:
        yield opened


@pytest.fixture
def team(shown: Shown) -> TeamEntry:
    """The sample's first team, open with its roster in sight and the keyboard in it."""
    found = teams.list_teams(shown.file)[0]
    shown.page.opened({"team_id": found.id})
    shown.go_to(shown.page.view.roster.view)
    return found
