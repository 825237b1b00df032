"""What is shown of giấy khen before they are printed: groups of sheets, their marks, the hardest names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from exports.certificate_setting import PlacedText

HARDEST = 5
"""How many sheets F7 goes through."""


_WHAT: Mapping[str, str] = {"name": "tên", "second_line": "đơn vị", "merit": "thành tích"}


@dataclass(frozen=True)
class HardSheet:
    """One of the hardest sheets; `why`: "thành tích dài nhất"."""

    award_id: int
    why: str


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


def hardest(batch: CertificateBatch, count: int = HARDEST) -> list[HardSheet]:
    """The sheets that are hardest to set, each with the reason.

    First those with the longest name, unit and achievement, by how full their texts make the boxes; then
    the next fullest of all.
    """
    loads = {sheet.award.id or 0: _loads(sheet) for sheet in batch.sheets}
    chosen: dict[int, str] = {}
    for element, what in _WHAT.items():
        best = max(loads, key=lambda one: loads[one][element], default=0)
        if loads.get(best, {}).get(element, 0) > 0:
            chosen.setdefault(best, f"{what} dài nhất")
    for one in sorted(loads, key=lambda one: max(loads[one].values()), reverse=True):
        fullest = max(_WHAT, key=lambda element: loads[one][element])
        chosen.setdefault(one, f"{_WHAT[fullest]} dài")
    return [HardSheet(award_id, why) for award_id, why in list(chosen.items())[:count]]


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


def _loads(sheet: CertificateSheet) -> dict[str, float]:
    """How full each text makes its box: 1 is a box filled at full size; more was shrunk, 10 does not fit."""
    placed = {text.element.name: text for text in placed_texts(sheet.page, text_only=False)}
    return {name: _load(placed[name]) if name in placed else 0.0 for name in _WHAT}


def _load(text: PlacedText) -> float:
    """Lines at full size over those that the box holds; a text that was shrunk counts by its shrinking."""
    element = text.element
    full = sum(line.width for line in text.lines) / (element.width * element.max_lines)
    return full * element.size / text.size + (0 if text.fits else 10)
