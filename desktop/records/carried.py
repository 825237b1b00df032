"""What was copied from a past decision and nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.records.problem import Problem, Severity

SAID = (
    "issuer_id", "form", "type", "signer_id", "subject", "occasion", "merit", "legal_basis", "money_source",
)  # fmt: skip
"""What a copied decision says as the old one did, each value marked until it is confirmed."""


@dataclass(frozen=True)
class CarriedValue:
    """A mark: the field of a draft, or with `award_id` a whole row, was copied from the decision `source`.

    It goes once the clerk confirms the value, changes it, or deletes the row.
    """

    commendation_id: int
    source: str
    field: str = ""
    award_id: int | None = None
    id: int | None = None


@dataclass(frozen=True)
class Carried:
    """The marks of one decision: fields and rows that wait, and where they come from."""

    source: str = ""
    fields: frozenset[str] = frozenset()
    award_ids: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.fields or self.award_ids)


def carried_of(marks: Sequence[CarriedValue]) -> Carried:
    """The marks of one decision together."""
    return Carried(
        marks[0].source if marks else "",
        frozenset(mark.field for mark in marks if mark.field),
        frozenset(mark.award_id for mark in marks if mark.award_id is not None),
    )


def carried_problems(carried: Carried) -> list[Problem]:
    """One warning for the rows and one for the decision's own fields; they never block."""
    rows, said = len(carried.award_ids), len(carried.fields)
    found = []
    if rows:
        found.append(_unchecked("carried_rows_unchecked", rows, carried.source))
    if said:
        found.append(_unchecked("carried_fields_unchecked", said, carried.source))
    return found


def _unchecked(code: str, count: int, source: str) -> Problem:
    return Problem("carried", code, {"count": count, "source": source}, Severity.WARNING)
