"""What is shown of giấy khen before they are printed: groups of sheets, their marks, the hardest names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.operations.certificates import CertificateBatch, CertificateSheet
from desktop.records.award import Award
from desktop.records.conference import Round
from desktop.records.issued_page import IssuedPage
from desktop.store import issued_pages
from desktop.store.file import RecordFile
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.papers import ROMAN
from exports.certificate_pdf import placed_texts

HARDEST = 5
"""How many sheets F7 goes through."""


@dataclass(frozen=True)
class SheetLine:
    """One sheet of the list; `last` is what came out of the printer for it last, good or spoiled."""

    sheet: CertificateSheet
    last: IssuedPage | None


@dataclass(frozen=True)
class SheetGroup:
    """Sheets under a heading: a round of presentation, or a kind of recipient."""

    title: str
    lines: Sequence[SheetLine]


def grouped(file: RecordFile, batch: CertificateBatch) -> list[SheetGroup]:
    """The sheets in the order of presentation, with what is known of earlier prints."""
    pages = issued_pages.latest_pages(file.read, batch.commendation.id or 0)
    rounds = file.read.get_many(Round, [one for sheet in batch.sheets if (one := sheet.award.round_id)])
    groups = [
        (key, [SheetLine(sheet, pages.get(sheet.award.id or 0)) for sheet in sheets])
        for key, sheets in groupby(batch.sheets, lambda sheet: _group_key(sheet.award))
    ]
    titles = _titles([key for key, _ in groups], rounds)
    return [SheetGroup(title, lines) for title, (_, lines) in zip(titles, groups, strict=True)]


def hardest(batch: CertificateBatch, count: int = HARDEST) -> list[int]:
    """Award ids of the sheets whose texts fill their boxes most, the hardest first."""
    order = sorted(batch.sheets, key=_hardness, reverse=True)
    return [sheet.award.id or 0 for sheet in order[:count]]


def _group_key(award: Award) -> tuple[int, str]:
    return (award.round_id, "") if award.round_id else (0, award.kind.value)


def _titles(keys: Sequence[tuple[int, str]], rounds: dict[int, Round]) -> list[str]:
    """ "Đợt 1 · Chủ tịch UBND phường"; without rounds "I. Tập thể"."""
    titles = []
    for place, (round_id, kind) in enumerate(keys):
        if round_id in rounds:
            one = rounds[round_id]
            titles.append(f"Đợt {one.position} · {one.presenter_title or one.presenter_name}")
        elif rounds:
            titles.append(f"Chưa xếp đợt trao · {RECIPIENT_KINDS[kind]}")
        else:
            titles.append(f"{ROMAN[place]}. {RECIPIENT_KINDS[kind]}")
    return titles


def _hardness(sheet: CertificateSheet) -> tuple[bool, float, float]:
    """Does not fit; how far the worst text was shrunk (0 to 1); how full the name's line is (0 to 1)."""
    placed = placed_texts(sheet.page, text_only=False)
    shrunk = max(
        (
            (text.element.size - text.size) / (text.element.size - text.element.min_size)
            for text in placed
            if text.element.size > text.element.min_size
        ),
        default=0.0,
    )
    names = (text for text in placed if text.element.name == "name")
    fill = max((line.width / text.element.width for text in names for line in text.lines), default=0.0)
    return any(not text.fits for text in placed), shrunk, fill
