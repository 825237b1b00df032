"""Any record in one line: its title, and which one it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.records.conference import Conference, Round
from desktop.records.report import AwardEntry, CommendationEntry, RecordKind
from desktop.records.text import short_date
from desktop.store import reports as stored
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader


@dataclass(frozen=True)
class RecordLine:
    """One record as a panel lists it; a double click opens the record of that kind and id.

    `value` is what it adds to the figure it stands behind: 1, or đồng, or people.
    """

    kind: RecordKind
    id: int
    title: str
    detail: str
    value: int = 1


def record_lines(
    reader: Reader, kind: RecordKind, ids: Sequence[int], value: Callable[[Any], int] | None = None
) -> list[RecordLine]:
    """Records of one kind in the order of their ids; those that are gone are left out.

    `value` says what one adds to the figure, None: each counts as one.
    """
    read, line = _READ[kind]
    return [
        RecordLine(kind, *line(entry), 1 if value is None else value(entry)) for entry in read(reader, ids)
    ]


_Line = tuple[int, str, str]


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


_READ: Mapping[RecordKind, tuple[Callable[[Reader, Sequence[int]], list[Any]], Callable[[Any], _Line]]] = {
    RecordKind.AWARD: (stored.entries_by_ids, _award),
    RecordKind.COMMENDATION: (stored.commendations_by_ids, _commendation),
    RecordKind.CONFERENCE: (_read_conferences, _conference),
    RecordKind.ROUND: (_read_rounds, _round),
}


def _number(entry: AwardEntry | CommendationEntry) -> str:
    return entry.commendation.number or "(chưa có số)"


def _detail(words: str, day: date | None) -> str:
    return " · ".join(part for part in (words, short_date(day) if day else "") if part)
