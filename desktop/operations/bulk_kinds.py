"""What can be changed in bulk in cards, initiatives, activities and opinions, by each one's own rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.operations.conference_parts import cleaned
from desktop.operations.drafts import tidied
from desktop.operations.initiatives import MANY_LINES
from desktop.records.activity import Activity
from desktop.records.activity_rules import check_activity
from desktop.records.bulk_change import BulkChange, BulkField, BulkLine, BulkRow, ValueKind
from desktop.records.codes import ActivityKind, Field, Grade, InitiativeState, Novelty, OpinionState
from desktop.records.conference import Conference
from desktop.records.initiative import InitiativeYear
from desktop.records.initiative_rules import check_initiative, check_year
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import check_opinion, settled
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.recipient_rules import check_recipient
from desktop.records.team import Team
from desktop.records.team_rules import check_team
from desktop.store import initiatives as stored_initiatives
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader
from desktop.store.writer import Transaction
from desktop.words.labels import (
    ACTIVITY_KINDS,
    FIELDS,
    GRADES,
    INITIATIVE_STATES,
    NOVELTIES,
    OPINION_STATES,
)

Choices = list[tuple[object, str]]
Pairs = Sequence[tuple[BulkRow, BulkRow]]
Judged = list[tuple[BulkRow, list[Problem]]]


@dataclass(frozen=True)
class Asked:
    """What a row is judged by: the register, the day, the change and the reason given for it."""

    reader: Reader
    today: date
    change: BulkChange
    reason: str


def updated(writing: Transaction, _change: BulkChange, lines: Sequence[BulkLine]) -> None:
    """Store the rows as they shall be."""
    for line in lines:
        for seen, new in line.updates:
            writing.update(seen, new)


def _never(_reader: Reader, _field: str, _ids: Sequence[int]) -> bool:
    return False


@dataclass(frozen=True)
class BulkKind:
    """One kind of row. `judge` gets rows as seen and as wanted and says how each would be stored, with the
    problems that this brings; `choices` the values of a field with fixed values.
    """

    name: str
    table: str
    fields: tuple[BulkField, ...]
    rows: Callable[[Reader, Sequence[int]], list[BulkRow]]
    judge: Callable[[Asked, Pairs], Judged]
    choices: Callable[[Reader, str, Sequence[int]], Choices]
    needs_reason: Callable[[Reader, str, Sequence[int]], bool] = _never
    store: Callable[[Transaction, BulkChange, Sequence[BulkLine]], None] = updated


def new_problems(before: Sequence[Problem], after: Sequence[Problem], field: str) -> list[Problem]:
    """What the change brings: doubts that stood before are not told again, but for those of the field."""
    return [one for one in after if one.field == field or one not in before]


def _coded(
    labels: Mapping[str, tuple[type[StrEnum], Mapping[str, str]]],
) -> Callable[[Reader, str, Sequence[int]], Choices]:
    def choices(_reader: Reader, field: str, _ids: Sequence[int]) -> Choices:
        codes, words = labels[field]
        return [(code, words[code.value]) for code in codes]

    return choices


def _field(name: str, value: ValueKind = ValueKind.TEXT, part: str = "") -> BulkField:
    return BulkField(name, value, part)


def _recipient_rows(reader: Reader, ids: Sequence[int]) -> list[BulkRow]:
    teams = {team.recipient_id: team for team in by_ids(reader, Team, ids, column="recipient_id")}
    cards = by_ids(reader, Recipient, ids)
    return [BulkRow(card.id or 0, card.name, {"": card, "team": teams.get(card.id or 0)}) for card in cards]


def _judge_recipients(asked: Asked, pairs: Pairs) -> Judged:
    field, judged = asked.change.field, []
    for seen, wanted in pairs:
        parts = {part: record and tidied(record) for part, record in wanted.records.items()}
        if field == "grade" and parts["team"].grade is None:
            parts["team"] = replace(parts["team"], grade_year=None)
        before, after = (_card_problems(asked, one) for one in (seen.records, parts))
        judged.append((replace(wanted, records=parts), new_problems(before, after, field)))
    return judged


def _card_problems(asked: Asked, parts: Any) -> list[Problem]:
    card, team = parts[""], parts["team"]
    own = check_recipient(card, (), asked.today.year)
    return [*own, *(check_team(card, team) if team else ())]


RECIPIENTS = BulkKind(
    "recipient",
    "recipient",
    (
        _field("unit_text"),
        _field("position"),
        _field("address_form"),
        _field("valid_from", ValueKind.DAY),
        _field("valid_to", ValueKind.DAY),
        _field("note", ValueKind.LINES),
        _field("area", part="team"),
        _field("grade", ValueKind.CHOICE, "team"),
        _field("grade_year", ValueKind.YEAR, "team"),
    ),
    _recipient_rows,
    _judge_recipients,
    _coded({"grade": (Grade, GRADES)}),
)


def _initiative_rows(reader: Reader, ids: Sequence[int]) -> list[BulkRow]:
    found = stored_initiatives.with_their_initiatives(reader, by_ids(reader, InitiativeYear, ids))
    by_id = {
        one.id: BulkRow(one.id or 0, one.initiative.name, {"": one.initiative, "year": one.year})
        for one in found
    }
    return [by_id[row_id] for row_id in ids if row_id in by_id]


def _judge_initiatives(asked: Asked, pairs: Pairs) -> Judged:
    field, judged = asked.change.field, []
    local = {one.id: one for one in stored_initiatives.local_fields(asked.reader)}
    for seen, wanted in pairs:
        parts = {part: tidied(record, MANY_LINES) for part, record in wanted.records.items()}
        if field == "field":
            parts[""] = replace(parts[""], local_field_id=None)
        elif parts[""].local_field_id is not None:
            parts[""] = replace(parts[""], field=local[parts[""].local_field_id].counted_as)
        before, after = (
            [*check_initiative(one[""]), *check_year(one["year"])] for one in (seen.records, parts)
        )
        judged.append((replace(wanted, records=parts), new_problems(before, after, field)))
    return judged


def _initiative_choices(reader: Reader, field: str, ids: Sequence[int]) -> Choices:
    if field == "local_field_id":
        return [(None, "(không)"), *((one.id, one.name) for one in stored_initiatives.local_fields(reader))]
    coded = {
        "field": (Field, FIELDS),
        "novelty": (Novelty, NOVELTIES),
        "state": (InitiativeState, INITIATIVE_STATES),
    }
    return _coded(coded)(reader, field, ids)


INITIATIVES = BulkKind(
    "initiative",
    "initiative",
    (
        _field("state", ValueKind.CHOICE, "year"),
        _field("novelty", ValueKind.CHOICE, "year"),
        _field("field", ValueKind.CHOICE),
        _field("local_field_id", ValueKind.CHOICE),
        _field("registered_on", ValueKind.DAY, "year"),
        _field("area"),
        _field("force", ValueKind.LINES),
        _field("resources", ValueKind.LINES),
        _field("contact", ValueKind.LINES),
        _field("evaluation", ValueKind.LINES, "year"),
        _field("note", ValueKind.LINES),
    ),
    _initiative_rows,
    _judge_initiatives,
    _initiative_choices,
)


def _activity_rows(reader: Reader, ids: Sequence[int]) -> list[BulkRow]:
    return [BulkRow(one.id or 0, one.title, {"": one}) for one in by_ids(reader, Activity, ids)]


def _judge_activities(asked: Asked, pairs: Pairs) -> Judged:
    judged = []
    for seen, wanted in pairs:
        new = tidied(wanted.records[""])
        before, after = (check_activity(one, asked.today) for one in (seen.records[""], new))
        judged.append((replace(wanted, records={"": new}), new_problems(before, after, asked.change.field)))
    return judged


ACTIVITIES = BulkKind(
    "activity",
    "activity",
    (
        _field("kind", ValueKind.CHOICE),
        _field("done_on", ValueKind.DAY),
        _field("unit_text"),
        _field("done_by"),
        _field("received_by"),
        _field("measure"),
        _field("note", ValueKind.LINES),
    ),
    _activity_rows,
    _judge_activities,
    _coded({"kind": (ActivityKind, ACTIVITY_KINDS)}),
)


def _opinion_rows(reader: Reader, ids: Sequence[int]) -> list[BulkRow]:
    return [BulkRow(one.id or 0, one.content, {"": one}) for one in by_ids(reader, Opinion, ids)]


def _judge_opinions(asked: Asked, pairs: Pairs) -> Judged:
    conferences = asked.reader.get_many(Conference, {seen.records[""].conference_id for seen, _ in pairs})
    judged = []
    for seen, wanted in pairs:
        old, new = seen.records[""], settled(cleaned(wanted.records[""]))
        before, after = (
            check_opinion(one, conferences[old.conference_id], asked.today) for one in (old, new)
        )
        judged.append((replace(wanted, records={"": new}), new_problems(before, after, asked.change.field)))
    return judged


OPINIONS = BulkKind(
    "opinion",
    "opinion",
    (
        _field("responsible"),
        _field("due_on", ValueKind.DAY),
        _field("state", ValueKind.CHOICE),
        _field("answer", ValueKind.LINES),
        _field("answered_on", ValueKind.DAY),
        _field("said_by_unit"),
        _field("passed_to"),
        _field("passed_on", ValueKind.DAY),
        _field("note", ValueKind.LINES),
    ),
    _opinion_rows,
    _judge_opinions,
    _coded({"state": (OpinionState, OPINION_STATES)}),
)
