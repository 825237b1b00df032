"""Commendations as stored: lists with what their awards add up to, look-ups, what bonuses need."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.records.bonus import BaseSalary, BonusRate
from desktop.records.codes import CommendationState, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries
from desktop.records.life import AwardCounts
from desktop.store.reader import Reader

VOID = (
    "(revoked_on IS NOT NULL OR commendation.id IN (SELECT heir.replaces_id FROM commendation AS heir "
    "WHERE heir.replaces_id IS NOT NULL AND heir.decision_date IS NOT NULL))"
)
"""Revoked, or replaced by a decision that has been taken: it no longer counts as a result."""


@dataclass(frozen=True)
class Totals:
    """What the awards of one commendation add up to; `amount` in đồng, None where no row has one.

    `life.certificates` counts the rows not marked "không in"; whether any is printed is the form's matter.
    """

    kinds: dict[RecipientKind, int]
    amount: int | None
    life: AwardCounts


NO_TOTALS = Totals(dict.fromkeys(RecipientKind, 0), None, AwardCounts())

_TOTALS = """
SELECT a.commendation_id,
       sum(a.kind = 'collective') AS collective, sum(a.kind = 'household') AS household,
       sum(a.amount) AS amount,
       count(*) AS awards,
       sum(a.no_certificate_reason = '') AS certificates,
       count(CASE WHEN a.no_certificate_reason = '' AND p.state = 'good' THEN 1 END) AS printed,
       count(*) - count(a.register_number) AS unregistered,
       count(a.presented_on) AS presented,
       count(CASE WHEN a.amount > 0 THEN 1 END) AS payable,
       count(CASE WHEN a.amount > 0 THEN a.paid_on END) AS paid,
       max(c.held_on) AS handed_over_on
FROM award a
LEFT JOIN issued_page p ON p.award_id = a.id
     AND p.print_number = (SELECT max(print_number) FROM issued_page WHERE award_id = a.id)
LEFT JOIN round r ON r.id = a.round_id
LEFT JOIN conference c ON c.id = r.conference_id
{where}
GROUP BY a.commendation_id
"""
"""The columns in the order that `_totals` takes them in; the counts as `AwardCounts` has them."""


_IN_ORDER = "ORDER BY decision_date IS NOT NULL, decision_date DESC, id DESC"


def all_commendations(reader: Reader) -> list[Commendation]:
    """Every commendation: drafts without a day first, then the newest decision, then the newest entry."""
    return reader.records(Commendation, _IN_ORDER)


def alike_numbered(reader: Reader, value: int | None) -> list[Commendation]:
    """Numbered commendations among which all are that a number with this running number may repeat."""
    if not value:
        return reader.records(Commendation, f"WHERE number != '' {_IN_ORDER}")
    return reader.records(Commendation, f"WHERE instr(number, ?) {_IN_ORDER}", (str(value),))


def unfinished_ids(reader: Reader, today: date) -> list[int]:
    """Commendations without signature, number or day, and those presented today or later."""
    rows = reader.rows(
        "SELECT id FROM commendation WHERE state = ? OR number = '' OR decision_date IS NULL "
        "UNION SELECT a.commendation_id FROM conference c JOIN round r ON r.conference_id = c.id "
        "JOIN award a ON a.round_id = r.id WHERE c.held_on >= ?",
        (CommendationState.DRAFT.value, today.isoformat()),
    )
    return [int(row["id"]) for row in rows]


def totals(reader: Reader, ids: Sequence[int] | None = None) -> dict[int, Totals]:
    """The totals of every commendation, or of these, that has awards, by its id."""
    if ids is None:
        rows = reader.rows(_TOTALS.format(where=""))
    else:
        among = "WHERE a.commendation_id IN (SELECT value FROM json_each(?))"
        rows = reader.rows(_TOTALS.format(where=among), (json.dumps(list(ids)),))
    return {int(row["commendation_id"]): _totals(row) for row in rows}


def totals_of(reader: Reader, commendation_id: int) -> Totals:
    """The totals of one commendation."""
    rows = reader.rows(_TOTALS.format(where="WHERE a.commendation_id = ?"), (commendation_id,))
    return _totals(rows[0]) if rows else NO_TOTALS


def issuers_by_id(reader: Reader) -> dict[int, Issuer]:
    """Every issuer, by its id."""
    return {issuer.id: issuer for issuer in reader.records(Issuer) if issuer.id is not None}


def series_of(reader: Reader, issuer_id: int) -> list[NumberSeries]:
    """The stated number series of an issuer, oldest first."""
    return reader.records(NumberSeries, "WHERE issuer_id = ? ORDER BY period_start, id", (issuer_id,))


def of_issuer(reader: Reader, issuer_id: int) -> list[Commendation]:
    """Every commendation of an issuer."""
    return reader.records(Commendation, "WHERE issuer_id = ? ORDER BY id", (issuer_id,))


def replacing(reader: Reader, commendation_id: int) -> list[Commendation]:
    """The commendations that replace this one."""
    return reader.records(Commendation, "WHERE replaces_id = ? ORDER BY id", (commendation_id,))


def replaced_ids(reader: Reader) -> set[int]:
    """The ids of commendations that another one, taken by its day, has replaced."""
    rows = reader.rows(
        "SELECT DISTINCT replaces_id FROM commendation WHERE replaces_id IS NOT NULL "
        "AND decision_date IS NOT NULL"
    )
    return {int(row["replaces_id"]) for row in rows}


def base_salaries(reader: Reader) -> list[BaseSalary]:
    """Every base salary by date."""
    return reader.records(BaseSalary, "ORDER BY valid_from, id")


def bonus_rates(reader: Reader) -> list[BonusRate]:
    """Every multiplier by date."""
    return reader.records(BonusRate, "ORDER BY valid_from, id")


def _totals(row: sqlite3.Row) -> Totals:
    _id, collective, household, amount, awards, certificates, printed, unregistered, *later = row
    presented, payable, paid, day = later
    handed_over_on = date.fromisoformat(day) if day else None
    life = AwardCounts(awards, certificates, printed, unregistered, presented, payable, paid, handed_over_on)
    kinds = {
        RecipientKind.COLLECTIVE: collective,
        RecipientKind.HOUSEHOLD: household,
        RecipientKind.INDIVIDUAL: awards - collective - household,
    }
    return Totals(kinds, amount, life)
