"""What may be wrong with an initiative, its yearly rows and its recognitions, and how two years compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.records.codes import InitiativeState, Level, Novelty
from desktop.records.initiative import Initiative, InitiativeYear, Recognition, RegisteredInitiative
from desktop.records.level import LAST_DAY_OF_DISTRICTS
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold_tones

ITEMS: tuple[str, ...] = (
    "name", "situation", "goal", "content", "area", "force", "resources", "outcome", "upkeep",
)  # fmt: skip
"""The nine items of the registration form, in its order (domain.md §4.3)."""

GIVEN_UP = frozenset({InitiativeState.FAILED, InitiativeState.WITHDRAWN})
"""States from which nothing is carried on into the next year."""

_FIRST_YEAR, _LAST_YEAR = 2009, 2200  # Kế hoạch 70-KH/BDVTW of 26/2/2009 launched the movement
_HIGHEST_SCORE = 100


@dataclass(frozen=True)
class YearComparison:
    """What became of the initiatives of the year before, and what came new.

    `same` and `changed` are rows of `year`, `dropped` those of the year before that are not in it.
    """

    year: int
    same: tuple[RegisteredInitiative, ...] = ()
    changed: tuple[RegisteredInitiative, ...] = ()
    dropped: tuple[RegisteredInitiative, ...] = ()
    new: tuple[RegisteredInitiative, ...] = ()


def check_initiative(draft: Initiative, others: Iterable[Initiative] = ()) -> list[Problem]:
    """The problems of a registration form; `others` are the initiatives already in the register."""
    problems = [] if draft.name else [Problem("name", "initiative_name_missing")]
    problems += [
        Problem(item, "item_missing", severity=Severity.WARNING)
        for item in ITEMS[1:]
        if not getattr(draft, item)
    ]
    if not draft.owner:
        problems.append(Problem("owner", "owner_missing", severity=Severity.WARNING))
    if draft.name and any(_alike(draft, other) for other in others):
        values = {"name": draft.name, "owner": draft.owner}
        problems.append(Problem("name", "initiative_repeated", values, Severity.WARNING))
    return problems


def check_year(
    draft: InitiativeYear, others: Sequence[InitiativeYear] = (), recognitions: Sequence[Recognition] = ()
) -> list[Problem]:
    """The problems of one year; `others` are the years the same initiative already has."""
    return [*_calendar(draft, others), *_figures(draft), *_outcome(draft, recognitions)]


def check_recognition(
    draft: Recognition, year: InitiativeYear, others: Iterable[Recognition] = ()
) -> list[Problem]:
    """The problems of a recognition; `others` are those the same year already has."""
    problems = []
    if any(other.level is draft.level and other.id != draft.id for other in others):
        problems.append(Problem("level", "level_repeated", {"year": year.year}))
    if draft.level is Level.DISTRICT and _after_districts(draft, year):
        problems.append(Problem("level", "district_is_gone", severity=Severity.WARNING))
    if year.state in GIVEN_UP:
        problems.append(Problem("level", "recognised_though_given_up", severity=Severity.WARNING))
    if draft.commendation_id is None and not draft.decision:
        problems.append(Problem("decision", "recognition_without_decision", severity=Severity.WARNING))
    return problems


def state_of(year: InitiativeYear, recognitions: Sequence[Recognition]) -> InitiativeState:
    """How far an initiative of a year has come: one that was recognised says so whatever was noted before."""
    return InitiativeState.RECOGNISED if recognitions else year.state


def compared(
    year: int, rows: Iterable[RegisteredInitiative], before: Iterable[RegisteredInitiative]
) -> YearComparison:
    """The summary of carrying on: `rows` of the year, `before` those of the year before it."""
    present = [row for row in rows if row.year.state is not InitiativeState.WITHDRAWN]
    earlier = [row for row in before if row.year.state is not InitiativeState.WITHDRAWN]
    ids, ids_before = ({row.initiative.id for row in some} for some in (present, earlier))
    kept = [row for row in present if row.initiative.id in ids_before]
    return YearComparison(
        year,
        tuple(row for row in kept if not row.year.changes),
        tuple(row for row in kept if row.year.changes),
        tuple(row for row in earlier if row.initiative.id not in ids),
        tuple(row for row in present if row.initiative.id not in ids_before),
    )


def _alike(one: Initiative, other: Initiative) -> bool:
    return one.id != other.id and (fold_tones(one.name), fold_tones(one.owner)) == (
        fold_tones(other.name),
        fold_tones(other.owner),
    )


def _calendar(draft: InitiativeYear, others: Sequence[InitiativeYear]) -> Iterator[Problem]:
    values = {"year": draft.year}
    if not _FIRST_YEAR <= draft.year <= _LAST_YEAR:
        yield Problem("year", "initiative_year_wrong", values)
    years = {other.year for other in others if other.id != draft.id}
    if draft.year in years:
        yield Problem("year", "year_repeated", values)
    earlier = [known for known in years if known < draft.year]
    if draft.novelty is not Novelty.KEPT and earlier:
        yield Problem("novelty", "not_new", {"year": min(earlier)}, Severity.WARNING)


def _figures(draft: InitiativeYear) -> Iterator[Problem]:
    if draft.people is not None and draft.people < 0:
        yield Problem("people", "count_negative")
    if draft.money is not None and draft.money < 0:
        yield Problem("money", "value_negative")
    if draft.score is not None and not 0 <= draft.score <= _HIGHEST_SCORE:
        yield Problem("score", "score_out_of_range", {"highest": _HIGHEST_SCORE})


def _outcome(draft: InitiativeYear, recognitions: Sequence[Recognition]) -> Iterator[Problem]:
    if draft.state is InitiativeState.RECOGNISED and not recognitions:
        yield Problem("state", "recognised_without_level", severity=Severity.WARNING)


def _after_districts(draft: Recognition, year: InitiativeYear) -> bool:
    if draft.recognised_on is not None:
        return draft.recognised_on > LAST_DAY_OF_DISTRICTS
    return year.year > LAST_DAY_OF_DISTRICTS.year
