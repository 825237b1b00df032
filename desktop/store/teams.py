"""Teams with their cards and rosters, read whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.records.recipient import Recipient
from desktop.records.team import Member, RosterEntry, Team, TeamEntry
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader

_IN_ORDER = "SELECT team.id FROM team JOIN recipient ON recipient.id = recipient_id"
_THEN = "ORDER BY recipient.name_sort, team.id"


def teams(reader: Reader, on: date | None = None) -> list[TeamEntry]:
    """All teams by name, or those that exist on a day."""
    if on is None:
        rows = reader.rows(f"{_IN_ORDER} {_THEN}")
    else:
        lasting = "WHERE coalesce(valid_from, '') <= ? AND coalesce(valid_to, '9999') >= ?"
        rows = reader.rows(f"{_IN_ORDER} {lasting} {_THEN}", (on.isoformat(), on.isoformat()))
    return with_ids(reader, [int(row["id"]) for row in rows])


def with_ids(reader: Reader, team_ids: Sequence[int]) -> list[TeamEntry]:
    """Teams in the order of the ids; those that are gone are passed over."""
    found = by_ids(reader, Team, team_ids)
    cards = reader.get_many(Recipient, [team.recipient_id for team in found])
    rosters: dict[int, list[Member]] = {}
    for member in by_ids(reader, Member, team_ids, column="team_id"):
        rosters.setdefault(member.team_id, []).append(member)
    return [
        TeamEntry(team, cards[team.recipient_id], _in_order(rosters.get(team.id or 0, []))) for team in found
    ]


def members(reader: Reader, team_id: int) -> list[Member]:
    """The roster of a team in its order."""
    return reader.records(Member, "WHERE team_id = ? ORDER BY position, id", (team_id,))


def roster_entries(reader: Reader, member_ids: Sequence[int]) -> list[RosterEntry]:
    """Members with their teams, in the order of the ids; those that are gone are passed over."""
    found = by_ids(reader, Member, member_ids)
    entries = {entry.id: entry for entry in with_ids(reader, sorted({member.team_id for member in found}))}
    return [
        RosterEntry(member, entry.team, entry.card) for member in found for entry in [entries[member.team_id]]
    ]


def of_recipient(reader: Reader, recipient_id: int) -> Team | None:
    """The team that a card is, or None."""
    found = reader.records(Team, "WHERE recipient_id = ? ORDER BY id", (recipient_id,))
    return found[0] if found else None


def lineage(reader: Reader, card: Recipient) -> list[Recipient]:
    """The cards that a card came from, the oldest first, then itself, then those that came from it."""
    before: list[Recipient] = [card]
    while (older_id := before[0].predecessor_id) is not None:
        older = reader.get(Recipient, older_id)
        if older is None or older.id in {known.id for known in before}:
            break
        before.insert(0, older)
    return [*before, *_heirs(reader, card, {known.id for known in before})]


def _heirs(reader: Reader, card: Recipient, known: set[int | None]) -> list[Recipient]:
    found = reader.records(Recipient, "WHERE predecessor_id = ? ORDER BY id", (card.id,))
    heirs: list[Recipient] = []
    for heir in found:
        if heir.id not in known:
            heirs += [heir, *_heirs(reader, heir, known | {heir.id})]
    return heirs


def _in_order(members: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: (member.position, member.id or 0)))
