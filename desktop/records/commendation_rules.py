"""What may be wrong with a commendation: every problem at once, each with its field."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from desktop.records.codes import CommendationState, Form, Level
from desktop.records.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.records.commendation import Commendation
    from desktop.records.issuer import Issuer, Signer
    from desktop.records.life import AwardCounts

SIGNED_FIELDS = frozenset(
    {"issuer_id", "form", "type", "number", "decision_date", "signer_id", "subject", "merit", "legal_basis"}
)
"""What a signed decision says: these change only with a reason (design.md §3)."""

AMOUNT_FIELDS = frozenset({"issuer_id", "form", "decision_date"})
"""What the bonus of a row is computed from."""

_WARD_FORMS = frozenset(Form) - {Form.BANG_KHEN}


def changed_fields(seen: object, changed: object) -> frozenset[str]:
    """The names of the fields in which two records of one type differ."""
    names = (field.name for field in fields(seen))  # type: ignore[arg-type]
    return frozenset(name for name in names if getattr(seen, name) != getattr(changed, name))


def merit_default(form: Form, year: int) -> str:
    """The achievement that a new decision begins with (domain.md §1.4)."""
    if form is Form.BIEU_DUONG:
        return f"Tích cực tham gia phong trào thi đua “Dân vận khéo” năm {year}"
    return f"Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm {year}"


def check_commendation(
    commendation: Commendation, *, issuer: Issuer | None, signer: Signer | None, today: date
) -> list[Problem]:
    """Every problem of the decision's own fields. Errors keep it from being stored, warnings never do."""
    return [
        *_issuer_problems(commendation, issuer, signer, today),
        *_date_problems(commendation, today),
        *_meeting_problems(commendation),
        *_revocation_problems(commendation),
    ]


def check_signing(commendation: Commendation) -> list[Problem]:
    """What the registry must have given before a decision counts as signed: a number and a day."""
    problems = []
    if not commendation.number:
        problems.append(Problem("number", "number_missing"))
    if commendation.decision_date is None:
        problems.append(Problem("decision_date", "decision_date_missing"))
    return problems


def still_to_recover(commendation: Commendation, life: AwardCounts) -> tuple[int, int]:
    """How many awards' objects and how many awards' money a revoked decision still has to get back.

    Law on Emulation and Commendation 2022, article 93 clause 2.
    """
    if commendation.revoked_on is None:
        return 0, 0
    objects = 0 if commendation.object_recovered_on else life.presented
    return objects, 0 if commendation.money_recovered_on else life.paid


def _issuer_problems(
    commendation: Commendation, issuer: Issuer | None, signer: Signer | None, today: date
) -> Iterator[Problem]:
    day = commendation.decision_date
    if issuer is None:
        yield Problem("issuer_id", "issuer_missing")
        return
    if day and not issuer.issues_on(day):
        yield _warning("decision_date", "issuer_not_on_day", issuer=issuer.name, decision_date=day)
    if issuer.level is Level.WARD and commendation.form not in _WARD_FORMS:
        yield _warning("form", "bang_khen_not_of_ward", issuer=issuer.name)
    if signer and signer.issuer_id != issuer.id:
        yield Problem("signer_id", "signer_of_another_issuer", {"signer": signer.name, "issuer": issuer.name})
    elif signer and not signer.signs_on(day or today):
        yield _warning("signer_id", "signer_not_on_day", signer=signer.name, decision_date=day or today)


def _date_problems(commendation: Commendation, today: date) -> Iterator[Problem]:
    day = commendation.decision_date
    if commendation.state is CommendationState.SIGNED and day is None:
        yield Problem("decision_date", "decision_date_missing")
    if commendation.number and day is None:
        yield _warning("decision_date", "number_without_date", number=commendation.number)
    if day and day > today:
        yield _warning("decision_date", "decision_date_ahead", decision_date=day)
    for name, code in (
        ("minutes_date", "minutes_after_decision"),
        ("proposal_date", "proposal_after_decision"),
    ):
        before = getattr(commendation, name)
        if day and before and before > day:
            yield _warning(name, code, decision_date=day)
    if (
        commendation.minutes_date
        and commendation.proposal_date
        and commendation.proposal_date < commendation.minutes_date
    ):
        yield _warning("proposal_date", "proposal_before_minutes", minutes_date=commendation.minutes_date)


def _meeting_problems(commendation: Commendation) -> Iterator[Problem]:
    present, total, votes = (
        commendation.members_present,
        commendation.members_total,
        commendation.votes_for,
    )
    for name in ("members_present", "members_total", "votes_for"):
        if (getattr(commendation, name) or 0) < 0:
            yield Problem(name, "count_negative")
    if present is not None and total is not None and present > total:
        yield Problem("members_present", "more_present_than_members", {"present": present, "total": total})
    elif present is not None and total is not None and 3 * present < 2 * total:
        yield _warning("members_present", "fewer_than_two_thirds", present=present, total=total)
    if votes is not None and present is not None and votes > present:
        yield Problem("votes_for", "more_votes_than_present", {"votes": votes, "present": present})


def _revocation_problems(commendation: Commendation) -> Iterator[Problem]:
    day, revoked = commendation.decision_date, commendation.revoked_on
    if revoked and not commendation.revocation_reason:
        yield Problem("revocation_reason", "revocation_reason_missing")
    if revoked and day and revoked < day:
        yield Problem("revoked_on", "revoked_before_decision", {"decision_date": day})
    for name in ("object_recovered_on", "money_recovered_on"):
        recovered = getattr(commendation, name)
        if revoked and recovered and recovered < revoked:
            yield _warning(name, "recovered_before_revocation", revoked_on=revoked)


def _warning(field: str, code: str, **values: object) -> Problem:
    return Problem(field, code, values, Severity.WARNING)
