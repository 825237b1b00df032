"""Teams, "tổ dân vận": a collective with a roster, a head and a grade."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.records.codes import Grade


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
