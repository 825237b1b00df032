"""What the user does with the parties of an emulation pact (giao ước thi đua) and their targets."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from desktop.operations.conference_parts import append, cleaned, existing, move, take_out
from desktop.operations.guards import refuse_errors
from desktop.records.attendance import Pledge
from desktop.records.attendance_rules import check_pledge
from desktop.records.conference import Conference
from desktop.records.problem import Problem
from desktop.store import attendance as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done


@dataclass(frozen=True)
class PledgeLine:
    """A party to the pact, and what is doubtful about it."""

    pledge: Pledge
    problems: tuple[Problem, ...]


def list_pledges(file: RecordFile, conference_id: int) -> list[PledgeLine]:
    """The parties of a conference's pact in their order."""
    return [
        PledgeLine(pledge, tuple(check_pledge(pledge))) for pledge in stored.pledges(file.read, conference_id)
    ]


def add_pledges(file: RecordFile, conference_id: int, drafts: Sequence[Pledge]) -> Future[Done[list[Pledge]]]:
    """Add parties behind the others in one step. Raises `draft_has_errors`."""
    new = [_checked(replace(draft, conference_id=conference_id)) for draft in drafts]
    title = existing(file.read, Conference, conference_id).title
    values = {"count": len(new), "title": title}
    return file.write(Deed("pledges_added", values, lambda writing: append(writing, conference_id, new)))


def change_pledge(file: RecordFile, seen: Pledge, changed: Pledge) -> Future[Done[Pledge]]:
    """Change a party. Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`."""
    new = _checked(changed)
    return file.write(Deed("pledge_changed", {"party": new.party}, lambda writing: writing.update(seen, new)))


def delete_pledges(file: RecordFile, ids: Sequence[int]) -> Future[Done[int]]:
    """Take parties out of the pact. Returns how many."""
    return file.write(
        Deed("pledges_deleted", {"count": len(set(ids))}, lambda writing: take_out(writing, Pledge, ids))
    )


def move_pledge(file: RecordFile, pledge_id: int, position: int) -> Future[Done[int]]:
    """Make a party the `position`th, counted from 1; beyond the last means last."""
    values = {"party": existing(file.read, Pledge, pledge_id).party, "position": position}
    return file.write(
        Deed("pledge_moved", values, lambda writing: move(writing, Pledge, pledge_id, position))
    )


def _checked(draft: Pledge) -> Pledge:
    new = cleaned(draft)
    refuse_errors(check_pledge(new))
    return new
