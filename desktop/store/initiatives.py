"""Initiatives, their years and their recognitions, read whole."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.records.award import Award
from desktop.records.codes import InitiativeState
from desktop.records.initiative import (
    Initiative,
    InitiativeYear,
    LocalField,
    RecognisedInitiative,
    Recognition,
    RegisteredInitiative,
)
from desktop.records.text import fold_tones
from desktop.store import search
from desktop.store.by_ids import by_ids
from desktop.store.commendations import VOID
from desktop.store.reader import Reader

_STANDING = (
    "(commendation_id IS NULL OR EXISTS (SELECT 1 FROM commendation WHERE commendation.id = commendation_id "
    f"AND decision_date IS NOT NULL AND NOT {VOID}))"
)
"""Recognised by a decision outside the register, or by one in it that was taken and still counts."""

_OF_YEARS = (
    "WHERE year IN (SELECT value FROM json_each(?)) "
    "ORDER BY year, (SELECT name_sort FROM initiative WHERE initiative.id = initiative_id), id"
)


def initiatives(reader: Reader) -> list[Initiative]:
    """All initiatives by name."""
    return reader.records(Initiative, "ORDER BY name_sort, id")


def named(reader: Reader, name: str) -> list[Initiative]:
    """The initiatives with that name, whatever its capitals and tone places."""
    return reader.records(Initiative, "WHERE name_folded = ? ORDER BY id", (fold_tones(name),))


def with_names(reader: Reader, name_keys: Sequence[str]) -> list[Initiative]:
    """The initiatives whose name has one of these keys (`fold_tones`), oldest first."""
    where = "WHERE name_folded IN (SELECT value FROM json_each(?)) ORDER BY id"
    return reader.records(Initiative, where, (json.dumps(list(name_keys)),))


def years_of(reader: Reader, initiative_ids: Sequence[int]) -> list[InitiativeYear]:
    """The yearly rows of initiatives, the earliest year first within each."""
    found = by_ids(reader, InitiativeYear, initiative_ids, column="initiative_id")
    places = {initiative_id: place for place, initiative_id in enumerate(initiative_ids)}
    return sorted(found, key=lambda row: (places[row.initiative_id], row.year, row.id or 0))


def registered(reader: Reader, years: Sequence[int]) -> list[RegisteredInitiative]:
    """What is registered for those years, by year and name; withdrawn ones among them."""
    rows = reader.records(InitiativeYear, _OF_YEARS, (json.dumps(list(years)),))
    return with_their_initiatives(reader, rows)


def with_their_initiatives(reader: Reader, rows: Sequence[InitiativeYear]) -> list[RegisteredInitiative]:
    """Yearly rows with their initiatives, in the order of the rows."""
    found = reader.get_many(Initiative, [row.initiative_id for row in rows])
    return [RegisteredInitiative(row, found[row.initiative_id]) for row in rows]


def recognitions(reader: Reader, year_ids: Sequence[int]) -> list[Recognition]:
    """Every recognition of yearly rows, also by decisions that are still drafts or were revoked."""
    return by_ids(reader, Recognition, year_ids, column="initiative_year_id")


def standing_recognitions(reader: Reader, year_ids: Sequence[int]) -> list[Recognition]:
    """The recognitions of yearly rows that count: not those by a draft, a revoked or a replaced decision."""
    where = (
        f"WHERE initiative_year_id IN (SELECT value FROM json_each(?)) AND {_STANDING} "
        "ORDER BY initiative_year_id, id"
    )
    return reader.records(Recognition, where, (json.dumps(list(year_ids)),))


def recognised(reader: Reader, rows: Sequence[RegisteredInitiative]) -> list[RecognisedInitiative]:
    """The recognitions that count among rows, in the order of the rows."""
    places = {row.id: (place, row) for place, row in enumerate(rows)}
    found = standing_recognitions(reader, [row.id for row in rows if row.id is not None])
    ordered = sorted(found, key=lambda one: (places[one.initiative_year_id][0], one.id or 0))
    return [
        RecognisedInitiative(one, row.year, row.initiative)
        for one in ordered
        for row in [places[one.initiative_year_id][1]]
    ]


def withdrawn(reader: Reader, years: Sequence[int]) -> int:
    """How many registrations of those years were withdrawn."""
    values = (InitiativeState.WITHDRAWN.value, json.dumps(list(years)))
    return reader.count(
        InitiativeYear, "WHERE state = ? AND year IN (SELECT value FROM json_each(?))", values
    )


def years(reader: Reader) -> list[int]:
    """The years for which anything is registered, the latest first."""
    rows = reader.rows("SELECT DISTINCT year FROM initiative_year ORDER BY year DESC")
    return [int(row["year"]) for row in rows]


def local_fields(reader: Reader) -> list[LocalField]:
    """The office's own fields in the order in which they were added."""
    return reader.records(LocalField, "ORDER BY id")


def of_local_field(reader: Reader, local_field_id: int) -> list[Initiative]:
    """The initiatives in one of the office's own fields."""
    return reader.records(Initiative, "WHERE local_field_id = ? ORDER BY id", (local_field_id,))


def awards_for(reader: Reader, initiative: Initiative) -> list[int]:
    """Ids of the awards whose line names the initiative, the oldest first."""
    wanted = fold_tones(initiative.name)
    found = by_ids(reader, Award, sorted(search.ids_with(reader, initiative.name, "award")))
    return [award.id or 0 for award in found if wanted and fold_tones(award.initiative) == wanted]
