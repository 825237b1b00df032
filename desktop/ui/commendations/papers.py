"""Workbooks of one decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.records.commendation import Commendation
from desktop.records.text import fold
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page
from desktop.ui.workbooks import Workbooks

Write = Callable[[RecordFile, int, Path], Path]


def file_name(start: str, commendation: Commendation) -> str:
    """ "danh_sach_218_qd_ubnd_2026.xlsx": no diacritics, which old mail gateways spoil (domain.md §5.4)."""
    day = commendation.decision_date
    parts = [start, fold(commendation.number) or "du thao", str(day.year) if day else ""]
    return "_".join(part.replace(" ", "_") for part in parts if part) + ".xlsx"


class Papers:
    """Writes the lists of a decision for a page."""

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        self._file = desk.file
        self._workbooks = Workbooks(page, desk, files)

    def annex(self, commendation: Commendation) -> None:
        """Danh sách kèm theo quyết định."""
        from desktop.operations import reports  # here and below: the first page must not pay for workbooks

        self._write("Xuất danh sách kèm theo", "danh_sach", commendation, reports.annex)

    def receipts(self, commendation: Commendation) -> None:
        """Danh sách ký nhận tiền thưởng."""
        from desktop.operations import reports

        self._write("Danh sách ký nhận tiền thưởng", "ky_nhan", commendation, reports.receipts)

    def _write(self, title: str, start: str, commendation: Commendation, write: Write) -> None:
        commendation_id = commendation.id or 0
        self._workbooks.save(
            title,
            file_name(start, commendation),
            lambda path: write(self._file, commendation_id, path),
        )
