"""Workbooks that a page exports: where to save them, written beside the window, offered for opening."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.notice import Notice
from desktop.ui.written_files import WrittenFiles

KINDS = "Bảng tính Excel (*.xlsx)"


class Workbooks:
    """Belongs to one page; nothing is written when the user closes the dialog."""

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        self._page = page
        self._desk = desk
        self._files = files
        self._after = WrittenFiles(page, files)

    def save(self, title: str, name: str, write: Callable[[Path], Path]) -> None:
        """Ask for a place, suggesting a file name, and let `write` fill it; refusals become notices."""
        chosen = self._files.ask_save(self._page, title, documents() / name, KINDS)
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")
        self._write(path, write, lambda: self.save(title, name, write))

    def _write(self, path: Path, write: Callable[[Path], Path], elsewhere: Callable[[], None]) -> None:
        def failed(error: BaseException) -> None:
            again = partial(self._write, path, write, elsewhere)
            tell_unwritten(self._desk, self._page, error, again, elsewhere)

        self._desk.jobs.run(lambda _progress: write(path), self._written, failed)

    def _written(self, path: Path) -> None:
        actions = self._after.actions((path,))
        self._page.say(Notice(f"Đã xuất {path.name}.", "ok", actions=actions))
