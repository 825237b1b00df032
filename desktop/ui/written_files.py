"""What can be done with files that were just written: opened, found in their folder, pasted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.ui.files import Files
from desktop.ui.page import Page
from desktop.ui.widgets.notice import Notice, NoticeAction

NO_PROGRAM = "Máy này chưa có chương trình để mở. Tệp nằm ở {path}"
COPIED = "Đã sao chép {names}. Bấm Ctrl+V trong Zalo, trong thư hoặc trong thư mục để dán."


class WrittenFiles:
    """Belongs to one page."""

    def __init__(self, page: Page, files: Files) -> None:
        self._page = page
        self._files = files

    def actions(self, paths: Sequence[Path], *more: NoticeAction) -> tuple[NoticeAction, ...]:
        """The links of a notice about files that were written; the first of several is opened."""
        return (
            *self._looking(paths),
            NoticeAction("Sao chép tệp", lambda: self.copy(paths, *more), icon="copy"),
            *more,
        )

    def open(self, path: Path) -> None:
        """Open a file with the program that the PC has for it."""
        if not self._files.show(path):
            self._page.say(Notice(NO_PROGRAM.format(path=path), "warn"))

    def copy(self, paths: Sequence[Path], *more: NoticeAction) -> None:
        """Put the files on the clipboard and say how to go on; what else the notice offered stays."""
        self._files.copy_files(paths)
        names = paths[0].name if len(paths) == 1 else f"{len(paths)} tệp"
        told = COPIED.format(names=names)
        self._page.say(Notice(told, "ok", actions=(*self._looking(paths), *more)))

    def _looking(self, paths: Sequence[Path]) -> tuple[NoticeAction, NoticeAction]:
        return (
            NoticeAction("Mở tệp", lambda: self.open(paths[0]), icon="open"),
            NoticeAction("Mở thư mục", lambda: self._files.show_in_folder(paths[0]), icon="folder_open"),
        )
