"""Names of units that are no longer there on a day, found in what is to be printed (product.md §5, 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.records.codes import UnitKind
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold_tones
from desktop.records.unit import Unit, UnitLineage

_SHORT = {fold_tones(short): fold_tones(long) for short, long in (("P", "phường"), ("Q", "quận"))}
_COMMITTEE = fold_tones("ủy")
_FORMER = fold_tones("cũ")
_MOST_HEIRS = 3

_Words = tuple[str, ...]


@dataclass(frozen=True)
class GoneUnit:
    """A unit that ended: its name, the first day without it, and what it went into, the main heir first."""

    name: str
    gone_on: date
    heirs: Sequence[str] = ()


@dataclass(frozen=True)
class UnitNames:
    """The names that units bear on a day: None for one that stands, else what became of the former one."""

    known: Mapping[_Words, GoneUnit | None] = field(default_factory=dict)

    def gone_in(self, text: str) -> list[GoneUnit]:
        """The former units that a text names, each once; "(cũ)" behind a name says that it is meant so.

        The longest name wins, so that "phường Văn Miếu - Quốc Tử Giám" does not name "phường Văn Miếu".
        """
        words = tuple(_SHORT.get(word, word) for word in fold_tones(text).split())
        found: dict[str, GoneUnit] = {}
        at = 0
        while at < len(words):
            name = self._name_at(words, at)
            unit = self.known.get(name) if name else None
            at += len(name) or 1
            if unit is not None and words[at : at + 1] != (_FORMER,):
                found.setdefault(unit.name, unit)
        return list(found.values())

    def _name_at(self, words: _Words, at: int) -> _Words:
        longest = max(map(len, self.known), default=0)
        lengths = range(min(longest, len(words) - at), 0, -1)
        return next((words[at : at + n] for n in lengths if words[at : at + n] in self.known), ())


def unit_names(units: Mapping[int, Unit], lineage: Iterable[UnitLineage], day: date) -> UnitNames:
    """The names on a day. The default heirs stand first in `lineage`; a district's heirs are its wards'."""
    rows = list(lineage)
    known: dict[_Words, GoneUnit | None] = {}
    for unit in units.values():
        if unit.valid_to is not None and unit.valid_to < day:
            gone = GoneUnit(unit.name, unit.valid_to + timedelta(days=1), _heirs(unit, units, rows))
            for written in _writings(unit):
                known.setdefault(written, gone)
    for unit in units.values():
        if unit.existed_on(day):
            known.update(dict.fromkeys(_writings(unit)))
    return UnitNames(known)


def gone_unit_problems(names: UnitNames, **texts: str) -> Iterator[Problem]:
    """Warns of every former unit that a text names; the keyword is the field in which it stands.

    `who` among the values is room for the name of the row where the sentence stands alone.
    """
    for where, text in texts.items():
        for unit in names.gone_in(text):
            values = {"who": "", "unit": unit.name, "gone": unit.gone_on, "heirs": _into(unit)}
            yield Problem(where, "unit_is_gone", values, Severity.WARNING)


def _into(unit: GoneUnit) -> str:
    named = ", ".join(unit.heirs[:_MOST_HEIRS])
    more = ", …" if len(unit.heirs) > _MOST_HEIRS else ""
    return f", nay thuộc {named}{more}" if named else ""


def _heirs(unit: Unit, units: Mapping[int, Unit], lineage: Sequence[UnitLineage]) -> tuple[str, ...]:
    ended = {unit.id, *(one.id for one in units.values() if one.parent_id == unit.id)}
    heirs = [row.new_unit_id for row in lineage if row.old_unit_id in ended]
    most_first = sorted(dict.fromkeys(heirs), key=lambda heir: -heirs.count(heir))
    return tuple(units[heir].name for heir in most_first if heir in units)


def _writings(unit: Unit) -> Iterator[_Words]:
    """The name as it is and, of a district, its committee's: "quận Hoàn Kiếm", "Quận ủy Hoàn Kiếm"."""
    words = tuple(fold_tones(unit.name).split())
    yield words
    if unit.kind is UnitKind.DISTRICT:
        yield (words[0], _COMMITTEE, *words[1:])
