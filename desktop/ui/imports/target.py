"""Where the page was told to take a list, and what to read for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.intake.raw import Flavour
from desktop.operations import commendations
from desktop.operations.imports import Into
from desktop.records.conference import Conference
from desktop.store.file import RecordFile
from desktop.words.imports import KIND_TITLES

HOMES: Mapping[str, str] = {
    "awards": "commendations",
    "recipients": "recipients",
    "teams": "recipients",
    "initiatives": "initiatives",
    "conferences": "conferences",
    "opinions": "conferences",
    "activities": "activities",
}
"""The page that shows what was taken in, by kind."""


@dataclass(frozen=True)
class Asked:
    """What the page was opened with: one of files, pasted cells and rows kept for mending, or nothing yet."""

    into: Into
    paths: Sequence[Path] = ()
    pasted: Mapping[Flavour, bytes] = field(default_factory=dict, repr=False)
    waiting: Sequence[int] = ()


def asked(file: RecordFile, argument: Mapping[str, Any]) -> Asked:
    """Read the argument: "kind" (awards by default), "commendation_id", "conference_id", "year", and one of
    "path", "paths", "pasted" and "waiting". Raises where the decision is gone.
    """
    path = argument.get("path")
    return Asked(
        _into(file, argument),
        [Path(one) for one in (argument.get("paths") or ([path] if path else []))],
        argument.get("pasted") or {},
        argument.get("waiting") or (),
    )


def standing_now(file: RecordFile, into: Into) -> Into:
    """The same place as the register has it now: a decision may have been signed meanwhile."""
    owner = into.commendation
    if owner is None or owner.id is None:
        return into
    now = commendations.open_commendation(file, owner.id).commendation
    return Into(into.kind, now, into.conference_id, into.year, into.merit, into.unit_text)


def other_kinds(into: Into) -> list[str]:
    """What the list may be taken into from here; one that goes into a decision is of awards."""
    return [] if into.commendation is not None else [kind for kind in KIND_TITLES if kind != "awards"]


def context(file: RecordFile, into: Into) -> str:
    """“vào Quyết định số 218/QĐ-UBND”, “vào Hoạt động”."""
    if into.kind == "awards" and into.commendation is not None:
        number = into.commendation.number
        return f"vào Quyết định {f'số {number}' if number else '(chưa có số)'}"
    conference = file.read.get(Conference, into.conference_id) if into.conference_id else None
    if into.kind == "opinions" and conference is not None:
        return f"vào ý kiến của {conference.title}"
    return f"vào {KIND_TITLES[into.kind]}"


def page_after(into: Into, owner_id: int | None) -> tuple[str, object]:
    """The page that shows what was taken in, and what it is told."""
    if into.kind == "awards":
        return HOMES["awards"], {"commendation_id": owner_id}
    if into.kind == "opinions" and into.conference_id is not None:
        return HOMES["opinions"], {"conference_id": into.conference_id}
    return HOMES[into.kind], None


def _into(file: RecordFile, argument: Mapping[str, Any]) -> Into:
    kind = str(argument.get("kind", "awards"))
    commendation_id = argument.get("commendation_id")
    commendation = None
    if commendation_id is not None:
        commendation = commendations.open_commendation(file, int(commendation_id)).commendation
    return Into(kind, commendation, argument.get("conference_id"), argument.get("year"))
