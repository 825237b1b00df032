"""The lines that search shows of what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.initiative import Initiative
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.records.text import short_date
from desktop.store.reader import Reader
from desktop.words.labels import FIELDS, FORMS

KINDS = (
    "recipient",
    "commendation",
    "conference",
    "award",
    "opinion",
    "initiative",
    "activity",
    "member",
)
"""What is searched, in the order of the box."""


@dataclass(frozen=True)
class Hit:
    """One record that was found, as a line of a list."""

    kind: str
    id: int
    title: str
    detail: str


def hits_at(reader: Reader, places: Sequence[tuple[str, int]]) -> list[Hit]:
    """The lines of what stands at these places (table name and id), in their order; missing ones left out."""
    ids = {kind: [row_id for name, row_id in places if name == kind] for kind in KINDS}
    awards = reader.get_many(Award, ids["award"])
    decisions = reader.get_many(
        Commendation, {*ids["commendation"], *(award.commendation_id for award in awards.values())}
    )
    lines: dict[tuple[str, int], Hit] = {}
    for recipient_id, recipient in reader.get_many(Recipient, ids["recipient"]).items():
        lines["recipient", recipient_id] = _recipient(recipient_id, recipient)
    for conference_id, conference in reader.get_many(Conference, ids["conference"]).items():
        lines["conference", conference_id] = _conference(conference_id, conference)
    for decision_id, decision in decisions.items():
        lines["commendation", decision_id] = _commendation(decision_id, decision)
    for award_id, award in awards.items():
        lines["award", award_id] = _award(award_id, award, decisions[award.commendation_id])
    for opinion_id, opinion in reader.get_many(Opinion, ids["opinion"]).items():
        lines["opinion", opinion_id] = _opinion(opinion_id, opinion)
    for initiative_id, initiative in reader.get_many(Initiative, ids["initiative"]).items():
        lines["initiative", initiative_id] = _initiative(initiative_id, initiative)
    for activity_id, activity in reader.get_many(Activity, ids["activity"]).items():
        lines["activity", activity_id] = _activity(activity_id, activity)
    lines.update(_members(reader, ids["member"]))
    return [lines[place] for place in places if place in lines]


def _members(reader: Reader, ids: Sequence[int]) -> dict[tuple[str, int], Hit]:
    members = reader.get_many(Member, ids)
    teams = reader.get_many(Team, [member.team_id for member in members.values()])
    cards = reader.get_many(Recipient, [team.recipient_id for team in teams.values()])
    return {
        ("member", row_id): _member(row_id, member, cards[teams[member.team_id].recipient_id])
        for row_id, member in members.items()
    }


def _recipient(row_id: int, recipient: Recipient) -> Hit:
    title = f"{recipient.address_form} {recipient.name}".strip()
    return Hit("recipient", row_id, title, _joined(recipient.position, recipient.unit_text))


def _commendation(row_id: int, decision: Commendation) -> Hit:
    day = short_date(decision.decision_date) if decision.decision_date else ""
    return Hit("commendation", row_id, _title(decision), _joined(day, decision.subject))


def _conference(row_id: int, conference: Conference) -> Hit:
    day = short_date(conference.held_on) if conference.held_on else ""
    return Hit("conference", row_id, conference.title, _joined(day, conference.place))


def _award(row_id: int, award: Award, decision: Commendation) -> Hit:
    return Hit(
        "award", row_id, f"{_title(decision)} – {award.printed_name}", award.second_line or award.merit
    )


def _opinion(row_id: int, opinion: Opinion) -> Hit:
    said_by = _joined(opinion.said_by, opinion.said_by_unit)
    return Hit("opinion", row_id, opinion.content, " · ".join(filter(None, (said_by, opinion.responsible))))


def _initiative(row_id: int, initiative: Initiative) -> Hit:
    return Hit("initiative", row_id, initiative.name, _joined(initiative.owner, FIELDS[initiative.field]))


def _activity(row_id: int, activity: Activity) -> Hit:
    day = short_date(activity.done_on) if activity.done_on else ""
    return Hit("activity", row_id, activity.title, _joined(day, activity.unit_text or activity.done_by))


def _member(row_id: int, member: Member, card: Recipient) -> Hit:
    title = f"{member.address_form} {member.name}".strip()
    return Hit("member", row_id, title, _joined(member.office, card.name, card.unit_text, member.phone))


def _title(decision: Commendation) -> str:
    return f"{FORMS[decision.form]} {decision.number or '(chưa có số)'}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
