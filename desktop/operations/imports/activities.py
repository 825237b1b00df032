"""Lists of activities: each row is one, by its title, day and for whom it was."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from desktop.intake import field_choices
from desktop.intake.movement_fields import ACTIVITIES
from desktop.intake.sheet_reading import ReadRow
from desktop.intake.values import choice_of
from desktop.operations.imports.rows import Into, MatchKey
from desktop.operations.imports.single import Said, SingleRecords, made
from desktop.records.activity import Activity
from desktop.records.activity_rules import check_activity
from desktop.records.codes import ActivityKind
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold_tones
from desktop.store.file import RecordFile
from desktop.store.reader import Reader

_SAME = (
    "title", "kind", "done_on", "unit_text", "done_by", "received_by", "times", "people", "quantity",
    "measure", "value", "note",
)  # fmt: skip


def _said(_file: RecordFile, _into: Into, rows: Sequence[ReadRow]) -> list[Said[Activity]]:
    return [_said_of(row) for row in rows]


def _standing(reader: Reader, _drafts: Sequence[Activity]) -> list[Activity]:
    return reader.records(Activity, "ORDER BY id")


def _key(record: Activity, key: MatchKey) -> Hashable:
    title, whom = fold_tones(record.title), (fold_tones(record.received_by), fold_tones(record.unit_text))
    if key.id == "kind_day":
        return (record.kind, record.done_on, whom) if record.done_on else None
    return (title, record.done_on) if key.id == "title" else (title, record.done_on, whom)


def _check(file: RecordFile, drafts: Sequence[Activity]) -> list[Sequence[Problem]]:
    today = file.now().date()
    return [check_activity(draft, today) for draft in drafts]


def _title(record: Activity) -> str:
    return record.title


def _said_of(row: ReadRow) -> Said[Activity]:
    values = {name: row.values.get(name) for name in _SAME}
    kind = values["kind"] or choice_of(str(values["title"] or ""), field_choices.ACTIVITY_KINDS)
    problems: tuple[Problem, ...] = ()
    if not isinstance(kind, ActivityKind):
        kind = ActivityKind.OTHER
        problems = (Problem("kind", "kind_taken_as_other", severity=Severity.WARNING),)
    return Said(made(Activity, values, {"kind": kind, "title": ""}), values, problems)


ROWS = SingleRecords(
    kind=ACTIVITIES,
    record_type=Activity,
    keys=(
        MatchKey(
            "title_day", "Nội dung, ngày và đối tượng", ("title", "done_on", "received_by", "unit_text")
        ),
        MatchKey("kind_day", "Loại, ngày và đối tượng", ("kind", "done_on", "received_by", "unit_text")),
        MatchKey("title", "Nội dung và ngày", ("title", "done_on")),
    ),
    compared=_SAME,
    said=_said,
    standing=_standing,
    key=_key,
    check=_check,
    title=_title,
)
