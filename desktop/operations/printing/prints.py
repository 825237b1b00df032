"""From the printer to the register: what was sent waits for the user's word, then it is kept, good or bad."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime

from desktop.errors import SoVangError
from desktop.operations import blanks
from desktop.operations.certificates import CertificateBatch, CertificateSheet
from desktop.operations.guards import existing, shown_number
from desktop.records.award import Award
from desktop.records.codes import PageState
from desktop.records.issued_page import IssuedPage
from desktop.records.print_job import PrintJob, SentSheet, packed, sheets_of
from desktop.records.text import clean
from desktop.store import issued_pages
from desktop.store.file import RecordFile
from desktop.store.print_jobs import waiting_job
from desktop.store.writer import Deed, Done, Transaction
from exports.certificate_pdf import CertificatePage, font_hashes
from exports.layout import dump_layout


def waiting(file: RecordFile, commendation_id: int) -> PrintJob | None:
    """The sheets of a decision that went to a printer and of which nothing is known yet."""
    return waiting_job(file.read, commendation_id)


def send(
    file: RecordFile,
    batch: CertificateBatch,
    *,
    printer: str = "",
    text_only: bool,
    copies: int = 1,
    blank_id: int | None = None,
    reason: str = "",
) -> Future[Done[PrintJob]]:
    """Write down what goes to the printer, before its first sheet: a power cut then loses no sheet.

    The future raises `print_waits` where an earlier job of the decision has no answer yet. Raises ValueError
    for several copies on blanks: each blank becomes one certificate, or the stock would not add up.
    """
    if text_only and copies != 1:
        raise ValueError(copies)
    job = _job(file, batch, printer, text_only=text_only, copies=copies, blank_id=blank_id, reason=reason)

    def work(transaction: Transaction) -> PrintJob:
        if waiting_job(transaction, job.commendation_id) is not None:
            raise SoVangError("print_waits", number=shown_number(batch.commendation))
        return transaction.insert(job)

    values = {"count": len(batch.sheets), "number": shown_number(batch.commendation), "printer": printer}
    return file.write(Deed("pages_sent" if printer else "pages_exported", values, work, undoable=False))


def took(file: RecordFile, job: PrintJob, sheets: int) -> Future[Done[PrintJob | None]]:
    """Write down how many sheets the printer took before it stopped; a job without any is gone."""

    def work(transaction: Transaction) -> PrintJob | None:
        if sheets:
            return transaction.update(job, replace(job, taken=sheets))
        transaction.delete(PrintJob, job.id or 0)
        return None

    values = {"count": sheets, "number": shown_number(existing(file.read, job.commendation_id))}
    return file.write(Deed("printing_stopped", values, work, undoable=False))


def settle(
    file: RecordFile,
    job: PrintJob,
    good: Collection[int],
    spoiled: Collection[int] = (),
    spoiled_reason: str = "",
) -> Future[Done[int]]:
    """The user's word on a job, by award ids: good and spoiled sheets are kept, the others were not printed.

    Returns how many were kept; the stock of the blanks moves by them in the same step. The future raises
    `print_answered` where another window was told already, `blank_gone`.
    """

    def work(transaction: Transaction) -> int:
        if transaction.get(PrintJob, job.id or 0) is None:
            raise SoVangError("print_answered")
        transaction.delete(PrintJob, job.id or 0)
        return _keep(transaction, job, good, spoiled, clean(spoiled_reason))

    return file.write(_deed(file, job, len(good), len(spoiled), clean(spoiled_reason), work))


def record_issued(
    file: RecordFile,
    batch: CertificateBatch,
    award_ids: Sequence[int],
    *,
    text_only: bool,
    reason: str = "",
    spoiled: Sequence[int] = (),
    spoiled_reason: str = "",
    blank_id: int | None = None,
) -> Future[Done[int]]:
    """Keep sheets whose outcome is known at once: `award_ids` came out well, the `spoiled` ones did not.

    The future holds how many were kept. With a `blank_id` its stock moves in the same step; `blank_gone`.
    """
    job = _job(file, batch, "", text_only=text_only, blank_id=blank_id, reason=reason)
    why = clean(spoiled_reason)
    return file.write(
        _deed(
            file,
            job,
            len(award_ids),
            len(spoiled),
            why,
            lambda transaction: _keep(transaction, job, award_ids, spoiled, why),
        )
    )


def issued_page(
    award_id: int, page: CertificatePage, *, issued_at: datetime, print_number: int, text_only: bool
) -> IssuedPage:
    """What is kept of one good sheet: every text, the layout and the fonts that drew it."""
    return _page(_sent(award_id, 1, page), issued_at, print_number, text_only)


def resolved_texts(page: CertificatePage) -> Mapping[str, str]:
    """Every text of the sheet by its element's name, the layout's fixed ones included."""
    return {element.name: page.texts.get(element.name, element.text) for element in page.layout.texts}


def _job(
    file: RecordFile,
    batch: CertificateBatch,
    printer: str,
    *,
    text_only: bool,
    copies: int = 1,
    blank_id: int | None,
    reason: str,
) -> PrintJob:
    return PrintJob(
        batch.commendation.id or 0,
        file.now(),
        printer,
        packed([_sent_sheet(sheet) for sheet in batch.sheets]),
        text_only,
        copies,
        blank_id,
        clean(reason),
    )


def _sent_sheet(sheet: CertificateSheet) -> SentSheet:
    return _sent(sheet.award.id or 0, sheet.place, sheet.page)


def _sent(award_id: int, place: int, page: CertificatePage) -> SentSheet:
    return SentSheet(
        award_id,
        place,
        page.label,
        json.dumps(resolved_texts(page), ensure_ascii=False),
        page.layout.name,
        dump_layout(page.layout),
        json.dumps(font_hashes(page.layout)),
    )


def _keep(
    transaction: Transaction, job: PrintJob, good: Collection[int], spoiled: Collection[int], why: str
) -> int:
    """Write the issued pages of a job, spoiled ones first, and take the blanks from their stock."""
    numbers = Counter(issued_pages.last_print_numbers(transaction, [*good, *spoiled]))
    awards = transaction.get_many(Award, [*good, *spoiled])  # a row may have been taken back meanwhile
    pages = []
    for wanted, state, reason in ((spoiled, PageState.SPOILED, why), (good, PageState.GOOD, job.reason)):
        for sheet in sheets_of(job):
            if sheet.award_id in wanted and sheet.award_id in awards:
                numbers[sheet.award_id] += 1
                page = _page(sheet, job.sent_at, numbers[sheet.award_id], job.text_only)
                pages.append(replace(page, state=state, reason=reason))
    if job.blank_id is not None:
        blanks.take(
            transaction,
            job.blank_id,
            job.sent_at.date(),
            job.commendation_id,
            used=len(good),
            spoiled=len(spoiled),
            reason=why,
        )
    return len(transaction.insert_many(pages))


def _page(sheet: SentSheet, issued_at: datetime, print_number: int, text_only: bool) -> IssuedPage:
    return IssuedPage(
        award_id=sheet.award_id,
        print_number=print_number,
        issued_at=issued_at,
        texts=sheet.texts,
        layout_name=sheet.layout_name,
        layout_json=sheet.layout_json,
        font_hashes=sheet.font_hashes,
        text_only=text_only,
    )


def _deed(
    file: RecordFile,
    job: PrintJob,
    good: int,
    spoiled: int,
    spoiled_reason: str,
    work: Callable[[Transaction], int],
) -> Deed[int]:
    number = shown_number(existing(file.read, job.commendation_id))
    values = {"count": good, "number": number, "reason": job.reason or spoiled_reason}
    if not spoiled:
        return Deed("pages_issued" if good else "pages_not_printed", values, work, undoable=False)
    if not good:
        return Deed("pages_spoiled", {**values, "count": spoiled}, work, undoable=False)
    return Deed("pages_issued_some_spoiled", {**values, "spoiled": spoiled}, work, undoable=False)
