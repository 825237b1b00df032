"""Sheets that went to a printer and wait for the user's word: which came out well, which were spoiled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PrintJob:
    """One batch of one decision, written before its first sheet is printed; `sheets` is JSON (`packed`).

    `taken`: how many sheets the printer took; None while it prints, and for good when the program ended
    meanwhile. `blank_id`: the blanks printed on, None for plain paper. `printer` is "" for a file that is
    printed elsewhere. `reason`: why sheets are printed once more.
    """

    commendation_id: int
    sent_at: datetime
    printer: str
    sheets: str
    text_only: bool
    copies: int = 1
    blank_id: int | None = None
    reason: str = ""
    taken: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class SentSheet:
    """One sheet of a job as the printer got it; `place` is its number in the list of sheets.

    `texts` and `font_hashes` are JSON, as an issued page keeps them.
    """

    award_id: int
    place: int
    label: str
    texts: str
    layout_name: str
    layout_json: str
    font_hashes: str


def packed(sheets: Sequence[SentSheet]) -> str:
    """The sheets as one text, each layout in it only once."""
    layouts: dict[str, int] = {}
    rows = [
        [
            sheet.award_id,
            sheet.place,
            sheet.label,
            sheet.texts,
            sheet.layout_name,
            layouts.setdefault(sheet.layout_json, len(layouts)),
            sheet.font_hashes,
        ]
        for sheet in sheets
    ]
    return json.dumps({"layouts": list(layouts), "sheets": rows}, ensure_ascii=False)


def sheets_of(job: PrintJob) -> list[SentSheet]:
    """The sheets of a job, in the order in which they are printed."""
    kept = json.loads(job.sheets)
    return [
        SentSheet(award_id, place, label, texts, name, kept["layouts"][layout], hashes)
        for award_id, place, label, texts, name, layout, hashes in kept["sheets"]
    ]
