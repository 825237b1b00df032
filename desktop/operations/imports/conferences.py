"""Lists of conferences: each row is one, by its title and day."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from desktop.intake import field_choices
from desktop.intake.movement_fields import CONFERENCES
from desktop.intake.sheet_reading import ReadRow
from desktop.intake.values import choice_of
from desktop.operations.imports.rows import Into, MatchKey
from desktop.operations.imports.single import Said, SingleRecords, made
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.records.conference_rules import check_conference
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold_tones
from desktop.store import conferences as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.words.labels import CONFERENCE_KINDS

_SAME = (
    "title", "kind", "level", "held_on", "held_at", "place", "host", "chair", "plan_number", "invited",
    "present", "excused", "note",
)  # fmt: skip


def _said(_file: RecordFile, _into: Into, rows: Sequence[ReadRow]) -> list[Said[Conference]]:
    return [_said_of(row) for row in rows]


def _standing(reader: Reader, _drafts: Sequence[Conference]) -> list[Conference]:
    return sorted(stored.conferences(reader), key=lambda one: one.id or 0)


def _key(record: Conference, key: MatchKey) -> Hashable:
    title, day = fold_tones(record.title), record.held_on
    if key.id == "kind_day":
        return (record.kind, day) if day else None
    if key.id == "plan_number":
        return fold_tones(record.plan_number) or None
    return title if key.id == "title" else (title, day)


def _check(_file: RecordFile, drafts: Sequence[Conference]) -> list[Sequence[Problem]]:
    return [check_conference(draft) for draft in drafts]


def _title(record: Conference) -> str:
    return record.title


def _said_of(row: ReadRow) -> Said[Conference]:
    values = {name: row.values.get(name) for name in _SAME}
    kind = values["kind"] or choice_of(str(values["title"] or ""), field_choices.CONFERENCE_KINDS)
    problems: tuple[Problem, ...] = ()
    if not isinstance(kind, ConferenceKind):
        kind = ConferenceKind.OTHER
        problems = (Problem("kind", "kind_taken_as_other", severity=Severity.WARNING),)
    if not values["title"] and values["kind"]:
        values["title"] = CONFERENCE_KINDS[kind]
    return Said(made(Conference, values, {"kind": kind, "level": Level.WARD, "title": ""}), values, problems)


ROWS = SingleRecords(
    kind=CONFERENCES,
    record_type=Conference,
    keys=(
        MatchKey("title_day", "Tên và ngày", ("title", "held_on")),
        MatchKey("kind_day", "Loại và ngày", ("kind", "held_on")),
        MatchKey("plan_number", "Số kế hoạch", ("plan_number",)),
        MatchKey("title", "Chỉ tên", ("title",)),
    ),
    compared=_SAME,
    said=_said,
    standing=_standing,
    key=_key,
    check=_check,
    title=_title,
    not_kept=frozenset({"opinions", "opinions_answered", "opinions_in_progress", "opinions_passed_up"}),
)
