"""Teams, "tổ dân vận": a collective with a roster, a head and a grade."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.records.codes import Grade
from desktop.records.recipient import Recipient


@dataclass(frozen=True)
class Team:
    """What a collective has that is a team. Name, unit, dates and predecessor stand on its recipient."""

    recipient_id: int
    area: str = ""
    grade: Grade | None = None
    grade_year: int | None = None
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Member:
    """One member of a team."""

    team_id: int
    position: int
    name: str
    address_form: str = ""
    office: str = ""
    birth_year: int | None = None
    is_head: bool = False
    is_woman: bool = False
    is_party_member: bool = False
    phone: str = ""
    id: int | None = None


@dataclass(frozen=True)
class RosterEntry:
    """A member with the team and its card."""

    member: Member
    team: Team
    card: Recipient

    @property
    def id(self) -> int | None:
        """The member's id."""
        return self.member.id


@dataclass(frozen=True)
class TeamEntry:
    """A team with its card and its roster in its order."""

    team: Team
    card: Recipient
    members: tuple[Member, ...] = ()

    @property
    def id(self) -> int | None:
        """The team's id."""
        return self.team.id

    @property
    def head(self) -> Member | None:
        """Tổ trưởng; None while nobody is marked."""
        return next((member for member in self.members if member.is_head), None)

    @property
    def roster(self) -> tuple[RosterEntry, ...]:
        """The members with the team and its card."""
        return tuple(RosterEntry(member, self.team, self.card) for member in self.members)

    @property
    def women(self) -> int:
        """How many members are women."""
        return sum(member.is_woman for member in self.members)

    @property
    def party_members(self) -> int:
        """How many members are in the Party."""
        return sum(member.is_party_member for member in self.members)
