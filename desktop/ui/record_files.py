"""Files kept with the opened record of a page: their panel, the button that counts them, dropped files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths
from PySide6.QtGui import QDropEvent

from desktop.errors import SoVangError
from desktop.operations import attachments
from desktop.operations.attachments import ENDINGS
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import LISTS, Files, all_dropped, documents
from desktop.ui.files_panel import FilesPanel
from desktop.ui.page import Page
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.notice import Notice

KINDS = f"Văn bản, bảng tính, ảnh, PDF ({' '.join(f'*{ending}' for ending in ENDINGS)})"
NO_PROGRAM = "Máy này chưa có chương trình để mở {name}. Bản sao nằm ở {path}"
_COPIES = "So Vang - ban sao de xem"


@dataclass(frozen=True)
class Owner:
    """The record that the page shows, by its table and id."""

    table: str
    id: int


class RecordFiles(QObject):
    """Belongs to one page. `owner` says which record is opened now, None for none.

    Documents and pictures may be dropped on the page; spreadsheets there are lists to be taken in, so they
    are attached by the panel only.
    """

    def __init__(self, page: Page, desk: Desk, files: Files, owner: Callable[[], Owner | None]) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._file = desk.file
        self._files = files
        self._owner = owner
        self._folder = documents()
        self._shown: Owner | None = None
        self.button = secondary(page.look, "Đính kèm", icon="attach")
        self.button.clicked.connect(self.open)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        page.frame_changed.connect(self._follow)
        desk.changed.connect(self._changed)

    def handlers(self) -> Mapping[str, Handler]:
        """The command that opens the panel."""
        return {"record.files": Handler(self.open, lambda: self._owner() is not None)}

    def open(self) -> None:
        """Show the files of the opened record, or put the keyboard there."""
        owner = self._owner()
        if owner is None:
            return
        if not isinstance(self._page.panel(), FilesPanel):
            panel = FilesPanel(self._page.look)
            panel.add_asked.connect(self.choose)
            panel.dropped.connect(self.attach)
            panel.opened.connect(self.open_copy)
            panel.removed.connect(self.remove)
            self._page.show_panel(panel)
        self._fill()
        if isinstance(panel_now := self._page.panel(), FilesPanel):
            panel_now.start()

    def choose(self) -> None:
        """Ask for files and attach them."""
        paths = self._files.ask_open_many(self._page, "Đính kèm tệp", self._folder, KINDS)
        if paths:
            self._folder = paths[0].parent
            self.attach(paths)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep files with the opened record, each in a step of its own."""
        owner = self._owner()
        if owner is None:
            return
        for path in paths:
            self._desk.carry_out(
                self._page, partial(attachments.attach, self._file, owner.table, owner.id, path)
            )

    def open_copy(self, attachment_id: int) -> None:
        """Open a read-only copy in the program that the PC has for it."""
        folder = copies_folder()
        if not folder.exists():
            attachments.clear_copies(folder.parent)
        try:
            path = attachments.copy_out(self._file, attachment_id, folder)
        except SoVangError as refusal:
            self._desk.tell(self._page, refusal)
            return
        if not self._files.show(path):
            self._page.say(Notice(NO_PROGRAM.format(name=path.name, path=path), "warn"))

    def remove(self, attachment_id: int) -> None:
        """Take a file from the record."""
        self._desk.carry_out(self._page, lambda: attachments.remove_attachment(self._file, attachment_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Documents dropped on the page are kept with its record."""
        wanted = event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)
        if not wanted or not isinstance(event, QDropEvent) or self._owner() is None:
            return super().eventFilter(watched, event)
        paths = all_dropped(event.mimeData(), [ending for ending in ENDINGS if ending not in LISTS])
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.attach(paths)
        return True

    def _changed(self, kinds: frozenset[str]) -> None:
        if "attachment" in kinds:
            self._fill()

    def _follow(self) -> None:
        """Another record is opened: its files are counted, the panel of the other one goes."""
        owner = self._owner()
        if owner == self._shown:
            return
        self._shown = owner
        if isinstance(self._page.panel(), FilesPanel):
            self._page.hide_panel()
        self._fill()

    def _fill(self) -> None:
        owner = self._owner()
        found = attachments.kept_files(self._file, owner.table, owner.id) if owner else []
        self.button.setVisible(owner is not None)
        self.button.set_text(f"Đính kèm {len(found)}" if found else "Đính kèm")
        if isinstance(panel := self._page.panel(), FilesPanel):
            panel.show_files(found)


def copies_folder() -> Path:
    """Where this run of the program puts the copies that are opened."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return Path(place) / _COPIES / str(os.getpid())
