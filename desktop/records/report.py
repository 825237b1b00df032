"""Figures of a period. A figure is the list of its records: its value is counted or summed from them.

Everything a report, a list or an export says of a period starts from one `PeriodRecords`, so that the
number on the screen, the rows behind it and the workbook cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.codes import (
    ActivityKind,
    CommendationType,
    ConferenceKind,
    Field,
    Form,
    Level,
    Novelty,
    OpinionState,
    RecipientKind,
)
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.initiative import RecognisedInitiative, RegisteredInitiative
from desktop.records.issuer import Issuer
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import is_overdue_on
from desktop.records.period import Period
from desktop.records.team import RosterEntry, TeamEntry
from desktop.words.reports import figure_label


class RecordKind(StrEnum):
    """What a figure counts; a double click opens records of this kind."""

    AWARD = "award"
    COMMENDATION = "commendation"
    CONFERENCE = "conference"
    ROUND = "round"
    OPINION = "opinion"
    INITIATIVE_YEAR = "initiative_year"
    RECOGNITION = "recognition"
    TEAM = "team"
    MEMBER = "member"
    ACTIVITY = "activity"


@dataclass(frozen=True)
class CommendationEntry:
    """A commendation with who issued it."""

    commendation: Commendation
    issuer: Issuer

    @property
    def id(self) -> int | None:
        """The commendation's id."""
        return self.commendation.id


@dataclass(frozen=True)
class AwardEntry:
    """An award with its commendation and issuer: all that a list or a figure says of it."""

    award: Award
    commendation: Commendation
    issuer: Issuer

    @property
    def id(self) -> int | None:
        """The award's id."""
        return self.award.id


@dataclass(frozen=True)
class OpinionEntry:
    """An opinion with the conference at which it was said, and its state at the end of a day."""

    opinion: Opinion
    conference: Conference
    state: OpinionState

    @property
    def id(self) -> int | None:
        """The opinion's id."""
        return self.opinion.id

    @property
    def answered_on(self) -> date | None:
        """The day of the answer: the conference's where it was given there."""
        if self.opinion.state is OpinionState.ANSWERED_AT_ONCE:
            return self.conference.held_on
        return self.opinion.answered_on


@dataclass(frozen=True)
class Note:
    """What the lists about a kind of record leave out: a code with values, a sentence in `words.reports`."""

    about: RecordKind
    code: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class PeriodRecords:
    """What falls into a period: commendations and awards by decision date, conferences and rounds by event.

    Commendations stand by date and number, awards in the order of their lists; drafts without a date and
    commendations that were revoked or replaced are not here, `notes` say how many. Initiatives are those of
    the period's years, `dropped_initiatives` rows of the year before that are not carried on; teams are as
    they stand on the last day; activities fall in by their date. `opinions` are all those said up to the
    last day, in their state at the end of `as_of`: each figure picks those of its own day.
    """

    period: Period
    commendations: Sequence[CommendationEntry] = ()
    awards: Sequence[AwardEntry] = ()
    conferences: Sequence[Conference] = ()
    rounds: Sequence[Round] = ()
    initiatives: Sequence[RegisteredInitiative] = ()
    dropped_initiatives: Sequence[RegisteredInitiative] = ()
    recognitions: Sequence[RecognisedInitiative] = ()
    teams: Sequence[TeamEntry] = ()
    activities: Sequence[Activity] = ()
    opinions: Sequence[OpinionEntry] = ()
    notes: Sequence[Note] = ()
    today: date = date.max

    @property
    def as_of(self) -> date:
        """The day at whose end things stand: the last one, or today while the period is not over yet."""
        return min(self.period.end, self.today)

    @property
    def roster(self) -> list[RosterEntry]:
        """The members of all teams, team by team."""
        return [entry for one in self.teams for entry in one.roster]


@dataclass(frozen=True)
class Figure:
    """A number with the records behind it.

    `by` names the group of a part ({"level": "ward"}), None for a total. `value` is the number of records,
    or a sum over them (đồng for amounts, people for participants).
    """

    id: str
    label: str
    value: int
    record_kind: RecordKind
    record_ids: tuple[int, ...]
    by: Mapping[str, str] | None = None

    @property
    def code(self) -> str:
        """What names the figure in every office's workbook: "awards.total", "awards.total:kind=household"."""
        return self.id + "".join(f":{dimension}={group}" for dimension, group in (self.by or {}).items())

    def as_json(self) -> dict[str, object]:
        """The form that scripts rely on (design.md §6)."""
        return {
            "id": self.id,
            "label": self.label,
            "value": self.value,
            "records": len(self.record_ids),
            "by": None if self.by is None else dict(self.by),
        }


@dataclass(frozen=True)
class Measure:
    """How a figure is made: which records, into which groups they fall, what is summed (None: a count)."""

    id: str
    record_kind: RecordKind
    entries: Callable[[PeriodRecords], Iterable[Any]]
    groupings: Mapping[str, Callable[[Any], StrEnum]] = field(default_factory=dict)
    summed: Callable[[Any], int] | None = None

    def figure(self, records: PeriodRecords, by: tuple[str, str] | None = None) -> Figure:
        """The figure of a period: all of it, or one group ("level", "ward")."""
        entries = list(self.entries(records))
        return self.of(entries) if by is None else self.part(entries, by)

    def part(self, entries: Sequence[Any], by: tuple[str, str]) -> Figure:
        """The figure of those of the entries that belong to a group."""
        return self.of([entry for entry in entries if self.groupings[by[0]](entry) == by[1]], by)

    def of(self, entries: Sequence[Any], by: tuple[str, str] | None = None) -> Figure:
        """The figure of these entries, which all belong to the group `by`."""
        value = len(entries) if self.summed is None else sum(map(self.summed, entries))
        group = None if by is None else dict([by])
        ids = tuple(entry.id for entry in entries)
        return Figure(self.id, figure_label(self.id, group), value, self.record_kind, ids, group)

    def groups(self, records: PeriodRecords, dimension: str) -> list[str]:
        """The groups of a breakdown that have records, in the order of the closed list."""
        found = {self.groupings[dimension](entry) for entry in self.entries(records)}
        return [code.value for code in ORDER[dimension] if code in found]


ORDER: Mapping[str, tuple[StrEnum, ...]] = {
    "level": tuple(Level),
    "form": tuple(Form),
    "kind": (*RecipientKind, *ConferenceKind, *ActivityKind),
    "field": tuple(Field),
    "novelty": tuple(Novelty),
    "state": tuple(OpinionState),
    "type": tuple(CommendationType),
}
"""The order in which the groups of a breakdown stand."""


def _awards_of(kind: RecipientKind) -> Callable[[PeriodRecords], Iterable[AwardEntry]]:
    return lambda records: (entry for entry in records.awards if entry.award.kind is kind)


def _received(records: PeriodRecords) -> Iterable[OpinionEntry]:
    return (entry for entry in records.opinions if entry.conference.held_on in records.period)


def _answered(records: PeriodRecords) -> Iterable[OpinionEntry]:
    return (entry for entry in records.opinions if entry.answered_on in records.period)


def _passed_up(records: PeriodRecords) -> Iterable[OpinionEntry]:
    return (entry for entry in records.opinions if entry.opinion.passed_on in records.period)


def _overdue(records: PeriodRecords) -> Iterable[OpinionEntry]:
    return (entry for entry in records.opinions if is_overdue_on(entry.opinion, records.as_of))


_AWARD_LEVEL: Mapping[str, Callable[[AwardEntry], StrEnum]] = {"level": lambda entry: entry.issuer.level}
_AWARD_GROUPS: Mapping[str, Callable[[AwardEntry], StrEnum]] = {
    **_AWARD_LEVEL,
    "form": lambda entry: entry.commendation.form,
    "kind": lambda entry: entry.award.kind,
    "type": lambda entry: entry.commendation.type,
}
_COMMENDATION_GROUPS: Mapping[str, Callable[[CommendationEntry], StrEnum]] = {
    "level": lambda entry: entry.issuer.level,
    "form": lambda entry: entry.commendation.form,
    "type": lambda entry: entry.commendation.type,
}
_CONFERENCE_LEVEL: Mapping[str, Callable[[Conference], StrEnum]] = {"level": lambda entry: entry.level}
_CONFERENCE_GROUPS: Mapping[str, Callable[[Conference], StrEnum]] = {
    **_CONFERENCE_LEVEL,
    "kind": lambda entry: entry.kind,
}
_OPINION_GROUPS: Mapping[str, Callable[[OpinionEntry], StrEnum]] = {
    "level": lambda entry: entry.conference.level,
    "kind": lambda entry: entry.conference.kind,
}
_RECEIVED_GROUPS: Mapping[str, Callable[[OpinionEntry], StrEnum]] = {
    **_OPINION_GROUPS,
    "state": lambda entry: entry.state,
}
_INITIATIVE_GROUPS: Mapping[str, Callable[[RegisteredInitiative], StrEnum]] = {
    "field": lambda entry: entry.initiative.field,
    "novelty": lambda entry: entry.year.novelty,
    "kind": lambda entry: entry.initiative.owner_kind,
}
_RECOGNITION_GROUPS: Mapping[str, Callable[[RecognisedInitiative], StrEnum]] = {
    "level": lambda entry: entry.recognition.level,
    "field": lambda entry: entry.initiative.field,
}
_ACTIVITY_GROUPS: Mapping[str, Callable[[Activity], StrEnum]] = {"kind": lambda entry: entry.kind}


def _summed_activities(name: str) -> Measure:
    """What activities add up to in one of their numbers; those that do not give it are not behind the sum."""
    return Measure(
        f"activities.{name}",
        RecordKind.ACTIVITY,
        lambda r: (entry for entry in r.activities if getattr(entry, name) is not None),
        _ACTIVITY_GROUPS,
        summed=lambda entry: int(getattr(entry, name)),
    )


def _summed_initiatives(name: str) -> Measure:
    """What the initiatives of the years add up to; those that do not give it are not behind the sum."""
    return Measure(
        f"initiatives.{name}",
        RecordKind.INITIATIVE_YEAR,
        lambda r: (entry for entry in r.initiatives if getattr(entry.year, name) is not None),
        _INITIATIVE_GROUPS,
        summed=lambda entry: int(getattr(entry.year, name)),
    )


_ALL: tuple[Measure, ...] = (
    Measure("commendations.total", RecordKind.COMMENDATION, lambda r: r.commendations, _COMMENDATION_GROUPS),
    Measure("awards.total", RecordKind.AWARD, lambda r: r.awards, _AWARD_GROUPS),
    Measure("awards.collectives", RecordKind.AWARD, _awards_of(RecipientKind.COLLECTIVE), _AWARD_LEVEL),
    Measure("awards.households", RecordKind.AWARD, _awards_of(RecipientKind.HOUSEHOLD), _AWARD_LEVEL),
    Measure("awards.individuals", RecordKind.AWARD, _awards_of(RecipientKind.INDIVIDUAL), _AWARD_LEVEL),
    Measure(
        "awards.amount", RecordKind.AWARD,
        lambda r: (entry for entry in r.awards if entry.award.amount is not None), _AWARD_GROUPS,
        summed=lambda entry: entry.award.amount,
    ),
    Measure("conferences.total", RecordKind.CONFERENCE, lambda r: r.conferences, _CONFERENCE_GROUPS),
    Measure(
        "conferences.dialogues", RecordKind.CONFERENCE,
        lambda r: (entry for entry in r.conferences if entry.kind is ConferenceKind.DIALOGUE),
        _CONFERENCE_LEVEL,
    ),
    Measure(
        "conferences.invited", RecordKind.CONFERENCE,
        lambda r: (entry for entry in r.conferences if entry.invited is not None),
        summed=lambda entry: entry.invited,
    ),
    Measure(
        "conferences.participants", RecordKind.CONFERENCE,
        lambda r: (entry for entry in r.conferences if entry.present is not None),
        summed=lambda entry: entry.present,
    ),
    Measure("conferences.rounds", RecordKind.ROUND, lambda r: r.rounds),
    Measure("opinions.received", RecordKind.OPINION, _received, _RECEIVED_GROUPS),
    Measure("opinions.answered", RecordKind.OPINION, _answered, _OPINION_GROUPS),
    Measure("opinions.passed_up", RecordKind.OPINION, _passed_up, _OPINION_GROUPS),
    Measure("opinions.overdue", RecordKind.OPINION, _overdue, _OPINION_GROUPS),
    Measure(
        "initiatives.registered", RecordKind.INITIATIVE_YEAR, lambda r: r.initiatives, _INITIATIVE_GROUPS
    ),
    Measure(
        "initiatives.changed", RecordKind.INITIATIVE_YEAR,
        lambda r: (entry for entry in r.initiatives if entry.year.changes),
    ),
    _summed_initiatives("people"),
    _summed_initiatives("money"),
    Measure("initiatives.dropped", RecordKind.INITIATIVE_YEAR, lambda r: r.dropped_initiatives),
    Measure("initiatives.recognised", RecordKind.RECOGNITION, lambda r: r.recognitions, _RECOGNITION_GROUPS),
    Measure("teams.total", RecordKind.TEAM, lambda r: r.teams),
    Measure("teams.members", RecordKind.MEMBER, lambda r: r.roster),
    Measure(
        "teams.women", RecordKind.MEMBER, lambda r: (one for one in r.roster if one.member.is_woman)
    ),
    Measure(
        "teams.party_members", RecordKind.MEMBER,
        lambda r: (one for one in r.roster if one.member.is_party_member),
    ),
    Measure("activities.total", RecordKind.ACTIVITY, lambda r: r.activities, _ACTIVITY_GROUPS),
    _summed_activities("times"),
    _summed_activities("people"),
    _summed_activities("value"),
)  # fmt: skip

MEASURES: Mapping[str, Measure] = {known.id: known for known in _ALL}
"""Every figure of the activity report, by its id."""


def joined(parts: Sequence[Figure]) -> Figure:
    """The sum of figures of one id, with the records of all; of several groups it names none."""
    first = parts[0]
    by = first.by if all(part.by == first.by for part in parts) else None
    ids = tuple(record_id for part in parts for record_id in part.record_ids)
    value = sum(part.value for part in parts)
    return Figure(first.id, figure_label(first.id, by), value, first.record_kind, ids, by)


def figures_of(records: PeriodRecords) -> list[Figure]:
    """All figures of a period: each total, then its parts that have records."""
    figures = []
    for known in MEASURES.values():
        figures.append(known.figure(records))
        figures += [
            known.figure(records, (dimension, code))
            for dimension in known.groupings
            for code in known.groups(records, dimension)
        ]
    return figures
