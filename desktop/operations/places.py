"""The wards and communes of Hanoi since 1/7/2025 and what each came from: the program's own list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from desktop.records.text import text_key, words

PRESENT_FROM = date(2025, 7, 1)
FORMER_TO = date(2025, 6, 30)


@dataclass(frozen=True)
class FormerPlace:
    """A unit that ended on 30/6/2025, with its present heirs; the default heir stands first.

    `began` is the day of the units made by Nghị quyết 1286/NQ-UBTVQH15; None where it is longer ago.
    """

    name: str
    district: str
    heirs: tuple[str, ...]
    began: date | None = None

    @property
    def default_heir(self) -> str:
        """The heir with the larger or central part: a suggestion, no legal statement."""
        return self.heirs[0]

    @property
    def is_whole(self) -> bool:
        """Whether the unit went undivided into one present unit."""
        return len(self.heirs) == 1


@lru_cache(maxsize=1)
def wards() -> tuple[str, ...]:
    """All 126, such as "phường Hoàn Kiếm", in Vietnamese order (Nghị quyết 1656/NQ-UBTVQH15)."""
    return tuple(sorted(_read()["present"], key=text_key))


@lru_cache(maxsize=1)
def former_places() -> tuple[FormerPlace, ...]:
    """All 526 units of 30/6/2025, district after district."""
    found = _read()
    begun = {(district, name) for district, names in found["begun_2025"].items() for name in names}
    return tuple(
        FormerPlace(name, district, tuple(heirs), date(2025, 1, 1) if (district, name) in begun else None)
        for district, units in found["former"].items()
        for name, heirs in units.items()
    )


def predecessors(ward: str) -> list[FormerPlace]:
    """What a present unit came from: whole units, then those whose default heir it is, then other parts."""
    found = [place for place in former_places() if ward in place.heirs]
    return sorted(
        found, key=lambda place: (not place.is_whole, place.default_heir != ward, text_key(place.name))
    )


def wards_like(typed: str, limit: int = 8) -> list[str]:
    """The wards whose own or former names have every typed word, without marks and in any order.

    Those found by their own name come first, and before all those whose name begins so; none while nothing
    is typed.
    """
    wanted = words(typed)
    if not wanted:
        return []
    own = [name for name in wards() if _has(name, wanted)]
    heirs = [place.heirs for place in former_places() if _has(place.name, wanted)]
    by_former = sorted({heir for some in heirs for heir in some}, key=text_key)
    defaults = {some[0] for some in heirs}
    ranked = [
        *sorted(own, key=lambda name: words(name)[1:2] != wanted[:1]),
        *sorted(by_former, key=lambda name: name not in defaults),
    ]
    return list(dict.fromkeys(ranked))[:limit]


def found_by_former_name(ward: str, typed: str) -> str:
    """The former unit through which `wards_like` found a ward; "" where its own name was typed."""
    wanted = words(typed)
    if _has(ward, wanted):
        return ""
    return next((place.name for place in predecessors(ward) if _has(place.name, wanted)), "")


def _has(name: str, wanted: list[str]) -> bool:
    return all(any(part.startswith(word) for part in words(name)) for word in wanted)


def _read() -> Mapping[str, Any]:
    text = (resources.files("resources") / "units" / "hanoi.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found
