"""Conferences and the rounds in which awards are handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import ConferenceKind, Level


@dataclass(frozen=True)
class Conference:
    """A dated event; `host` is who holds it, `chair` who presides; counts are people."""

    kind: ConferenceKind
    level: Level
    title: str
    held_on: date | None = None
    held_at: str = ""
    place: str = ""
    host: str = ""
    chair: str = ""
    plan_number: str = ""
    invited: int | None = None
    present: int | None = None
    excused: int | None = None
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Round:
    """One presenter handing over awards, in the order in which it happens (đợt trao thưởng)."""

    conference_id: int
    position: int
    presenter_title: str
    presenter_name: str = ""
    note: str = ""
    id: int | None = None
