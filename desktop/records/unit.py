"""Administrative units. The same name means different units in different years, so identity is the id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import UnitKind


@dataclass(frozen=True)
class Unit:
    """A ward, commune, district or city with the dates between which it existed."""

    name: str
    kind: UnitKind
    parent_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    id: int | None = None

    def existed_on(self, day: date) -> bool:
        """Whether the unit existed on that day; an open end counts as existing."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class UnitLineage:
    """Old unit → new unit on 1/7/2025: many to many, with one default heir for each old unit."""

    old_unit_id: int
    new_unit_id: int
    is_default_heir: bool = False
    id: int | None = None
