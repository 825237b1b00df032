"""The page over a copy of the sample register, and the whole program on a PC of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.backups.page import BackupsPage
from desktop.ui.theme import Look
from desktop.wiring import PcSettings
from tests.journeys.office import Office
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[BackupsPage]


class StickFiles(FakeFiles):
    """Answers the question for a folder with `folder`, None when the user thinks better of it."""

    def ask_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        del parent, title, suggested
        return self.folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick that is in."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def pc_settings(tmp_path: Path) -> PcSettings:
    return PcSettings(tmp_path / "settings.json")


@pytest.fixture
def restored() -> list[Path]:
    """The backups that the page wanted restored."""
    return []


@pytest.fixture
def shown(
    qtbot: QtBot, look: Look, sample_path: Path, pc_settings: PcSettings, stick: Path, restored: list[Path]
) -> Iterator[Shown]:
    files = StickFiles(stick)
    with page_window(
        qtbot,
        look,
        sample_path,
        lambda desk: BackupsPage(
            look, desk, pc_settings, files, lambda backup, _words: restored.append(backup)
        ),
    ) as opened:
        yield opened


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    office = Office(qapp, tmp_path / "Tài liệu", tmp_path / "settings.json")
    yield office
    office.close()
    qapp.setStyleSheet("")
