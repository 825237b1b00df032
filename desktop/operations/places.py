"""The wards and communes of Hanoi since 1/7/2025, for the forms that ask whose register it is."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources

from desktop.records.text import text_key, words


@lru_cache(maxsize=1)
def wards() -> tuple[str, ...]:
    """All 126, such as "phường Hoàn Kiếm", in Vietnamese order (Nghị quyết 1656/NQ-UBTVQH15)."""
    found = json.loads((resources.files("resources") / "units" / "hanoi-2025.json").read_text("utf-8"))
    return tuple(sorted((unit["name"] for unit in found["units"]), key=text_key))


def wards_like(typed: str, limit: int = 8) -> list[str]:
    """The wards that have every typed word, without marks and in any order; none while nothing is typed."""
    wanted = words(typed)
    if not wanted:
        return []
    fitting = [name for name in wards() if all(_begins(word, name) for word in wanted)]
    return sorted(fitting, key=lambda name: words(name)[1:2] != wanted[:1])[:limit]


def _begins(word: str, name: str) -> bool:
    return any(part.startswith(word) for part in words(name))
