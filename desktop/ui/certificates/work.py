"""The long work of the page in jobs: printing, and writing PDF files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch, CertificateResult
from desktop.store.file import RecordFile
from desktop.ui.certificates.printing import Printed, Printers, print_pages
from desktop.ui.jobs import Progress

TITLE = "Giấy khen"


def printing(
    batch: CertificateBatch, printers: Printers, printer: str, *, text_only: bool
) -> Callable[[Progress], Printed]:
    """Print the sheets of a batch in their order."""

    def work(progress: Progress) -> Printed:
        pdf = certificates.pdf_of(batch, text_only=text_only)
        title = f"{TITLE} {batch.commendation.number}".strip()
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
