"""Workbooks of one decision: where to save them, written beside the window, offered for opening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.records.commendation import Commendation
from desktop.records.text import fold
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.widgets.notice import Notice, NoticeAction

Write = Callable[[RecordFile, int, Path], Path]


def file_name(start: str, commendation: Commendation) -> str:
    """ "danh_sach_218_qd_ubnd_2026.xlsx": no diacritics, which old mail gateways spoil (domain.md §5.4)."""
    day = commendation.decision_date
    parts = [start, fold(commendation.number) or "du thao", str(day.year) if day else ""]
    return "_".join(part.replace(" ", "_") for part in parts if part) + ".xlsx"


class Papers:
    """Writes the lists of a decision for a page."""

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        self._page = page
        self._desk = desk
        self._files = files

    def annex(self, commendation: Commendation) -> None:
        """Danh sách kèm theo quyết định."""
        from desktop.operations import reports  # here and below: the first page must not pay for workbooks

        self._write("Xuất danh sách kèm theo", "danh_sach", commendation, reports.annex)

    def receipts(self, commendation: Commendation) -> None:
        """Danh sách ký nhận tiền thưởng."""
        from desktop.operations import reports

        self._write("Danh sách ký nhận tiền thưởng", "ky_nhan", commendation, reports.receipts)

    def _write(self, title: str, start: str, commendation: Commendation, write: Write) -> None:
        suggested = documents() / file_name(start, commendation)
        chosen = self._files.ask_save(self._page, title, suggested, "Bảng tính Excel (*.xlsx)")
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")
        file, commendation_id = self._desk.file, commendation.id or 0
        self._desk.jobs.run(
            lambda _progress: write(file, commendation_id, path),
            self._written,
            lambda error: self._desk.tell(self._page, error),
        )

    def _written(self, path: Path) -> None:
        actions = (
            NoticeAction("Mở tệp", lambda: self._show(path), icon="open"),
            NoticeAction("Mở thư mục", lambda: self._show(path.parent), icon="folder_open"),
        )
        self._page.say(Notice(f"Đã xuất {path.name}.", "ok", actions=actions))

    def _show(self, path: Path) -> None:
        if not self._files.show(path):
            self._page.say(Notice(f"Máy này chưa có chương trình để mở. Tệp nằm ở {path}", "warn"))
