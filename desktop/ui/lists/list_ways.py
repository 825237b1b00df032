"""The ways by which a list comes into what a page shows: files, rows of the clipboard, rows to mend."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

from desktop.records.pending_row import PendingRow
from desktop.store.file import RecordFile
from desktop.ui.clipboard_rows import has_rows, rows_on_clipboard
from desktop.ui.commands import Handler
from desktop.ui.files import LISTS, all_dropped
from desktop.ui.page import Page, PageAction

if TYPE_CHECKING:
    from desktop.operations.imports import WaitingList

Target = Mapping[str, object]
"""What the page “Nhập từ Excel” is told of where a list goes, e.g. {"kind": "recipients"}."""


class ListWays(QObject):
    """Belongs to one page, on which lists may be dropped too. `target` says where a list goes now, None
    where the page takes none. Rows of the kinds in `also` are shown by the page too.
    """

    def __init__(
        self,
        page: Page,
        file: RecordFile,
        target: Callable[[], Target | None],
        also: Collection[str] = (),
    ) -> None:
        super().__init__(page)
        self._page = page
        self._file = file
        self._target = target
        self._also = also
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @property
    def waiting(self) -> int:
        """How many rows wait for mending here."""
        return sum(len(one.rows) for one in self._waiting_here())

    def handlers(self) -> Mapping[str, Handler]:
        """The commands of all ways that are open now."""
        if self._target() is None:
            return {}
        ways = {
            "list.import": Handler(self.open_files),
            "list.paste": Handler(self.paste, has_rows),
        }
        if count := self.waiting:
            ways["list.waiting"] = Handler(self.open_waiting, text=f"Chờ sửa {count}")
        return ways

    def actions(self) -> Sequence[PageAction]:
        """The buttons of the page bar."""
        if self._target() is None:
            return ()
        return (*((PageAction("list.waiting"),) if self.waiting else ()), PageAction("list.import"))

    def open_files(self, paths: Sequence[Path] = ()) -> None:
        """Take in files; without any the import asks for them."""
        self._go({"paths": list(paths)})

    def paste(self) -> None:
        """Take in the rows on the clipboard."""
        self._go({"pasted": rows_on_clipboard()} if has_rows() else {})

    def open_waiting(self) -> None:
        """Mend the rows that were not taken, the latest list first."""
        waiting = self._waiting_here()
        if waiting:
            self._go({"waiting": waiting[0].ids})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lists that are dropped on the page; without a place for them the window asks."""
        wanted = event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)
        if not wanted or not isinstance(event, QDropEvent) or self._target() is None:
            return super().eventFilter(watched, event)
        paths = all_dropped(event.mimeData(), LISTS)
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open_files(paths)
        return True

    def _waiting_here(self) -> list[WaitingList]:
        target = self._target()
        if target is None or not self._file.read.count(PendingRow):
            return []
        from desktop.operations.imports import waiting_lists  # the first page must not pay for the readers

        return [one for one in waiting_lists(self._file) if self._is_here(one, target)]

    def _is_here(self, waiting: WaitingList, target: Target) -> bool:
        kinds = {target.get("kind", "awards"), *self._also}
        if waiting.is_orphan or waiting.kind not in kinds:
            return False
        first = waiting.rows[0]
        own = (target.get("commendation_id"), target.get("conference_id"))
        return (first.commendation_id, first.conference_id) == own

    def _go(self, what: Target) -> None:
        self._page.page_asked.emit("import", {**(self._target() or {}), **what})
