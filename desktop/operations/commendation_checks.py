"""What is wrong or doubtful with a decision: as it stands in its form, and with everybody in its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.amounts import off_rule_problems
from desktop.records.award import Award
from desktop.records.carried import carried_of, carried_problems
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import check_commendation
from desktop.records.issuer import Issuer, Signer
from desktop.records.list_rules import list_problems, paid_to_near
from desktop.records.number import repeat_warnings, running_number
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.store import awards as award_store
from desktop.store import commendations as store
from desktop.store.carried import marks_of
from desktop.store.file import RecordFile
from desktop.store.reader import Reader


def check(file: RecordFile, draft: Commendation) -> list[Problem]:
    """Every problem of a decision as it stands in its form, repeats of its number included."""
    return [*own_problems(file.read, draft, file.now().date()), *number_warnings(file, draft)]


def own_problems(reader: Reader, draft: Commendation, today: date) -> list[Problem]:
    """Every problem of the decision's own fields; `today` only tells of days ahead."""
    issuer = reader.get(Issuer, draft.issuer_id)
    signer = reader.get(Signer, draft.signer_id) if draft.signer_id else None
    return check_commendation(draft, issuer=issuer, signer=signer, today=today)


def number_warnings(file: RecordFile, draft: Commendation) -> list[Problem]:
    """Where the number stands already; never blocks."""
    issuers = store.issuers_by_id(file.read)
    issuer = issuers.get(draft.issuer_id)
    if issuer is None or not draft.number:
        return []
    found = store.alike_numbered(file.read, running_number(draft.number))
    others = [(one, issuers[one.issuer_id]) for one in found]
    return repeat_warnings(draft, issuer, store.series_of(file.read, draft.issuer_id), others)


def all_doubts(file: RecordFile, draft: Commendation) -> list[Problem]:
    """What is to be looked at before signing: the decision's own problems, then those of its rows.

    `award_id` in the values says which row, `commendation_id` which other decision. The decision is taken as
    given, so that a form may ask about a day that is not stored yet.
    """
    # Here and below: commands and forms look at a decision without its rows, and need not pay for these.
    from desktop.operations import repeats, under_reviews
    from desktop.operations.unit_checks import names_on, rows_with_gone_units

    reader, today = file.read, file.now().date()
    awards = award_store.of_commendation(reader, draft.id or 0)
    paid = [
        *list_problems(draft, awards, award_store.elsewhere(reader, draft.id or 0)),
        *paid_to_near(draft, awards, _of_near_cards(file, draft, awards)),
    ]
    return [
        *carried_problems(carried_of(marks_of(reader, draft.id or 0))),
        *check(file, draft),
        *off_rule_problems(reader, draft),
        *under_reviews.of_rows(file, draft, awards),
        *paid,
        *rows_with_gone_units(names_on(reader, draft, today), awards),
        *_not_said(repeats.of_list(file, draft, awards), paid),
    ]


def _not_said(repeated: Sequence[Problem], paid: Sequence[Problem]) -> list[Problem]:
    """Who is paid twice was commended twice: that is said once."""
    said = {_pair(one) for one in paid}
    return [one for one in repeated if _pair(one) not in said]


def _pair(problem: Problem) -> tuple[object, object]:
    return problem.values.get("award_id"), problem.values.get("commendation_id")


def _of_near_cards(
    file: RecordFile, commendation: Commendation, awards: Sequence[Award]
) -> list[tuple[int, Award, Commendation]]:
    """Paid awards of cards that have the same name as one of the list and may be the same recipient."""
    from desktop.operations.finding.near_cards import ward_heirs
    from desktop.records.nearness import nearness

    found = award_store.of_namesakes(file.read, commendation.id or 0)
    if not found:
        return []
    own = {award.id: award.recipient_id for award in awards}
    others = (award.recipient_id for _own, award, _decision in found)
    cards = file.read.get_many(Recipient, {*own.values(), *others})
    heirs = ward_heirs(file)
    return [one for one in found if nearness(cards[own[one[0]]], cards[one[1].recipient_id], heirs)]
