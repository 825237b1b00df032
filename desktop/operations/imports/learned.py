"""What the register remembers of the columns of a sender's lists, by their letterhead and header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from desktop.intake.fields import ListKind
from desktop.intake.headers import Header, find_headers
from desktop.intake.legacy_text import decode_sheet
from desktop.intake.lines import texts
from desktop.intake.raw import RawSheet
from desktop.operations.imports.opening import LINES_ABOVE
from desktop.records.import_mapping import ImportMapping
from desktop.records.text import fold
from desktop.store.reader import Reader
from desktop.store.writer import Transaction

_LETTERHEAD_LINES = 3
_NO_SENDER = (
    "danh sach",
    "bieu",
    "phu luc",
    "kem theo",
    "cong hoa",
    "doc lap",
    "dang cong san",
    "don vi tinh",
)


def sender_of(sheet: RawSheet, header: Header) -> str:
    """The letterhead on the left above a header, folded: "uy ban nhan dan | phuong hoan kiem"."""
    firsts = [fold(cells[0]) for row in sheet.rows[: max(header.first_row - 1, 0)] if (cells := texts(row))]
    ends = (at for at, words in enumerate(firsts) if not words or words.startswith(_NO_SENDER))
    return " | ".join(firsts[: min(next(ends, len(firsts)), _LETTERHEAD_LINES)])


def signature_of(header: Header) -> str:
    """What lists of one sender share: the folded headings in their order."""
    return " | ".join(header.titles())


def learned_columns(reader: Reader, sheet: RawSheet, kind: ListKind) -> dict[str, str]:
    """Fields by folded heading, as persons said them before: of this sender, else of any with this header."""
    known = _mappings(reader, kind.key)
    if not known:
        return {}
    above = _top(sheet)
    found: dict[str, str] = {}
    for header in find_headers(above, kind):
        sender, signature = sender_of(above, header), signature_of(header)
        alike = [one for one in known if one.signature == signature]
        alike.sort(key=lambda one: one.sender == sender)
        if alike:
            found |= json.loads(alike[-1].columns)
    return found


def learn(
    transaction: Transaction, kind: str, sheet: RawSheet, header: Header, columns: Mapping[str, str]
) -> None:
    """Remember what was said of columns, within the step that takes the list in."""
    said = {fold(title): key for title, key in columns.items()}
    sender, signature = sender_of(_top(sheet), header), signature_of(header)
    known = _mappings(transaction, kind)
    seen = next((one for one in known if (one.sender, one.signature) == (sender, signature)), None)
    if seen is None:
        transaction.insert(ImportMapping(kind, sender, signature, json.dumps(said, ensure_ascii=False)))
        return
    whole = json.dumps({**json.loads(seen.columns), **said}, ensure_ascii=False)
    transaction.update(seen, replace(seen, columns=whole))


def _top(sheet: RawSheet) -> RawSheet:
    """The lines among which letterhead and header stand, old fonts decoded."""
    return decode_sheet(replace(sheet, rows=sheet.rows[:LINES_ABOVE])).sheet


def _mappings(reader: Reader, kind: str) -> list[ImportMapping]:
    return reader.records(ImportMapping, "WHERE kind = ? ORDER BY id", (kind,))
