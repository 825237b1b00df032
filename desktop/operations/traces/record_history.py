"""The history of one record in sentences: who changed what of it and of its parts, from what to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from desktop.operations.traces import trace_words as words
from desktop.operations.traces.value_back import GIVEN_BACK
from desktop.records.belonging import Place, parent_of
from desktop.records.step import Change, Step
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.rows import from_row
from desktop.store.tables import BY_NAME
from desktop.store.traces import Trace, last_image, traces, whole_of

HIDDEN = frozenset({"proof_reading", "print_job", "layout_part", "layout_choice", "pending_row"})
"""Parts that no clerk knows as records of their own."""

_UNTOLD = frozenset(
    {"id", "position", "round_position", "number_value", "amount_rule", "sha256", "register_year"}
)
_UNTOLD_OF: Mapping[str, frozenset[str]] = {
    "recipient": _UNTOLD - {"position"},
    "layout": _UNTOLD | {"content", "backdrop"},
    "issued_page": _UNTOLD | {"texts", "layout_json", "font_hashes"},
}
"""Columns that follow from others or are not read by people; the `position` of a card is an office."""

_SINGLE_LINES = 6
"""So many rows of one step with the same changed field are told one by one."""

_NAMED: Mapping[str, str] = {
    "issuer_id": "issuer",
    "signer_id": "signer",
    "recipient_id": "recipient",
    "predecessor_id": "recipient",
    "owner_id": "recipient",
    "unit_id": "unit",
    "commendation_id": "commendation",
    "replaces_id": "commendation",
    "round_id": "round",
    "block_id": "block",
    "blank_id": "blank",
    "conference_id": "conference",
    "team_id": "team",
    "local_field_id": "local_field",
    "initiative_id": "initiative",
}
"""Which record a field names."""


@dataclass(frozen=True)
class FormerValue:
    """A value that a field had before a step; `value` is that of the record's dataclass."""

    table: str
    id: int
    field: str
    value: object
    words: str


@dataclass(frozen=True)
class HistoryLine:
    """One sentence. `former` is what can be brought back, None where nothing can or it stands already."""

    step: Step
    what: str
    reason: str = ""
    former: FormerValue | None = None

    @property
    def sentence(self) -> str:
        """The whole sentence with day, time and who did it."""
        return words.line_words(self.step.made_at, self.step.made_by, self.what, self.reason)


def record_history(file: RecordFile, table: str, record_id: int) -> list[HistoryLine]:
    """What happened to a record and its parts, the latest first; also one that was deleted."""
    own: Place = (table, record_id)
    places = [place for place in whole_of(file.read, own) if place[0] not in HIDDEN]
    return [line for trace in traces(file.read, places) for line in _lines(file.read, own, trace)]


def title_of(file: RecordFile, table: str, record_id: int) -> str:
    """What a record is called, also one that is gone."""
    return _title(file.read, (table, record_id))


def owner_of(file: RecordFile, table: str, record_id: int) -> Place | None:
    """The record that a record is a part of, None for one that stands alone or was never there."""
    image = last_image(file.read, (table, record_id))
    return parent_of(table, image) if image is not None else None


def _lines(reader: Reader, own: Place, trace: Trace) -> Iterator[HistoryLine]:
    code, reason = trace.step.code, _reason(trace.step)
    came: dict[str, list[str]] = defaultdict(list)
    went: dict[str, list[str]] = defaultdict(list)
    changed: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for one in trace.changes:
        if one.before is None and one.after is not None:
            came[one.table].append(words.row_title(one.table, one.after))
        elif one.after is None and one.before is not None:
            went[one.table].append(words.row_title(one.table, one.before))
        else:
            for field in _fields_changed(one):
                changed[one.table, field].append(one)
    for table, titles in came.items():
        yield HistoryLine(trace.step, words.came_words(code, table, titles), reason)
    for table, titles in went.items():
        yield HistoryLine(trace.step, words.went_words(code, table, titles), reason)
    for (table, field), rows in changed.items():
        if len(rows) > _SINGLE_LINES:
            text = words.changed_many_words(code, table, field, len(rows))
            yield HistoryLine(trace.step, text, reason)
        else:
            yield from (_value_line(reader, own, trace.step, one, field, reason) for one in rows)


def _value_line(
    reader: Reader, own: Place, step: Step, change: Change, field: str, reason: str
) -> HistoryLine:
    table = change.table
    before, after = (_shown(reader, table, field, image) for image in (change.before, change.after))
    part = "" if (table, change.row_id) == own else words.row_title(table, change.after or {})
    former = None
    if field in GIVEN_BACK.get(table, frozenset()):
        value = _value(table, field, change.before)
        if not _stands(reader, table, change.row_id, field, value):
            former = FormerValue(table, change.row_id, field, value, before)
    text = words.changed_words(step.code, table, field, part, before, after)
    return HistoryLine(step, text, reason, former)


def _stands(reader: Reader, table: str, row_id: int, field: str, value: object) -> bool:
    """Whether the record says a value now; one that is gone says nothing."""
    record: Any = reader.get(BY_NAME[table].record_type, row_id)
    return record is not None and getattr(record, field) == value


def _fields_changed(change: Change) -> Iterator[str]:
    before, after = change.before or {}, change.after or {}
    untold = _UNTOLD_OF.get(change.table, _UNTOLD)
    for one in fields(BY_NAME[change.table].record_type):
        if one.name not in untold and before.get(one.name) != after.get(one.name):
            yield one.name


def _shown(reader: Reader, table: str, field: str, image: Mapping[str, object] | None) -> str:
    value = _value(table, field, image)
    named = table if field == "parent_id" else _NAMED.get(field)
    if named is not None and isinstance(value, int):
        return _title(reader, (named, value))
    return words.value_words(field, value)


def _value(table: str, field: str, image: Mapping[str, object] | None) -> object:
    """The value of a record's field; a column that an older version did not have yet is empty."""
    record_type = BY_NAME[table].record_type
    names = {one.name for one in fields(record_type)}
    if image is None or not names <= image.keys():
        return (image or {}).get(field)
    return getattr(from_row(record_type, image), field)


def _title(reader: Reader, place: Place) -> str:
    table, row_id = place
    image = last_image(reader, place)
    if table == "team" and image is not None:
        return _title(reader, ("recipient", int(str(image["recipient_id"]))))
    return words.row_title(table, image) if image is not None else str(row_id)


def _reason(step: Step) -> str:
    inner = step.values.get("values") if step.code in ("undo", "redo") else None
    return "" if inner is not None else str(step.values.get("reason") or "")
