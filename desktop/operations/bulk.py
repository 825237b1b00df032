"""Sửa hàng loạt: one field of many rows changed in one step, after every row was shown before and after."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date

from desktop.errors import Conflict, SoVangError
from desktop.operations.bulk_decisions import AWARDS, COMMENDATIONS
from desktop.operations.bulk_kinds import ACTIVITIES, INITIATIVES, OPINIONS, RECIPIENTS, Asked, BulkKind
from desktop.records.bulk_change import (
    TEXTS,
    BulkChange,
    BulkField,
    BulkLine,
    BulkPreview,
    BulkRow,
    Fate,
    How,
    fate_of,
    value_after,
)
from desktop.records.problem import Problem
from desktop.records.text import clean, clean_multiline
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.bulk import KINDS, bulk_title

__all__ = ["BulkChange", "BulkField", "BulkLine", "BulkPreview", "Fate", "How"]

_KINDS = {kind.name: kind for kind in (AWARDS, RECIPIENTS, INITIATIVES, ACTIVITIES, OPINIONS, COMMENDATIONS)}


def fields(kind: str) -> tuple[BulkField, ...]:
    """The fields of a kind of row that can be changed in bulk, the most usual first.

    Kinds: award, recipient (a team by its card), initiative (by its yearly row), activity, opinion,
    commendation. KeyError for another.
    """
    return _KINDS[kind].fields


def choices(file: RecordFile, kind: str, field: str, ids: Sequence[int]) -> list[tuple[object, str]]:
    """The values that a field of fixed values may get, with their words; those that fit the chosen rows."""
    return _KINDS[kind].choices(file.read, field, list(dict.fromkeys(ids)))


def needs_reason(file: RecordFile, kind: str, ids: Sequence[int], field: str) -> bool:
    """Whether some of the rows are of a signed decision that says this field."""
    return _KINDS[kind].needs_reason(file.read, field, list(dict.fromkeys(ids)))


def preview(
    file: RecordFile, kind: str, ids: Sequence[int], change: BulkChange, reason: str = ""
) -> BulkPreview:
    """What the change would do to every row, by the rules that hold for a change of one row.

    Nothing is written. Rows that may not change carry a problem that is an error: a signed list without a
    reason, a value that the row's own check refuses, a row that is gone. KeyError for a field that is not
    offered.
    """
    asked, why = _cleaned(change), clean(reason)
    lines = _lines(file.read, file.now().date(), _KINDS[kind], ids, asked, why)
    return BulkPreview(kind, asked, why, tuple(lines))


def carry_out(file: RecordFile, shown: BulkPreview) -> Future[Done[int]]:
    """Write exactly what was shown, as one step; returns how many rows changed.

    Raises `bulk_changes_nothing`; the future `Conflict` when a row that was to change is not as shown.
    """
    if not shown.changing:
        raise SoVangError("bulk_changes_nothing")
    kind, today = _KINDS[shown.kind], file.now().date()

    def work(writing: Transaction) -> int:
        ids = [line.id for line in shown.changing]
        fresh = _lines(writing, today, kind, ids, shown.change, shown.reason)
        for then, now in zip(shown.changing, fresh, strict=True):
            if (now.seen, now.changed, now.fate) != (then.seen, then.changed, then.fate):
                raise Conflict("changed_by_another", table=kind.table, id=then.id)
        kind.store(writing, shown.change, fresh)
        return len(fresh)

    values = {
        "count": len(shown.changing),
        "what": KINDS[shown.kind],
        "field": bulk_title(shown.kind, shown.change.field),
        "reason": shown.reason,
    }
    return file.write(Deed("bulk_changed", values, work))


def _cleaned(change: BulkChange) -> BulkChange:
    """The change with its texts as they are stored, so that what stands already is found again."""
    value = clean_multiline(change.value) if type(change.value) is str else change.value
    reason = clean(change.amount_reason)
    return replace(change, value=value, find=clean(change.find), amount_reason=reason)


def _lines(
    reader: Reader, today: date, kind: BulkKind, ids: Sequence[int], change: BulkChange, reason: str
) -> list[BulkLine]:
    field = next((one for one in kind.fields if one.name == change.field), None)
    if field is None:
        raise KeyError(change.field)
    if change.how is not How.SET and field.value not in TEXTS:
        raise ValueError(f"{field.name} is no text")
    rows = [row for row in kind.rows(reader, list(dict.fromkeys(ids))) if row.records[field.part] is not None]
    lines = {row.id: _line(row, field, row, ()) for row in rows}
    pairs = [(row, new) for row in rows if (new := _wanted(row, field, change)) != row]
    judged = kind.judge(Asked(reader, today, change, reason), pairs) if pairs else []
    lines |= {row.id: _line(row, field, *found) for (row, _), found in zip(pairs, judged, strict=True)}
    return [lines.get(row_id) or _refused(reader, kind, row_id, field) for row_id in dict.fromkeys(ids)]


def _wanted(row: BulkRow, field: BulkField, change: BulkChange) -> BulkRow:
    record = row.records[field.part]
    wanted = replace(record, **{field.name: value_after(getattr(record, field.name), change)})
    return replace(row, records={**row.records, field.part: wanted})


def _line(row: BulkRow, field: BulkField, changed: BulkRow, problems: Sequence[Problem]) -> BulkLine:
    before, after = (getattr(one.records[field.part], field.name) for one in (row, changed))
    return BulkLine(row, changed, before, after, fate_of(row, changed, problems), tuple(problems))


def _refused(reader: Reader, kind: BulkKind, row_id: int, field: BulkField) -> BulkLine:
    """A row that is gone, or that has no record with such a field: a card that is no team."""
    found = kind.rows(reader, [row_id])
    row = found[0] if found else BulkRow(row_id, "", {})
    problem = Problem(field.name, "not_a_team" if found else "row_gone")
    return BulkLine(row, row, None, None, Fate.REFUSED, (problem,))
