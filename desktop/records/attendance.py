"""Who was invited to a conference: counts by block, an optional list of names, parties of a pact."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.records.codes import Presence


@dataclass(frozen=True)
class Block:
    """A block of delegates (khối) with its counts of people."""

    conference_id: int
    position: int
    name: str
    invited: int | None = None
    present: int | None = None
    excused: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class Guest:
    """One invited person; present until marked otherwise."""

    conference_id: int
    position: int
    name: str
    detail: str = ""
    block_id: int | None = None
    presence: Presence = Presence.PRESENT
    id: int | None = None


@dataclass(frozen=True)
class Pledge:
    """One party that signs an emulation pact (giao ước thi đua), with what it promises."""

    conference_id: int
    position: int
    party: str
    target: str = ""
    signed_by: str = ""
    id: int | None = None
