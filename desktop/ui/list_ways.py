"""The ways by which a list comes into what a page shows: files, rows of the clipboard, rows to mend."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop.operations.imports import WaitingList, waiting_lists
from desktop.store.file import RecordFile
from desktop.ui.clipboard_rows import has_rows, rows_on_clipboard
from desktop.ui.commands import Handler
from desktop.ui.page import Page, PageAction

IMPORT_PAGE = "import"

Target = Mapping[str, object]
"""What the page “Nhập từ Excel” is told of where a list goes, e.g. {"kind": "recipients"}."""


class ListWays:
    """Belongs to one page. `target` says where a list goes now, None where the page takes none."""

    def __init__(self, page: Page, file: RecordFile, target: Callable[[], Target | None]) -> None:
        self._page = page
        self._file = file
        self._target = target
        self._waiting: Sequence[WaitingList] = ()

    def read_waiting(self) -> None:
        """Look what waits for mending; the page calls it whenever it reads its records."""
        target = self._target()
        every = waiting_lists(self._file) if target is not None else []
        self._waiting = [one for one in every if _same_place(one, target or {})]

    @property
    def waiting(self) -> int:
        """How many rows wait for mending here."""
        return sum(len(one.rows) for one in self._waiting)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands of all ways that are open now."""
        if self._target() is None:
            return {}
        ways = {
            "list.import": Handler(self.open_file),
            "list.paste": Handler(self.paste, has_rows),
        }
        if self.waiting:
            ways["list.waiting"] = Handler(self.open_waiting, text=f"Chờ sửa {self.waiting}")
        return ways

    def actions(self) -> Sequence[PageAction]:
        """The buttons of the page bar."""
        if self._target() is None:
            return ()
        waiting = (PageAction("list.waiting"),) if self.waiting else ()
        return (*waiting, PageAction("list.import"))

    def open_file(self, paths: Sequence[Path] = ()) -> None:
        """Take in files; without any the import asks for them."""
        self._go({"paths": list(paths)})

    def paste(self) -> None:
        """Take in the rows on the clipboard."""
        if has_rows():
            self._go({"pasted": rows_on_clipboard()})

    def open_waiting(self) -> None:
        """Mend the rows that were not taken, the latest list first."""
        if self._waiting:
            self._go({"waiting": self._waiting[0].ids})

    def _go(self, what: Target) -> None:
        self._page.page_asked.emit(IMPORT_PAGE, {**(self._target() or {}), **what})


def _same_place(waiting: WaitingList, target: Target) -> bool:
    if waiting.is_orphan or waiting.kind != target.get("kind", "awards"):
        return False
    first = waiting.rows[0]
    own = (target.get("commendation_id"), target.get("conference_id"))
    return (first.commendation_id, first.conference_id) == own
