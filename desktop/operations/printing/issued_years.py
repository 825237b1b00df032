"""Every certificate that was issued, a PDF for each year, exactly as it came out of the printer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.operations.certificates import refusals
from desktop.operations.output import written
from desktop.operations.printing.pdf_check import with_pages
from desktop.operations.printing.reprints import prepare_reprint
from desktop.records.commendation import Commendation
from desktop.store import awards, issued_pages
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from exports.certificate_pdf import CertificatePage, Progress, render
from exports.layout import Layout


def issued_years(file: RecordFile) -> Mapping[int, Sequence[int]]:
    """The decisions with printed certificates by their year, each year in the order of their days."""
    found = file.read.get_many(Commendation, issued_pages.printed_commendations(file.read))
    years: dict[int, list[int]] = defaultdict(list)
    for one in sorted(found.values(), key=lambda one: (one.decision_date or file.now().date(), one.id or 0)):
        years[(one.decision_date or file.now().date()).year].append(one.id or 0)
    return dict(sorted(years.items()))


def write_year(
    file: RecordFile, commendation_ids: Sequence[int], path: Path, *, progress: Progress | None = None
) -> int:
    """Write the last good sheet of every award of these decisions; returns how many sheets there are.

    Raises `SoVangError`: "missing_glyph", "stopped"; and `StorageTrouble`.
    """
    pages = _pages(file, commendation_ids)
    title = f"Giấy khen đã cấp – {path.stem}"
    with (
        refusals(),
        written(path, check=with_pages(len(pages))) as temporary,
        temporary.open("wb") as target,
    ):
        render(pages, target, text_only=False, title=title, created=file.now(), progress=progress)
    return len(pages)


def _pages(file: RecordFile, commendation_ids: Sequence[int]) -> list[CertificatePage]:
    """A layout that many sheets have is drawn once: each sheet brings its own copy of it."""
    known: dict[str, Layout] = {}
    reader = file.read
    return [
        replace(sheet.page, layout=known.setdefault(sheet.page.layout.sha256, sheet.page.layout))
        for commendation_id in commendation_ids
        for sheet in prepare_reprint(file, commendation_id, _awards(reader, commendation_id)).sheets
    ]


def _awards(reader: Reader, commendation_id: int) -> list[int]:
    return [one.id or 0 for one in awards.of_commendation(reader, commendation_id)]
