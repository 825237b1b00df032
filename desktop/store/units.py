"""Administrative units and which became which."""

from __future__ import annotations

from desktop.records.unit import Unit, UnitLineage
from desktop.store.reader import Reader


def units(reader: Reader) -> dict[int, Unit]:
    """Every unit by its id, in order of entry."""
    return {unit.id or 0: unit for unit in reader.records(Unit, "ORDER BY id")}


def lineage(reader: Reader) -> list[UnitLineage]:
    """Every old → new pair; of one old unit the default heir first."""
    return reader.records(UnitLineage, "ORDER BY is_default_heir DESC, id")
