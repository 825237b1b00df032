"""What the tests of the window share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look, ThemeChoice

# Focus needs a window manager on a bare X display; the offscreen platform gives it without one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """The offscreen platform frees what was copied after Python has ended, which crashes what Python made."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _quick_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters follow every letter, however busy the machine is."""
    monkeypatch.setattr("desktop.ui.widgets.paced.QUICK_SECONDS", float("inf"))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp, ThemeChoice.LIGHT)
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def desk(sample_file: RecordFile) -> Iterator[Desk]:
    """A desk over a copy of the sample register."""
    jobs = Jobs()
    desk = Desk(sample_file, jobs)
    yield desk
    jobs.close()
    desk.close()


@pytest.fixture
def focus(qtbot: QtBot) -> Callable[[QWidget, QWidget], None]:
    """Show a window, make it active and put the keyboard on a widget in it."""

    def show(window: QWidget, widget: QWidget) -> None:
        window.show()
        window.activateWindow()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(widget.hasFocus)

    return show


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of every window and every menu; it means nothing."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
