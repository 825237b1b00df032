"""In lại: sheets exactly as they were issued, whatever has changed since; they read nothing but the pages."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from desktop.errors import SoVangError
from desktop.operations.certificates import CertificateBatch, CertificateSheet, in_presentation_order
from desktop.operations.guards import existing, shown_number
from desktop.operations.practice import is_practice
from desktop.operations.practice_layouts import marked_layout
from desktop.operations.printing.printed_state import printed_state
from desktop.records.award import Award
from desktop.records.certificate_texts import name_line
from desktop.records.codes import PageState
from desktop.records.issued_page import IssuedPage
from desktop.records.problem import Problem, Severity
from desktop.store import issued_pages
from desktop.store.file import RecordFile
from exports.certificate_pdf import CertificatePage, check_pages, font_hashes
from exports.layout import load_layout

REISSUED = "(cấp lại)"
"""What marks a page that is printed once more, if the office wants it: after the register number."""

_PLACES = ("register", "decision", "second_line")
"""The elements that may carry the mark, the best first."""


def prepare_reprint(
    file: RecordFile, commendation_id: int, award_ids: Collection[int], *, marked: bool = False
) -> CertificateBatch:
    """The last good sheets of these awards as they were issued, in the order of presentation.

    `marked`: with “(cấp lại)”. A font of the program that is another one now is a warning of the batch.
    Raises `nothing_to_reprint` where none came out well.
    """
    commendation = existing(file.read, commendation_id)
    pages = _good_pages(file, award_ids)
    sheets = [
        CertificateSheet(award, page.label, page, place, printed_state(award, commendation, issued))
        for place, award in enumerate(in_presentation_order(file.read, commendation_id), start=1)
        if (issued := pages.get(award.id or 0))
        and (page := _issued_again(file, award, issued, marked=marked))
    ]
    if not sheets:
        raise SoVangError("nothing_to_reprint", number=shown_number(commendation))
    problems = _other_fonts(sheets, pages)
    return CertificateBatch(commendation, sheets, check_pages([one.page for one in sheets]), problems)


def pages_of(file: RecordFile, award_id: int) -> list[IssuedPage]:
    """Everything that was printed for an award, oldest first."""
    return issued_pages.pages_of(file.read, [award_id])


def _good_pages(file: RecordFile, award_ids: Collection[int]) -> dict[int, IssuedPage]:
    pages = issued_pages.pages_of(file.read, list(award_ids))
    return {page.award_id: page for page in pages if page.state is PageState.GOOD}


def _issued_again(file: RecordFile, award: Award, issued: IssuedPage, *, marked: bool) -> CertificatePage:
    texts = json.loads(issued.texts)
    if marked:
        place = next(name for name in (*_PLACES, *texts) if texts.get(name))
        texts[place] = f"{texts[place]} {REISSUED}"
    label = f"{texts.get('address', '')} {texts.get('name', '')}".strip()
    layout = load_layout(issued.layout_json)
    if is_practice(file.read):
        layout = marked_layout(layout)
    return CertificatePage(label or name_line(award), texts, layout)


def _other_fonts(sheets: Sequence[CertificateSheet], pages: dict[int, IssuedPage]) -> list[Problem]:
    others = [
        sheet.label
        for sheet in sheets
        if font_hashes(sheet.page.layout) != json.loads(pages[sheet.award.id or 0].font_hashes)
    ]
    values: dict[str, object] = {"count": len(others)}
    return [Problem("font", "reprint_with_other_fonts", values, Severity.WARNING)] if others else []
