"""Who issued before 1/7/2025: the offices of old wards and districts, for entering earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from desktop.operations.units import kind_and_name
from desktop.records.codes import Family, Level, UnitKind
from desktop.records.issuer import Issuer
from desktop.records.unit import Unit
from desktop.store import issuers, units
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.places import former_name

_WARDS = (UnitKind.WARD, UnitKind.COMMUNE, UnitKind.TOWNSHIP)
_DISTRICT_COMMITTEES = {  # the committee's name and its sign in numbers (HD 36-HD/VPTW)
    "quận": ("Quận ủy", "QU"),
    "huyện": ("Huyện ủy", "HU"),
    "thị xã": ("Thị ủy", "ThU"),
}


def add_former_issuers(file: RecordFile, unit_id: int) -> Future[Done[list[Issuer]]]:
    """Write down the offices of a ward's predecessors and of their districts, as one step.

    Those that stand already, by unit and name, are passed over. Their numbers and lines may be corrected.
    """
    name = units.units(file.read)[unit_id].name

    def work(transaction: Transaction) -> list[Issuer]:
        found = write_former_issuers(transaction, unit_id)
        transaction.say(count=len(found))
        return found

    return file.write(Deed("former_issuers_added", {"ward": name}, work))


def own_unit(file: RecordFile) -> Unit | None:
    """The ward that the office serves now; None where nothing says so."""
    by_id, today = units.units(file.read), file.now().date()
    found = (by_id.get(one.unit_id or 0) for one in issuers.issuers(file.read) if one.issues_on(today))
    return next((unit for unit in found if unit and unit.kind in _WARDS), None)


def missing_former_issuers(file: RecordFile, unit_id: int) -> list[Issuer]:
    """The former offices that `add_former_issuers` would write."""
    standing = {(one.unit_id, one.name) for one in issuers.issuers(file.read)}
    return [one for one in former_issuers(file.read, unit_id) if (one.unit_id, one.name) not in standing]


def write_former_issuers(transaction: Transaction, unit_id: int) -> list[Issuer]:
    """The same, within a deed that does more than that."""
    standing = {(one.unit_id, one.name) for one in issuers.issuers(transaction)}
    wanted = former_issuers(transaction, unit_id)
    return transaction.insert_many([one for one in wanted if (one.unit_id, one.name) not in standing])


def former_issuers(reader: Reader, unit_id: int) -> list[Issuer]:
    """The offices there were: for each predecessor and each of their districts one of the state, one of the
    Party (domain.md §3.1, §3.2, §8)."""
    by_id = units.units(reader)
    old = [by_id[row.old_unit_id] for row in units.lineage(reader) if row.new_unit_id == unit_id]
    old = sorted({unit.id: unit for unit in old}.values(), key=lambda unit: unit.id or 0)
    districts = [by_id[key] for key in dict.fromkeys(unit.parent_id for unit in old) if key]
    return [
        *(one for unit in old for one in _of_ward(unit, by_id[unit.parent_id or 0])),
        *(
            one
            for district in districts
            for one in _of_district(district, by_id.get(district.parent_id or 0))
        ),
    ]


def shown_issuer(issuer: Issuer, all_units: dict[int, Unit]) -> str:
    """The issuer's name; of one that has ended with its district, since a present one may be called alike."""
    unit = all_units.get(issuer.unit_id or 0)
    above = all_units.get(unit.parent_id or 0) if unit and unit.kind is not UnitKind.DISTRICT else None
    return former_name(issuer.name, above.name if above else "", issuer.valid_to)


def shown_issuers(reader: Reader, found: Sequence[Issuer]) -> list[str]:
    """The names to choose from, in the order given."""
    all_units = units.units(reader)
    return [shown_issuer(one, all_units) for one in found]


def _of_ward(unit: Unit, district: Unit) -> list[Issuer]:
    """Of an old ward: its Chairman, and the committee itself, which had no standing committee's header."""
    upper = unit.name.upper()
    return [
        _state(unit, Level.WARD),
        _issuer(
            f"Đảng ủy {unit.name}",
            unit,
            Family.PARTY,
            Level.WARD,
            f"ĐẢNG BỘ {district.name.upper()}\nĐẢNG ỦY {upper}\n*",
            "{n}-QĐ/ĐU",
            f"BAN CHẤP HÀNH ĐẢNG BỘ {upper}",
        ),
    ]


def _of_district(unit: Unit, city: Unit | None) -> list[Issuer]:
    name = kind_and_name(unit.name)[1]
    committee, sign = _DISTRICT_COMMITTEES[unit.name.removesuffix(f" {name}")]
    above = f"THÀNH ỦY {kind_and_name(city.name)[1].upper()}\n" if city else ""
    party = _issuer(
        f"{committee} {name}",
        unit,
        Family.PARTY,
        Level.DISTRICT,
        f"{above}{committee} {name}\n*".upper(),
        f"{{n}}-QĐ/{sign}",
    )
    return [_state(unit, Level.DISTRICT), party]


def _state(unit: Unit, level: Level) -> Issuer:
    name = f"Chủ tịch Ủy ban nhân dân {unit.name}"
    return _issuer(name, unit, Family.STATE, level, f"ỦY BAN NHÂN DÂN\n{unit.name.upper()}", "{n}/QĐ-UBND")


def _issuer(
    name: str, unit: Unit, family: Family, level: Level, header: str, pattern: str, authority: str = ""
) -> Issuer:
    return Issuer(
        name,
        family,
        level,
        kind_and_name(unit.name)[1],
        header_lines=header,
        authority_lines=authority or name.upper(),
        number_pattern=pattern,
        unit_id=unit.id,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )
