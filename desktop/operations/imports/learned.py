"""What the register remembers of the columns of a sender's lists, by their header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from desktop.intake.fields import ListKind
from desktop.intake.headers import Header, find_headers
from desktop.intake.legacy_text import decode_sheet
from desktop.intake.raw import RawSheet
from desktop.operations.imports.opening import LINES_ABOVE
from desktop.records.import_mapping import ImportMapping
from desktop.records.text import fold
from desktop.store.reader import Reader
from desktop.store.writer import Transaction


def signature_of(header: Header) -> str:
    """What lists of one sender share: the folded headings in their order."""
    return " | ".join(header.titles())


def learned_columns(reader: Reader, sheet: RawSheet, kind: ListKind) -> dict[str, str]:
    """Fields by folded heading, as persons said them of lists with this header before."""
    known = {one.signature: one for one in _mappings(reader, kind.key)}
    if not known:
        return {}
    above = decode_sheet(replace(sheet, rows=sheet.rows[:LINES_ABOVE])).sheet
    found: dict[str, str] = {}
    for header in find_headers(above, kind):
        if one := known.get(signature_of(header)):
            found |= json.loads(one.columns)
    return found


def learn(transaction: Transaction, kind: str, header: Header, columns: Mapping[str, str]) -> None:
    """Remember what was said of columns, within the step that takes the list in."""
    said = {fold(title): key for title, key in columns.items()}
    signature = signature_of(header)
    seen = next((one for one in _mappings(transaction, kind) if one.signature == signature), None)
    if seen is None:
        transaction.insert(ImportMapping(kind, signature, json.dumps(said, ensure_ascii=False)))
        return
    whole = json.dumps({**json.loads(seen.columns), **said}, ensure_ascii=False)
    transaction.update(seen, replace(seen, columns=whole))


def _mappings(reader: Reader, kind: str) -> list[ImportMapping]:
    return reader.records(ImportMapping, "WHERE kind = ? ORDER BY id", (kind,))
