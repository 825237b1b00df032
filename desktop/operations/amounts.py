"""Amounts by the rule of the decision date: looked up, and written into the rows that follow it."""

from __future__ import annotations

from desktop.operations.guards import issuer_of
from desktop.records.award_rules import following_rule
from desktop.records.bonus import Bonus, compute_bonus
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.store import awards, commendations
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Transaction


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
