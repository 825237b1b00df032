"""Xuất PDF: the sheets as one file, or a file for each, where the user wants them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.operations.certificates import CertificateBatch, CertificateResult
from desktop.ui.certificates.sentences import file_name
from desktop.ui.certificates.work import SheetWork, writing
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.jobs import Stopped
from desktop.ui.page import Page
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.written_files import WrittenFiles
from desktop.words.errors import error_sentence

Record = Callable[[CertificateBatch, bool], None]
"""Asks which sheets of a batch are good, text only or whole: a PDF may be printed elsewhere."""


class PdfExport(QObject):
    """`batch` gives the sheets to write, None where there are none."""

    def __init__(
        self,
        page: Page,
        desk: Desk,
        work: SheetWork,
        files: Files,
        batch: Callable[[], CertificateBatch | None],
        record: Record,
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._work, self._files = page, desk, work, files
        self._batch, self._record = batch, record
        self._after = WrittenFiles(page, files)

    def one_file(self, *, text_only: bool) -> None:
        """All sheets in one PDF."""
        batch = self._batch()
        if batch is None or self._work.busy:
            return
        suggested = documents() / f"{file_name(batch.commendation.number)}.pdf"
        path = self._files.ask_save(self._page, "Xuất PDF", suggested, "PDF (*.pdf)")
        if path is not None:
            path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
            self._write(batch, path, text_only=text_only, separate=False)

    def one_each(self, *, text_only: bool) -> None:
        """Each sheet as a PDF of its own, in a new folder."""
        batch = self._batch()
        if batch is None or self._work.busy:
            return
        folder = self._files.ask_folder(self._page, "Chọn nơi đặt thư mục giấy khen", documents())
        if folder is not None:
            into = folder / file_name(batch.commendation.number)
            self._write(batch, into, text_only=text_only, separate=True)

    def _failed(
        self, batch: CertificateBatch, path: Path, error: BaseException, *, text_only: bool, separate: bool
    ) -> None:
        """Say that the user stopped it, or what went wrong."""
        if isinstance(error, Stopped):
            self._page.say(Notice(error_sentence("stopped", {}), "info"))
            return
        again = partial(self._write, batch, path, text_only=text_only, separate=separate)
        elsewhere = partial(self.one_each if separate else self.one_file, text_only=text_only)
        tell_unwritten(self._desk, self._page, error, again, elsewhere)

    def _write(self, batch: CertificateBatch, path: Path, *, text_only: bool, separate: bool) -> None:
        self._work.run(
            "Đang tạo",
            len(batch.sheets),
            writing(self._desk.file, batch, path, text_only=text_only, separate=separate),
            lambda result: self._written(batch, result, path, text_only),
            partial(self._failed, batch, path, text_only=text_only, separate=separate),
        )

    def _written(
        self, batch: CertificateBatch, result: CertificateResult, path: Path, text_only: bool
    ) -> None:
        recording = NoticeAction("Ghi là đã in", lambda: self._record(batch, text_only))
        actions = self._after.actions(result.paths, recording)
        self._page.say(Notice(f"Đã xuất {result.pages} tờ: {path.name}", actions=actions))
