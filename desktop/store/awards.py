"""Awards as stored, with what is printed of them and where else their recipients were commended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from desktop.records.award import Award
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.recipient import Recipient
from desktop.store.by_ids import by_ids
from desktop.store.commendations import VOID
from desktop.store.reader import Reader

_MOST_NAMESAKES = 500


def of_commendation(reader: Reader, commendation_id: int) -> list[Award]:
    """The awards of a commendation by position."""
    return reader.records(Award, "WHERE commendation_id = ? ORDER BY position, id", (commendation_id,))


def last_position(reader: Reader, commendation_id: int) -> int:
    """The place of the last award of a commendation; 0 where there is none."""
    last = "SELECT max(position) AS last FROM award WHERE commendation_id = ?"
    return int(reader.rows(last, (commendation_id,))[0]["last"] or 0)


def recipients_of(reader: Reader, commendation_id: int) -> dict[int, Recipient]:
    """The cards of everybody in a commendation, by id."""
    where = "WHERE id IN (SELECT recipient_id FROM award WHERE commendation_id = ?)"
    found = reader.records(Recipient, where, (commendation_id,))
    return {recipient.id: recipient for recipient in found if recipient.id is not None}


def highest_register_number(reader: Reader, year: int) -> int:
    """The last Số sổ vàng given in a year; 0 where none was."""
    found = reader.rows("SELECT max(register_number) AS last FROM award WHERE register_year = ?", (year,))
    return int(found[0]["last"] or 0)


def elsewhere(reader: Reader, commendation_id: int) -> list[tuple[Award, Commendation]]:
    """Paid awards of the same recipients by other signed decisions that still stand.

    A decision that replaces this one or is replaced by it, signed or not yet, is not another one.
    """
    rows = reader.rows(
        "SELECT o.id, o.commendation_id FROM award a JOIN award o ON o.recipient_id = a.recipient_id "
        "WHERE a.commendation_id = ?1 AND o.commendation_id <> ?1 AND o.amount > 0 "
        f"AND o.commendation_id IN (SELECT id FROM commendation WHERE state = ?2 AND NOT {VOID} "
        "AND replaces_id IS NOT ?1 AND id IS NOT (SELECT replaces_id FROM commendation WHERE id = ?1)) "
        "ORDER BY o.id",
        (commendation_id, CommendationState.SIGNED.value),
    )
    awards = by_ids(reader, Award, [row["id"] for row in rows])
    decisions = {
        one.id: one for one in by_ids(reader, Commendation, [row["commendation_id"] for row in rows])
    }
    return [(award, decisions[award.commendation_id]) for award in awards]


def of_namesakes(reader: Reader, commendation_id: int) -> list[tuple[int, Award, Commendation]]:
    """Paid awards of other cards with the same name key, not marked as different, by other signed decisions.

    Years of birth are at most one apart; a name that half a city has is not followed further than 500 awards.

    The first of each is the id of this commendation's award whose card has the name.
    """
    rows = reader.rows(
        "SELECT a.id AS own, o.id, o.commendation_id FROM award a JOIN recipient r ON r.id = a.recipient_id "
        "JOIN recipient n ON n.name_folded = r.name_folded AND n.kind = r.kind AND n.id <> r.id "
        "AND abs(coalesce(r.birth_year, n.birth_year, 0) - coalesce(n.birth_year, r.birth_year, 0)) <= 1 "
        "JOIN award o ON o.recipient_id = n.id "
        "WHERE a.commendation_id = ?1 AND o.commendation_id <> ?1 AND a.amount > 0 AND o.amount > 0 "
        f"AND o.commendation_id IN (SELECT id FROM commendation WHERE state = ?2 AND NOT {VOID} "
        "AND replaces_id IS NOT ?1 AND id IS NOT (SELECT replaces_id FROM commendation WHERE id = ?1)) "
        "AND NOT EXISTS (SELECT 1 FROM not_same "
        "WHERE one_id = min(r.id, n.id) AND other_id = max(r.id, n.id)) LIMIT ?3",
        (commendation_id, CommendationState.SIGNED.value, _MOST_NAMESAKES),
    )
    awards = reader.get_many(Award, [row["id"] for row in rows])
    decisions = reader.get_many(Commendation, [row["commendation_id"] for row in rows])
    return [(row["own"], awards[row["id"]], decisions[row["commendation_id"]]) for row in rows]


def in_other_decisions(
    reader: Reader, commendation_id: int, recipient_ids: Iterable[int]
) -> list[tuple[Award, Commendation]]:
    """What other standing decisions, drafts too, give these cards; not one that this one replaces."""
    rows = reader.rows(
        "SELECT id, commendation_id FROM award WHERE recipient_id IN (SELECT value FROM json_each(?2)) "
        f"AND commendation_id IN (SELECT id FROM commendation WHERE id <> ?1 AND NOT {VOID} "
        "AND replaces_id IS NOT ?1 AND id IS NOT (SELECT replaces_id FROM commendation WHERE id = ?1)) "
        "ORDER BY id",
        (commendation_id, json.dumps(sorted(set(recipient_ids)))),
    )
    awards = reader.get_many(Award, [row["id"] for row in rows])
    decisions = reader.get_many(Commendation, [row["commendation_id"] for row in rows])
    return [(awards[row["id"]], decisions[row["commendation_id"]]) for row in rows]


def namesakes(reader: Reader, commendation_id: int) -> dict[int, list[Recipient]]:
    """Other cards with the name key of one in the list, not marked as different, by the listed card's id.

    A name that half a city has is not followed further than 500 cards.
    """
    rows = reader.rows(
        "SELECT DISTINCT r.id AS own, n.id AS other FROM award a JOIN recipient r ON r.id = a.recipient_id "
        "JOIN recipient n ON n.name_folded = r.name_folded AND n.kind = r.kind AND n.id <> r.id "
        "WHERE a.commendation_id = ? AND EXISTS (SELECT 1 FROM award WHERE recipient_id = n.id) "
        "AND NOT EXISTS (SELECT 1 FROM not_same "
        "WHERE one_id = min(r.id, n.id) AND other_id = max(r.id, n.id)) LIMIT ?",
        (commendation_id, _MOST_NAMESAKES),
    )
    cards = reader.get_many(Recipient, {row["other"] for row in rows})
    found: dict[int, list[Recipient]] = {}
    for row in rows:
        found.setdefault(int(row["own"]), []).append(cards[row["other"]])
    return found


def with_ids(reader: Reader, award_ids: Sequence[int]) -> list[Award]:
    """Awards in the order of their ids; missing ones are passed over."""
    return by_ids(reader, Award, award_ids)


def round_places(reader: Reader, commendation_id: int) -> dict[int, tuple[str, int, int]]:
    """Day, round and place at which each award that is in a round is handed over, by award id."""
    rows = reader.rows(
        "SELECT a.id, coalesce(c.held_on, '9999') AS day, r.position AS round, "
        "coalesce(a.round_position, 0) AS place FROM award a JOIN round r ON r.id = a.round_id "
        "JOIN conference c ON c.id = r.conference_id WHERE a.commendation_id = ?",
        (commendation_id,),
    )
    return {int(row["id"]): (row["day"], int(row["round"]), int(row["place"])) for row in rows}


def last_awards(reader: Reader, recipient_ids: Sequence[int]) -> dict[int, tuple[Award, Commendation]]:
    """The newest award of each recipient with its decision: by decision date, then by entry."""
    rows = reader.rows(
        "SELECT a.id, a.commendation_id FROM award a JOIN commendation c ON c.id = a.commendation_id "
        "WHERE a.recipient_id IN (SELECT value FROM json_each(?)) ORDER BY c.decision_date, a.id",
        (json.dumps(list(recipient_ids)),),
    )
    awards = by_ids(reader, Award, [row["id"] for row in rows])
    decisions = {
        one.id: one for one in by_ids(reader, Commendation, [row["commendation_id"] for row in rows])
    }
    return {award.recipient_id: (award, decisions[award.commendation_id]) for award in awards}
