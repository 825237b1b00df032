"""A PC with its documents and its clerk, and the program while it runs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.operations.register import open_register
from desktop.store.file import RecordFile
from desktop.ui.application import Program, build
from desktop.ui.files import Files
from desktop.ui.page import Page
from desktop.ui.shell import MainWindow
from desktop.ui.widgets.notice import NoticeBar
from desktop.wiring import Wiring
from tests.journeys.clerk import Clerk

P = TypeVar("P", bound=Page)

NOW = datetime(2026, 10, 9, 8, 15)  # noqa: DTZ001 - the office's own clock


class OfficeFiles(Files):
    """Qt's own dialogs, answered by keys; what would be opened in another program is only written down."""

    def __init__(self) -> None:
        super().__init__(native=False)
        self.shown: list[Path] = []

    def show_in_folder(self, path: Path) -> bool:
        return self.show(path.parent)

    def show(self, path: Path) -> bool:
        self.shown.append(path)
        return True


@dataclass
class Office:
    """One PC: its documents folder, its settings, its clerk, and the program while it runs."""

    app: QApplication
    documents: Path
    settings: Path
    clerk: Clerk = field(default_factory=Clerk)
    files: OfficeFiles = field(default_factory=OfficeFiles)
    program: Program | None = None

    @property
    def window(self) -> MainWindow:
        """The window in sight."""
        assert self.program is not None
        assert self.program.window is not None
        return self.program.window

    def page(self, kind: type[P]) -> P:
        """The page in sight, which is of this kind."""
        page = self.window.current_page()
        assert isinstance(page, kind)
        return page

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
        if not window.isHidden() and self.said().startswith("Dòng đang gõ"):
            window.close()  # warned of a row that was being typed, the clerk gives it up
        self.clerk.wait(window.isHidden)
        self.program.close()
        window.deleteLater()
        self.program.deleteLater()
        self.program = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def is_at_rest(self) -> bool:
        """Whether nothing is being saved."""
        opened = self.program.register if self.program is not None else None
        return opened is not None and not opened.desk.is_saving()

    def said(self) -> str:
        """The notice in sight."""
        bars = [bar for bar in self.window.findChildren(NoticeBar) if bar.isVisible()]
        return " ".join(notice.text for bar in bars if (notice := bar.notice()) is not None)

    def wait_said(self, beginning: str) -> None:
        """Wait until the window says so and everything is saved."""
        self.clerk.wait(lambda: self.said().startswith(beginning) and self.is_at_rest(), self.said)

    def look_into(self) -> RecordFile:
        """The open register as another process sees it."""
        opened = self.program.register if self.program is not None else None
        path = opened.path if opened is not None else Wiring(self.settings).last_file()
        assert path is not None
        return open_register(path, user="kiểm tra", now=lambda: NOW)
