"""Cards of those who are commended: found again while a name is being typed."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.recipient import Recipient
from desktop.records.team import Team
from desktop.records.text.search_words import Wanted
from desktop.store import search
from desktop.store.by_ids import by_ids
from desktop.store.commendations import VOID
from desktop.store.reader import Reader
from desktop.store.tables import BY_TYPE

_MANY = 200

_COUNTS = f"decision_date IS NOT NULL AND NOT {VOID}"
"""Awards of decisions that were taken and still stand: those of a draft are not given yet."""

_COMMENDED = f"""
WITH commended AS (
    SELECT recipient_id, count(*) AS awards, max(decision_date) AS last
    FROM award NOT INDEXED CROSS JOIN commendation ON commendation.id = commendation_id
    WHERE {_COUNTS} GROUP BY recipient_id)
SELECT recipient.id, coalesce(awards, 0) AS awards, last,
       EXISTS (SELECT 1 FROM team WHERE recipient_id = recipient.id) AS is_team
FROM recipient LEFT JOIN commended ON commended.recipient_id = recipient.id
"""


@dataclass(frozen=True)
class Commended:
    """How often a card was commended, by which day last, and whether it is a team."""

    awards: int
    last: date | None
    is_team: bool


def matching(reader: Reader, words: Sequence[str], kind: RecipientKind | None) -> list[Recipient]:
    """Cards whose name or unit has words that begin with each of these folded words; at most 200."""
    places = search.find(reader, " ".join(words), BY_TYPE[Recipient].name, _MANY).places
    found = by_ids(reader, Recipient, [recipient_id for _name, recipient_id in places])
    return [recipient for recipient in found if kind in (None, recipient.kind)]


def holding(reader: Reader, wanted: Wanted) -> list[Recipient]:
    """Cards whose words meet every group, e.g. "to" and "dan" and "pho", or "tdp"; at most 200."""
    places = search.first(reader, wanted, BY_TYPE[Recipient].name, _MANY)
    return by_ids(reader, Recipient, [recipient_id for _name, recipient_id in places])


def named(reader: Reader, name_keys: Sequence[str]) -> list[Recipient]:
    """Cards whose name has one of these keys (`fold_tones`), oldest first."""
    where = "WHERE name_folded IN (SELECT value FROM json_each(?)) ORDER BY id"
    return reader.records(Recipient, where, (json.dumps(list(name_keys)),))


def with_ids(reader: Reader, recipient_ids: Sequence[int]) -> dict[int, Recipient]:
    """Cards by id; missing ones are left out."""
    found = by_ids(reader, Recipient, recipient_ids)
    return {recipient.id: recipient for recipient in found if recipient.id is not None}


def in_order(reader: Reader) -> list[Recipient]:
    """Every card: collectives and households by name, persons by tên, họ, đệm."""
    return reader.records(Recipient, "ORDER BY name_sort, id")


def commended(reader: Reader) -> dict[int, Commended]:
    """What the list says of every card, by id."""
    return {
        int(row["id"]): Commended(
            int(row["awards"]), date.fromisoformat(row["last"]) if row["last"] else None, bool(row["is_team"])
        )
        for row in reader.rows(_COMMENDED)
    }


def commended_years(reader: Reader, recipient_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The years of the dated decisions that name each card, the latest first."""
    rows = reader.rows(
        "SELECT DISTINCT recipient_id, substr(decision_date, 1, 4) AS year FROM award "
        "JOIN commendation ON commendation.id = commendation_id "
        "WHERE recipient_id IN (SELECT value FROM json_each(?)) AND decision_date IS NOT NULL "
        "ORDER BY year DESC",
        (json.dumps(sorted(recipient_ids)),),
    )
    years: dict[int, tuple[int, ...]] = {}
    for row in rows:
        years[row["recipient_id"]] = (*years.get(row["recipient_id"], ()), int(row["year"]))
    return years


def counting_awards(reader: Reader, recipient_id: int) -> frozenset[int]:
    """The awards of a card that count as given: those of decisions taken, not revoked, not replaced."""
    rows = reader.rows(
        "SELECT award.id FROM award JOIN commendation ON commendation.id = commendation_id "
        f"WHERE recipient_id = ? AND {_COUNTS}",
        (recipient_id,),
    )
    return frozenset(int(row["id"]) for row in rows)


def award_ids(reader: Reader, recipient_id: int) -> list[int]:
    """The awards of a card in the order of their entry."""
    rows = reader.rows("SELECT id FROM award WHERE recipient_id = ? ORDER BY id", (recipient_id,))
    return [int(row["id"]) for row in rows]


def owned_years(reader: Reader, recipient_id: int) -> list[InitiativeYear]:
    """The yearly rows of the initiatives a card owns."""
    where = "WHERE initiative_id IN (SELECT id FROM initiative WHERE owner_id = ?) ORDER BY year, id"
    return reader.records(InitiativeYear, where, (recipient_id,))


def heirs(reader: Reader, recipient_id: int) -> list[Recipient]:
    """The cards that name this one as their predecessor."""
    return reader.records(Recipient, "WHERE predecessor_id = ? ORDER BY valid_from, id", (recipient_id,))


def uses(reader: Reader, recipient_id: int) -> int:
    """How many records name a card: awards, initiatives, a team, other cards."""
    value = (recipient_id,)
    return (
        reader.count(Award, "WHERE recipient_id = ?", value)
        + reader.count(Initiative, "WHERE owner_id = ?", value)
        + reader.count(Team, "WHERE recipient_id = ?", value)
        + reader.count(Recipient, "WHERE predecessor_id = ? OR parent_id = ?", (recipient_id, recipient_id))
    )
