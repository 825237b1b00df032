"""The long work of the page, one at a time in a job: printing, and writing PDF files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch, CertificateResult
from desktop.operations.printing import prints
from desktop.records.affine import IDENTITY, Affine
from desktop.records.print_job import PrintJob
from desktop.store.file import RecordFile
from desktop.ui.jobs import Job, Jobs, Progress
from desktop.ui.printing.printers import Ending, Printed, Printers, print_pages

T = TypeVar("T")


@dataclass(frozen=True)
class Sending:
    """What goes to which printer, and how; `reason` why sheets are printed once more."""

    batch: CertificateBatch
    printer: str
    text_only: bool
    tray: str = ""
    copies: int = 1
    blank_id: int | None = None
    adjust: Affine = IDENTITY
    reason: str = ""


@dataclass(frozen=True)
class Sent:
    """How a printing ended: the job that waits for an answer, None where the printer took no sheet.

    `papers`: how many sheets of paper the printer took, copies included.
    """

    job: PrintJob | None
    ending: Ending
    papers: int


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


def printing(file: RecordFile, sending: Sending, printers: Printers) -> Callable[[Progress], Sent]:
    """Print the sheets of a batch in their order; what goes to the printer is written down before."""

    def work(progress: Progress) -> Sent:
        batch = sending.batch
        pdf = certificates.pdf_of(batch, text_only=sending.text_only, copies=sending.copies)
        job: PrintJob | None = _written_down(file, sending)
        printed = _print(
            pdf, f"{batch.paper} {batch.commendation.number}".strip(), sending, printers, progress
        )
        sheets = printed.pages // sending.copies
        if job is not None and sheets < len(batch.sheets):
            job = prints.took(file, job, sheets).result().value
        return Sent(job, printed.ending, printed.pages)

    return work


def printing_proof(pdf: bytes, title: str, printer: str, printers: Printers) -> Callable[[Progress], Printed]:
    """Print a proof sheet on plain paper: nothing is written down, nothing is adjusted."""
    return lambda progress: print_pages(pdf, printers.open(printer), title, progress.step)


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


def _written_down(file: RecordFile, sending: Sending) -> PrintJob:
    sent = prints.send(
        file,
        sending.batch,
        printer=sending.printer,
        text_only=sending.text_only,
        copies=sending.copies,
        blank_id=sending.blank_id,
        reason=sending.reason,
    )
    return sent.result().value


def _print(pdf: bytes, title: str, sending: Sending, printers: Printers, progress: Progress) -> Printed:
    printer = printers.open(sending.printer, sending.tray)
    return print_pages(pdf, printer, title, progress.step, sending.adjust)
