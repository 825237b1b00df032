"""The rows to mend as a workbook for their sender, written where the user says."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from desktop.operations.imports import ListPreview, write_errors
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.notice import Notice, NoticeAction


class RefusedExport:
    """Belongs to the page that shows the rows."""

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        self._page = page
        self._desk = desk
        self._files = files

    def ask(self, preview: ListPreview) -> None:
        """Ask where to, then write the refused rows with the reasons in them."""
        suggested = documents() / f"{Path(preview.name).stem}_can_sua.xlsx"
        path = self._files.ask_save(self._page, "Xuất dòng cần sửa", suggested, "Tệp Excel (*.xlsx)")
        if path is not None:
            self._write(preview, path)

    def _write(self, preview: ListPreview, path: Path) -> None:
        opening = NoticeAction("Mở tệp", lambda: self._files.show(path), "", "open")
        sentence = f"Đã xuất {preview.counts.refused} dòng cần sửa ra {path.name}."
        again, elsewhere = partial(self._write, preview, path), partial(self.ask, preview)
        self._desk.jobs.run(
            lambda _progress: write_errors(preview, path),
            lambda _done: self._page.say(Notice(sentence, actions=(opening,))),
            lambda error: tell_unwritten(self._desk, self._page, error, again, elsewhere),
        )
