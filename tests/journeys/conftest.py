"""A PC on which nobody has worked yet, and the program on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.operations.register import open_register
from desktop.store.file import RecordFile
from desktop.ui.application import Program, build
from desktop.ui.files import Files
from desktop.ui.shell import MainWindow
from desktop.wiring import Wiring
from tests.journeys.clerk import Clerk

NOW = datetime(2026, 10, 9, 8, 15)  # noqa: DTZ001 - the office's own clock


class OfficeFiles(Files):
    """Qt's own dialogs, answered by keys; what would be opened in another program is only written down."""

    def __init__(self) -> None:
        super().__init__(native=False)
        self.shown: list[Path] = []

    def show(self, path: Path) -> bool:
        self.shown.append(path)
        return True


@dataclass
class Office:
    """One PC: its documents folder, its settings, its clerk, and the program while it runs."""

    app: QApplication
    documents: Path
    settings: Path
    clerk: Clerk
    files: OfficeFiles = field(default_factory=OfficeFiles)
    program: Program | None = None

    @property
    def window(self) -> MainWindow:
        """The window in sight."""
        assert self.program is not None
        assert self.program.window is not None
        return self.program.window

    def start(self, path: Path | None = None) -> None:
        """Start the program as a double click on its icon does."""
        self.program = build(self.app, Wiring(self.settings, lambda: NOW), self.files)
        self.program.start(path)
        self.window.activateWindow()
        self.clerk.wait(lambda: self.app.focusWindow() is self.window.windowHandle())

    def close(self) -> None:
        """Close the window and end the program."""
        if self.program is None:
            return
        window = self.window
        window.close()
        self.clerk.wait(window.isHidden)
        self.program.close()
        window.deleteLater()
        self.program.deleteLater()
        self.program = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def is_at_rest(self) -> bool:
        """Whether nothing is being saved."""
        return self.window.status.saved_text().startswith("Đã lưu")

    def look_into(self) -> RecordFile:
        """The open register as another process sees it."""
        path = Wiring(self.settings).last_file()
        assert path is not None
        return open_register(path, user="kiểm tra", now=lambda: NOW)


@pytest.fixture
def office(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    documents = tmp_path / "Tài liệu"
    config = tmp_path / "config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    office = Office(qapp, documents, tmp_path / "settings.json", Clerk(qtbot))
    yield office
    office.close()
    qapp.setStyleSheet("")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of every window; it means nothing."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
