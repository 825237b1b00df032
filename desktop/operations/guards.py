"""What every operation on decisions asks first: is it there, may it change, is the draft without errors."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.errors import SoVangError
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer
from desktop.records.problem import Problem, Severity
from desktop.store.reader import Reader


def existing(reader: Reader, commendation_id: int) -> Commendation:
    """The stored commendation. Raises `SoVangError("commendation_gone")`."""
    found = reader.get(Commendation, commendation_id)
    if found is None:
        raise SoVangError("commendation_gone")
    return found


def issuer_of(reader: Reader, commendation: Commendation) -> Issuer:
    """The commendation's issuer. Raises `SoVangError("issuer_gone")`."""
    found = reader.get(Issuer, commendation.issuer_id)
    if found is None:
        raise SoVangError("issuer_gone")
    return found


def shown_number(commendation: Commendation) -> str:
    """The number as sentences show it."""
    return commendation.number or "(chưa có số)"


def refuse_without_reason(commendation: Commendation, reason: str) -> None:
    """Raise `SoVangError("reason_needed")` where a signed decision would change without a reason."""
    if commendation.state is CommendationState.SIGNED and not reason:
        raise SoVangError("reason_needed", number=shown_number(commendation))


def refuse_errors(problems: Sequence[Problem]) -> None:
    """Raise `SoVangError("draft_has_errors")` with `problems` and `count` where any is an error."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise SoVangError("draft_has_errors", count=len(errors), problems=errors)
