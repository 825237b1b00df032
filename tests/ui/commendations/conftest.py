"""The page in the real window, over a copy of the sample register."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import commendations, history
from desktop.operations.commendations import OpenedCommendation
from desktop.operations.register import NewOffice, create_register, open_register, set_up_office
from desktop.store.file import RecordFile
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.jobs import Jobs
from desktop.ui.navigation import PageEntry
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField

NOW = datetime(2026, 10, 9, 15, 40)  # noqa: DTZ001 - the office's own clock
DRAFT = "Đột xuất, bão số 9"
SIGNED = "218/QĐ-UBND"
PARTY = "11-QĐ/ĐU"

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class FakeFiles(Files):
    """Answers the dialogs; remembers what was asked and opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: list[str] = []
        self.shown: list[Path] = []

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        del parent, title, kinds
        self.names.append(suggested.name)
        return self.folder / suggested.name

    def show_in_folder(self, path: Path) -> bool:
        return self.show(path.parent)

    def show(self, path: Path) -> bool:
        self.shown.append(path)
        return True


@dataclass
class Clerk:
    """Somebody at the keyboard; `actions` counts keys as product.md does: one word typed is one action."""

    qtbot: QtBot
    window: MainWindow
    page: CommendationsPage
    file: RecordFile
    desk: Desk
    files: FakeFiles
    asked: list[tuple[str, object]] = field(default_factory=list)
    actions: int = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """One key, where the keyboard is."""
        self.actions += 1
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Letters, where the keyboard is."""
        self.actions += 1
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, PLAIN, letter))

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        focused = self.window.focusWidget()
        assert focused is not None
        return focused

    def focus_name(self) -> str:
        """What a screen reader says of the place of the keyboard."""
        return self.focus().accessibleName()

    def open(self, wanted: str) -> OpenedCommendation:
        """Open a decision by its number, or by the occasion of one that has none."""
        rows = commendations.list_commendations(self.file)
        found = next(row for row in rows if wanted in (row.commendation.number, row.commendation.occasion))
        self.page.opened({"commendation_id": found.commendation.id})
        return self.opened()

    def opened(self) -> OpenedCommendation:
        """The opened decision as the page shows it."""
        shown = self.page.view.shown()
        assert shown is not None
        return shown

    def names(self) -> list[str]:
        """The printed names of the list, in order."""
        return [line.award.printed_name for line in self.opened().awards]

    def wait(self, holds: Callable[[], bool]) -> None:
        """Until the register has written and the page has read."""
        self.qtbot.waitUntil(holds, timeout=10_000)

    def fill(self, editor: object, text: str) -> None:
        """Go to a field and type into it in place of what stands there."""
        assert isinstance(editor, LineField)
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        editor.clear()
        self.type(text)

    def notice(self) -> str:
        """What the page says above the list."""
        notice = self.page.view.notices.notice()
        return notice.text if notice else ""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "mau.sovang"
    create_register(path, user="mai", now=lambda: NOW, sample=True)
    return path


@pytest.fixture
def make_clerk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Callable[[Path], Clerk]]:
    opened: list[tuple[RecordFile, Jobs, Desk]] = []

    def build(path: Path) -> Clerk:
        file = open_register(path, user="mai", now=lambda: NOW)
        jobs = Jobs()
        desk = Desk(file, jobs)
        opened.append((file, jobs, desk))

        def then(done: Callable[[RecordFile], Future[Any]]) -> Callable[[], None]:
            return lambda: desk.carry_out(page, lambda: done(file), say=False)

        window = MainWindow(
            look, undo=then(history.undo), redo=then(history.redo), search=lambda _typed, _page: []
        )
        qtbot.addWidget(window)
        files = FakeFiles(tmp_path)
        page = CommendationsPage(look, desk, files)
        window.add_page(PageEntry("commendations", "Khen thưởng", "ribbon_star", lambda: page))
        desk.changed.connect(window.refresh)
        window.resize(1366, 696)
        window.show()
        window.activateWindow()
        window.open_page("commendations")
        clerk = Clerk(qtbot, window, page, file, desk, files)
        page.page_asked.disconnect()
        page.page_asked.connect(lambda key, argument: clerk.asked.append((key, argument)))
        qtbot.waitUntil(window.isActiveWindow)
        return clerk

    yield build
    for file, jobs, desk in opened:
        jobs.close()
        desk.close()
        file.close()


@pytest.fixture
def clerk(make_clerk: Callable[[Path], Clerk], sample: Path, tmp_path: Path) -> Clerk:
    path = tmp_path / "so.sovang"
    shutil.copy(sample, path)
    return make_clerk(path)


@pytest.fixture
def beginner(make_clerk: Callable[[Path], Clerk], tmp_path: Path) -> Clerk:
    """A register with its office and nothing else."""
    path = tmp_path / "moi.sovang"
    create_register(path, user="mai", now=lambda: NOW)
    with open_register(path, user="mai", now=lambda: NOW) as file:
        set_up_office(file, NewOffice("phường Hoàn Kiếm")).result()
    return make_clerk(path)
