"""Units of the register across 1/7/2025: those of a day, what they came from, what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations import places
from desktop.operations.places import FormerPlace
from desktop.records.codes import UnitKind
from desktop.records.text import text_key, words
from desktop.records.unit import Unit, UnitLineage
from desktop.store import units as store
from desktop.store.file import RecordFile
from desktop.store.writer import Transaction
from desktop.words.places import former_name

_KINDS = {
    "phường": UnitKind.WARD,
    "xã": UnitKind.COMMUNE,
    "thị trấn": UnitKind.TOWNSHIP,
    "quận": UnitKind.DISTRICT,
    "huyện": UnitKind.DISTRICT,
    "thị xã": UnitKind.DISTRICT,
    "thành phố": UnitKind.CITY,
}
_KINDS_BY_LENGTH = sorted(_KINDS, key=len, reverse=True)  # "thị xã" before "xã"


@dataclass(frozen=True)
class Kin:
    """A predecessor or an heir of a unit. `shown` tells a former unit from a present one of the same name.

    `is_whole`: the old unit went undivided into the new one; `is_default_heir`: this is the suggested heir.
    """

    unit: Unit
    shown: str
    is_default_heir: bool
    is_whole: bool


@dataclass(frozen=True)
class UnitHit:
    """A unit that was searched for; `through` names the kin whose name was typed, empty for its own."""

    unit: Unit
    shown: str
    through: str = ""


def units_on(file: RecordFile, day: date) -> list[Unit]:
    """The units that existed on that day, in Vietnamese order of their names."""
    found = [unit for unit in store.units(file.read).values() if unit.existed_on(day)]
    return sorted(found, key=lambda unit: text_key(unit.name))


def all_units(file: RecordFile) -> list[UnitHit]:
    """Every unit as it is told from others of its name, in Vietnamese order."""
    units = store.units(file.read)
    found = [UnitHit(unit, shown_name(unit, units.get(unit.parent_id or 0))) for unit in units.values()]
    return sorted(found, key=lambda hit: text_key(hit.unit.name))


def shown_name(unit: Unit, parent: Unit | None) -> str:
    """ "phường Cửa Nam (cũ, quận Hoàn Kiếm, đến 30/6/2025)"; a present unit by its name alone."""
    return former_name(unit.name, parent.name if parent else "", unit.valid_to)


def predecessors(file: RecordFile, unit_id: int) -> list[Kin]:
    """What a unit came from: whole units, then those whose default heir it is, then other parts."""
    kin = _kin(
        file, [(row.old_unit_id, row) for row in store.lineage(file.read) if row.new_unit_id == unit_id]
    )
    return sorted(kin, key=lambda one: (not one.is_whole, not one.is_default_heir, text_key(one.unit.name)))


def heirs(file: RecordFile, unit_id: int) -> list[Kin]:
    """What a unit became, the default heir first; a person chooses, the default is only suggested."""
    return _kin(
        file, [(row.new_unit_id, row) for row in store.lineage(file.read) if row.old_unit_id == unit_id]
    )


def find_units(file: RecordFile, typed: str, on: date | None = None) -> list[UnitHit]:
    """Units by their own name, then by that of a predecessor or an heir, without marks, in any order."""
    wanted, units = words(typed), store.units(file.read)
    if not wanted:
        return []
    shown = {key: shown_name(unit, units.get(unit.parent_id or 0)) for key, unit in units.items()}
    named = [key for key, unit in units.items() if _has(unit, wanted)]
    pairs = [(row.old_unit_id, row.new_unit_id) for row in store.lineage(file.read)]
    through = [(new, old) for old, new in pairs if old in named] + [
        (old, new) for old, new in pairs if new in named
    ]
    hits = {key: UnitHit(units[key], shown[key]) for key in named}
    for key, kin in through:
        hits.setdefault(key, UnitHit(units[key], shown[key], shown[kin]))
    return [hit for hit in hits.values() if on is None or hit.unit.existed_on(on)]


def kind_and_name(name: str) -> tuple[UnitKind, str]:
    """ "thị trấn Trâu Quỳ" as its kind and "Trâu Quỳ"; a name without its kind is a ward's."""
    for start in _KINDS_BY_LENGTH:
        if name.casefold().startswith(f"{start} "):
            return _KINDS[start], name[len(start) + 1 :]
    return UnitKind.WARD, name


def write_unit(transaction: Transaction, ward: str, city: str, valid_from: date) -> Unit:
    """Write down a ward with the city above it and, for one of Hanoi, everything it came from.

    The other heirs of its divided predecessors are written too, so that the lineage of each is complete.
    """
    above = transaction.insert(Unit(city, UnitKind.CITY))
    unit = transaction.insert(Unit(ward, kind_and_name(ward)[0], above.id, valid_from))
    former = places.predecessors(ward) if valid_from == places.PRESENT_FROM else []
    present = {ward: unit} | _heirs(transaction, former, ward, above)
    _write_former(transaction, former, present, above)
    return unit


def _heirs(
    transaction: Transaction, former: Sequence[FormerPlace], ward: str, above: Unit
) -> dict[str, Unit]:
    names = sorted({heir for place in former for heir in place.heirs} - {ward}, key=text_key)
    others = [Unit(name, kind_and_name(name)[0], above.id, places.PRESENT_FROM) for name in names]
    return dict(zip(names, transaction.insert_many(others), strict=True))


def _write_former(
    transaction: Transaction, former: Sequence[FormerPlace], present: dict[str, Unit], above: Unit
) -> None:
    names = list(dict.fromkeys(place.district for place in former))
    districts = [Unit(name, UnitKind.DISTRICT, above.id, valid_to=places.FORMER_TO) for name in names]
    by_name = dict(zip(names, transaction.insert_many(districts), strict=True))
    units = [
        Unit(
            place.name,
            kind_and_name(place.name)[0],
            by_name[place.district].id,
            place.began,
            places.FORMER_TO,
        )
        for place in former
    ]
    transaction.insert_many(
        [
            UnitLineage(old.id or 0, present[heir].id or 0, is_default_heir=heir == place.default_heir)
            for place, old in zip(former, transaction.insert_many(units), strict=True)
            for heir in place.heirs
        ]
    )


def _kin(file: RecordFile, found: Sequence[tuple[int, UnitLineage]]) -> list[Kin]:
    units, rows = store.units(file.read), store.lineage(file.read)
    heirs_of = [row.old_unit_id for row in rows]
    return [
        Kin(
            units[key],
            shown_name(units[key], units.get(units[key].parent_id or 0)),
            row.is_default_heir,
            heirs_of.count(row.old_unit_id) == 1,
        )
        for key, row in found
    ]


def _has(unit: Unit, wanted: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in words(unit.name)) for word in wanted)
