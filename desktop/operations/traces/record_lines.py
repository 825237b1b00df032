"""Any record in one line: its title, and which one it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.records.activity import Activity
from desktop.records.conference import Conference, Round
from desktop.records.initiative import (
    InitiativeYear,
    RecognisedInitiative,
    Recognition,
    RegisteredInitiative,
)
from desktop.records.report import AwardEntry, CommendationEntry, OpinionEntry, RecordKind
from desktop.records.team import RosterEntry, TeamEntry
from desktop.records.text import short_date
from desktop.store import initiatives as stored_initiatives
from desktop.store import opinions as stored_opinions
from desktop.store import reports as stored
from desktop.store import teams as stored_teams
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader
from desktop.words.labels import ACTIVITY_KINDS, LEVELS


@dataclass(frozen=True)
class RecordLine:
    """One record as a panel lists it; a double click opens the record of that kind and id.

    `value` is what it adds to the figure it stands behind: 1, or đồng, or people. `recipient_id` is the card
    of an award.
    """

    kind: RecordKind
    id: int
    title: str
    detail: str
    value: int = 1
    recipient_id: int | None = None


def record_lines(
    reader: Reader, kind: RecordKind, ids: Sequence[int], value: Callable[[Any], int] | None = None
) -> list[RecordLine]:
    """Records of one kind in the order of their ids; those that are gone are left out.

    `value` says what one adds to the figure, None: each counts as one.
    """
    read, line = _READ[kind]
    return [
        RecordLine(kind, *line(entry), 1 if value is None else value(entry), _card(entry))
        for entry in read(reader, ids)
    ]


_Line = tuple[int, str, str]


def _card(entry: object) -> int | None:
    return entry.award.recipient_id if isinstance(entry, AwardEntry) else None


def _award(entry: AwardEntry) -> _Line:
    name = f"{entry.award.address_form} {entry.award.printed_name}".strip()
    return entry.id or 0, name, _detail(_number(entry), entry.commendation.decision_date)


def _commendation(entry: CommendationEntry) -> _Line:
    return entry.id or 0, _number(entry), _detail(entry.issuer.name, entry.commendation.decision_date)


def _read_conferences(reader: Reader, ids: Sequence[int]) -> list[Conference]:
    return by_ids(reader, Conference, ids)


def _conference(found: Conference) -> _Line:
    return found.id or 0, found.title, _detail(found.host or found.place, found.held_on)


def _read_rounds(reader: Reader, ids: Sequence[int]) -> list[tuple[Round, Conference]]:
    rounds = by_ids(reader, Round, ids)
    conferences = reader.get_many(Conference, [found.conference_id for found in rounds])
    return [(found, conferences[found.conference_id]) for found in rounds]


def _round(entry: tuple[Round, Conference]) -> _Line:
    found, conference = entry
    presenter = found.presenter_title or found.presenter_name
    return found.id or 0, f"Đợt {found.position}: {presenter}", conference.title


def _opinion(entry: OpinionEntry) -> _Line:
    said_by = entry.opinion.said_by or entry.conference.title
    return entry.id or 0, entry.opinion.content, _detail(said_by, entry.conference.held_on)


def _read_initiatives(reader: Reader, ids: Sequence[int]) -> list[RegisteredInitiative]:
    return stored_initiatives.with_their_initiatives(reader, by_ids(reader, InitiativeYear, ids))


def _initiative(entry: RegisteredInitiative) -> _Line:
    return (
        entry.id or 0,
        entry.initiative.name,
        " · ".join(filter(None, (entry.initiative.owner, str(entry.year.year)))),
    )


def _read_recognitions(reader: Reader, ids: Sequence[int]) -> list[RecognisedInitiative]:
    found = by_ids(reader, Recognition, ids)
    rows = {
        row.id: row for row in _read_initiatives(reader, sorted({one.initiative_year_id for one in found}))
    }
    return [
        RecognisedInitiative(one, row.year, row.initiative)
        for one in found
        for row in [rows[one.initiative_year_id]]
    ]


def _recognition(entry: RecognisedInitiative) -> _Line:
    words = f"{LEVELS[entry.recognition.level]} {entry.year.year}"
    return entry.id or 0, entry.initiative.name, _detail(words, entry.recognition.recognised_on)


def _team(entry: TeamEntry) -> _Line:
    return entry.id or 0, entry.card.name, entry.team.area or entry.card.unit_text


def _member(entry: RosterEntry) -> _Line:
    name = f"{entry.member.address_form} {entry.member.name}".strip()
    return entry.id or 0, name, " · ".join(filter(None, (entry.member.office, entry.card.name)))


def _read_activities(reader: Reader, ids: Sequence[int]) -> list[Activity]:
    return by_ids(reader, Activity, ids)


def _activity(found: Activity) -> _Line:
    where = found.unit_text or found.done_by or ACTIVITY_KINDS[found.kind]
    return found.id or 0, found.title, _detail(where, found.done_on)


_READ: Mapping[RecordKind, tuple[Callable[[Reader, Sequence[int]], list[Any]], Callable[[Any], _Line]]] = {
    RecordKind.AWARD: (stored.entries_by_ids, _award),
    RecordKind.COMMENDATION: (stored.commendations_by_ids, _commendation),
    RecordKind.CONFERENCE: (_read_conferences, _conference),
    RecordKind.ROUND: (_read_rounds, _round),
    RecordKind.INITIATIVE_YEAR: (_read_initiatives, _initiative),
    RecordKind.RECOGNITION: (_read_recognitions, _recognition),
    RecordKind.TEAM: (stored_teams.with_ids, _team),
    RecordKind.MEMBER: (stored_teams.roster_entries, _member),
    RecordKind.ACTIVITY: (_read_activities, _activity),
    RecordKind.OPINION: (stored_opinions.entries_by_ids, _opinion),
}


def _number(entry: AwardEntry | CommendationEntry) -> str:
    return entry.commendation.number or "(chưa có số)"


def _detail(words: str, day: date | None) -> str:
    return " · ".join(part for part in (words, short_date(day) if day else "") if part)
