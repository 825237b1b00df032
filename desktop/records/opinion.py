"""What people said at a conference, who answers it by when, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import OpinionState


@dataclass(frozen=True)
class Opinion:
    """One opinion. `responsible` is the office that must answer, `passed_to` the superior it went on to."""

    conference_id: int
    position: int
    content: str
    said_by: str = ""
    said_by_unit: str = ""
    responsible: str = ""
    due_on: date | None = None
    state: OpinionState = OpinionState.IN_PROGRESS
    answer: str = ""
    answered_on: date | None = None
    passed_to: str = ""
    passed_on: date | None = None
    note: str = ""
    id: int | None = None
