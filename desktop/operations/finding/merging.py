"""Two cards of one recipient become one: chosen field by field, with all that named the other one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, fields, replace
from typing import Any

from desktop.errors import Conflict, SoVangError
from desktop.operations.drafts import there, tidied
from desktop.operations.guards import refuse_errors
from desktop.records.award import Award
from desktop.records.initiative import Initiative
from desktop.records.not_same import NotSame, not_same
from desktop.records.recipient import Recipient
from desktop.records.recipient_rules import check_recipient
from desktop.records.team import Team
from desktop.store import not_same as stored
from desktop.store import teams as stored_teams
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction

FIELDS = tuple(one.name for one in fields(Recipient) if one.name not in ("id", "kind"))
"""What may be chosen from either card."""


@dataclass(frozen=True)
class Moving:
    """What goes over to the kept card: how many awards, initiatives, members and cards that name it.

    `together` is how many decisions have both cards in their list.
    """

    awards: int
    initiatives: int
    members: int
    cards: int
    together: int


def differing(keep: Recipient, other: Recipient) -> tuple[str, ...]:
    """The fields in which two cards are not alike, in the order of a card."""
    return tuple(name for name in FIELDS if getattr(keep, name) != getattr(other, name))


def offered(keep: Recipient, other: Recipient) -> tuple[str, ...]:
    """The fields that are better taken from the other card: it says something where the kept one does not."""
    return tuple(name for name in differing(keep, other) if getattr(keep, name) in (None, ""))


def merged(keep: Recipient, other: Recipient, taken: Collection[str]) -> Recipient:
    """The kept card with the fields `taken` from the other one; it names neither of the two itself."""
    card = replace(keep, **{name: getattr(other, name) for name in FIELDS if name in taken})
    gone = (keep.id, other.id)
    named: dict[str, Any] = {
        name: None for name in ("parent_id", "predecessor_id") if getattr(card, name) in gone
    }
    return replace(card, **named)


def moving(file: RecordFile, keep_id: int, other_id: int) -> Moving:
    """What a merger would move, for the panel that asks."""
    reader = file.read
    awards = stored.naming(reader, Award, "recipient_id", other_id)
    kept = stored.naming(reader, Award, "recipient_id", keep_id)
    decisions = [{award.commendation_id for award in found} for found in (awards, kept)]
    team = stored_teams.of_recipient(reader, other_id)
    return Moving(
        len(awards),
        len(stored.naming(reader, Initiative, "owner_id", other_id)),
        len(stored_teams.members(reader, team.id or 0)) if team else 0,
        sum(
            len(stored.naming(reader, Recipient, name, other_id)) for name in ("parent_id", "predecessor_id")
        ),
        len(decisions[0] & decisions[1]),
    )


def merge(
    file: RecordFile, keep_seen: Recipient, other_seen: Recipient, taken: Collection[str] = ()
) -> Future[Done[Recipient]]:
    """Make two cards one: `keep_seen` with the fields `taken` from `other_seen`, which goes away.

    Everything that named the other card names the kept one then; printed names stay as printed. One step.
    Raises `merge_kinds_differ`, `merge_with_itself`, `draft_has_errors`; the future `Conflict` when either
    card is not as seen.
    """
    if keep_seen.id is None or other_seen.id is None or keep_seen.id == other_seen.id:
        raise SoVangError("merge_with_itself", name=keep_seen.name)
    if keep_seen.kind is not other_seen.kind:
        raise SoVangError("merge_kinds_differ", name=keep_seen.name, other=other_seen.name)
    keep_id, other_id = keep_seen.id, other_seen.id
    card = tidied(merged(keep_seen, other_seen, taken))
    refuse_errors(check_recipient(card, (), file.now().year))

    def work(writing: Transaction) -> Recipient:
        if there(writing, Recipient, other_id) != other_seen:
            raise Conflict("changed_by_another", table="recipient", id=other_id)
        kept = writing.update(keep_seen, card)
        _join_teams(writing, keep_id, other_id)
        _join_marks(writing, keep_id, other_id)
        _name_kept(writing, keep_id, other_id)
        writing.delete(Recipient, other_id)
        return kept

    values: Mapping[str, object] = {"name": keep_seen.name, "other": other_seen.name}
    return file.write(Deed("recipients_merged", values, work))


def _name_kept(writing: Transaction, keep_id: int, other_id: int) -> None:
    """Every remaining record that names the other card names the kept one; a card never names itself."""
    for record_type, names in stored.NAMING.items():
        for name in names:
            for seen in stored.naming(writing, record_type, name, other_id):
                itself = record_type is Recipient and seen.id in (keep_id, other_id)
                writing.update(seen, replace(seen, **{name: None if itself else keep_id}))


def _join_teams(writing: Transaction, keep_id: int, other_id: int) -> None:
    """Two teams become one with both rosters; the kept one's head, and what it says, goes before."""
    kept, other = _team_of(writing, keep_id), _team_of(writing, other_id)
    if kept is None or other is None:
        return
    roster = stored_teams.members(writing, kept.id or 0)
    has_head = any(member.is_head for member in roster)
    for place, member in enumerate(stored_teams.members(writing, other.id or 0), start=len(roster) + 1):
        is_head = member.is_head and not has_head
        writing.update(member, replace(member, team_id=kept.id or 0, position=place, is_head=is_head))
    graded = kept if kept.grade else other
    writing.update(
        kept,
        replace(
            kept,
            area=kept.area or other.area,
            grade=graded.grade,
            grade_year=graded.grade_year,
            note="\n".join(filter(None, (kept.note, other.note))),
        ),
    )
    writing.delete(Team, other.id or 0)


def _team_of(reader: Reader, recipient_id: int) -> Team | None:
    return stored_teams.of_recipient(reader, recipient_id)


def _join_marks(writing: Transaction, keep_id: int, other_id: int) -> None:
    """The kept card is none of those that either was not; the two are one after all."""
    known = set(stored.others_of(writing, keep_id))
    for mark in stored.of_card(writing, other_id):
        third = mark.other_id if mark.one_id == other_id else mark.one_id
        if third == keep_id or third in known:
            writing.delete(NotSame, mark.id or 0)
        else:
            writing.update(mark, replace(not_same(keep_id, third), id=mark.id))
