"""A window on a register with the two task pages and a stand-in of the page they return to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.navigation import PageEntry, Place
from desktop.ui.page import Page
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.widgets.notice import Notice

CONTROL = Qt.KeyboardModifier.ControlModifier


class FakeFiles(Files):
    """Answers the dialogs with `answer` and remembers what was suggested and shown."""

    def __init__(self, answer: Path | None = None) -> None:
        self.answer = answer
        self.suggested: list[Path] = []
        self.shown: list[Path] = []

    def ask_save(self, _parent: QWidget, _title: str, suggested: Path, _kinds: str) -> Path | None:
        self.suggested.append(suggested)
        return self.answer

    def ask_folder(self, _parent: QWidget, _title: str, _suggested: Path) -> Path | None:
        return self.answer

    def ask_open(self, _parent: QWidget, _title: str, _folder: Path, _kinds: str) -> Path | None:
        return self.answer

    def ask_open_many(self, _parent: QWidget, _title: str, _folder: Path, _kinds: str) -> list[Path]:
        return [self.answer] if self.answer is not None else []

    def show_in_folder(self, path: Path) -> bool:
        return self.show(path.parent)

    def show(self, path: Path) -> bool:
        self.shown.append(path)
        return True


class ReturnedTo(Page):
    """Stands for the page of the decisions."""

    title = "Khen thưởng"
    argument: object = None

    def opened(self, argument: object) -> None:
        self.argument = argument


@dataclass
class Bench:
    """The window and how a test reads and drives it."""

    window: MainWindow
    desk: Desk
    home: ReturnedTo

    def notice(self) -> Notice:
        found = self.window.notices.notice()
        assert found is not None
        return found

    def take(self, action: str) -> None:
        """Press a link of the notice."""
        next(one for one in self.notice().actions if one.text == action).trigger()

    def press(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def bench(look: Look, desk: Desk, key: str, build: Callable[[], Page]) -> Bench:
    home = ReturnedTo(look)
    window = MainWindow(look, undo=lambda: None, redo=lambda: None, search=lambda _typed, _page: [])
    window.add_page(PageEntry("commendations", "Khen thưởng", "ribbon_star", lambda: home))
    window.add_page(PageEntry(key, "Việc", "print", build, Place.TASK, "commendations"))
    desk.changed.connect(window.refresh)
    window.resize(1366, 696)
    window.open_page("commendations")
    window.show()
    window.activateWindow()
    return Bench(window, desk, home)
