"""Certificates: put together in the order of presentation, checked, written as PDF, recorded when printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop.errors import SoVangError
from desktop.operations.guards import existing, issuer_of, shown_number
from desktop.operations.output import made_folder, written
from desktop.operations.printing.certificate_layouts import Layouts, certificate_page
from desktop.operations.printing.layout_fields import lacking_fields
from desktop.operations.printing.pdf_check import with_pages
from desktop.operations.printing.printed_state import PrintedState, printed_state
from desktop.records.award import Award
from desktop.records.award_rules import ordered, without_capitals
from desktop.records.carried import carried_of, carried_problems
from desktop.records.certificate_rules import certificate_refusal, paper_name
from desktop.records.commendation import Commendation
from desktop.records.issuer import Signer
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold, fold_tones
from desktop.store import awards as award_store
from desktop.store import issued_pages
from desktop.store.carried import marks_of
from desktop.store.commendations import replaced_ids
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.words.labels import FORMS
from desktop.words.layouts import field_words
from exports.certificate_pdf import (
    CertificatePage,
    MissingGlyph,
    PrintWarning,
    RenderCancelled,
    check_pages,
    render,
    render_separate,
)

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

    def reversed(self) -> CertificateBatch:
        """The last sheet first: for printers that pile them face up."""
        return _batch(self.commendation, self.sheets[::-1], self.problems)

    def only(self, award_ids: Collection[int]) -> CertificateBatch:
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
    as_annexed: bool = False,
) -> CertificateBatch:
    """Put the sheets together: by conference, round and place, then the rest in the order of the annex.

    `layout_name`: one layout for all kinds of recipient; `sheet_mm`: width and height of the paper, else the
    layout's own; `as_annexed`: in the order of the annex alone. Raises `no_certificates_for_form`,
    `certificates_by_superior`, `title_of_another_form`, `layout_unknown`, `sheet_too_small`,
    `sheet_too_large`, `no_awards_to_print`, `revoked_prints_nothing`,
    `replaced_prints_nothing`.
    """
    reader = file.read
    commendation = existing(reader, commendation_id)
    issuer = issuer_of(reader, commendation)
    layouts = Layouts(commendation, issuer, layout_name, sheet_mm, reader)
    if commendation.revoked_on is not None:
        raise SoVangError("revoked_prints_nothing", number=shown_number(commendation))
    if commendation.id in replaced_ids(reader):
        raise SoVangError("replaced_prints_nothing", number=shown_number(commendation))
    if code := certificate_refusal(commendation, issuer, layouts.chosen_title):
        form = FORMS[commendation.form.value]
        raise SoVangError(code, form=form, issuer=issuer.name, title=layouts.chosen_title)
    signer = reader.get(Signer, commendation.signer_id) if commendation.signer_id else None
    pages = issued_pages.latest_pages(reader, commendation_id)

    order = in_order_of_annex if as_annexed else in_presentation_order

    def page(award: Award) -> CertificatePage:
        return certificate_page(award, commendation, issuer, signer, layouts.of(award))

    sheets = [
        _sheet(award, place, page(award), printed_state(award, commendation, pages.get(award.id or 0)))
        for place, award in enumerate(order(reader, commendation_id), start=1)
        if award_ids is None or award.id in award_ids
    ]
    if not sheets:
        raise SoVangError("no_awards_to_print", number=shown_number(commendation))
    unchecked = carried_problems(carried_of(marks_of(reader, commendation_id)))
    return _batch(commendation, sheets, [*unchecked, *_gaps(commendation, sheets)])


def pdf_of(
    batch: CertificateBatch, *, text_only: bool, copies: int = 1, progress: Progress | None = None
) -> bytes:
    """The sheets as one PDF in memory, for the preview and the printer, each as often as `copies` says.

    Raises `missing_glyph`, `stopped`.
    """
    target = BytesIO()
    pages = [page for page in batch.pages for _copy in range(copies)]
    with refusals():
        render(pages, target, text_only=text_only, title=_title(batch), progress=progress)
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
        refusals(),
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


def in_presentation_order(reader: Reader, commendation_id: int) -> list[Award]:
    """The awards that print a sheet; those in rounds first, as they are handed over."""
    places = award_store.round_places(reader, commendation_id)
    rows = in_order_of_annex(reader, commendation_id)
    return sorted(rows, key=lambda award: places.get(award.id or 0, ("~", 0, 0)))


def in_order_of_annex(reader: Reader, commendation_id: int) -> list[Award]:
    """The awards that print a sheet: collectives, households, individuals, each as they are listed."""
    rows = ordered(award_store.of_commendation(reader, commendation_id))
    return [award for award in rows if not award.no_certificate_reason]


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
    return [*found, *_not_on_the_layout(sheets), *_printed_twice(sheets)]


def _not_on_the_layout(sheets: Sequence[CertificateSheet]) -> list[Problem]:
    """What an own layout leaves out of its sheets."""
    layouts = {sheet.page.layout.title: sheet.page.layout for sheet in sheets}
    return [
        Problem(
            "layout",
            "print_layout_lacks",
            {"layout": title, "fields": field_words(lacking)},
            Severity.WARNING,
        )
        for title, layout in layouts.items()
        if (lacking := lacking_fields(layout))
    ]


def _printed_twice(sheets: Sequence[CertificateSheet]) -> list[Problem]:
    """Who would get two sheets of the same decision: the same card, or the same words on the paper."""
    met: dict[object, list[CertificateSheet]] = defaultdict(list)
    for sheet in sheets:
        met[sheet.award.recipient_id].append(sheet)
        met[fold_tones(sheet.award.printed_name), fold_tones(sheet.award.second_line)].append(sheet)
    found = {tuple(one.place for one in same): same[0] for same in met.values() if len(same) > 1}
    return [
        Problem(
            "recipient_id",
            "print_twice",
            {"name": first.label, "places": ", ".join(map(str, places)), "award_id": first.award.id},
            Severity.WARNING,
        )
        for places, first in found.items()
    ]


def _save_each(
    file: RecordFile, batch: CertificateBatch, path: Path, *, text_only: bool, progress: Progress | None
) -> CertificateResult:
    folder = path.with_suffix("") if path.suffix.lower() == ".pdf" else path
    made_folder(folder)
    paths = [folder / _file_name(sheet) for sheet in batch.sheets]

    @contextmanager
    def opened(number: int, _page: CertificatePage) -> Iterator[BinaryIO]:
        with written(paths[number], check=with_pages(1)) as temporary, temporary.open("wb") as target:
            yield target

    with refusals():
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
def refusals() -> Iterator[None]:
    """Turn what stops the renderer into codes. Raises `SoVangError`: "missing_glyph", "stopped"."""
    try:
        yield
    except MissingGlyph as error:
        values = {"recipient": error.label, "element": error.element, "characters": error.characters}
        raise SoVangError("missing_glyph", **values) from error
    except RenderCancelled as error:
        raise SoVangError("stopped") from error
