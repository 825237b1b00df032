"""What the office does with teams: keeping their roster and grade, and following a team into its heir."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.errors import SoVangError
from desktop.operations.drafts import there, tidied
from desktop.operations.guards import refuse_errors
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team, TeamEntry
from desktop.records.team_rules import check_member, check_team
from desktop.records.text import fold, words
from desktop.store import teams as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction


@dataclass(frozen=True)
class OpenedTeam:
    """A team with its roster, and its cards through time: `lineage` from the oldest to the latest heir."""

    entry: TeamEntry
    lineage: tuple[Recipient, ...]
    problems: tuple[Problem, ...]


def list_teams(file: RecordFile, text: str = "", on: date | None = None) -> list[TeamEntry]:
    """Teams by name, all or those that exist on a day; `text` matches folded words of name, unit and area."""
    wanted = words(text)
    return [entry for entry in stored.teams(file.read, on) if all(word in _words(entry) for word in wanted)]


def open_team(file: RecordFile, team_id: int) -> OpenedTeam:
    """A team with everything about it. Raises `Conflict("deleted_by_another")`."""
    entry = _entry(file, team_id)
    problems = check_team(entry.card, entry.team, entry.members)
    return OpenedTeam(entry, tuple(stored.lineage(file.read, entry.card)), tuple(problems))


def team_of_member(file: RecordFile, member_id: int) -> int:
    """The team a member is in. Raises `Conflict("deleted_by_another")`."""
    return there(file.read, Member, member_id).team_id


def team_of_recipient(file: RecordFile, recipient_id: int) -> int | None:
    """The team that a card is, None where it is none."""
    found = stored.of_recipient(file.read, recipient_id)
    return found.id if found else None


def create_team(
    file: RecordFile, card: Recipient, draft: Team, members: Sequence[Member] = ()
) -> Future[Done[TeamEntry]]:
    """Make a collective a team, with its roster; a card without an id is a new collective.

    The draft's `recipient_id` and the members' `team_id` and `position` are not looked at.
    Raises `draft_has_errors`; the future `already_team`, and `Conflict` when the card changed meanwhile.
    """
    new_card, new, roster = tidied(card), tidied(draft), [tidied(member) for member in members]
    refuse_errors([*check_team(new_card, new, roster), *_member_problems(file, roster)])

    def work(writing: Transaction) -> TeamEntry:
        if card.id is not None and stored.of_recipient(writing, card.id):
            raise SoVangError("already_team", name=new_card.name)
        kept = writing.insert(new_card) if card.id is None else writing.update(card, new_card)
        team = writing.insert(replace(new, recipient_id=kept.id or 0))
        return TeamEntry(team, kept, tuple(enrol(writing, team.id or 0, roster)))

    return file.write(Deed("team_created", {"name": new_card.name}, work))


def change_team(
    file: RecordFile, seen: Team, changed: Team, card: tuple[Recipient, Recipient] | None = None
) -> Future[Done[Team]]:
    """Change a team's area, grade or note, and its card (as seen, as it shall be) in the same step.

    Raises `draft_has_errors`; the future `Conflict` when either is not as seen.
    """
    entry, new = _entry(file, seen.id or 0), tidied(changed)
    new_card = tidied(card[1]) if card else entry.card
    refuse_errors(check_team(new_card, new, entry.members))

    def work(writing: Transaction) -> Team:
        if card is not None:
            writing.update(card[0], new_card)
        return writing.update(seen, new)

    return file.write(Deed("team_changed", {"name": new_card.name}, work))


def delete_team(file: RecordFile, team_id: int) -> Future[Done[int]]:
    """Take away what makes a collective a team; its card and awards stay. Returns how many members went."""

    def work(writing: Transaction) -> int:
        roster = stored.members(writing, team_id)
        for member in roster:
            writing.delete(Member, member.id or 0)
        writing.delete(Team, team_id)
        return len(roster)

    return file.write(Deed("team_deleted", {"name": _entry(file, team_id).card.name}, work))


def succeed_team(file: RecordFile, team_id: int, heir: Recipient, on: date) -> Future[Done[TeamEntry]]:
    """A team goes on under another name or number from a day: a new card that names it as predecessor.

    The old card ends the day before; area and roster go with the heir, the old roster stays as it was.
    Raises `draft_has_errors`; the future `team_has_ended` where the old card had ended already.
    """
    old = _entry(file, team_id)
    card = tidied(replace(heir, id=None, predecessor_id=old.card.id, valid_from=on))
    new = Team(0, old.team.area)
    refuse_errors(check_team(card, new, old.members))

    def work(writing: Transaction) -> TeamEntry:
        if old.card.valid_to is not None:
            raise SoVangError("team_has_ended", name=old.card.name, day=old.card.valid_to)
        writing.update(old.card, replace(old.card, valid_to=on - timedelta(days=1)))
        kept = writing.insert(card)
        team = writing.insert(replace(new, recipient_id=kept.id or 0))
        roster = [replace(member, id=None) for member in stored.members(writing, team_id)]
        return TeamEntry(team, kept, tuple(enrol(writing, team.id or 0, roster)))

    return file.write(Deed("team_succeeded", {"name": old.card.name, "heir": card.name}, work))


def check_new_member(file: RecordFile, draft: Member) -> list[Problem]:
    """Every problem of a member as it stands in its form."""
    others = [one for one in stored.members(file.read, draft.team_id) if one.id != draft.id]
    return check_member(tidied(draft), others, file.now().year)


def add_members(file: RecordFile, team_id: int, drafts: Sequence[Member]) -> Future[Done[list[Member]]]:
    """Add members behind the others; one marked as head takes over. Raises `draft_has_errors`."""
    new = [tidied(replace(draft, team_id=team_id)) for draft in drafts]
    refuse_errors(_member_problems(file, new))
    values = {"count": len(new), "team": _entry(file, team_id).card.name}
    return file.write(Deed("members_added", values, lambda writing: enrol(writing, team_id, new)))


def change_member(file: RecordFile, seen: Member, changed: Member) -> Future[Done[Member]]:
    """Change a member; a new head takes the mark from the old one. Raises `draft_has_errors`."""
    new = tidied(changed)
    refuse_errors(check_new_member(file, new))

    def work(writing: Transaction) -> Member:
        if new.is_head and not seen.is_head:
            step_down(writing, new.team_id)
        return writing.update(seen, new)

    values = {"name": new.name, "team": _entry(file, new.team_id).card.name}
    return file.write(Deed("member_changed", values, work))


def delete_members(file: RecordFile, member_ids: Sequence[int]) -> Future[Done[int]]:
    """Take members out of their team; returns how many."""
    found = [there(file.read, Member, member_id) for member_id in dict.fromkeys(member_ids)]

    def work(writing: Transaction) -> int:
        for member in found:
            writing.delete(Member, member.id or 0)
        for team_id in {member.team_id for member in found}:
            _renumber(writing, stored.members(writing, team_id))
        return len(found)

    team = _entry(file, found[0].team_id).card.name if found else ""
    return file.write(Deed("members_deleted", {"count": len(found), "team": team}, work))


def move_member(file: RecordFile, member_id: int, position: int) -> Future[Done[int]]:
    """Make a member the `position`th of the roster, counted from 1; beyond the last means last."""
    moved = there(file.read, Member, member_id)

    def work(writing: Transaction) -> int:
        roster = stored.members(writing, moved.team_id)
        (one,) = (member for member in roster if member.id == member_id)
        others = [member for member in roster if member.id != member_id]
        place = min(max(position, 1), len(others) + 1)
        _renumber(writing, [*others[: place - 1], one, *others[place - 1 :]])
        return place

    values = {"name": moved.name, "team": _entry(file, moved.team_id).card.name}
    return file.write(Deed("member_moved", values, work))


def _entry(file: RecordFile, team_id: int) -> TeamEntry:
    there(file.read, Team, team_id)
    return stored.with_ids(file.read, [team_id])[0]


def _words(entry: TeamEntry) -> str:
    return fold(f"{entry.card.name} {entry.card.unit_text} {entry.team.area}")


def _member_problems(file: RecordFile, members: Sequence[Member]) -> list[Problem]:
    return [problem for member in members for problem in check_member(member, (), file.now().year)]


def enrol(writing: Transaction, team_id: int, members: Sequence[Member]) -> list[Member]:
    """Members behind those there are, within a larger deed; the last one marked as head is the head."""
    there(writing, Team, team_id)
    heads = [member for member in members if member.is_head]
    if heads:
        step_down(writing, team_id)
    first = len(stored.members(writing, team_id)) + 1
    return writing.insert_many(
        [
            replace(member, team_id=team_id, position=place, is_head=bool(heads) and member is heads[-1])
            for place, member in enumerate(members, start=first)
        ]
    )


def step_down(writing: Transaction, team_id: int) -> None:
    """Take the mark of the head from whoever has it, within a deed that does more than that."""
    for member in stored.members(writing, team_id):
        if member.is_head:
            writing.update(member, replace(member, is_head=False))


def _renumber(writing: Transaction, roster: Sequence[Member]) -> None:
    for position, member in enumerate(roster, start=1):
        if member.position != position:
            writing.update(member, replace(member, position=position))
