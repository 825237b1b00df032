"""Lists of opinions: into one conference, or into the conference that each row names."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from desktop.intake.movement_fields import OPINIONS
from desktop.intake.sheet_reading import ReadRow
from desktop.operations.conference_parts import append
from desktop.operations.imports.matching import is_said
from desktop.operations.imports.rows import Into, MatchKey
from desktop.operations.imports.single import Said, SingleRecords, made
from desktop.records.codes import OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import check_opinion, settled
from desktop.records.problem import Problem
from desktop.records.text import fold_tones, short_date
from desktop.store.by_ids import by_ids
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Transaction

_SAME = (
    "content", "said_by", "said_by_unit", "responsible", "due_on", "state", "answer", "answered_on",
    "passed_to", "passed_on", "note",
)  # fmt: skip


_LINES = frozenset({"content", "answer", "note"})


def _said(file: RecordFile, into: Into, rows: Sequence[ReadRow]) -> list[Said[Opinion]]:
    conferences = file.read.records(Conference, "ORDER BY id")
    by_title: dict[str, list[Conference]] = {}
    for one in conferences:
        by_title.setdefault(fold_tones(one.title), []).append(one)
    present = {one.id for one in conferences}
    default = into.conference_id if into.conference_id in present else None
    return [_said_of(row, default, by_title, conferences) for row in rows]


def _standing(reader: Reader, drafts: Sequence[Opinion]) -> list[Opinion]:
    held = sorted({one.conference_id for one in drafts})
    found = by_ids(reader, Opinion, held, column="conference_id")
    return sorted(found, key=lambda one: (one.conference_id, one.position, one.id or 0))


def _key(record: Opinion, key: MatchKey) -> Hashable:
    content = (record.conference_id, fold_tones(record.content))
    return content if key.id == "content" else (*content, fold_tones(record.said_by))


def _check(file: RecordFile, drafts: Sequence[Opinion]) -> list[Sequence[Problem]]:
    held = file.read.get_many(Conference, {draft.conference_id for draft in drafts})
    today = file.now().date()
    return [check_opinion(draft, held[draft.conference_id], today) for draft in drafts]


def _title(record: Opinion) -> str:
    return record.content


def _insert(transaction: Transaction, drafts: Sequence[Opinion]) -> None:
    ordered = sorted(drafts, key=lambda one: one.conference_id)
    for conference_id, group in groupby(ordered, key=lambda one: one.conference_id):
        append(transaction, conference_id, list(group))


def _said_of(
    row: ReadRow,
    default: int | None,
    by_title: Mapping[str, Sequence[Conference]],
    conferences: Sequence[Conference],
) -> Said[Opinion]:
    values = {name: row.values.get(name) for name in _SAME}
    conference_id, problems = _conference(row, default, by_title, conferences)
    draft = made(Opinion, values, {"conference_id": conference_id, "position": 0, "content": ""}, _LINES)
    opinion = _in_its_state(draft, is_stated=bool(values["state"]))
    kept = {name: getattr(opinion, name) for name, value in values.items() if is_said(value)}
    if opinion.state is not OpinionState.IN_PROGRESS:
        kept["state"] = opinion.state
    return Said(opinion, kept, problems)


def _in_its_state(draft: Opinion, *, is_stated: bool) -> Opinion:
    """The draft without the days that its state does not have."""
    if is_stated:
        return settled(draft)
    if draft.answered_on is not None:
        return settled(replace(draft, state=OpinionState.ANSWERED))
    if draft.passed_on is not None and draft.passed_to:
        return settled(replace(draft, state=OpinionState.PASSED_UP))
    return settled(draft)


def _conference(
    row: ReadRow,
    default: int | None,
    by_title: Mapping[str, Sequence[Conference]],
    conferences: Sequence[Conference],
) -> tuple[int, tuple[Problem, ...]]:
    """The conference of a row: the one it names by title, day or both, else the one the list goes into."""
    title, day = str(row.values.get("conference") or ""), row.values.get("held_on")
    if not title and not isinstance(day, date):
        if default is not None:
            return default, ()
        return 0, (Problem("conference", "opinion_without_conference"),)
    named: Sequence[Conference] = by_title.get(fold_tones(title), ()) if title else conferences
    fitting = [one for one in named if not isinstance(day, date) or one.held_on == day]
    if len(fitting) == 1:
        return fitting[0].id or 0, ()
    if not fitting and not title and default is not None:
        return default, ()
    values = {
        "conference": ", ".join(filter(None, (title, short_date(day) if isinstance(day, date) else "")))
    }
    return 0, (Problem("conference", "conference_unclear", values),)


ROWS = SingleRecords(
    kind=OPINIONS,
    record_type=Opinion,
    keys=(
        MatchKey("content_speaker", "Nội dung và người phát biểu", ("content", "said_by")),
        MatchKey("content", "Chỉ nội dung", ("content",)),
    ),
    compared=("conference_id", *_SAME),
    said=_said,
    standing=_standing,
    key=_key,
    check=_check,
    title=_title,
    insert=_insert,
)
