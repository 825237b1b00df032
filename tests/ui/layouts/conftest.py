"""The editor over an own layout of a ward's register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations.printing import layouts
from desktop.ui.layouts.page import LayoutsPage
from desktop.ui.theme import Look
from exports.layout import bundled_layout
from tests.operations.ward import HUONG, TEAM, added, draft, signed, ward
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[LayoutsPage]
NAME = "Giấy khen phôi đỏ"


class Chosen(FakeFiles):
    """Answers the dialogs with the file that is to be opened."""

    path: Path | None = None

    def ask_open(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        del parent, title, folder, kinds
        return self.path


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, tmp_path: Path, files: Chosen) -> Iterator[Shown]:
    with ward(tmp_path) as file:
        new = draft(file)
        added(file, new, TEAM, HUONG)
        signed(file, new)
        layouts.add_layout(file, bundled_layout("state-individual"), NAME).result()
        path = file.path
    with page_window(qtbot, look, path, lambda desk: LayoutsPage(look, desk, files)) as opened:
        opened.window.open_page("page", {"layout": NAME})
        opened.wait(opened.page.canvas.hasFocus)
        yield opened
