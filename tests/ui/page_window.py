"""One page in the real window over a register, and somebody at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import history
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.letters.mapi import Letter
from desktop.operations.register import open_register
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.jobs import Jobs
from desktop.ui.navigation import PageEntry
from desktop.ui.page import Page
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look

NOW = datetime(2026, 10, 9, 8, 15)  # noqa: DTZ001 - the office's own clock

P = TypeVar("P", bound=Page)


class FakeFiles(Files):
    """Answers the dialogs in the user's place; `opens` says whether the PC has a program for a path."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder: Path | None = folder
        self.names: list[str] = []
        self.shown: list[Path] = []
        self.letters: list[Letter] = []
        self.handed = Handed(Outcome.NO_PROGRAM)
        self.opens: Callable[[Path], bool] = lambda _path: True

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        del parent, title, kinds
        self.names.append(suggested.name)
        return None if self.folder is None else self.folder / suggested.name

    def hand_to_mail(self, letter: Letter) -> Handed:
        self.letters.append(letter)
        return self.handed

    def show_in_folder(self, path: Path) -> bool:
        return self.show(path.parent)

    def show(self, path: Path) -> bool:
        self.shown.append(path)
        return self.opens(path)


@dataclass
class PageWindow(Generic[P]):
    """`asked` collects the pages that the page wants opened."""

    qtbot: QtBot
    window: MainWindow
    page: P
    file: RecordFile
    desk: Desk
    asked: list[tuple[str, object]] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        """Keys as menus name them ("Enter", "Ctrl+N"), where the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Letters, where the keyboard is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    self.focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                )

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        focused = self.window.focusWidget()
        assert focused is not None
        return focused

    def focus_name(self) -> str:
        """What a screen reader says of the place of the keyboard."""
        return self.focus().accessibleName()

    def go_to(self, widget: QWidget) -> None:
        """Put the keyboard on a widget."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.wait(widget.hasFocus)

    def wait(self, holds: Callable[[], bool]) -> None:
        """Until the register has written and the page has read."""
        self.qtbot.waitUntil(holds, timeout=10_000)

    def notice(self) -> str:
        """What the window says."""
        notice = self.window.notices.notice()
        return notice.text if notice else ""

    def wait_notice(self, beginning: str) -> None:
        """Until the window says so."""
        self.wait(lambda: self.notice().startswith(beginning))


@contextmanager
def page_window(qtbot: QtBot, look: Look, path: Path, build: Callable[[Desk], P]) -> Iterator[PageWindow[P]]:
    """Show one page of a register in the window of 1366 × 696."""
    file = open_register(path, user="thử", now=lambda: NOW)
    jobs = Jobs()
    desk = Desk(file, jobs)
    window = MainWindow(
        look,
        undo=lambda: desk.carry_out(page, lambda: history.undo(file), say=False),
        redo=lambda: desk.carry_out(page, lambda: history.redo(file), say=False),
        search=lambda _typed, _page: [],
    )
    qtbot.addWidget(window)
    page = build(desk)
    window.add_page(PageEntry("page", page.title, "settings", lambda: page))
    desk.changed.connect(window.refresh)
    window.resize(1366, 696)
    window.show()
    window.activateWindow()
    window.open_page("page")
    shown = PageWindow(qtbot, window, page, file, desk)
    page.page_asked.disconnect()
    page.page_asked.connect(lambda key, argument: shown.asked.append((key, argument)))
    qtbot.waitUntil(window.isActiveWindow)
    yield shown
    jobs.close()
    desk.close()
    file.close()
