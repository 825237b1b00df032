"""The long work of the page, one at a time in a job: printing, and writing PDF files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch, CertificateResult
from desktop.store.file import RecordFile
from desktop.ui.jobs import Job, Jobs, Progress
from desktop.ui.printing.printers import Printed, Printers, print_pages
from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class SheetWork(QObject):
    """`stepped` carries (done, total) and follows `words`; `ended` comes before the result is handed over."""

    stepped = Signal(int, int)
    ended = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._verb = ""
        self.words = ""

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def stop(self) -> None:
        """Dừng: `failed` receives Stopped, or the printing ends early."""
        if self._job is not None:
            self._job.stop()

    def run(
        self,
        verb: str,
        total: int,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run `work`; `words` are “Đang in 12/39…” with the verb “Đang in”."""

        def finished(result: T) -> None:
            self._end()
            done(result)

        def refused(error: BaseException) -> None:
            self._end()
            failed(error)

        self._verb = verb
        self._job = self._jobs.run(work, finished, refused, self._step)
        self._step(0, total)

    def _step(self, done: int, total: int) -> None:
        if self._job is not None:
            self.words = f"{self._verb} {done}/{total}…"
            self.stepped.emit(done, total)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def printing(
    batch: CertificateBatch, printers: Printers, printer: str, *, text_only: bool
) -> Callable[[Progress], Printed]:
    """Print the sheets of a batch in their order."""

    def work(progress: Progress) -> Printed:
        pdf = certificates.pdf_of(batch, text_only=text_only)
        title = f"{batch.paper} {batch.commendation.number}".strip()
        return print_pages(pdf, printers.open(printer), title, progress.step)

    return work


def writing(
    file: RecordFile, batch: CertificateBatch, path: Path, *, text_only: bool, separate: bool
) -> Callable[[Progress], CertificateResult]:
    """Write the sheets as one PDF, or one for each into a folder."""

    def work(progress: Progress) -> CertificateResult:
        def told(done: int, total: int) -> bool:
            progress.step(done, total)
            return True

        return certificates.save_pdf(file, batch, path, text_only=text_only, separate=separate, progress=told)

    return work
