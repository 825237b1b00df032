"""What may be wrong with a list as a whole: repeats, money paid twice, register numbers of another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.award_rules import key_of, listed_places, ordered, without_capitals
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.records.award import Award
    from desktop.records.commendation import Commendation


def list_problems(
    commendation: Commendation, awards: Sequence[Award], elsewhere: Sequence[tuple[Award, Commendation]]
) -> list[Problem]:
    """Every doubt about the rows of a decision; `award_id` in the values says which row.

    `elsewhere` are paid awards of the same recipients by other signed decisions that still stand.
    """
    rows = ordered(awards)
    return [
        *_repeats(rows),
        *_capitals(rows),
        *_merits(commendation, rows),
        *_paid_twice(commendation, rows, elsewhere),
        *_register_years(commendation, rows),
    ]


def _repeats(rows: Sequence[Award]) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], Award] = {}
    earlier = [(award, first.setdefault(key_of(award), award)) for award in rows]
    repeated = [(award, before) for award, before in earlier if before is not award]
    places = listed_places(rows) if repeated else {}
    for award, before in repeated:
        yield _row_warning(award, "printed_name", "already_in_list", **places[before.id])


def _capitals(rows: Sequence[Award]) -> Iterator[Problem]:
    for award in rows:
        if without_capitals(award.kind, award.printed_name):
            yield _row_warning(award, "printed_name", "name_without_capitals")


def _merits(commendation: Commendation, rows: Sequence[Award]) -> Iterator[Problem]:
    for award in rows:
        if not (award.merit or award.initiative or commendation.merit):
            yield _row_warning(award, "merit", "merit_missing_of")


def _paid_twice(
    commendation: Commendation, rows: Sequence[Award], elsewhere: Sequence[tuple[Award, Commendation]]
) -> Iterator[Problem]:
    """One person commended by Đảng ủy and UBND for one merit is paid once (domain.md, Corrections)."""
    for award in rows:
        for other, decision in elsewhere:
            if (
                award.amount
                and other.recipient_id == award.recipient_id
                and _merit_key(award, commendation) == _merit_key(other, decision)
            ):
                beside = _beside(other, decision)
                yield _row_warning(award, "amount", "paid_by_another", amount=other.amount, **beside)


def paid_to_near(
    commendation: Commendation,
    awards: Sequence[Award],
    namesakes: Sequence[tuple[int, Award, Commendation]],
) -> list[Problem]:
    """Rows whose achievement was paid to another card that may be the same recipient: look whether it is.

    `namesakes` are (id of the row, award, decision) of cards that are near the row's own.
    """
    rows = {award.id: award for award in awards}
    return [
        _row_warning(
            rows[row_id], "amount", "paid_to_near", unit=other.second_line, **_beside(other, decision)
        )
        for row_id, other, decision in namesakes
        if row_id in rows and _merit_key(rows[row_id], commendation) == _merit_key(other, decision)
    ]


def _beside(award: Award, decision: Commendation) -> dict[str, object]:
    """The award of another decision that a row is compared with."""
    return {"number": decision.number, "commendation_id": decision.id, "other_award_id": award.id}


def _merit_key(award: Award, commendation: Commendation) -> str:
    return fold_tones(award.initiative or award.merit or commendation.merit)


def _register_years(commendation: Commendation, rows: Sequence[Award]) -> Iterator[Problem]:
    day = commendation.decision_date
    for award in rows:
        if day and award.register_year is not None and award.register_year != day.year:
            yield _row_warning(award, "register_number", "register_of_another_year", year=award.register_year)


def _row_warning(award: Award, field: str, code: str, **values: object) -> Problem:
    return Problem(
        field, code, {"name": award.printed_name, "award_id": award.id, **values}, Severity.WARNING
    )
