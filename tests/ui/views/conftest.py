"""Each page with a list over a copy of the sample register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings import SettingDeclaration, SettingValue
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.conferences.page import ConferencesPage
from desktop.ui.desk import Desk
from desktop.ui.initiatives.page import InitiativesPage
from desktop.ui.page import Page
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.theme import Look
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[Any]
PAGES: dict[str, type[Page]] = {
    "commendations": CommendationsPage,
    "initiatives": InitiativesPage,
    "conferences": ConferencesPage,
    "activities": ActivitiesPage,
    "recipients": RecipientsPage,
}


class KeptSettings:
    """Settings of a PC that live as long as the test."""

    def __init__(self) -> None:
        self.kept: dict[str, SettingValue] = {}

    def get(self, declaration: SettingDeclaration) -> SettingValue:
        """The stored value, or the default."""
        return self.kept.get(declaration.key, declaration.default)

    def put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        """Store a value."""
        self.kept[declaration.key] = value


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    return FakeFiles(tmp_path)


@pytest.fixture
def settings() -> KeptSettings:
    return KeptSettings()


Open = Callable[[str], AbstractContextManager[Shown]]


@pytest.fixture
def open_page(qtbot: QtBot, look: Look, sample_path: Path, files: FakeFiles, settings: KeptSettings) -> Open:
    """One page in the window, by its id; the same register and PC settings each time."""

    def build(kind: type[Any], desk: Desk) -> Page:
        page: Page = kind(look, desk, files, settings)
        return page

    return lambda page: page_window(qtbot, look, sample_path, partial(build, PAGES[page]))


@pytest.fixture(params=PAGES)
def shown(request: pytest.FixtureRequest, open_page: Open) -> Iterator[Shown]:
    with open_page(request.param) as opened:
        yield opened


@pytest.fixture
def activities(open_page: Open) -> Iterator[Shown]:
    with open_page("activities") as opened:
        yield opened


@pytest.fixture
def decisions(open_page: Open) -> Iterator[Shown]:
    with open_page("commendations") as opened:
        yield opened
