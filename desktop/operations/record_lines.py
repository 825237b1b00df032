"""Any record in one line: its title, and which one it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.records.conference import Conference, Round
from desktop.records.report import AwardEntry, CommendationEntry, RecordKind
from desktop.records.text import short_date
from desktop.store import reports as stored
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader


@dataclass(frozen=True)
class RecordLine:
    """One record as a panel lists it; a double click opens the record of that kind and id."""

    kind: RecordKind
    id: int
    title: str
    detail: str


def record_lines(reader: Reader, kind: RecordKind, ids: Sequence[int]) -> list[RecordLine]:
    """Records of one kind in the order of their ids; those that are gone are left out."""
    return [RecordLine(kind, *line) for line in _READ[kind](reader, ids)]


_Line = tuple[int, str, str]


def _awards(reader: Reader, ids: Sequence[int]) -> list[_Line]:
    return [_award(entry) for entry in stored.entries_by_ids(reader, ids)]


def _award(entry: AwardEntry) -> _Line:
    name = f"{entry.award.address_form} {entry.award.printed_name}".strip()
    return entry.id or 0, name, _detail(_number(entry), entry.commendation.decision_date)


def _commendations(reader: Reader, ids: Sequence[int]) -> list[_Line]:
    return [
        (entry.id or 0, _number(entry), _detail(entry.issuer.name, entry.commendation.decision_date))
        for entry in stored.commendations_by_ids(reader, ids)
    ]


def _conferences(reader: Reader, ids: Sequence[int]) -> list[_Line]:
    found = by_ids(reader, Conference, ids)
    return [(each.id or 0, each.title, _detail(each.host or each.place, each.held_on)) for each in found]


def _rounds(reader: Reader, ids: Sequence[int]) -> list[_Line]:
    rounds = by_ids(reader, Round, ids)
    titles = reader.get_many(Conference, [found.conference_id for found in rounds])
    return [
        (found.id or 0, f"Đợt {found.position}: {found.presenter_title or found.presenter_name}",
         titles[found.conference_id].title)
        for found in rounds
    ]  # fmt: skip


_READ: Mapping[RecordKind, Callable[[Reader, Sequence[int]], list[_Line]]] = {
    RecordKind.AWARD: _awards,
    RecordKind.COMMENDATION: _commendations,
    RecordKind.CONFERENCE: _conferences,
    RecordKind.ROUND: _rounds,
}


def _number(entry: AwardEntry | CommendationEntry) -> str:
    return entry.commendation.number or "(chưa có số)"


def _detail(words: str, day: date | None) -> str:
    return " · ".join(part for part in (words, short_date(day) if day else "") if part)
