"""Who of a list was commended already in the same year, by whichever decision (product.md P35)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.records.award import Award
from desktop.records.codes import CommendationType
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem, Severity

_NO_NUMBER = "(chưa có số)"
_NO_BASIS_FOR_MERIT = frozenset({CommendationType.MOVEMENT, CommendationType.SUDDEN})
"""Their results are not used as the basis of a công trạng proposal (NĐ 152/2025, domain.md §1.1)."""


@dataclass(frozen=True)
class Earlier:
    """An award of another decision to the recipient of the row `row_id`; `is_near`: of a card near theirs."""

    row_id: int | None
    award: Award
    decision: Commendation
    is_near: bool = False


def year_of(commendation: Commendation, today: date) -> int:
    """The year of a decision; that of today while it has no day."""
    return (commendation.decision_date or today).year


def repeat_problems(
    commendation: Commendation, names: dict[int | None, str], earlier: Sequence[Earlier], today: date
) -> list[Problem]:
    """One warning a row and other decision; `names` are the rows' printed names by id.

    `commendation_id` and `other_award_id` in the values say what lies beside it.
    """
    year = year_of(commendation, today)
    found: dict[tuple[int | None, int | None], Problem] = {}
    for one in earlier:
        if one.row_id in names and year_of(one.decision, today) == year:
            for problem in _repeats(commendation, names[one.row_id], one, year):
                found.setdefault((one.row_id, one.decision.id), problem)
    return list(found.values())


def _repeats(commendation: Commendation, name: str, one: Earlier, year: int) -> Iterator[Problem]:
    by_merit = commendation.type is CommendationType.MERIT and one.decision.type in _NO_BASIS_FOR_MERIT
    if by_merit and not one.is_near:
        yield _warning("movement_for_merit", name, one, year)
    elif one.decision.form is commendation.form:
        yield _warning("same_form_near" if one.is_near else "same_form_in_year", name, one, year)


def _warning(code: str, name: str, one: Earlier, year: int) -> Problem:
    values = {
        "name": name,
        "award_id": one.row_id,
        "number": one.decision.number or f"{_NO_NUMBER} {one.decision.subject}".strip(),
        "unit": one.award.second_line,
        "year": year,
        "commendation_id": one.decision.id,
        "other_award_id": one.award.id,
    }
    return Problem("printed_name", code, values, Severity.WARNING)
