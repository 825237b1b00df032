"""The units that a decision must not print any more: those of the register that ended before its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.records.award import Award
from desktop.records.commendation import Commendation
from desktop.records.gone_units import UnitNames, gone_unit_problems, unit_names
from desktop.records.problem import Problem
from desktop.store import units as store
from desktop.store.reader import Reader


def names_on(reader: Reader, commendation: Commendation, today: date) -> UnitNames:
    """The names of units on the day of a decision; today while it has none."""
    day = commendation.decision_date or today
    return unit_names(store.units(reader), store.lineage(reader), day)


def rows_with_gone_units(names: UnitNames, awards: list[Award]) -> list[Problem]:
    """Every row that names a former unit, each unit once; `award_id` in the values says which row."""
    return [
        replace(one, values={**one.values, "who": f"{award.printed_name}: ", "award_id": award.id})
        for award in awards
        for one in _once(
            gone_unit_problems(names, printed_name=award.printed_name, second_line=award.second_line)
        )
    ]


def _once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """One problem a unit, in the first field that names it."""
    found: dict[object, Problem] = {}
    for one in problems:
        found.setdefault(one.values["unit"], one)
    return found.values()
