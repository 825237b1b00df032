"""Certificates: put together in the order of presentation, checked, written as PDF, recorded when printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop.errors import SoVangError
from desktop.operations import blanks
from desktop.operations.certificate_layouts import Layouts, certificate_page
from desktop.operations.guards import existing, issuer_of, shown_number
from desktop.operations.output import written
from desktop.operations.pdf_check import with_pages
from desktop.operations.printed_state import PrintedState, printed_state
from desktop.records.award import Award
from desktop.records.award_rules import ordered, without_capitals
from desktop.records.certificate_rules import certificate_refusal, paper_name
from desktop.records.certificate_texts import name_line
from desktop.records.codes import PageState
from desktop.records.commendation import Commendation
from desktop.records.issued_page import IssuedPage
from desktop.records.issuer import Signer
from desktop.records.problem import Problem, Severity
from desktop.records.text import clean, fold
from desktop.store import awards as award_store
from desktop.store import issued_pages
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import FORMS
from exports.certificate_pdf import (
    CertificatePage,
    MissingGlyph,
    PrintWarning,
    RenderCancelled,
    check_pages,
    font_hashes,
    render,
    render_separate,
)
from exports.layout import dump_layout, load_layout

Progress = Callable[[int, int], bool]
"""Told (done, total) after each sheet; returns False to stop."""

_NAME_LETTERS = 60


@dataclass(frozen=True)
class CertificateSheet:
    """One sheet: `place` counts from 1 in the order of presentation."""

    award: Award
    label: str
    page: CertificatePage
    place: int
    state: PrintedState

    @property
    def printed(self) -> bool:
        """Whether a good sheet exists that says what this one says."""
        return self.state is PrintedState.PRINTED


@dataclass(frozen=True)
class CertificateBatch:
    """The sheets of one decision. `warnings` are about single sheets (their label is the recipient's name),
    `problems` about all of them: no number, no day, no register numbers yet.
    """

    commendation: Commendation
    sheets: Sequence[CertificateSheet]
    warnings: Sequence[PrintWarning]
    problems: Sequence[Problem]

    @property
    def paper(self) -> str:
        """What the sheets are called: "Giấy khen" or "Giấy chứng nhận"."""
        return paper_name(self.commendation.form)

    @property
    def pages(self) -> list[CertificatePage]:
        """The sheets as the renderer takes them."""
        return [sheet.page for sheet in self.sheets]

    def only(self, award_ids: Sequence[int]) -> CertificateBatch:
        """The same batch with the sheets of some awards."""
        sheets = [sheet for sheet in self.sheets if sheet.award.id in award_ids]
        return _batch(self.commendation, sheets, self.problems)


@dataclass(frozen=True)
class CertificateResult:
    """What was written: pages, warnings, and the file or files."""

    pages: int
    warnings: Sequence[PrintWarning]
    paths: Sequence[Path]


def prepare(
    file: RecordFile,
    commendation_id: int,
    *,
    award_ids: Sequence[int] | None = None,
    layout_name: str | None = None,
    sheet_mm: tuple[float, float] | None = None,
) -> CertificateBatch:
    """Put the sheets together: by conference, round and place, then the rest in the order of the annex.

    `layout_name`: one layout for all kinds of recipient; `sheet_mm`: width and height of the paper, else the
    layout's own. Raises `no_certificates_for_form`, `certificates_by_superior`, `title_of_another_form`,
    `layout_unknown`, `sheet_too_small`, `sheet_too_large`, `no_awards_to_print`.
    """
    reader = file.read
    commendation = existing(reader, commendation_id)
    issuer = issuer_of(reader, commendation)
    layouts = Layouts(commendation, issuer, layout_name, sheet_mm)
    if code := certificate_refusal(commendation, issuer, layouts.chosen_title):
        form = FORMS[commendation.form.value]
        raise SoVangError(code, form=form, issuer=issuer.name, title=layouts.chosen_title)
    signer = reader.get(Signer, commendation.signer_id) if commendation.signer_id else None
    pages = issued_pages.latest_pages(reader, commendation_id)

    def page(award: Award) -> CertificatePage:
        return certificate_page(award, commendation, issuer, signer, layouts.of(award))

    sheets = [
        _sheet(award, place, page(award), printed_state(award, commendation, pages.get(award.id or 0)))
        for place, award in enumerate(_in_presentation_order(reader, commendation_id), start=1)
        if award_ids is None or award.id in award_ids
    ]
    if not sheets:
        raise SoVangError("no_awards_to_print", number=shown_number(commendation))
    return _batch(commendation, sheets, _gaps(commendation, sheets))


def prepare_reprint(file: RecordFile, commendation_id: int, award_ids: Sequence[int]) -> CertificateBatch:
    """The last sheets of these awards exactly as they were issued, whatever changed since.

    Raises `no_awards_to_print` where none was printed.
    """
    commendation = existing(file.read, commendation_id)
    pages = issued_pages.latest_pages(file.read, commendation_id)
    sheets = [
        _sheet(award, place, _issued_again(award, issued), printed_state(award, commendation, issued))
        for place, award in enumerate(_in_presentation_order(file.read, commendation_id), start=1)
        if award.id in award_ids and (issued := pages.get(award.id or 0))
    ]
    if not sheets:
        raise SoVangError("no_awards_to_print", number=shown_number(commendation))
    return _batch(commendation, sheets, ())


def pdf_of(batch: CertificateBatch, *, text_only: bool, progress: Progress | None = None) -> bytes:
    """The sheets as one PDF in memory, for the preview and the printer. Raises `missing_glyph`, `stopped`."""
    target = BytesIO()
    with _refusals():
        render(batch.pages, target, text_only=text_only, title=_title(batch), progress=progress)
    return target.getvalue()


def save_pdf(
    file: RecordFile,
    batch: CertificateBatch,
    path: Path,
    *,
    text_only: bool,
    separate: bool = False,
    progress: Progress | None = None,
) -> CertificateResult:
    """Write one PDF, or one for each sheet ("038_Nguyen-Van-An.pdf") into the folder that `path` names.

    With `separate` a path that ends in .pdf names the folder without that ending.
    Raises `missing_glyph`, `stopped` and `StorageTrouble`; files finished before a stop stay.
    """
    if separate:
        return _save_each(file, batch, path, text_only=text_only, progress=progress)
    with (
        _refusals(),
        written(path, check=with_pages(len(batch.sheets))) as temporary,
        temporary.open("wb") as target,
    ):
        warnings = render(
            batch.pages,
            target,
            text_only=text_only,
            title=_title(batch),
            created=file.now(),
            progress=progress,
        )
    return CertificateResult(len(batch.sheets), warnings, (path,))


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
    """Keep what came out of the printer: every text, the layout and the fonts' hashes; not undone.

    `award_ids` came out well, the `spoiled` ones did not; the future holds how many sheets were kept. With a
    `blank_id` the sheets were blanks, and its stock moves in the same step. Raises `blank_gone` (the future).
    """
    why, why_spoiled, issued_at = clean(reason), clean(spoiled_reason), file.now()
    good = _kept(batch, award_ids, PageState.GOOD, why)
    bad = _kept(batch, spoiled, PageState.SPOILED, why_spoiled)

    def work(transaction: Transaction) -> int:
        numbers = Counter(issued_pages.last_print_numbers(transaction, [*award_ids, *spoiled]))
        pages = []
        for sheet, state, why in (*bad, *good):
            award_id = sheet.award.id or 0
            numbers[award_id] += 1
            pages.append(
                issued_page(
                    sheet.award,
                    sheet.page,
                    issued_at=issued_at,
                    print_number=numbers[award_id],
                    text_only=text_only,
                    reason=why,
                    state=state,
                )
            )
        if blank_id is not None:
            blanks.take(
                transaction,
                blank_id,
                issued_at.date(),
                batch.commendation.id or 0,
                used=len(good),
                spoiled=len(bad),
                reason=why_spoiled,
            )
        return len(transaction.insert_many(pages))

    return file.write(_issuing(batch, len(good), len(bad), why or why_spoiled, work))


def _in_presentation_order(reader: Reader, commendation_id: int) -> list[Award]:
    """The awards that print a sheet; those in rounds first, as they are handed over."""
    places = award_store.round_places(reader, commendation_id)
    rows = ordered(award_store.of_commendation(reader, commendation_id))
    rows.sort(key=lambda award: places.get(award.id or 0, ("~", 0, 0)))
    return [award for award in rows if not award.no_certificate_reason]


def _kept(
    batch: CertificateBatch, award_ids: Sequence[int], state: PageState, reason: str
) -> list[tuple[CertificateSheet, PageState, str]]:
    return [(sheet, state, reason) for sheet in batch.sheets if sheet.award.id in award_ids]


def _issuing(
    batch: CertificateBatch, good: int, spoiled: int, reason: str, work: Callable[[Transaction], int]
) -> Deed[int]:
    values = {"count": good, "number": shown_number(batch.commendation), "reason": reason}
    if not spoiled:
        return Deed("pages_issued", values, work, undoable=False)
    if not good:
        return Deed("pages_spoiled", {**values, "count": spoiled}, work, undoable=False)
    return Deed("pages_issued_some_spoiled", {**values, "spoiled": spoiled}, work, undoable=False)


def _sheet(award: Award, place: int, page: CertificatePage, state: PrintedState) -> CertificateSheet:
    return CertificateSheet(award, page.label, page, place, state)


def _batch(
    commendation: Commendation, sheets: Sequence[CertificateSheet], problems: Sequence[Problem]
) -> CertificateBatch:
    warnings = check_pages([sheet.page for sheet in sheets])
    return CertificateBatch(commendation, sheets, warnings, problems)


def _gaps(commendation: Commendation, sheets: Sequence[CertificateSheet]) -> list[Problem]:
    """What the registry would have to write by hand on every sheet, and how many names look mistyped."""
    unregistered = sum(sheet.award.register_number is None for sheet in sheets)
    found = []
    if not commendation.number:
        found.append(Problem("number", "print_without_number", {}, Severity.WARNING))
    if commendation.decision_date is None:
        found.append(Problem("decision_date", "print_without_date", {}, Severity.WARNING))
    if unregistered:
        values = {"count": unregistered}
        found.append(Problem("register_number", "print_without_register", values, Severity.WARNING))
    small = [
        sheet.award.id for sheet in sheets if without_capitals(sheet.award.kind, sheet.award.printed_name)
    ]
    if small:
        counted: dict[str, object] = {"count": len(small), "award_id": small[0]}
        found.append(Problem("printed_name", "print_without_capitals", counted, Severity.WARNING))
    return found


def _issued_again(award: Award, issued: IssuedPage) -> CertificatePage:
    return CertificatePage(name_line(award), json.loads(issued.texts), load_layout(issued.layout_json))


def issued_page(
    award: Award,
    page: CertificatePage,
    *,
    issued_at: datetime,
    print_number: int,
    text_only: bool,
    reason: str = "",
    state: PageState = PageState.GOOD,
) -> IssuedPage:
    """What is kept of one printed sheet: every text, the layout and the fonts that drew it."""
    return IssuedPage(
        award_id=award.id or 0,
        print_number=print_number,
        issued_at=issued_at,
        texts=json.dumps(resolved_texts(page), ensure_ascii=False),
        layout_name=page.layout.name,
        layout_json=dump_layout(page.layout),
        font_hashes=json.dumps(font_hashes(page.layout)),
        text_only=text_only,
        reason=reason,
        state=state,
    )


def resolved_texts(page: CertificatePage) -> Mapping[str, str]:
    """Every text of the sheet by its element's name, the layout's fixed ones included."""
    return {element.name: page.texts.get(element.name, element.text) for element in page.layout.texts}


def _save_each(
    file: RecordFile, batch: CertificateBatch, path: Path, *, text_only: bool, progress: Progress | None
) -> CertificateResult:
    folder = path.with_suffix("") if path.suffix.lower() == ".pdf" else path
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / _file_name(sheet) for sheet in batch.sheets]

    @contextmanager
    def opened(number: int, _page: CertificatePage) -> Iterator[BinaryIO]:
        with written(paths[number], check=with_pages(1)) as temporary, temporary.open("wb") as target:
            yield target

    with _refusals():
        warnings = render_separate(
            batch.pages,
            opened,
            text_only=text_only,
            title=_title(batch),
            created=file.now(),
            progress=progress,
        )
    return CertificateResult(len(paths), warnings, paths)


def _file_name(sheet: CertificateSheet) -> str:
    """Without marks, because old mail gateways break them (domain.md §5.4)."""
    name = "-".join(word.capitalize() for word in fold(sheet.award.printed_name).split())
    return f"{sheet.place:03}_{name[:_NAME_LETTERS].strip('-')}.pdf"


def _title(batch: CertificateBatch) -> str:
    return f"{batch.paper} – Quyết định {shown_number(batch.commendation)}"


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except MissingGlyph as error:
        values = {"recipient": error.label, "element": error.element, "characters": error.characters}
        raise SoVangError("missing_glyph", **values) from error
    except RenderCancelled as error:
        raise SoVangError("stopped") from error
