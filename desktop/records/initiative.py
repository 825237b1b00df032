"""Initiatives, "mô hình Dân vận khéo": registered by year, in one of four fields, recognised at levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import Field, InitiativeState, Level, Novelty, RecipientKind


@dataclass(frozen=True)
class LocalField:
    """A field of the office's own, counted under one of the four (domain.md §4.2)."""

    name: str
    counted_as: Field
    id: int | None = None


@dataclass(frozen=True)
class Initiative:
    """The nine items of the registration form (domain.md §4.3), with whose it is.

    `owner` is as typed; `owner_id` is set where the owner is one of the recipients.
    """

    name: str
    field: Field
    owner: str = ""
    owner_kind: RecipientKind = RecipientKind.COLLECTIVE
    owner_id: int | None = None
    local_field_id: int | None = None
    situation: str = ""
    goal: str = ""
    content: str = ""
    area: str = ""
    force: str = ""
    resources: str = ""
    outcome: str = ""
    upkeep: str = ""
    contact: str = ""
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class InitiativeYear:
    """An initiative in one year: new, kept or copied; its results; what became of it.

    `people` took part, `money` is whole đồng, `score` at most 100; `changes` says what differs from the year
    before, empty where the initiative is carried on as it was.
    """

    initiative_id: int
    year: int
    novelty: Novelty = Novelty.NEW
    state: InitiativeState = InitiativeState.REGISTERED
    registered_on: date | None = None
    results: str = ""
    people: int | None = None
    money: int | None = None
    score: int | None = None
    evaluation: str = ""
    changes: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Recognition:
    """A level at which an initiative of a year was recognised; by which decision, if the register has it."""

    initiative_year_id: int
    level: Level
    recognised_on: date | None = None
    commendation_id: int | None = None
    decision: str = ""
    id: int | None = None


@dataclass(frozen=True)
class RegisteredInitiative:
    """An initiative as registered in one year."""

    year: InitiativeYear
    initiative: Initiative

    @property
    def id(self) -> int | None:
        """The id of the yearly row."""
        return self.year.id


@dataclass(frozen=True)
class RecognisedInitiative:
    """A recognition with the initiative and the year it is for."""

    recognition: Recognition
    year: InitiativeYear
    initiative: Initiative

    @property
    def id(self) -> int | None:
        """The recognition's id."""
        return self.recognition.id
