"""What the user does with attendance: counts by block, an optional list of people, who stayed away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop.operations.conference_parts import append, cleaned, existing, move, take_out
from desktop.operations.guards import refuse_errors
from desktop.records.attendance import Block, Guest
from desktop.records.attendance_rules import (
    Attendance,
    BlockLine,
    block_lines,
    check_block,
    check_guest,
    check_sums,
    own_counts,
    total,
)
from desktop.records.codes import Presence
from desktop.records.conference import Conference
from desktop.records.problem import Problem
from desktop.store import attendance as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.labels import PRESENCES

T = TypeVar("T")


@dataclass(frozen=True)
class OpenedAttendance:
    """A conference's blocks with their sum, its listed people, and where counts do not agree."""

    conference: Conference
    lines: tuple[BlockLine, ...]
    total: Attendance
    guests: tuple[Guest, ...]
    problems: tuple[Problem, ...]

    @property
    def shown(self) -> Attendance:
        """What the conference as a whole counts: its own numbers, those of the blocks where it has none."""
        own = own_counts(self.conference)
        return Attendance(
            self.total.invited if own.invited is None else own.invited,
            self.total.present if own.present is None else own.present,
            self.total.excused if own.excused is None else own.excused,
        )


def open_attendance(file: RecordFile, conference_id: int) -> OpenedAttendance:
    """The attendance of a conference. Raises `Conflict("deleted_by_another")` when it is gone."""
    conference = existing(file.read, Conference, conference_id)
    lines = _lines(file.read, conference_id)
    guests = tuple(stored.guests(file.read, conference_id))
    return OpenedAttendance(
        conference, tuple(lines), total(lines), guests, tuple(check_sums(conference, lines))
    )


def add_block(file: RecordFile, draft: Block) -> Future[Done[Block]]:
    """Add a block behind the others; its position is not asked for. Raises `draft_has_errors`."""
    new = _checked_block(draft)
    work = _followed(new.conference_id, lambda writing: append(writing, new.conference_id, [new])[0])
    return file.write(Deed("block_added", {"name": new.name}, work))


def change_block(file: RecordFile, seen: Block, changed: Block) -> Future[Done[Block]]:
    """Change a block. Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`."""
    new = _checked_block(changed)
    work = _followed(new.conference_id, lambda writing: writing.update(seen, new))
    return file.write(Deed("block_changed", {"name": new.name}, work))


def delete_block(file: RecordFile, block_id: int) -> Future[Done[int]]:
    """Delete a block; its listed people stay, in no block. Returns how many those are."""

    def work(writing: Transaction) -> int:
        people = stored.guests_of_block(writing, block_id)
        for guest in people:
            writing.update(guest, replace(guest, block_id=None))
        take_out(writing, Block, [block_id])
        return len(people)

    block = existing(file.read, Block, block_id)
    return file.write(Deed("block_deleted", {"name": block.name}, _followed(block.conference_id, work)))


def move_block(file: RecordFile, block_id: int, position: int) -> Future[Done[int]]:
    """Make a block the `position`th, counted from 1; beyond the last means last."""
    values = {"name": existing(file.read, Block, block_id).name, "position": position}
    return file.write(Deed("block_moved", values, lambda writing: move(writing, Block, block_id, position)))


def add_guests(file: RecordFile, conference_id: int, drafts: Sequence[Guest]) -> Future[Done[list[Guest]]]:
    """Add people behind those listed, present until marked otherwise. Raises `draft_has_errors`."""
    new = [_checked_guest(replace(draft, conference_id=conference_id)) for draft in drafts]
    title = existing(file.read, Conference, conference_id).title
    work = _followed(conference_id, lambda writing: append(writing, conference_id, new))
    return file.write(Deed("guests_added", {"count": len(new), "title": title}, work))


def change_guest(file: RecordFile, seen: Guest, changed: Guest) -> Future[Done[Guest]]:
    """Change a listed person. Raises `draft_has_errors`; the future `Conflict` when not as `seen`."""
    new = _checked_guest(changed)
    work = _followed(new.conference_id, lambda writing: writing.update(seen, new))
    return file.write(Deed("guest_changed", {"name": new.name}, work))


def delete_guests(file: RecordFile, conference_id: int, ids: Sequence[int]) -> Future[Done[int]]:
    """Take people off a conference's list. Returns how many."""
    work = _followed(conference_id, lambda writing: take_out(writing, Guest, ids))
    return file.write(Deed("guests_deleted", {"count": len(set(ids))}, work))


def mark_presence(
    file: RecordFile, conference_id: int, ids: Sequence[int], presence: Presence
) -> Future[Done[int]]:
    """Mark people as present, excused or absent in one step. Returns how many were not so before."""

    def work(writing: Transaction) -> int:
        people = [existing(writing, Guest, guest_id) for guest_id in dict.fromkeys(ids)]
        changed = [guest for guest in people if guest.presence is not presence]
        for guest in changed:
            writing.update(guest, replace(guest, presence=presence))
        return len(changed)

    values = {"count": len(set(ids)), "presence": PRESENCES[presence].lower()}
    return file.write(Deed("presence_marked", values, _followed(conference_id, work)))


def take_counts_from_blocks(file: RecordFile, conference_id: int) -> Future[Done[Conference]]:
    """Write the sums of the blocks into the conference: the repair of counts that do not agree."""

    def work(writing: Transaction) -> Conference:
        conference = existing(writing, Conference, conference_id)
        sums = total(_lines(writing, conference_id))
        known = {
            name: count
            for name in ("invited", "present", "excused")
            if (count := getattr(sums, name)) is not None
        }
        return writing.update(conference, replace(conference, **known))

    title = existing(file.read, Conference, conference_id).title
    return file.write(Deed("counts_taken_from_blocks", {"title": title}, work))


def _followed(conference_id: int, work: Callable[[Transaction], T]) -> Callable[[Transaction], T]:
    """The work, after which a conference's count follows the blocks where it was empty or was their sum.

    A number that somebody typed against the blocks stays, with its warning.
    """

    def following(writing: Transaction) -> T:
        before = total(_lines(writing, conference_id))
        value = work(writing)
        conference = existing(writing, Conference, conference_id)
        after = total(_lines(writing, conference_id))
        followed = {
            name: getattr(after, name)
            for name in ("invited", "present", "excused")
            if getattr(conference, name) in (None, getattr(before, name))
        }
        writing.update(conference, replace(conference, **followed))
        return value

    return following


def _lines(reader: Reader, conference_id: int) -> list[BlockLine]:
    return block_lines(stored.blocks(reader, conference_id), stored.guests(reader, conference_id))


def _checked_block(draft: Block) -> Block:
    new = cleaned(draft)
    refuse_errors(check_block(new))
    return new


def _checked_guest(draft: Guest) -> Guest:
    new = cleaned(draft)
    refuse_errors(check_guest(new))
    return new
