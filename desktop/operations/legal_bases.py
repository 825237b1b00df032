"""The “Căn cứ” that a new decision begins with: what this issuer wrote last, else the seeded lines."""

from __future__ import annotations

from datetime import date

from desktop.operations import seeds
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer
from desktop.records.legal_basis import LegalBasis, as_text, basis_on, without_proposal
from desktop.store import commendations
from desktop.store.reader import Reader


def usual_legal_basis(reader: Reader, issuer_id: int, day: date) -> str:
    """What a decision of that day is usually based on, one line a basis; empty where nothing is known.

    An office that words it otherwise writes it once: what it signed is taken over by later decisions under
    the same law, without the line of the proposal. The seeded lines are those of domain.md §9, point 10.
    """
    seeded = _seeded(reader, issuer_id, day)
    if seeded is None:
        return ""
    written = [
        one
        for one in commendations.of_issuer(reader, issuer_id)
        if one.legal_basis and one.state is CommendationState.SIGNED
        if one.decision_date and seeded.holds_on(one.decision_date)
    ]
    last = max(written, key=lambda one: (one.decision_date or date.min, one.id or 0), default=None)
    return without_proposal(last.legal_basis) if last else as_text(seeded.lines)


def copied_legal_basis(reader: Reader, past: Commendation, today: date) -> str:
    """What a copy of a past decision is based on: the same without its proposal, unless the law changed."""
    then = _seeded(reader, past.issuer_id, past.decision_date or today)
    if not past.legal_basis or then != _seeded(reader, past.issuer_id, today):
        return usual_legal_basis(reader, past.issuer_id, today)
    return without_proposal(past.legal_basis)


def _seeded(reader: Reader, issuer_id: int, day: date) -> LegalBasis | None:
    issuer = reader.get(Issuer, issuer_id)
    return basis_on(seeds.legal_bases(), issuer.family, day) if issuer else None
