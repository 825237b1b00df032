"""Rows that wait to be mended, as they are kept and as a list again: texts, headings, what was wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from desktop.intake.fields import ListKind, Reads
from desktop.intake.headers import Header
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Cell, RawBook, RawSheet
from desktop.intake.sheet_reading import ReadRow, ReadSheet
from desktop.operations.imports.matching import is_said, shown
from desktop.operations.imports.rows import ImportRow, Into
from desktop.records.pending_row import PendingRow
from desktop.records.problem import Problem, Severity

_SCALES: Mapping[int, str] = {1_000: " (nghìn đồng)", 1_000_000: " (triệu đồng)"}
_ALSO_MENDED_BY: Mapping[str, frozenset[str]] = {
    "name": frozenset({"family_names", "given_name"}),
    "kind": frozenset({"address_form", "name"}),
    "birth_year": frozenset({"birth_year_man", "birth_year_woman"}),
}
FIRST_ROW = 2
"""The line of the list that the first kept row stands on, below the headings."""


def pending(
    read: ReadSheet, row: ImportRow, source: str, into: Into, owner_id: int | None, now: datetime
) -> PendingRow:
    """A refused row as it is kept; `owner_id` is the commendation where that was made with the list."""
    header = read.tables[row.read.table]
    commendation_id = into.commendation.id if into.commendation else None
    texts = _texts(read.kind, row.read)
    keys = dict.fromkeys((*header.columns, *texts))
    columns = [[key, _title(read.kind, header, key)] for key in keys if _is_taken(read.kind, key)]
    reasons = [
        [one.field, one.code, dict(one.values)] for one in row.read.problems if one.severity is Severity.ERROR
    ]
    return PendingRow(
        into.kind,
        source,
        row.number,
        _json(columns),
        _json(texts),
        _json(reasons),
        now.replace(microsecond=0),
        commendation_id or (owner_id if into.commendation else None),
        into.conference_id,
        into.year,
        into.merit,
        into.unit_text,
    )


def texts_of(row: PendingRow) -> dict[str, str]:
    """What stands in each field of a kept row."""
    return {str(key): str(text) for key, text in json.loads(row.texts).items()}


def reasons_of(row: PendingRow) -> tuple[Problem, ...]:
    """What the reading of its own file found wrong with a kept row."""
    return tuple(Problem(field, code, values) for field, code, values in json.loads(row.reasons))


def kept_reasons(row: PendingRow, found: Sequence[Problem], typed: Collection[str]) -> list[Problem]:
    """The reasons that still stand: not those of fields that were typed since, nor those found again."""
    again = {(one.field, one.code) for one in found}
    return [
        one
        for one in reasons_of(row)
        if (one.field, one.code) not in again
        and one.field not in typed
        and not _ALSO_MENDED_BY.get(one.field, frozenset()).intersection(typed)
    ]


def as_book(rows: Sequence[PendingRow]) -> RawBook:
    """Kept rows as a list with the fields' own headings, so that it is read like any other."""
    titles: dict[str, str] = {}
    for row in rows:
        titles |= {key: title for key, title in json.loads(row.columns) if key not in titles}
    keys = [key for key in titles if key != "index"]
    lines: list[tuple[Cell, ...]] = [("STT", *(titles[key] for key in keys))]
    for row in rows:
        texts = texts_of(row)
        lines.append((row.row_number, *(texts.get(key) or None for key in keys)))
    return RawBook((RawSheet("", tuple(lines)),))


def _texts(kind: ListKind, row: ReadRow) -> dict[str, str]:
    """What the cells show, and what only the heading above the row said; nothing of ignored columns."""
    texts = {key: text for key, text in row.texts.items() if text and _is_taken(kind, key)}
    for key in kind.heading_fields:
        if key not in row.texts and is_said(row.values.get(key)):
            texts[key] = shown(row.values.get(key))
    for one in row.problems:
        if one.code == "formula_without_value":
            texts[one.field] = FORMULA_WITHOUT_VALUE
    return texts


def _is_taken(kind: ListKind, key: str) -> bool:
    return kind.field(key).reads is not Reads.IGNORED


def _title(kind: ListKind, header: Header, key: str) -> str:
    match = header.match(key)
    return kind.field(key).title + _SCALES.get(match.scale if match else 1, "")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
