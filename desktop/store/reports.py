"""What a period's lists and figures are made from, read whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.records.award import Award
from desktop.records.award_rules import ordered
from desktop.records.codes import InitiativeState
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.initiative import RegisteredInitiative
from desktop.records.initiative_rules import compared
from desktop.records.issuer import Issuer
from desktop.records.period import Period
from desktop.records.report import AwardEntry, CommendationEntry, Note, PeriodRecords, RecordKind
from desktop.store import activities as stored_activities
from desktop.store import initiatives as stored_initiatives
from desktop.store import opinions as stored_opinions
from desktop.store import teams as stored_teams
from desktop.store.by_ids import by_ids
from desktop.store.commendations import VOID
from desktop.store.reader import Reader

_IN_PERIOD = f"decision_date BETWEEN ? AND ? AND NOT {VOID}"
_VOID_IN_PERIOD = f"decision_date BETWEEN ? AND ? AND {VOID}"


def period_records(reader: Reader, period: Period, today: date = date.max) -> PeriodRecords:
    """Everything that falls into a period, and notes about what was left out of it.

    States are those of `today` where the period is not over yet.
    """
    dates = (period.start.isoformat(), period.end.isoformat())
    commendations = _commendations(reader, _IN_PERIOD, dates)
    awards = _awards(reader, commendations)
    conferences = reader.records(
        Conference, "WHERE held_on BETWEEN ? AND ? ORDER BY held_on, held_at, id", dates
    )
    initiatives = _initiatives(reader, period.years)
    return PeriodRecords(
        period,
        commendations,
        awards,
        conferences,
        rounds_of(reader, [conference.id for conference in conferences if conference.id is not None]),
        initiatives=initiatives,
        dropped_initiatives=_dropped(reader, period.years),
        recognitions=stored_initiatives.recognised(reader, initiatives),
        teams=stored_teams.teams(reader, period.end),
        activities=stored_activities.in_period(reader, period),
        opinions=stored_opinions.said_by(reader, period.end, min(period.end, today)),
        today=today,
        notes=(*_notes(reader, dates, awards), *_other_notes(reader, period)),
    )


def years(reader: Reader) -> list[int]:
    """The years of the decisions, conferences, activities and initiatives, the latest first."""
    found = reader.rows(
        "SELECT substr(decision_date, 1, 4) AS year FROM commendation WHERE decision_date IS NOT NULL "
        "UNION SELECT substr(held_on, 1, 4) FROM conference WHERE held_on IS NOT NULL "
        "UNION SELECT substr(done_on, 1, 4) FROM activity WHERE done_on IS NOT NULL "
        "UNION SELECT CAST(year AS TEXT) FROM initiative_year ORDER BY year DESC"
    )
    return [int(row["year"]) for row in found]


def awards_by_day(reader: Reader) -> list[tuple[date, int]]:
    """How many awards that count were decided on each day, the earliest first."""
    rows = reader.rows(
        "SELECT decision_date AS day, count(*) AS awards FROM award "
        "JOIN commendation ON commendation.id = commendation_id "
        f"WHERE decision_date IS NOT NULL AND NOT {VOID} GROUP BY decision_date ORDER BY decision_date"
    )
    return [(date.fromisoformat(row["day"]), int(row["awards"])) for row in rows]


def commendation_awards(reader: Reader, commendation_id: int) -> list[AwardEntry]:
    """The awards of one commendation in the order of its list: collectives, households, individuals."""
    return _awards(reader, _commendations(reader, "id = ?", (commendation_id,)))


def rounds_of(reader: Reader, conference_ids: Sequence[int]) -> list[Round]:
    """The rounds of conferences, in the order of the conferences given and of their positions."""
    rounds = by_ids(reader, Round, conference_ids, column="conference_id")
    places = {conference_id: place for place, conference_id in enumerate(conference_ids)}
    return sorted(rounds, key=lambda round_: (places[round_.conference_id], round_.position, round_.id or 0))


def entries_by_ids(reader: Reader, award_ids: Sequence[int]) -> list[AwardEntry]:
    """Awards with their commendations, in the order of the ids; those that are gone are passed over."""
    awards = by_ids(reader, Award, award_ids)
    commendation_ids = sorted({award.commendation_id for award in awards})
    known = {entry.id: entry for entry in commendations_by_ids(reader, commendation_ids)}
    return [_entry(award, known[award.commendation_id]) for award in awards]


def commendations_by_ids(reader: Reader, ids: Sequence[int]) -> list[CommendationEntry]:
    """Commendations with their issuers, in the order of the ids; those that are gone are passed over."""
    issuers = _issuers(reader)
    return [CommendationEntry(found, issuers[found.issuer_id]) for found in by_ids(reader, Commendation, ids)]


def _commendations(reader: Reader, condition: str, values: Sequence[str | int]) -> list[CommendationEntry]:
    issuers = _issuers(reader)
    found = reader.records(
        Commendation, f"WHERE {condition} ORDER BY decision_date, number_value, number, id", values
    )
    return [CommendationEntry(commendation, issuers[commendation.issuer_id]) for commendation in found]


def _awards(reader: Reader, commendations: Sequence[CommendationEntry]) -> list[AwardEntry]:
    listed: dict[int, list[Award]] = {entry.id: [] for entry in commendations if entry.id is not None}
    for award in by_ids(reader, Award, list(listed), column="commendation_id"):
        listed[award.commendation_id].append(award)
    return [_entry(award, entry) for entry in commendations for award in ordered(listed[entry.id or 0])]


def _entry(award: Award, entry: CommendationEntry) -> AwardEntry:
    return AwardEntry(award, entry.commendation, entry.issuer)


def _issuers(reader: Reader) -> dict[int, Issuer]:
    return {issuer.id: issuer for issuer in reader.records(Issuer) if issuer.id is not None}


def _initiatives(reader: Reader, years: Sequence[int]) -> list[RegisteredInitiative]:
    found = stored_initiatives.registered(reader, years)
    return [row for row in found if row.year.state is not InitiativeState.WITHDRAWN]


def _dropped(reader: Reader, years: Sequence[int]) -> list[RegisteredInitiative]:
    """Rows of the year before that a year does not carry on; an empty year has dropped nothing."""
    by_year = {year: _initiatives(reader, [year]) for year in {*years, *(year - 1 for year in years)}}
    return [
        row
        for year in years
        if by_year[year]
        for row in compared(year, by_year[year], by_year[year - 1]).dropped
    ]


def _other_notes(reader: Reader, period: Period) -> Iterator[Note]:
    if withdrawn := stored_initiatives.withdrawn(reader, period.years):
        yield Note(RecordKind.INITIATIVE_YEAR, "withdrawn_left_out", {"initiatives": withdrawn})
    if undated := stored_activities.undated(reader):
        yield Note(RecordKind.ACTIVITY, "activities_left_out", {"activities": undated})


def _notes(reader: Reader, dates: Sequence[str], awards: Iterable[AwardEntry]) -> Iterator[Note]:
    for code, condition, values in (
        ("drafts_left_out", "decision_date IS NULL", ()),
        ("revoked_left_out", _VOID_IN_PERIOD, dates),
    ):
        commendations = reader.count(Commendation, f"WHERE {condition}", values)
        inside = f"WHERE commendation_id IN (SELECT id FROM commendation WHERE {condition})"
        if commendations:
            yield Note(
                RecordKind.AWARD,
                code,
                {"commendations": commendations, "awards": reader.count(Award, inside, values)},
            )
    undated = reader.count(Conference, "WHERE held_on IS NULL")
    if undated:
        yield Note(RecordKind.CONFERENCE, "conferences_left_out", {"conferences": undated})
    if said := stored_opinions.undated(reader):
        yield Note(RecordKind.OPINION, "opinions_left_out", {"opinions": said})
    unpaid = sum(entry.award.amount is None for entry in awards)
    if unpaid:
        yield Note(RecordKind.AWARD, "unpaid_left_out", {"awards": unpaid})
