"""Amounts by the rule of the decision date: looked up, and written into the rows that follow it."""

from __future__ import annotations

from concurrent.futures import Future

from desktop.operations.guards import existing, issuer_of, refuse_without_reason, shown_number
from desktop.records.award import Award
from desktop.records.award_rules import following_rule
from desktop.records.bonus import Bonus, compute_bonus
from desktop.records.codes import CommendationState, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem, Severity
from desktop.records.text import clean, format_amount, short_date
from desktop.store import awards, commendations
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction


def bonus_for(file: RecordFile, commendation: Commendation, kind: RecipientKind) -> Bonus | None:
    """The amount of one recipient of that kind, or None: no date yet, or no rule for this form."""
    return bonuses(file.read, commendation)[kind]


def bonuses(reader: Reader, commendation: Commendation) -> dict[RecipientKind, Bonus | None]:
    """The amount for each kind of recipient of a decision."""
    day, issuer = commendation.decision_date, issuer_of(reader, commendation)
    if day is None:
        return dict.fromkeys(RecipientKind)
    salaries, rates = commendations.base_salaries(reader), commendations.bonus_rates(reader)
    return {
        kind: compute_bonus(
            salaries,
            rates,
            family=issuer.family,
            level=issuer.level,
            form=commendation.form,
            kind=kind,
            day=day,
        )
        for kind in RecipientKind
    }


def recomputed(transaction: Transaction, commendation: Commendation) -> int:
    """Write the rule's amounts into the rows that follow it; returns how many changed."""
    by_kind, changed = bonuses(transaction, commendation), 0
    for award in awards.of_commendation(transaction, commendation.id or 0):
        new = following_rule(award, by_kind[award.kind])
        if new != award:
            transaction.update(award, new)
            changed += 1
    return changed


def off_rule(reader: Reader, commendation: Commendation) -> list[tuple[Award, Award]]:
    """Rows of a signed decision whose sum was the rule's of another day: as they are, and by the rule now.

    Sums with a reason, and money that was handed over, are what they are; an unknown sum is nobody's mistake.
    """
    if commendation.state is not CommendationState.SIGNED:
        return []
    by_kind = bonuses(reader, commendation)
    return [
        (row, following_rule(row, by_kind[row.kind]))
        for row in awards.of_commendation(reader, commendation.id or 0)
        if row.amount is not None and not row.amount_reason and row.paid_on is None
        if (bonus := by_kind[row.kind]) is not None and row.amount != bonus.amount
    ]


def off_rule_problems(reader: Reader, commendation: Commendation) -> list[Problem]:
    """One hint that the rule of the decision's day gives other sums; nothing is computed again by itself."""
    rows = off_rule(reader, commendation)
    if not rows:
        return []
    values = {
        "count": len(rows),
        "day": commendation.decision_date,
        "now": format_amount(sum(row.amount or 0 for row, _new in rows)),
        "by_rule": format_amount(sum(new.amount or 0 for _row, new in rows)),
    }
    return [Problem("amount", "amounts_off_rule", values, Severity.WARNING)]


def take_rule(file: RecordFile, commendation_id: int, reason: str) -> Future[Done[int]]:
    """Write the rule's sums of the decision's day into the rows of `off_rule`. Raises `reason_needed`."""
    commendation, why = existing(file.read, commendation_id), clean(reason)
    refuse_without_reason(commendation, why)

    def work(transaction: Transaction) -> int:
        changes = off_rule(transaction, existing(transaction, commendation_id))
        for row, new in changes:
            transaction.update(row, new)
        return len(changes)

    day = commendation.decision_date
    values = {
        "count": len(off_rule(file.read, commendation)),
        "day": short_date(day) if day else "",
        "number": shown_number(commendation),
        "reason": why,
    }
    return file.write(Deed("amounts_taken", values, work))
